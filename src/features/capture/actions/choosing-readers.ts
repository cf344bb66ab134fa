import { AppError } from '../../../kernel/errors.ts';
import type { CaptureId, PersonId } from '../../../kernel/ids.ts';
import type { Actor } from '../../../kernel/person.ts';
import type { Capture } from '../model.ts';
import {
  type ChosenReaders,
  checkedReaders,
  narrows,
  type RecordReaders,
  sameReaders,
} from '../readers.ts';
import type { CaptureDeps, Tx } from './deps.ts';
import type { RecordBase } from './record-base.ts';

/** Who reads a record: chosen before the first word, fewer at any time (FR-SAF-1). */
export function choosingReaders(
  { work, clock, person, members }: CaptureDeps,
  { existing, formOf, sheet }: RecordBase,
) {
  async function own(tx: Tx, who: Actor, id: CaptureId): Promise<Capture> {
    const capture = await existing(tx, id, who);
    if (capture.owner !== who.id) throw new AppError('not-yours', 'written by somebody else');
    const { publishes, becomes } = formOf(capture);
    if (!publishes || becomes === 'gap') {
      throw new AppError('illegal-move', `${capture.template} has readers of its own`);
    }
    return capture;
  }

  async function mustBeStaff(people: readonly PersonId[]): Promise<void> {
    const known = await Promise.all(people.map(person));
    if (known.some((one) => !one?.active || one.external)) {
      throw new AppError('invalid-input', 'readers are staff', { field: 'readers' });
    }
  }

  /** Those of `people` who are among the readers. */
  async function reading(
    { audience, community, unit, people }: RecordReaders,
    asked: readonly PersonId[],
  ): Promise<ReadonlySet<PersonId>> {
    if (audience === 'staff') return new Set(asked);
    if (community !== null) {
      return members(community, audience === 'moderators' ? 'moderators' : 'members');
    }
    if (audience !== 'unit') return new Set(people);
    const known = await Promise.all(asked.map(person));
    return new Set(known.flatMap((one) => (one?.unit === unit ? one.id : [])));
  }

  /** @throws AppError `illegal-move`, `audience-wider` */
  async function mustBeFewer(before: Capture, after: RecordReaders): Promise<void> {
    if (before.state !== 'published') {
      throw new AppError('illegal-move', `readers of what is ${before.state}`);
    }
    if (!narrows(before.readers, after, await reading(before.readers, after.people))) {
      const why = `${before.readers.audience} to ${after.audience}`;
      throw new AppError('audience-wider', why, { context: 'record' });
    }
  }

  return {
    /**
     * Of a draft any, of what is out fewer. The same choice again changes nothing.
     * @throws AppError `not-found`, `not-yours`, `illegal-move`, `audience-wider_record`, `invalid-input`,
     *   `not-a-member`
     */
    async chooseReaders(who: Actor, id: CaptureId, chosen: ChosenReaders) {
      const before = await work.run((tx) => own(tx, who, id));
      const readers = checkedReaders(chosen, who);
      if (sameReaders(before.readers, readers)) return sheet(before, who);
      await mustBeStaff(readers.people);
      if (before.state !== 'draft') await mustBeFewer(before, readers);
      return work.run(async (tx) => {
        const after: Capture = { ...before, readers, updatedAt: clock.now() };
        // Whatever was written meanwhile is refused here, and chosen again.
        await tx.captures.update(after);
        if (before.state === 'published') {
          tx.emit({ type: 'capture.narrowed', actor: who.id, data: { capture: id } });
          const detail = { from: before.readers.audience, to: readers.audience };
          tx.audit({ actor: who.id, verb: 'capture.narrow', subject: `capture:${id}`, detail });
        }
        return sheet({ ...after, version: after.version + 1 }, who);
      });
    },

    /** What others wrote and this person reads, among fewer than all staff. */
    writtenFor: (who: Actor): Promise<readonly Capture[]> =>
      work.run((tx) => tx.captures.writtenFor(who)),
  };
}

import { AppError } from '../../../kernel/errors.ts';
import type { CaptureId, PersonId } from '../../../kernel/ids.ts';
import { decide } from '../../../kernel/machine.ts';
import type { Actor } from '../../../kernel/person.ts';
import { type Capture, editionOf } from '../model.ts';
import { captureMachine, mayRead } from '../policy.ts';
import type { CaptureDeps, Tx } from './deps.ts';
import type { RecordBase } from './record-base.ts';

export const MOST_LETTERS = 50;

/** What is out goes by mail to whom its author names: to each once for each time that it came out. */
export function distributing({ work, clock }: CaptureDeps, { existing }: RecordBase) {
  /** @throws AppError `not-yours`, `illegal-move`; `audience-wider` for whoever it is not for */
  async function chosen(tx: Tx, who: Actor, id: CaptureId, people: readonly Actor[]) {
    const capture = await existing(tx, id, who);
    decide(captureMachine, capture, 'distribute', who);
    if (people.length === 0 || people.length > MOST_LETTERS)
      throw new AppError('invalid-input', `${people.length} letters`, { field: 'to' });
    const outside = people.find((person) => !mayRead(capture, person));
    if (outside) throw new AppError('audience-wider', `${outside.id} may not read ${id}`);
    const had = await tx.captureLetters.of(id, editionOf(capture));
    return { capture, had: new Set<PersonId>(had) };
  }

  const named = (people: readonly Actor[], had: ReadonlySet<PersonId>) => ({
    to: people.filter((one) => !had.has(one.id)),
    already: people.filter((one) => had.has(one.id)),
  });

  return {
    /** Who would get it now, and who had it before. Nothing is sent. */
    before: (who: Actor, id: CaptureId, people: readonly Actor[]) =>
      work.run(async (tx) => {
        const { capture, had } = await chosen(tx, who, id, people);
        return { capture, ...named(people, had) };
      }),

    /** @param edition as its author saw it: what came out since is another. The same person again gets nothing. */
    send: (
      who: Actor,
      id: CaptureId,
      edition: number,
      people: readonly Actor[],
    ): Promise<{ readonly capture: Capture; readonly to: readonly Actor[] }> =>
      work.run(async (tx) => {
        const { capture, had } = await chosen(tx, who, id, people);
        if (editionOf(capture) !== edition)
          throw new AppError('changed-meanwhile', `edition ${edition} of ${id} is over`);
        const { to } = named(people, had);
        const at = clock.now();
        for (const { id: person } of to) {
          await tx.captureLetters.insert({ capture: id, edition, person, by: who.id, at });
          const data = { capture: id, edition, person };
          tx.emit({ type: 'capture.distributed', actor: who.id, data });
        }
        const detail = { letters: to.length };
        tx.audit({ actor: who.id, verb: 'capture.distribute', subject: `capture:${id}`, detail });
        return { capture, to };
      }),
  };
}

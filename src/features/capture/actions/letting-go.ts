import { AppError } from '../../../kernel/errors.ts';
import type { CaptureId, ProductId } from '../../../kernel/ids.ts';
import { decide } from '../../../kernel/machine.ts';
import { isNobody } from '../../../kernel/nobody.ts';
import type { Actor } from '../../../kernel/person.ts';
import type { PublishTrouble } from '../../../ports/library.ts';
import { type Capture, type CaptureMove, isOpen, lyingOf, problems } from '../model.ts';
import { captureMachine } from '../policy.ts';
import { namesNobody } from '../readers.ts';
import { heldUp } from '../trouble.ts';
import type { CaptureDeps, Tx } from './deps.ts';
import type { RecordBase } from './record-base.ts';

const LONGEST_REASON = 500;

/** Where a record went. A known gap has no document. */
export interface Whereabouts {
  readonly product: ProductId | null;
  readonly webUrl: string | null;
  /** Name of the file, so that a next version takes its place; null where there is none. */
  readonly file: string | null;
  /** The library in which that lies; null with no file. */
  readonly drive: string | null;
}

/** How a record leaves its author's desk, and how it is taken back. */
export function lettingGo({ work, clock, terms, mustBeLabelled }: CaptureDeps, base: RecordBase) {
  const { formOf, existing, sheet, mustPublish, mustBeFilled } = base;

  async function keep(tx: Tx, after: Capture): Promise<Capture> {
    await tx.captures.update(after);
    return { ...after, version: after.version + 1 };
  }

  const withMove = (capture: Capture, move: Omit<CaptureMove, 'at'>): Capture => {
    const at = clock.now();
    return {
      ...capture,
      history: [...capture.history, { ...move, at: at.toISOString() }],
      updatedAt: at,
    };
  };

  async function submitted(tx: Tx, who: Actor, before: Capture): Promise<Capture> {
    mustPublish(before);
    const gone = before.state === 'publishing' || before.state === 'published';
    if (before.owner === who.id && gone) return before;
    const state = decide(captureMachine, before, 'submit', who);
    mustBeFilled(who, before);
    if (namesNobody(before.readers)) {
      throw new AppError('invalid-input', 'nobody is named to read it', { field: 'readers' });
    }
    tx.emit({ type: 'capture.submitted', actor: who.id, data: { capture: before.id } });
    tx.audit({ actor: who.id, verb: 'capture.submit', subject: `capture:${before.id}` });
    return keep(tx, { ...before, state, updatedAt: clock.now() });
  }

  return {
    /**
     * The author lets it go. Pressing twice publishes once.
     * @throws AppError `fields-missing` with the fields' labels, of the form or of what the record says of itself
     */
    async submit(who: Actor, id: CaptureId) {
      // What the form itself lacks is said first: it is nearer.
      const complete = await work.run(async (tx) => {
        const capture = await existing(tx, id, who);
        return Object.keys(problems(formOf(capture), capture.answers, terms)).length === 0;
      });
      if (complete) await mustBeLabelled(who, 'capture', id);
      const capture = await work.run(async (tx) => submitted(tx, who, await existing(tx, id, who)));
      return sheet(capture, who);
    },

    async discard(who: Actor, id: CaptureId): Promise<void> {
      await work.run(async (tx) => {
        const before = await existing(tx, id, who);
        mustPublish(before);
        const state = decide(captureMachine, before, 'discard', who);
        await tx.captures.update({ ...before, state, updatedAt: clock.now() });
        tx.audit({ actor: who.id, verb: 'capture.discard', subject: `capture:${id}` });
      });
    },

    /** It is where others find it. Idempotent; the prompt that asked for it is answered with it. */
    async markPublished(
      id: CaptureId,
      { product, webUrl, file, drive }: Whereabouts,
    ): Promise<void> {
      await work.run(async (tx) => {
        const before = await tx.captures.get(id);
        if (before?.state !== 'publishing') return;
        const state = decide(captureMachine, before, 'record', 'clock');
        const moved = withMove(before, { move: 'published', reason: '', file, drive });
        await keep(tx, { ...moved, state, product, webUrl, trouble: null });
        tx.emit({
          type: 'capture.published',
          actor: isNobody(before.owner) ? null : before.owner,
          data: { capture: id, person: before.owner, product },
        });
      });
    },

    /** It lies where no more people read it than its author wants, or nowhere but here. Idempotent. */
    async markNarrowed(id: CaptureId, { product, webUrl, file, drive }: Whereabouts) {
      await work.run(async (tx) => {
        const before = await tx.captures.get(id);
        const lies = before && lyingOf(before);
        if (before?.state !== 'published' || (lies?.file === file && lies?.drive === drive)) return;
        const moved = withMove(before, { move: 'narrowed', reason: '', file, drive });
        await keep(tx, { ...moved, product, webUrl });
      });
    },

    /** SharePoint did not take it: it stays let go and is tried again; its author hears why, once for each reason. */
    async markHeld(id: CaptureId, why: PublishTrouble): Promise<void> {
      await work.run(async (tx) => {
        const before = await tx.captures.get(id);
        if (before?.state !== 'publishing') return;
        const trouble = heldUp(before.trouble, why, clock.now());
        await tx.captures.update({ ...before, trouble });
        const news = trouble.told && !(before.trouble?.told && before.trouble.why === why);
        if (!news) return;
        const data = { capture: id, person: before.owner, why };
        tx.emit({ type: 'capture.held', actor: null, data });
      });
    },

    /**
     * The author takes it back, with a reason that readers of its document see. Twice is once.
     * @throws AppError `reason-required`
     */
    async retract(who: Actor, id: CaptureId, given: string) {
      const reason = given.trim().slice(0, LONGEST_REASON);
      if (reason === '') throw new AppError('reason-required', 'taken back without a reason');
      const capture = await work.run(async (tx) => {
        const before = await existing(tx, id, who);
        const gone = before.state === 'retracting' || before.state === 'retracted';
        if (before.owner === who.id && gone) return before;
        if (formOf(before).becomes === 'gap') {
          throw new AppError('illegal-move', 'a gap is closed, not taken back');
        }
        const state = decide(captureMachine, before, 'retract', who);
        const after = withMove(before, { move: 'retracted', reason, file: null });
        tx.emit({ type: 'capture.retracted', actor: who.id, data: { capture: id } });
        tx.audit({ actor: who.id, verb: 'capture.retract', subject: `capture:${id}`, reason });
        return keep(tx, { ...after, state });
      });
      return sheet(capture, who);
    },

    /** Its document says now that it was taken back. Idempotent. */
    async markRetracted(id: CaptureId): Promise<void> {
      await work.run(async (tx) => {
        const before = await tx.captures.get(id);
        if (before?.state !== 'retracting') return;
        const state = decide(captureMachine, before, 'record', 'clock');
        await keep(tx, { ...before, state, updatedAt: clock.now() });
      });
    },

    /** What was taken back is written anew, and published as a next version of the same document. Twice is once. */
    async takeUpAgain(who: Actor, id: CaptureId) {
      const capture = await work.run(async (tx) => {
        const before = await existing(tx, id, who);
        mustPublish(before);
        if (before.owner === who.id && isOpen(before)) return before;
        const state = decide(captureMachine, before, 'reopen', who);
        return keep(tx, { ...before, state, updatedAt: clock.now() });
      });
      return sheet(capture, who);
    },
  };
}

export type LettingGo = ReturnType<typeof lettingGo>;

import { AppError } from '../../../kernel/errors.ts';
import { asId, type CaptureId, type RoundId } from '../../../kernel/ids.ts';
import { availableActions, decide } from '../../../kernel/machine.ts';
import type { Actor } from '../../../kernel/person.ts';
import type { Capture, CaptureVerb } from '../model.ts';
import { captureMachine, type Who } from '../policy.ts';
import { dueOf, type Round, reminded, type Verdict } from '../review/model.ts';
import { shownFields } from '../template.ts';
import type { CaptureDeps, Tx } from './deps.ts';
import type { RecordBase } from './record-base.ts';

const LONGEST_WORD = 2_000;

/** What a reviewer says: of the whole, and of single fields by their id. */
export interface Remarks {
  readonly note: string;
  readonly comments: Readonly<Record<string, string>>;
}

/** What each move of the reviewer says of the round. */
const VERDICT_OF = { approve: 'approved', 'ask-changes': 'changes', decline: 'declined' } as const;
export type ReviewerVerb = keyof typeof VERDICT_OF;

const lastOf = (rounds: readonly Round[]): Round | null => rounds.at(-1) ?? null;

/** A colleague looks over what is to be a product: the author chooses who, and nothing of it goes out before (FR-QUA-1). */
export function reviewing(deps: CaptureDeps, base: RecordBase) {
  const { work, clock, ids, person } = deps;
  const { formOf, existing, mustBeComplete, mustPublish } = base;

  /** For its author and whoever was asked to look at it; to others it is not there. */
  async function readable(tx: Tx, id: CaptureId, who: Actor) {
    const capture = await tx.captures.get(id);
    const rounds = capture ? await tx.captureRounds.of(id) : [];
    const theirs = capture?.owner === who.id || rounds.some(({ reviewer }) => reviewer === who.id);
    if (!capture || !theirs) throw new AppError('not-found', `no review of ${id} for this reader`);
    return { capture, rounds };
  }

  /** Saves both, with what is due then. Answers the record as it is stored now. */
  async function moved(
    tx: Tx,
    before: Capture,
    verb: CaptureVerb,
    who: Who,
    round: Round,
    change: Partial<Capture> = {},
  ): Promise<Capture> {
    const state = decide(captureMachine, before, verb, who);
    const after: Capture = { ...before, ...change, state, updatedAt: clock.now() };
    await tx.captures.update(after);
    tx.plan(`capture-review:${before.id}`, dueOf(after, round));
    tx.audit({
      actor: who === 'clock' ? null : who.id,
      verb: `capture.${verb}`,
      subject: `capture:${before.id}`,
      detail: { round: round.number },
    });
    return { ...after, version: after.version + 1 };
  }

  async function settle(tx: Tx, round: Round, verdict: Verdict, said: Remarks): Promise<void> {
    await tx.captureRounds.update({ ...round, ...said, verdict, settledAt: clock.now() });
  }

  const NOTHING: Remarks = { note: '', comments: {} };

  /** Only of fields that the form has, and no longer than somebody reads. */
  function remarksOn(capture: Capture, { note, comments }: Remarks): Remarks {
    const fields = new Set(shownFields(formOf(capture), capture.answers).map(({ id }) => id));
    const kept = Object.entries(comments)
      .map(([field, words]) => [field, words.trim().slice(0, LONGEST_WORD)] as const)
      .filter(([field, words]) => fields.has(field) && words !== '');
    return { note: note.trim().slice(0, LONGEST_WORD), comments: Object.fromEntries(kept) };
  }

  function shown(capture: Capture, rounds: readonly Round[], who: Actor) {
    return {
      capture,
      template: formOf(capture),
      rounds,
      actions: availableActions(captureMachine, capture, who),
    };
  }

  return {
    /** @throws AppError `not-found` */
    read: (who: Actor, id: CaptureId) =>
      work.run(async (tx) => {
        const { capture, rounds } = await readable(tx, id, who);
        return shown(capture, rounds, who);
      }),

    /** Without a reader's eyes: for publishing and messages. */
    rounds: (id: CaptureId) => work.run((tx) => tx.captureRounds.of(id)),

    /** What waits for this person's look, and how it stands with their own. */
    async list(who: Actor) {
      const { waiting, owned } = await work.run(async (tx) => ({
        waiting: await tx.captures.waitingFor(who.id),
        owned: await tx.captures.ownedBy(who.id),
      }));
      const mine = owned.filter(
        ({ state }) => state === 'reviewing' || state === 'changing' || state === 'approved',
      );
      return { waiting, mine };
    },

    /**
     * Its author asks this colleague to look it over. The same again is once.
     * @throws AppError `fields-missing`; `invalid-input` where it is nobody who can
     */
    async send(who: Actor, id: CaptureId, reviewer: Actor) {
      const found = await work.run((tx) => existing(tx, id, who));
      await mustBeComplete(who, found);
      if (reviewer.id === who.id || !reviewer.active || reviewer.external)
        throw new AppError('invalid-input', 'no reviewer', { field: 'to' });
      return work.run(async (tx) => {
        const before = await existing(tx, id, who);
        mustPublish(before);
        const rounds = await tx.captureRounds.of(id);
        const again = before.state === 'reviewing' && before.reviewer === reviewer.id;
        if (again) return shown(before, rounds, who);
        const round: Round = {
          id: asId<RoundId>(ids.next()),
          version: 1,
          capture: id,
          number: rounds.length + 1,
          reviewer: reviewer.id,
          askedAt: clock.now(),
          answers: before.answers,
          verdict: null,
          settledAt: null,
          ...NOTHING,
        };
        const after = await moved(tx, before, 'send', who, round, { reviewer: reviewer.id });
        await tx.captureRounds.insert(round);
        tx.emit({
          type: 'capture.review-asked',
          actor: who.id,
          data: { capture: id, person: reviewer.id, round: round.id },
        });
        return shown(after, [...rounds, round], who);
      });
    },

    /**
     * What the reviewer says of it. The same again is once.
     * @param seen number of the round that they have before them: what came after it they have not read
     * @throws AppError `reason-required` where changes are asked for without saying which, `changed-meanwhile`
     */
    async say(who: Actor, id: CaptureId, verb: ReviewerVerb, seen: number, given: Remarks) {
      return work.run(async (tx) => {
        const { capture: before, rounds } = await readable(tx, id, who);
        const round = lastOf(rounds);
        if (!round || round.number !== seen)
          throw new AppError('changed-meanwhile', `round ${seen} of ${id} is over`);
        const verdict = VERDICT_OF[verb];
        if (round.reviewer === who.id && round.verdict === verdict) {
          return shown(before, rounds, who);
        }
        const said = remarksOn(before, given);
        const silent = said.note === '' && Object.keys(said.comments).length === 0;
        const after = await moved(tx, before, verb, who, round);
        if (verb === 'ask-changes' && silent)
          throw new AppError('reason-required', 'changes are asked for without a word');
        await settle(tx, round, verdict, said);
        tx.emit({
          type: 'capture.review-settled',
          actor: who.id,
          data: { capture: id, person: before.owner, round: round.id, verdict },
        });
        return shown(after, await tx.captureRounds.of(id), who);
      });
    },

    /** Its author takes it back from the reviewer, or goes on writing what was approved: it needs a new look then. */
    async takeBack(who: Actor, id: CaptureId) {
      return work.run(async (tx) => {
        const { capture: before, rounds } = await readable(tx, id, who);
        if (before.owner === who.id && before.state === 'draft') return shown(before, rounds, who);
        const round = lastOf(rounds);
        if (!round) throw new AppError('illegal-move', `nobody was asked about ${id}`);
        const verb = before.state === 'approved' ? 'revise' : 'recall';
        const after = await moved(tx, before, verb, who, round);
        if (round.verdict === null) await settle(tx, round, 'recalled', NOTHING);
        return shown(after, await tx.captureRounds.of(id), who);
      });
    },

    /** The clock looks at what waits: the reviewer is reminded, the author told; of whoever has left it comes back. */
    async remind(id: CaptureId): Promise<void> {
      const reviewer = (await work.run((tx) => tx.captures.get(id)))?.reviewer ?? null;
      const here = reviewer !== null && ((await person(reviewer))?.active ?? false);
      await work.run(async (tx) => {
        const capture = await tx.captures.get(id);
        const round = capture && lastOf(await tx.captureRounds.of(id));
        if (capture?.state !== 'reviewing' || !round || round.reviewer !== reviewer) return;
        const data = { capture: id, round: round.id };
        if (!here) {
          await moved(tx, capture, 'decline', 'clock', round);
          await settle(tx, round, 'left', NOTHING);
          const told = { ...data, person: capture.owner, verdict: 'left' as const };
          tx.emit({ type: 'capture.review-settled', actor: null, data: told });
          return;
        }
        const to = reminded(round, clock.now());
        if (to === null) return;
        const told =
          to === 'reviewer'
            ? { ...data, person: round.reviewer, about: 'waiting' as const }
            : { ...data, person: capture.owner, about: 'overdue' as const };
        tx.emit({ type: 'capture.review-due', actor: null, data: told });
      });
    },
  };
}

export type Reviewing = ReturnType<typeof reviewing>;

import { dayOf } from '../../kernel/days.ts';
import { AppError } from '../../kernel/errors.ts';
import { asId, type CaptureId, type PersonId, type PracticeId } from '../../kernel/ids.ts';
import type { Language } from '../../kernel/language.ts';
import { availableActions } from '../../kernel/machine.ts';
import type { Actor } from '../../kernel/person.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Transaction, UnitOfWork } from '../../ports/unit-of-work.ts';
import { type Deciding, decided, replacedBy } from './deciding.ts';
import { type Decision, type Practice, type PracticeVerb, STAGES, type Stage } from './model.ts';
import { practiceMachine } from './policy.ts';
import type { PracticeStores } from './store.ts';

/** The record that says what it is. */
export interface PracticeRecord {
  readonly title: string;
  readonly summary: string;
  readonly language: Language;
  readonly topics: readonly string[];
}

export interface PracticeDeps {
  readonly work: UnitOfWork<PracticeStores>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly detect: (text: string, fallback: Language) => Language;
  /** Of those that are out, the ones that this person may read: nothing else of the way is theirs to see. */
  readonly records: (who: Actor) => Promise<ReadonlyMap<CaptureId, PracticeRecord>>;
  /** Null for nobody that works here. */
  readonly actor: (person: PersonId) => Promise<Actor | null>;
}

/** A practice as one reader may see it. */
export interface PracticeSeen {
  readonly practice: Practice;
  readonly record: PracticeRecord;
  readonly actions: readonly PracticeVerb[];
}

type Tx = Transaction & PracticeStores;

const isStage = (word: string): word is Stage => (STAGES as readonly string[]).includes(word);

/** Good practices on their way from an idea to a rule: what was decided, by whom, why. */
export function practiceActions({ work, clock, ids, detect, records, actor }: PracticeDeps) {
  const seenBy = (practice: Practice, record: PracticeRecord, who: Actor): PracticeSeen => ({
    ...{ practice, record },
    actions: availableActions(practiceMachine, practice, who),
  });

  const gone = (id: PracticeId) => new AppError('not-found', `no practice ${id} for this reader`);

  async function recordOf(who: Actor, id: PracticeId): Promise<PracticeRecord> {
    const practice = await work.run((tx) => tx.practices.get(id));
    const record = practice && (await records(who)).get(practice.capture);
    if (!record) throw gone(id);
    return record;
  }

  async function stored(tx: Tx, id: PracticeId): Promise<Practice> {
    const practice = await tx.practices.get(id);
    if (!practice) throw gone(id);
    return practice;
  }

  /** Nobody answers for what they cannot read. @throws AppError `invalid-input` */
  async function mustRead(person: PersonId, id: PracticeId): Promise<void> {
    const sponsor = await actor(person);
    const capture = (await work.run((tx) => stored(tx, id))).capture;
    if (!sponsor?.active || !(await records(sponsor)).has(capture)) {
      throw new AppError('invalid-input', 'the sponsor does not read it', { field: 'sponsor' });
    }
  }

  return {
    /** A good practice is out: it stands where its author says it does. However often it comes out, it is on its way once. */
    enter: (capture: CaptureId, owner: PersonId, stage: string): Promise<void> =>
      work.run(async (tx) => {
        if (await tx.practices.byCapture(capture)) return;
        const state = isStage(stage) ? stage : 'idea';
        await tx.practices.insert({
          ...{ id: asId<PracticeId>(ids.next()), version: 1, capture, owner },
          ...{ state, sponsor: null, enteredAs: state, enteredAt: clock.now() },
        });
      }),

    /** What this person may read, the last that came first. */
    async list(who: Actor): Promise<readonly PracticeSeen[]> {
      const readable = await records(who);
      const all = readable.size === 0 ? [] : await work.run((tx) => tx.practices.list());
      return all.flatMap((practice) => {
        const record = readable.get(practice.capture);
        return record ? [seenBy(practice, record, who)] : [];
      });
    },

    /** @throws AppError `not-found` for whoever does not read its record */
    async read(who: Actor, id: PracticeId) {
      const record = await recordOf(who, id);
      return work.run(async (tx) => ({
        ...seenBy(await stored(tx, id), record, who),
        decisions: await tx.practices.decisions(id),
        follows: (await tx.practices.followers(id)).includes(who.id),
      }));
    },

    /**
     * Sent twice it is decided once.
     * @throws AppError `not-found`, and what `decided` refuses
     */
    async decide(who: Actor, id: PracticeId, given: Deciding, key: string): Promise<void> {
      await recordOf(who, id);
      if (given.verb === 'sponsor' && given.sponsor !== null) await mustRead(given.sponsor, id);
      await work.run(async (tx) => {
        if (await tx.practices.decisionByKey(key)) return;
        const before = await stored(tx, id);
        const last = (await tx.practices.decisions(id)).at(-1)?.on ?? null;
        const at = clock.now();
        const today = dayOf(at, who.zone);
        const { practice, decision } = decided(before, who, given, { today, last });
        const kept: Decision = {
          ...decision,
          ...{ id: ids.next(), at, language: detect(decision.reason, who.language) },
        };
        await tx.practices.update(practice);
        await tx.practices.record(kept, key);
        tx.emit({
          type: 'practice.decided',
          actor: who.id,
          data: { practice: id, decision: kept.id },
        });
        tx.audit({ actor: who.id, verb: `practice.${given.verb}`, subject: `practice:${id}` });
      });
    },

    /** To hear of what is decided, or no more. @throws AppError `not-found` */
    async follow(who: Actor, id: PracticeId, follows: boolean): Promise<void> {
      await recordOf(who, id);
      await work.run((tx) => tx.practices.follow(id, who.id, follows));
    },

    /** How far the practice of a record has come, without a reader's eyes; null where it is on no way yet. */
    stageOf: (capture: CaptureId): Promise<Stage | null> =>
      work.run(async (tx) => (await tx.practices.byCapture(capture))?.state ?? null),

    /** Without a reader's eyes, for what follows from a decision; null where it is gone. */
    decision: (id: PracticeId, decision: string) =>
      work.run(async (tx) => {
        const practice = await tx.practices.get(id);
        const decisions = await tx.practices.decisions(id);
        const found = decisions.find((one) => one.id === decision);
        if (!practice || !found) return null;
        const replaced = replacedBy(decisions, decision);
        return { practice, decision: found, replaced, followers: await tx.practices.followers(id) };
      }),
  };
}

export type PracticeActions = ReturnType<typeof practiceActions>;

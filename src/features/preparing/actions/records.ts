import { AppError } from '../../../kernel/errors.ts';
import { asId, type PreparationId } from '../../../kernel/ids.ts';
import { availableActions, decide } from '../../../kernel/machine.ts';
import type { Actor } from '../../../kernel/person.ts';
import {
  type Answers,
  type Judgement,
  judgedBy,
  LIMITS,
  type Preparation,
  type PreparationKind,
  type PreparationVerb,
  QUESTIONS,
  type Shown,
} from '../model.ts';
import { mayRead, mayShow, preparationMachine } from '../policy.ts';
import type { PreparingDeps, Tx } from './deps.ts';

export interface Beginning {
  readonly kind: PreparationKind;
  readonly subject: string;
  /** In any words; what names no country is left to the subject. */
  readonly country: string;
  readonly mission: string | null;
  /** The card or form that it was begun by: pressed twice it begins one. */
  readonly key: string;
}

/** Answers that are there, and where to go on. */
export interface Sitting {
  readonly answers: Answers;
  readonly step?: number;
}

const MOST_MINE = 50;

/** What somebody writes down before they begin something. */
export function records({ work, clock, ids, detect, terms, opens }: PreparingDeps) {
  /** To whom it is not shown it does not exist. */
  async function existing(tx: Tx, id: PreparationId, who: Actor): Promise<Preparation> {
    const found = await tx.preparations.get(id);
    if (!found || !mayRead(found, who)) throw new AppError('not-found', `no preparation ${id}`);
    return found;
  }

  const withMoves = (preparation: Preparation, who: Actor) => ({
    preparation,
    actions: availableActions(preparationMachine, preparation, who),
  });

  /** The topics and countries that its words speak of by now. */
  function understood(preparation: Preparation): Preparation {
    const { subject, answers, countries } = preparation;
    const words = [subject, answers.needs, answers.gaps].filter(Boolean).join('\n');
    return {
      ...preparation,
      topics: terms.topicsIn(words),
      countries: [...new Set([...countries, ...terms.countriesIn(subject)])],
    };
  }

  async function move(
    tx: Tx,
    before: Preparation,
    verb: PreparationVerb,
    who: Actor,
    change: Partial<Preparation>,
  ): Promise<Preparation> {
    const state = decide(preparationMachine, before, verb, who);
    const after = understood({ ...before, ...change, state, updatedAt: clock.now() });
    await tx.preparations.update(after);
    return { ...after, version: after.version + 1 };
  }

  /** Only the four questions; an over-long answer is refused, never cut. */
  function accepted(given: Answers): Answers {
    const answers: Partial<Record<(typeof QUESTIONS)[number], string>> = {};
    for (const question of QUESTIONS) {
      const answer = given[question]?.trim();
      if (answer === undefined) continue;
      if (answer.length > LIMITS.answer) {
        throw new AppError('too-large', `answer ${question}`, { limit: LIMITS.answer });
      }
      answers[question] = answer;
    }
    return answers;
  }

  return {
    /** @throws AppError `invalid-input` for no subject */
    async begin(who: Actor, { kind, subject, country, mission, key }: Beginning) {
      const words = subject.trim().slice(0, LIMITS.subject);
      if (words === '') throw new AppError('invalid-input', 'no subject', { field: 'subject' });
      const preparation = await work.run(async (tx) => {
        const earlier = await tx.preparations.byKey(key);
        if (earlier) return earlier;
        const now = clock.now();
        const made = understood({
          id: asId<PreparationId>(ids.next()),
          version: 1,
          owner: who.id,
          kind,
          subject: words,
          countries: terms.countriesIn(country.slice(0, LIMITS.country)),
          topics: [],
          language: detect(words, who.language),
          mission,
          answers: {},
          judged: [],
          step: 0,
          shown: 'self',
          state: 'draft',
          createdAt: now,
          updatedAt: now,
        });
        await tx.preparations.insert(made, key);
        tx.audit({ actor: who.id, verb: 'preparation.begin', subject: `preparation:${made.id}` });
        return made;
      });
      if (preparation.owner !== who.id) throw new AppError('not-yours', 'begun by somebody else');
      return withMoves(preparation, who);
    },

    /** @throws AppError `not-found` */
    read: (who: Actor, id: PreparationId) =>
      work.run(async (tx) => withMoves(await existing(tx, id, who), who)),

    /** Without a reader's eyes: for what follows from it. */
    get: (id: PreparationId) => work.run((tx) => tx.preparations.get(id)),

    async mine(who: Actor): Promise<readonly Preparation[]> {
      return (await work.run((tx) => tx.preparations.ownedBy(who.id))).slice(0, MOST_MINE);
    },

    /** Saves these answers; the others stay. @throws AppError `not-found`, `not-yours`, `illegal-move`, `too-large` */
    async answer(who: Actor, id: PreparationId, { answers, step }: Sitting) {
      const given = accepted(answers);
      return work.run(async (tx) => {
        const before = await existing(tx, id, who);
        const change = {
          answers: { ...before.answers, ...given },
          step: Math.max(0, Math.min(step ?? before.step, QUESTIONS.length)),
        };
        return withMoves(await move(tx, before, 'answer', who, change), who);
      });
    },

    /** It is used, or does not fit and why. @throws AppError `not-found`, `reason-required`, `illegal-move` */
    async judge(who: Actor, id: PreparationId, { product, verdict, reason }: Judgement) {
      const why = reason.trim().slice(0, LIMITS.reason);
      if (verdict === 'misfit' && why === '') {
        throw new AppError('reason-required', 'a document is set aside with a reason');
      }
      await opens(who, product);
      return work.run(async (tx) => {
        const before = await existing(tx, id, who);
        const given = { product, verdict, reason: verdict === 'misfit' ? why : '' };
        const judged = judgedBy(before.judged, given);
        const after = await move(tx, before, 'answer', who, { judged });
        tx.emit({ type: 'preparation.judged', actor: who.id, data: { preparation: id, product } });
        return withMoves(after, who);
      });
    },

    /** Kept as it is, and shown to whom its author allows. @throws AppError `not-a-member`, `illegal-move` */
    async finish(who: Actor, id: PreparationId, shown: Shown) {
      if (!mayShow(shown, who))
        throw new AppError('not-a-member', 'shown in a community of others');
      return work.run(async (tx) => {
        const before = await existing(tx, id, who);
        if (before.state === 'finished' && before.shown === shown) return withMoves(before, who);
        const after = await move(tx, before, 'finish', who, { shown, step: QUESTIONS.length });
        tx.audit({
          actor: who.id,
          verb: 'preparation.finish',
          subject: `preparation:${id}`,
          detail: { shown },
        });
        return withMoves(after, who);
      });
    },

    /** Back to a draft: from then on nobody else reads it. */
    reopen: (who: Actor, id: PreparationId) =>
      work.run(async (tx) => {
        const before = await existing(tx, id, who);
        return withMoves(await move(tx, before, 'reopen', who, { shown: 'self', step: 0 }), who);
      }),

    async discard(who: Actor, id: PreparationId): Promise<void> {
      await work.run(async (tx) => {
        await move(tx, await existing(tx, id, who), 'discard', who, {});
        tx.audit({ actor: who.id, verb: 'preparation.discard', subject: `preparation:${id}` });
      });
    },

    /** What others found out before on the same topic or country, as far as they show it to this reader. */
    async ofOthers(who: Actor, mine: Preparation, limit: number): Promise<readonly Preparation[]> {
      const { topics, countries } = mine;
      if (topics.length + countries.length === 0) return [];
      const shown: Shown[] = [
        'all',
        ...[...who.memberships.keys()].map((id): Shown => `community:${id}`),
      ];
      const found = await work.run((tx) =>
        tx.preparations.about({ topics, countries }, shown, limit + 1),
      );
      return found.filter(({ id, owner }) => id !== mine.id && owner !== who.id).slice(0, limit);
    },
  };
}

import { AppError } from '../../../kernel/errors.ts';
import { asId, type CommunityId, type ProductId, type QueryId } from '../../../kernel/ids.ts';
import { closestLanguage } from '../../../kernel/language.ts';
import { decide } from '../../../kernel/machine.ts';
import type { Actor } from '../../../kernel/person.ts';
import {
  checkNeededBy,
  isForFew,
  LIMITS,
  type Query,
  type QueryDraft,
  type Verdict,
} from '../model.ts';
import { mayAskIn, queryMachine } from '../policy.ts';
import { WHOLE_COMMUNITY } from '../query-audience.ts';
import { counted, existing, placeOf, plan, type QueryDeps, save, type Tx } from './deps.ts';
import { chosenReaders } from './narrowing-questions.ts';

/** Somebody said that what is there answers them. */
export interface Stop {
  readonly text: string;
  readonly product: ProductId | null;
  /** The community it would have fitted best; null for who belongs nowhere. */
  readonly community: CommunityId | null;
}

export function asking(deps: QueryDeps) {
  const { work, clock, ids, text, terms } = deps;

  /** @throws AppError `invalid-input`, `too-large` */
  function words(given: string, field: 'text' | 'background'): string {
    const trimmed = given.trim();
    if (trimmed === '' && field === 'text') {
      throw new AppError('invalid-input', 'empty question', { field });
    }
    if (trimmed.length > LIMITS[field]) {
      throw new AppError('too-large', `${field} over the limit`, { limit: LIMITS[field], field });
    }
    return trimmed;
  }

  function begun(who: Actor, given: QueryDraft | Stop): Query {
    const now = clock.now();
    const question = words(given.text, 'text');
    const background = 'background' in given ? words(given.background, 'background') : '';
    const whole = `${question} ${background}`;
    return {
      id: asId<QueryId>(ids.next()),
      version: 1,
      asker: who.id,
      community: given.community,
      text: question,
      background,
      language: text.detect(question, closestLanguage(who.language)),
      ...asked(given),
      topics: ('topics' in given ? given.topics : null) ?? terms.topicsIn(whole),
      countries: ('countries' in given ? given.countries : null) ?? terms.countriesIn(whole),
      invited: [],
      steps: [],
      mergedInto: null,
      state: 'product' in given ? 'from-stock' : 'open',
      verdict: null,
      comment: null,
      answeredBy: 'product' in given ? given.product : null,
      related: [],
      reason: null,
      askedAt: now,
      openSince: now,
    };
  }

  /** What only a question that is posted has. */
  function asked(
    given: QueryDraft | Stop,
  ): Pick<Query, 'neededBy' | 'urgency' | 'also' | 'audience' | 'readers'> {
    if ('product' in given) return { neededBy: null, urgency: 'normal', also: [] };
    const { neededBy, urgency = 'normal', also = [], community } = given;
    const { readers = WHOLE_COMMUNITY } = given;
    const others = [...new Set(also)].filter((one) => one !== community);
    return { neededBy, urgency, ...readers, also: isForFew(readers) ? [] : others };
  }

  /** The same key makes the same question, however often and however much at once it is sent. */
  async function once(
    tx: Tx,
    key: string,
    query: Query,
    told: () => void | Promise<void>,
  ): Promise<Query> {
    const earlier = await tx.queries.byKey(key);
    if (earlier) return earlier;
    if (!(await tx.queries.insert(query, key))) return (await tx.queries.byKey(key)) ?? query;
    await told();
    return query;
  }

  return {
    /** Counts a question that what was shown answered: nothing is posted, nobody else reads it. */
    stop: (who: Actor, stop: Stop, key: string): Promise<Query> =>
      work.run((tx) => {
        const query = begun(who, stop);
        return once(tx, key, query, () =>
          tx.emit({ type: 'query.from-stock', actor: who.id, data: { query: query.id } }),
        );
      }),

    /** @throws AppError `not-a-member`, `invalid-input`, `too-large` */
    async ask(who: Actor, draft: QueryDraft, key: string): Promise<Query> {
      for (const community of [draft.community, ...(draft.also ?? [])]) {
        const refusal = mayAskIn(community, who);
        if (refusal) throw new AppError(refusal, 'only members ask here');
      }
      checkNeededBy(draft.neededBy, clock.now());
      const readers = await chosenReaders(deps, draft.community, draft.readers);
      return work.run((tx) => {
        const query = begun(who, { ...draft, readers });
        return once(tx, key, query, async () => {
          const data = { query: query.id, community: draft.community };
          await plan(tx, query);
          tx.emit({ type: 'query.asked', actor: who.id, data });
          tx.audit({ actor: who.id, verb: 'query.ask', subject: `query:${query.id}` });
        });
      });
    },

    /**
     * Only the asker says whether it helped. `unsolved` opens a published question again; saying the same twice
     * changes nothing.
     * @throws AppError `not-yours`, `illegal-move`, `not-found`
     */
    async judge(who: Actor, id: QueryId, verdict: Verdict, comment = ''): Promise<Query> {
      return work.run(async (tx) => {
        const query = await counted(tx, await existing(tx, id));
        const again = query.asker === who.id && query.verdict === verdict;
        if (again && (verdict === 'solved' || query.state === 'open')) return query;
        const state = decide(queryMachine, query, verdict === 'solved' ? 'judge' : 'reopen', who);
        const after = {
          ...query,
          state,
          verdict,
          comment: comment.trim().slice(0, LIMITS.reason) || null,
          ...(verdict === 'unsolved' ? { openSince: clock.now(), steps: [] } : {}),
        };
        await save(tx, after);
        if (verdict === 'unsolved') await reopenConsolidated(tx, id);
        const data = { query: id, community: placeOf(query), verdict };
        tx.emit({ type: 'query.judged', actor: who.id, data });
        tx.audit({ actor: who.id, verb: `query.${verdict}`, subject: `query:${id}` });
        return { ...after, version: after.version + 1 };
      });
    },

    /** @throws AppError `not-yours`, `illegal-move`, `not-found` */
    async withdraw(who: Actor, id: QueryId): Promise<Query> {
      return work.run(async (tx) => {
        const query = await counted(tx, await existing(tx, id));
        const state = decide(queryMachine, query, 'withdraw', who);
        const after = { ...query, state };
        await save(tx, after);
        const data = { query: id, community: placeOf(query) };
        tx.emit({ type: 'query.withdrawn', actor: who.id, data });
        tx.audit({ actor: who.id, verb: 'query.withdraw', subject: `query:${id}` });
        return { ...after, version: after.version + 1 };
      });
    },
  };
}

/**
 * A next version of the same product. What a moderator wrote stays, and what came since is offered beside it; a draft
 * that nobody had touched is made anew from all replies.
 */
async function reopenConsolidated(tx: Tx, id: QueryId): Promise<void> {
  const consolidated = await tx.consolidatedReplies.get(id);
  if (consolidated?.state !== 'published') return;
  await tx.consolidatedReplies.update({
    ...consolidated,
    state: 'draft',
    approvedBy: null,
  });
}

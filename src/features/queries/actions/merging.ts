import { AppError } from '../../../kernel/errors.ts';
import type { QueryId } from '../../../kernel/ids.ts';
import { closestLanguage } from '../../../kernel/language.ts';
import { decide } from '../../../kernel/machine.ts';
import type { Actor } from '../../../kernel/person.ts';
import { isForFew, type Query, type QueryState } from '../model.ts';
import { type CountedQuery, moderator, queryMachine } from '../policy.ts';
import { sameAs } from '../same.ts';
import { counted, existing, type QueryDeps, save } from './deps.ts';

const STANDING: readonly QueryState[] = ['open', 'publishing', 'replied'];
const MOST_COMPARED = 200;
const MOST_ALIKE = 3;

/** Two questions that are the same: replies stand together, nothing is moved, and it can be undone. */
export function merging({ work, text, terms }: QueryDeps) {
  return {
    /**
     * Questions, open or answered, in the communities of this person that are likely the same as these words, in
     * whichever language; the likeliest first, at most three.
     */
    async alike(
      who: Actor,
      { words, except = null }: { readonly words: string; readonly except?: QueryId | null },
    ): Promise<readonly CountedQuery[]> {
      const language = text.detect(words, closestLanguage(who.language));
      const topics = terms.topicsIn(words);
      const asked = { text: words, language, topics, countries: terms.countriesIn(words) };
      return work.run(async (tx) => {
        const communities = [...who.memberships.keys()];
        const known = await tx.queries.list({ communities, states: STANDING }, MOST_COMPARED);
        const others = known.filter(({ id }) => id !== except);
        const found = sameAs(asked, others, text, MOST_ALIKE);
        const counts = await tx.replies.countPublished(found.map(({ id }) => id));
        return found.map((query) => ({ ...query, replies: counts.get(query.id) ?? 0 }));
      });
    },

    /** Those that are the same as this one. */
    mergedInto: (id: QueryId): Promise<readonly Query[]> =>
      work.run((tx) => tx.queries.mergedInto(id)),

    /**
     * @throws AppError `moderators-only` in either community, `illegal-move` where one is not open or others were merged
     *   into it already, `invalid-input` for itself, `not-found`
     */
    async merge(who: Actor, id: QueryId, into: QueryId): Promise<void> {
      if (id === into) throw new AppError('invalid-input', 'merged into itself', { field: 'into' });
      await work.run(async (tx) => {
        const [query, target] = [await existing(tx, id), await existing(tx, into)];
        if (query.mergedInto === into) return;
        const state = decide(queryMachine, await counted(tx, query), 'merge', who);
        const refusal = moderator(target, who);
        if (refusal) throw new AppError(refusal, 'the other one is moderated by others');
        if (isForFew(target)) throw new AppError('question-for-few', 'the other one is for few');
        const takes = target.state === 'open' || target.state === 'replied';
        if (!takes || (await tx.queries.mergedInto(id)).length > 0) {
          throw new AppError('illegal-move', `into one that is ${target.state}`);
        }
        await save(tx, { ...(await counted(tx, query)), state, mergedInto: into });
        tx.emit({ type: 'query.merged', actor: who.id, data: { query: id, into } });
        const detail = { into };
        tx.audit({ actor: who.id, verb: 'query.merge', subject: `query:${id}`, detail });
      });
    },

    /** They are two after all. @throws AppError `moderators-only`, `illegal-move`, `not-found` */
    async unmerge(who: Actor, id: QueryId): Promise<void> {
      await work.run(async (tx) => {
        const query = await counted(tx, await existing(tx, id));
        const state = decide(queryMachine, query, 'unmerge', who);
        const into = query.mergedInto;
        await save(tx, { ...query, state, mergedInto: null });
        if (into) tx.emit({ type: 'query.unmerged', actor: who.id, data: { query: id, into } });
        tx.audit({ actor: who.id, verb: 'query.unmerge', subject: `query:${id}` });
      });
    },
  };
}

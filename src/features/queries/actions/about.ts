import type { QueryId } from '../../../kernel/ids.ts';
import type { Query } from '../model.ts';
import { existing, type QueryDeps } from './deps.ts';

const same = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((word, at) => word === other[at]);

/** What a question is about. */
export function aboutIt({ work, terms }: Pick<QueryDeps, 'work' | 'terms'>) {
  return {
    /**
     * Topics and countries that its moderator said; null: those that its words name. Repeating it changes nothing.
     * @throws AppError `not-found`
     */
    about: (
      id: QueryId,
      said: Pick<Query, 'topics' | 'countries'> | null,
    ): Promise<Pick<Query, 'topics' | 'countries'>> =>
      work.run(async (tx) => {
        const query = await existing(tx, id);
        const words = `${query.text} ${query.background}`;
        const { topics, countries } = said ?? {
          topics: terms.topicsIn(words),
          countries: terms.countriesIn(words),
        };
        if (!same(query.topics, topics) || !same(query.countries, countries))
          await tx.queries.update({ ...query, topics, countries });
        return { topics, countries };
      }),
  };
}

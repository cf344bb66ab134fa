import { type Known, tells } from '../kernel/attribution.ts';
import type { PersonId, QueryId, ReplyId } from '../kernel/ids.ts';
import { isNobody } from '../kernel/nobody.ts';
import type { Actor } from '../kernel/person.ts';
import type { Doubt } from '../kernel/support/doubts.ts';
import type { Traceable } from '../kernel/traceable.ts';
import type { ViewDeps } from './deps.ts';

interface Said<Source extends string> {
  readonly id: Source;
  readonly author: PersonId;
  readonly consent: 'quote' | 'paraphrase';
}

/** To the doubts about statements: by what they tell whose words they are, where those did not agree to be quoted. */
export async function withTells<Source extends string>(
  { people, taxonomy }: Pick<ViewDeps, 'people' | 'taxonomy'>,
  doubts: readonly Doubt[],
  statements: readonly Traceable<Source>[],
  said: readonly Said<Source>[],
): Promise<readonly Doubt[]> {
  const quiet = said.filter(({ consent, author }) => consent === 'paraphrase' && !isNobody(author));
  const known = new Map<PersonId, Known>(
    (await people.people([...new Set(quiet.map(({ author }) => author))])).map((person) => [
      person.id,
      person,
    ]),
  );
  const authors = new Map(quiet.map(({ id, author }) => [id, known.get(author)]));
  const lacks = new Map(doubts.map((doubt) => [doubt.id, doubt.lacks]));
  return statements.flatMap(({ id, text, sources }) => {
    const behind = new Set(sources.flatMap((source) => authors.get(source) ?? []));
    const told = tells(text, [...behind], taxonomy.vocabulary.countriesIn);
    const all = [...(lacks.get(id) ?? []), ...told];
    return all.length === 0 ? [] : [{ id, lacks: all }];
  });
}

export const pointDoubts = (deps: Pick<ViewDeps, 'people' | 'taxonomy' | 'queries'>) => ({
  /**
   * What to look at once more before a consolidated reply is published (moderators).
   * @param edit points that are not saved yet; null: those that are. @throws AppError `not-found`
   */
  async doubts(who: Actor, id: QueryId, edit: readonly Traceable<ReplyId>[] | null) {
    const { queries } = deps;
    const found = await queries.consolidated.doubts(who, id, edit);
    const said = await queries.replies.published(id);
    const points = edit ?? (await queries.consolidated.read(who, id)).points;
    return withTells(deps, found, points, said);
  },
});

import { type Known, tells } from '../kernel/attribution.ts';
import type { PersonId } from '../kernel/ids.ts';
import { isNobody } from '../kernel/nobody.ts';
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

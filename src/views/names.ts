import type { PeopleActions } from '../features/people/actions.ts';
import type { DraftVersion } from '../kernel/draft-versions.ts';
import type { PersonId } from '../kernel/ids.ts';
import type { Language } from '../kernel/language.ts';
import { isNobody } from '../kernel/nobody.ts';
import type { Words } from '../ports/words.ts';

/** For whom nothing is known. */
export const UNKNOWN = '—';

/** The name of a person who was asked for; null for nobody. */
export interface NameOf {
  (id: PersonId): string;
  (id: PersonId | null): string | null;
}

/** Their names, asked for at once. */
export async function namesOf(
  people: Pick<PeopleActions, 'people'>,
  ids: readonly (PersonId | null)[],
): Promise<NameOf> {
  const wanted = new Set(ids.filter((id) => id !== null));
  const names = new Map((await people.people([...wanted])).map(({ id, name }) => [id, name]));
  function nameOf(id: PersonId): string;
  function nameOf(id: PersonId | null): string | null;
  function nameOf(id: PersonId | null): string | null {
    return id === null ? null : (names.get(id) ?? UNKNOWN);
  }
  return nameOf;
}

/** Versions of a draft with the name of whoever saved each; null: made by Praxis. */
export async function bySavers<Statement>(
  people: Pick<PeopleActions, 'people'>,
  versions: readonly DraftVersion<Statement>[],
) {
  const nameOf = await namesOf(
    people,
    versions.map(({ madeBy }) => madeBy),
  );
  return versions.map((one) => ({ ...one, by: nameOf(one.madeBy) }));
}

/** Authors as a reader of this language is told of them: who gave no name is said to be that. */
export async function authorsOf(
  { people, words }: { readonly people: Pick<PeopleActions, 'people'>; readonly words: Words },
  language: Language,
  ids: readonly PersonId[],
): Promise<(id: PersonId) => string> {
  const nameOf = await namesOf(people, ids);
  return (id) => (isNobody(id) ? words.say(language, 'anonymity.author') : nameOf(id));
}

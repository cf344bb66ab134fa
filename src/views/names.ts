import type { PeopleActions } from '../features/people/actions.ts';
import type { PersonId } from '../kernel/ids.ts';

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

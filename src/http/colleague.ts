import type { PeopleActions } from '../features/people/actions.ts';
import { AppError } from '../kernel/errors.ts';
import type { PersonId } from '../kernel/ids.ts';
import type { ChosenAmong } from '../kernel/narrowing.ts';

/**
 * Exactly one person by mail address, full name or enough of the name, or nobody: what reaches the wrong desk is
 * worse than a second try. @throws AppError `handover-to-unknown`
 */
export async function colleague(people: PeopleActions, words: string): Promise<PersonId> {
  const found = await people.find(words);
  const wanted = words.toLowerCase();
  const exact = found.filter(({ mail, name }) =>
    [mail.toLowerCase(), name.toLowerCase()].includes(wanted),
  );
  const [only, ...others] = exact.length > 0 ? exact : found;
  if (!only || others.length > 0) {
    throw new AppError('handover-to-unknown', `${found.length} people are meant`);
  }
  return only.id;
}

/** All of whom somebody names. @throws AppError `handover-to-unknown` */
export const colleagues = (people: PeopleActions, named: readonly string[]): Promise<PersonId[]> =>
  Promise.all(named.map((words) => colleague(people, words)));

/** Who reads it, as it was chosen. @throws AppError `handover-to-unknown` */
export const readersNamed = async <A extends string>(
  people: PeopleActions,
  { audience, readers }: { readonly audience: A; readonly readers: readonly string[] },
): Promise<ChosenAmong<A>> => ({
  audience,
  readers: audience === 'named' ? await colleagues(people, readers) : [],
});

import { AppError } from '../../src/kernel/errors.ts';
import type { ChosenAmong } from '../../src/kernel/narrowing.ts';
import type { Person } from '../../src/kernel/person.ts';
import type { Call } from '../command.ts';

/**
 * Exactly one by mail address, full name or enough of the name, as in the tab.
 * @throws AppError `handover-to-unknown`
 */
export async function colleagueIn({ deps }: Pick<Call, 'deps'>, words: string): Promise<Person> {
  const people = await deps.actions.people.find(words);
  const wanted = words.toLowerCase();
  const exact = people.filter(({ mail, name }) =>
    [mail, name].some((known) => known.toLowerCase() === wanted),
  );
  const [only, ...others] = exact.length > 0 ? exact : people;
  if (!only || others.length > 0)
    throw new AppError('handover-to-unknown', `${people.length} people are meant`);
  return only;
}

/**
 * People by names or mail addresses that stand apart by semicolons, each of which means one colleague.
 * @throws AppError `handover-to-unknown`
 */
export async function colleaguesIn(call: Pick<Call, 'deps'>, words: string) {
  const named = words.split(/[;\n]/).map((one) => one.trim());
  const found = await Promise.all(named.filter(Boolean).map((one) => colleagueIn(call, one)));
  return [...new Set(found.map(({ id }) => id))];
}

/** Who reads it, as it was chosen. @throws AppError `handover-to-unknown` */
export const namedIn = async <A extends string>(
  call: Pick<Call, 'deps'>,
  { audience, readers }: { readonly audience: A; readonly readers: string },
): Promise<ChosenAmong<A>> => ({
  audience,
  readers: audience === 'named' ? await colleaguesIn(call, readers) : [],
});

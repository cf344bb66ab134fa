import { AppError } from '../../src/kernel/errors.ts';
import type { PersonId } from '../../src/kernel/ids.ts';
import type { ChosenAmong } from '../../src/kernel/narrowing.ts';
import type { Call } from '../command.ts';

/**
 * People by names or mail addresses that stand apart by semicolons, each of which means one colleague.
 * @throws AppError `handover-to-unknown`
 */
export async function colleaguesIn({ deps }: Pick<Call, 'deps'>, words: string) {
  const named = words.split(/[;\n]/).map((one) => one.trim());
  const found = await Promise.all(
    named.filter(Boolean).map(async (one): Promise<PersonId> => {
      const people = await deps.actions.people.find(one);
      const exact = people.filter(({ mail, name }) =>
        [mail, name].some((known) => known.toLowerCase() === one.toLowerCase()),
      );
      const [only, ...others] = exact.length > 0 ? exact : people;
      if (!only || others.length > 0)
        throw new AppError('handover-to-unknown', 'one colleague is meant');
      return only.id;
    }),
  );
  return [...new Set(found)];
}

/** Who reads it, as it was chosen. @throws AppError `handover-to-unknown` */
export const namedIn = async <A extends string>(
  call: Pick<Call, 'deps'>,
  { audience, readers }: { readonly audience: A; readonly readers: string },
): Promise<ChosenAmong<A>> => ({
  audience,
  readers: audience === 'named' ? await colleaguesIn(call, readers) : [],
});

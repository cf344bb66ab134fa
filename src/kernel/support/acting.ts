import { folded } from '../folding.ts';
import { BODIES, ROLES } from './words.ts';

/** Somebody who acts: one of the roles at work, or a name. */
export interface Acting {
  readonly value: string;
  readonly written: string;
}

const CAPITAL = /^\p{Lu}/u;
/** Two capitals in one word: an abbreviation, which is a name wherever it stands. */
const ABBREVIATION = /^\p{Lu}[\p{Lu}\p{N}]+$|^\p{Lu}+\p{Ll}*\p{Lu}/u;

const roleOf = (word: string): string | undefined =>
  Object.entries(ROLES).find(([, names]) => names.test(word))?.[0];

const bodyOf = (word: string): string =>
  `name ${BODIES.find((names) => names.includes(word))?.[0] ?? word}`;

/**
 * Roles and names, in order. The first word of a sentence is a name only where it is an abbreviation.
 * @param words as written @param first whether a sentence begins here @param places which are not told again
 */
export function actorsIn(
  words: readonly string[],
  first: boolean,
  places: readonly { readonly written: string }[],
): Acting[] {
  const known = new Set(places.flatMap(({ written }) => folded(written).split(/[^\p{L}\p{N}]+/u)));
  return words.flatMap((written, at): Acting[] => {
    const word = folded(written);
    if (known.has(word)) return [];
    const role = roleOf(word);
    if (role !== undefined) return [{ value: role, written }];
    const name =
      ABBREVIATION.test(written) ||
      (CAPITAL.test(written) && written.length > 1 && !(first && at === 0));
    return name ? [{ value: bodyOf(word), written }] : [];
  });
}

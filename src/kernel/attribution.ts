import { folded } from './folding.ts';
import type { Person } from './person.ts';
import type { Lack } from './support/supported.ts';

/** What tells of somebody who they are. */
export type Known = Pick<Person, 'name' | 'unit' | 'office' | 'country'>;

/** Shorter parts of a name are words of many languages. */
const LEAST_OF_NAME = 4;

const UNBROKEN = /[\p{L}\p{N}]/u;

/** Whether `words` stand in the text as words of their own. */
function stands(words: string, text: string): boolean {
  const wanted = folded(words.trim());
  if (wanted === '') return false;
  const said = folded(text);
  for (let at = said.indexOf(wanted); at >= 0; at = said.indexOf(wanted, at + 1)) {
    const around = [said[at - 1] ?? ' ', said[at + wanted.length] ?? ' '];
    if (around.every((one) => !UNBROKEN.test(one))) return true;
  }
  return false;
}

const nameIn = (name: string, text: string): string[] => {
  if (stands(name, text)) return [name];
  const [, ...surnames] = name.split(/\s+/);
  return surnames.filter((one) => one.length >= LEAST_OF_NAME && stands(one, text));
};

/**
 * By what a text tells who said it, of people who did not agree to be quoted (FR-SAF-3): their name, unit or office, and
 * country. For whoever publishes it, who sees why.
 * @param countriesIn English names of the countries that a text names
 */
export function tells(
  text: string,
  people: readonly Known[],
  countriesIn: (text: string) => readonly string[],
): Lack[] {
  const named = new Set(countriesIn(text));
  const found = (kind: Lack['kind'], wordsOf: (person: Known) => readonly string[]): Lack[] => {
    const words = [...new Set(people.flatMap(wordsOf))];
    return words.length === 0 ? [] : [{ kind, words }];
  };
  return [
    ...found('tells-name', ({ name }) => nameIn(name, text)),
    ...found('tells-unit', ({ unit, office }) =>
      [unit, office].flatMap((one) => (one !== null && stands(one, text) ? [one] : [])),
    ),
    ...found('tells-country', ({ country }) =>
      country === null ? [] : countriesIn(country).filter((one) => named.has(one)),
    ),
  ];
}

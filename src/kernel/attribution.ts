import { folded } from './folding.ts';
import type { Person } from './person.ts';
import type { Lack } from './support/supported.ts';
import { TAKEN_BACK } from './taken-out.ts';
import type { Wording } from './wording.ts';

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

const surnamesOf = (name: string): string[] =>
  name
    .split(/\s+/)
    .slice(1)
    .filter((one) => one.length >= LEAST_OF_NAME);

const nameIn = (name: string, text: string): string[] =>
  stands(name, text) ? [name] : surnamesOf(name).filter((one) => stands(one, text));

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

const WORD = /[\p{L}\p{N}\p{M}]+/gu;

const wordsOf = (text: string) =>
  [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    said: folded(word),
    from: index,
    to: index + word.length,
  }));

/** The text with a mark in place of the name, or of a part by which it tells who is meant. */
export function withoutName(text: string, { name }: Pick<Known, 'name'>): string {
  const wanted = [name, ...surnamesOf(name)].map((one) => wordsOf(one).map(({ said }) => said));
  const all = wordsOf(text);
  const kept: string[] = [];
  let end = 0;
  for (let at = 0; at < all.length; at += 1) {
    const found = wanted.find(
      (words) => words.length > 0 && words.every((word, place) => all[at + place]?.said === word),
    );
    const [first, last] = [all[at], all[at + (found?.length ?? 0) - 1]];
    if (!found || !first || !last) continue;
    kept.push(text.slice(end, first.from), TAKEN_BACK);
    end = last.to;
    at += found.length - 1;
  }
  return kept.join('') + text.slice(end);
}

/** A statement that names this person nowhere: not in what a machine made of it, nor in another language. */
export function unnamed<T extends Wording & { readonly text: string }>(
  statement: T,
  person: Pick<Known, 'name'>,
): T {
  const { text, machine, translations } = statement;
  return {
    ...statement,
    text: withoutName(text, person),
    ...(machine
      ? { machine: { ...machine, extracted: withoutName(machine.extracted, person) } }
      : {}),
    ...(translations
      ? {
          translations: translations.map((one) => ({
            ...one,
            text: withoutName(one.text, person),
          })),
        }
      : {}),
  };
}

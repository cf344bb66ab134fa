import { expect, test } from '@jest/globals';
import { stems } from '../../../src/adapters/text/stems.ts';
import { createJudge } from '../../../src/features/taxonomy/likeness.ts';
import { vocabulary } from '../../../src/features/taxonomy/model.ts';
import { suggest } from '../../../src/features/taxonomy/suggest.ts';
import type { Language } from '../../../src/kernel/language.ts';

const judge = createJudge(stems);
const suggested = (text: string, language: Language) =>
  suggest(vocabulary, text, language, ['topic', 'sdg'], judge).map(({ term, words }) => [
    `${term.scheme} ${term.slug}`,
    words,
  ]);

test.each<[Language, string, string, string[]]>([
  ['en', 'Nurses lack vaccines.', 'sdg 3', ['vaccines', 'Nurses']],
  ['fr', 'Les vaccins manquent à l’hôpital.', 'sdg 3', ['vaccins', 'hôpital']],
  ['es', 'Faltan vacunas en los hospitales.', 'sdg 3', ['vacunas', 'hospitales']],
])(
  'a goal is suggested in %s with the words that led to it, though nothing names it',
  (language, text, slug, words) => {
    expect(suggested(text, language)).toEqual([[slug, words]]);
  },
);

test('a goal that is named stands once, with its name among the words', () => {
  const found = suggested('Gender equality at work: violence against women.', 'en');
  expect(found.filter(([slug]) => slug === 'sdg 5')).toHaveLength(1);
  expect(found.find(([slug]) => slug === 'sdg 5')?.[1]).toContain('Gender equality');
});

test('the number of a goal or a target is no word of a text', () => {
  expect(suggested('We had 3 missions and 12 meetings; 5.2 million came.', 'en')).toEqual([]);
});

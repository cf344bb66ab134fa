import { expect, test } from '@jest/globals';
import { answersTo } from '../../../src/features/knowledge/answers.ts';
import type { Need } from '../../../src/features/knowledge/model.ts';
import type { Language } from '../../../src/kernel/language.ts';
import { aProduct, knowledgeOf } from './library.ts';

const NEED: Need = { text: '', topics: [], countries: [], language: 'fr', meant: [] };
const item = (language: Language, covers: number) => ({ outline: { language }, covers });

test('an item answers where it says enough of the question, and in another language a little less is enough', () => {
  expect(answersTo(NEED, item('fr', 0.5), 6)).toBe(true);
  expect(answersTo(NEED, item('fr', 0.36), 6)).toBe(false);
  expect(answersTo(NEED, item('en', 0.36), 6)).toBe(true);
  expect(answersTo(NEED, item('en', 0.2), 6)).toBe(false);
});

test('of a long text nobody repeats the same share', () => {
  expect(answersTo(NEED, item('fr', 0.25), 12)).toBe(false);
  expect(answersTo(NEED, item('fr', 0.25), 48)).toBe(true);
});

const ALL = new Set(['all']);
const ask = async (text: string, language: Language, products = LIBRARY) =>
  knowledgeOf(products, [{ kind: 'all' }], { readable: async () => new Set() }).searchFor(
    ALL,
    text,
    { language, limit: 5 },
  );

const FILLING = ['roads', 'ports', 'forests', 'statistics'].map((word) =>
  aProduct(word, { title: `Yearbook of ${word}`, body: `Tables of ${word} and of work.` }),
);
const LIBRARY = [
  ...FILLING,
  aProduct('guide', {
    title: 'Contributions of domestic workers',
    body: 'Several employers share one monthly contribution of a domestic worker.',
    topics: ['domestic-work'],
  }),
];

test('a French question finds the English guide, says why in its words, and is told that it fits', async () => {
  const { found, good } = await ask(
    'Comment plusieurs employeurs partagent-ils la cotisation mensuelle ?',
    'fr',
  );
  expect(found.map(({ product }) => product.id)).toEqual(['guide']);
  expect(found[0]?.reasons.find(({ kind }) => kind === 'words')?.values).toContain('employer');
  expect(good).toBe(true);
});

test('the same topic alone is no answer', async () => {
  const { found, good } = await ask(
    'Do domestic workers fall ill from bleach and solvents in closed bathrooms?',
    'en',
  );
  expect(found.map(({ product }) => product.id)).toContain('guide');
  expect(good).toBe(false);
});

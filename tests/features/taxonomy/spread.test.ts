import { expect, test } from '@jest/globals';
import { spreadsOf } from '../../../src/features/taxonomy/spread.ts';
import { builtInVocabulary } from '../../../src/features/taxonomy/vocabulary.ts';

const audience = { kind: 'all' } as const;

test('goals stand in the report also where no item has them, targets where one has, and what says none is counted', () => {
  const { goals, drivers } = spreadsOf(
    [
      { list: 'goals', word: '8', audience, count: 3 },
      {
        list: 'goals',
        word: '8',
        audience: { kind: 'community', community: 'c' as never },
        count: 1,
      },
      { list: 'goals', word: null, audience, count: 6 },
      { list: 'drivers', word: null, audience, count: 10 },
    ],
    10,
    builtInVocabulary,
  );
  const bySlug = new Map(
    goals.terms.map(({ term, count }) => [builtInVocabulary.term(term)?.slug, count]),
  );
  expect(bySlug.get('8')).toBe(4);
  expect(bySlug.get('1')).toBe(0);
  expect(bySlug.has('8.7')).toBe(false);
  expect([goals.some, goals.none]).toEqual([4, 6]);
  expect(drivers).toMatchObject({ some: 0, none: 10 });
  expect(drivers.terms.length).toBeGreaterThan(0);
});

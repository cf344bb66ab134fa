import { expect, test } from '@jest/globals';
import { createInstance } from 'i18next';
import geography from '../../src/features/taxonomy/lists/geography.json' with { type: 'json' };
import { wordsOf } from '../../tab/words.tsx';

/** Libraries store countries by the English names of the controlled list. */

const COUNTRY = /^[A-Z]{2}$/;
const countries = geography.terms.filter(({ slug }) => COUNTRY.test(slug));

test.each(['fr', 'es'] as const)('every country of the list has its name in %s', (language) => {
  const words = wordsOf(createInstance(), language, 'UTC');
  const names = new Intl.DisplayNames(language, { type: 'region' });
  expect(countries.length).toBeGreaterThan(150);
  const foreign = countries.filter(
    ({ slug, labels }) => words.country(labels.en) !== names.of(slug),
  );
  expect(foreign.map(({ slug }) => slug)).toEqual([]);
});

import { expect, test } from '@jest/globals';
import { createWords } from '../../src/adapters/words/words.ts';
import { figuresOf } from '../../src/http/present/membership.ts';

test('a community’s figures name its regions in the reader’s language, and keep what is withheld', () => {
  const words = createWords();
  const none = { shown: [], withheld: 0 };
  const share = { group: 'Arab States', people: 40, said: null };
  const figures = figuresOf(
    {
      counts: { active: 12, quiet: 3, inactive: 0, left: 0 },
      ...{ places: none, constituents: none, regions: { shown: [share], withheld: 2 } },
    },
    (key) => words.say('fr', key),
  );
  expect(figures.regions).toEqual({ shown: [{ ...share, group: 'États arabes' }], withheld: 2 });
});

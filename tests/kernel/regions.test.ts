import { expect, test } from '@jest/globals';
import { createWords } from '../../src/adapters/words/words.ts';
import { REGIONS, regionName, regionOf } from '../../src/kernel/regions.ts';

/** A region has one name in its registers, and each reader's own name everywhere else. */

const words = createWords();

test('each region is called by a name of its own in each language; what is none of ours stays as it is', () => {
  const inFrench = REGIONS.map((one) => regionName(one, (key) => words.say('fr', key)));
  expect(inFrench).toEqual([
    'Afrique',
    'États arabes',
    'Asie et Pacifique',
    'Europe et Asie centrale',
    'Amérique latine et Caraïbes',
  ]);
  expect(regionName('Africa', (key) => words.say('es', key))).toBe('África');
  expect(regionName('Oceania', (key) => words.say('fr', key))).toBe('Oceania');
});

test('a form may give a region’s name or its key', () => {
  expect(['Arab States', 'arab-states', 'Oceania'].map(regionOf)).toEqual([
    'Arab States',
    'Arab States',
    'Oceania',
  ]);
});

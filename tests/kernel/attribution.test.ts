import { expect, test } from '@jest/globals';
import { tells, unnamed } from '../../src/kernel/attribution.ts';

const PEOPLE = [
  { name: 'Amina Núñez Diallo', unit: 'SOCPRO', office: 'Dakar', country: 'Senegal' },
  { name: 'Li Wu', unit: null, office: null, country: null },
];
const countriesIn = (text: string) => ['Senegal', 'Kenya'].filter((one) => text.includes(one));
const told = (text: string) => tells(text, PEOPLE, countriesIn);

test('name, unit, office and country of whoever said it are told', () => {
  expect(told('In Senegal, SOCPRO in Dakar tried it, says Amina Núñez Diallo.')).toEqual([
    { kind: 'tells-name', words: ['Amina Núñez Diallo'] },
    { kind: 'tells-unit', words: ['SOCPRO', 'Dakar'] },
    { kind: 'tells-country', words: ['Senegal'] },
  ]);
});

test('a surname tells, whatever its accents', () => {
  expect(told('Nunez tried it.')).toEqual([{ kind: 'tells-name', words: ['Núñez'] }]);
});

test('another country, parts of words and short names tell nothing', () => {
  expect(told('In Kenya the Dakarois tried it with a wu.')).toEqual([]);
});

test('a name leaves a text, its translations and what stood there before, as a mark and wherever it stands', () => {
  const person = { name: 'Amina Núñez Diallo' };
  const statement = {
    text: 'Amina Nunez Diallo tried it; NÚÑEZ says so, and Diallo’s people. Aminata did not.',
    machine: { by: 'model', extracted: 'Diallo tried.' },
    translations: [
      {
        language: 'fr' as const,
        text: 'Selon Diallo.',
        by: 'model',
        readBy: null,
        unchecked: false,
      },
    ],
  };
  expect(unnamed(statement, person)).toMatchObject({
    text: '[…] tried it; […] says so, and […]’s people. Aminata did not.',
    machine: { extracted: '[…] tried.' },
    translations: [{ text: 'Selon […].' }],
  });
  expect(unnamed({ text: 'Nobody is named.' }, person)).toEqual({ text: 'Nobody is named.' });
});

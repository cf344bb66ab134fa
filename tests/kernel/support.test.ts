import { expect, test } from '@jest/globals';
import { createTextAnalysis } from '../../src/adapters/text/analysis.ts';
import { vocabulary } from '../../src/features/taxonomy/model.ts';
import type { Language } from '../../src/kernel/language.ts';
import { doubts } from '../../src/kernel/support/doubts.ts';
import { figuresIn } from '../../src/kernel/support/numbers.ts';
import { readsOf } from '../../src/kernel/support/reads.ts';
import { unsupported } from '../../src/kernel/support/supported.ts';

const text = createTextAnalysis();
const knows = readsOf(text, vocabulary);

const lacking = (said: string, source: string, language: Language = 'en', from = language) =>
  unsupported({ text: said, language }, [{ text: source, language: from }], knows).map(
    ({ kind, words }) => `${kind}: ${words.join(' ')}`,
  );

const KILNS =
  'Inspectors in Kenya visited 140 brick kilns in March. They did not find a single written contract. The unions in Uganda may repeat it.';

test('what people wrote, shorter or in other words, is supported', () => {
  for (const said of [
    'They did not find a single written contract.',
    'Inspectors in Kenya visited 140 kilns.',
    'Inspectors who visited one hundred and forty brick kilns found no written contracts.',
    'The unions in Uganda might repeat it.',
  ]) {
    expect(lacking(said, KILNS)).toEqual([]);
  }
});

test.each([
  ['number', 'Inspectors in Kenya visited 410 brick kilns in March.'],
  ['number', 'Inspectors in Kenya visited 140 brick kilns in May.'],
  ['place', 'Inspectors in Uganda visited 140 brick kilns in March.'],
  ['place', 'Inspectors in Malawi visited 140 brick kilns in March.'],
  ['actor', 'The unions visited 140 brick kilns in March.'],
  ['actor', 'Inspectors and UNICEF visited 140 brick kilns in March.'],
  ['opposite', 'They found a written contract.'],
  ['certainty', 'The unions in Uganda repeat it.'],
  ['whole', 'All inspectors in Kenya visited brick kilns.'],
  ['link', 'Inspectors visited 140 brick kilns: https://example.org/kilns'],
  ['words', 'Childcare near markets raises attendance at evening courses.'],
])('%s that nobody wrote is told: %s', (kind, said) => {
  const [first] = lacking(said, KILNS).filter((lack) => lack.startsWith(`${kind}:`));
  expect(first).toBeDefined();
});

test('who did it to whom is told; where they act together, or one by the other, the order tells nothing', () => {
  const source = 'Employers asked the inspectors for a visit.';
  expect(lacking('Inspectors asked the employers for a visit.', source)).toEqual([
    expect.stringMatching(/^exchanged:/),
  ]);
  expect(lacking('Employers asked inspectors for a visit.', source)).toEqual([]);
  const both = 'Employers and unions signed the list.';
  expect(lacking('Unions and employers signed the list.', both)).toEqual([]);
});

test('two denials of one another agree, one of them alone does not', () => {
  const source = 'The union did not accept the delay.';
  expect(lacking('The union rejected the delay.', source)).toEqual([]);
  expect(lacking('The union accepted the delay.', source)).not.toEqual([]);
  expect(lacking('Wages were unpaid for months.', 'Wages were not paid for months.')).toEqual([]);
  expect(lacking('Wages were unpaid for months.', 'Wages were paid for months.')).not.toEqual([]);
});

test('over languages numbers, places, actors and what is denied are compared by what they are called', () => {
  const source = 'Les syndicats du Kenya n’ont pas signé 40 contrats de travail.';
  expect(
    lacking('The unions in Kenya did not sign 40 labour contracts.', source, 'en', 'fr'),
  ).toEqual([]);
  expect(
    lacking('The unions in Kenya signed 40 labour contracts.', source, 'en', 'fr'),
  ).toHaveLength(1);
  expect(
    lacking('Los empleadores de Kenya no firmaron 40 contratos de trabajo.', source, 'es', 'fr'),
  ).toHaveLength(1);
});

test('numbers are the same however they are written', () => {
  const values = (text: string, language: Language) =>
    figuresIn(text, language).map(({ value }) => value);
  expect(values('3,200 of 31.5 per cent, two thirds and half', 'en')).toEqual([
    'n3200',
    'r0.315',
    'r0.667',
    'r0.5',
  ]);
  expect(values('2 500 francs, trente-deux, quatre-vingt-dix, 75 %', 'fr')).toEqual([
    'n2500',
    'n32',
    'n90',
    'r0.75',
  ]);
  expect(values('1.500 en treinta y dos pueblos, dos mil', 'es')).toEqual([
    'n1500',
    'n32',
    'n2000',
  ]);
});

test('a draft taken from contributions word for word raises no doubt; one that is turned round does', () => {
  const written = new Map([['x', { text: KILNS, language: 'en' as const }]]);
  const draft = text
    .sentences(KILNS, 'en')
    .map((said, at) => ({ id: `s${at}`, text: said, sources: ['x'] }));
  expect(doubts(draft, written, knows)).toEqual([]);
  const turned = draft.map((one) => ({ ...one, text: one.text.replace('did not find', 'found') }));
  expect(doubts(turned, written, knows).map(({ id }) => id)).toEqual(['s1']);
});

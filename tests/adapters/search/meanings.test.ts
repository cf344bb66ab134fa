import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createBm25f } from '../../../src/adapters/search/bm25f.ts';
import { createTextAnalysis } from '../../../src/adapters/text/analysis.ts';
import { asId, type ProductId } from '../../../src/kernel/ids.ts';
import { LANGUAGES } from '../../../src/kernel/language.ts';
import type { IndexedProduct, Meaning } from '../../../src/ports/search.ts';

const text = createTextAnalysis();
const ALL = new Set(['all']);

const product = (key: string, given: Partial<Omit<IndexedProduct, 'id'>> = {}): IndexedProduct => ({
  id: asId<ProductId>(key),
  audience: 'all',
  language: 'en',
  title: '',
  abstract: '',
  body: '',
  topics: [],
  countries: [],
  ...given,
});

function indexOf(products: readonly IndexedProduct[]) {
  const index = createBm25f(text);
  for (const item of products) index.put(item);
  return index;
}

const WAGE: Meaning = {
  said: 'Wages',
  names: { en: [], fr: ['salaire', 'rémunération'], es: ['salario'] },
  times: 1,
};

test('what an item calls otherwise is found, and told by the words that were asked', () => {
  const index = indexOf([
    product('fr', { language: 'fr', body: 'Le salaire, ou la rémunération' }),
    product('es', { language: 'es', body: 'Una casa' }),
  ]);
  expect(index.query({ text: 'Wages', audiences: ALL, limit: 5 })).toEqual([]);
  expect(index.query({ text: 'Wages', also: [WAGE], audiences: ALL, limit: 5 })).toMatchObject([
    { id: 'fr', matched: ['Wages'] },
  ]);
});

test('a name is looked for in its own language only', () => {
  const index = indexOf([product('en', { body: 'a salaire on the wall' })]);
  expect(index.query({ text: 'Wages', also: [WAGE], audiences: ALL, limit: 5 })).toEqual([]);
});

test('a rare name of something common weighs no more than its usual one', () => {
  const common = Array.from({ length: 30 }, (_, number) =>
    product(`c${number}`, { language: 'fr', body: 'le salaire' }),
  );
  const index = indexOf([...common, product('rare', { language: 'fr', body: 'la rémunération' })]);
  const hits = index.query({ text: 'Wages', also: [WAGE], audiences: ALL, limit: 40 });
  expect(hits[0]?.id).not.toBe('rare');
});

const NAMES = ['pension', 'salaire', 'salario', 'travail forcé', 'mina', 'the', ''];
const anyNames = fc.array(fc.constantFrom(...NAMES), { maxLength: 3 });
const anyMeaning: fc.Arbitrary<Meaning> = fc.record({
  said: fc.constantFrom('wage', 'mine', ''),
  names: fc.record({ en: anyNames, fr: anyNames, es: anyNames }),
  times: fc.integer({ min: 1, max: 3 }),
});
const anyText = fc.array(fc.constantFrom(...NAMES), { maxLength: 5 }).map((all) => all.join(' '));
const anyProduct = fc.record({
  id: fc.constantFrom(...'abcdefgh').map((key) => asId<ProductId>(key)),
  audience: fc.constantFrom('all', 'community:x', 'named:z'),
  language: fc.constantFrom(...LANGUAGES),
  title: anyText,
  abstract: fc.constant(''),
  body: anyText,
  topics: fc.constant([]),
  countries: fc.constant([]),
});

test('what is meant is answered as if forbidden items never were, byte for byte', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(anyProduct, { selector: (item) => item.id, maxLength: 8 }),
      fc.subarray(['all', 'community:x', 'named:z']),
      anyText,
      fc.array(anyMeaning, { maxLength: 4 }),
      (products, open, words, also) => {
        const audiences = new Set(open);
        const query = { text: words, also, audiences, limit: 5 };
        const visible = products.filter(
          ({ audience }) => audience === 'all' || audiences.has(audience),
        );
        const answer = JSON.stringify(indexOf(products).query(query));
        expect(answer).toBe(JSON.stringify(indexOf(visible).query(query)));
      },
    ),
    { numRuns: 200 },
  );
});

test('how much an item says of a question counts telling words before common ones, and what nothing says most', () => {
  const index = indexOf([
    ...Array.from({ length: 20 }, (_, number) => product(`c${number}`, { body: 'work' })),
    product('both', { body: 'work silicosis' }),
  ]);
  const covers = (text: string) =>
    new Map(
      index.query({ text, audiences: ALL, limit: 30 }).map((hit) => [hit.id, hit.covers] as const),
    );
  const known = covers('silicosis at work');
  expect(known.get(asId<ProductId>('both'))).toBe(1);
  expect(known.get(asId<ProductId>('c0'))).toBeLessThan(0.1);
  expect(covers('silicosis at work among welders').get(asId<ProductId>('both'))).toBeLessThan(0.6);
});

const MINIMUM_WAGE: Meaning = {
  said: 'minimum wage',
  names: {
    en: [],
    fr: ['salaire minimum', 'salaires minima', 'SMIC', 'SMIG', 'salaire vital'],
    es: ['salario mínimo', 'sueldo mínimo', 'salario vital', 'salario mínimo legal'],
  },
  times: 1,
};
const TOPIC: Meaning = {
  said: '',
  names: { en: ['Minimum wages'], fr: ['Salaires minima'], es: ['Salarios mínimos'] },
  times: 1,
};

test('an item that says it in the asked words stands before one that says the same otherwise, by however many names', () => {
  const index = indexOf([
    product('en', { title: 'Thirty years of minimum wages', body: 'The minimum wage in Nepal' }),
    product('es', {
      language: 'es',
      title: 'Treinta años de salario mínimo',
      body: 'El salario mínimo legal, sueldo mínimo o salario vital, en Honduras',
    }),
    product('fr', {
      language: 'fr',
      title: 'Trente ans de salaire minimum',
      body: 'Le SMIG, salaire minimum ou salaire vital, au Bénin',
    }),
    product('other', { body: 'How inspectors travel' }),
  ]);
  const also = [MINIMUM_WAGE, { ...MINIMUM_WAGE, names: TOPIC.names }, TOPIC];
  const hits = index.query({ text: 'minimum wage', also, audiences: ALL, limit: 5 });
  expect(hits.map(({ id }) => id)[0]).toBe('en');
  expect(hits.map(({ id }) => id).sort()).toEqual(['en', 'es', 'fr']);
  // Several meanings that are said by the same words are one.
  expect(
    index.query({ text: 'minimum wage', also: [MINIMUM_WAGE], audiences: ALL, limit: 5 }),
  ).toEqual(
    index.query({
      text: 'minimum wage',
      also: [MINIMUM_WAGE, MINIMUM_WAGE],
      audiences: ALL,
      limit: 5,
    }),
  );
});

test('what has a hundred names is worth no more than what has one', () => {
  const index = indexOf([
    product('one', { language: 'fr', body: 'le salaire' }),
    product('many', { language: 'es', body: 'salario sueldo paga remuneración jornal' }),
    ...Array.from({ length: 5 }, (_, number) => product(`n${number}`, { body: 'other things' })),
  ]);
  const names = { en: [], fr: ['salaire'], es: ['salario', 'sueldo', 'paga', 'remuneración'] };
  const also = [{ said: 'wages', names, times: 1 }];
  const hits = index.query({ text: 'wages', also, audiences: ALL, limit: 5 });
  const [one, many] = ['one', 'many'].map((key) => hits.find(({ id }) => id === key)?.score ?? 0);
  expect(many).toBeGreaterThan(0);
  expect(many).toBeLessThanOrEqual((one ?? 0) * 1.2);
});

test('an item is said to speak of a thing only where a whole name of it stands there', () => {
  const index = indexOf([
    product('whole', { language: 'es', body: 'el salario mínimo de la industria' }),
    product('part', { language: 'es', body: 'el salario de la industria' }),
  ]);
  const hits = index.query({
    text: 'minimum wage',
    also: [MINIMUM_WAGE],
    audiences: ALL,
    limit: 5,
  });
  expect(hits.map(({ id, covers }) => [id, covers])).toEqual([
    ['whole', 1],
    ['part', 0],
  ]);
});

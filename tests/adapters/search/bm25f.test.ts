import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createBm25f } from '../../../src/adapters/search/bm25f.ts';
import { createTextAnalysis } from '../../../src/adapters/text/analysis.ts';
import { asId, type ProductId } from '../../../src/kernel/ids.ts';
import { LANGUAGES } from '../../../src/kernel/language.ts';
import type { IndexedProduct, IndexQuery, Meaning } from '../../../src/ports/search.ts';

const text = createTextAnalysis();
const id = (value: string) => asId<ProductId>(value);

const product = (key: string, given: Partial<Omit<IndexedProduct, 'id'>> = {}): IndexedProduct => ({
  id: id(key),
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

const ask = (words: string, given: Partial<IndexQuery> = {}): IndexQuery => ({
  text: words,
  audiences: new Set(['all']),
  limit: 10,
  ...given,
});

/** A topic that the words do not say, by what each language calls it. */
const topic = (names: Partial<Meaning['names']>): readonly Meaning[] => [
  { said: '', names: { en: [], fr: [], es: [], ...names }, times: 1 },
];

test('finds other forms of a word, in the language of the document', () => {
  const index = indexOf([
    product('en', { body: 'Registering of domestic workers' }),
    product('fr', { language: 'fr', body: 'L’enregistrement des travailleuses à l’étranger' }),
    product('es', { language: 'es', body: 'Las trabajadoras del hogar y su cotización' }),
  ]);
  expect(index.query(ask('how to register a worker')).map((hit) => hit.id)).toEqual(['en']);
  expect(index.query(ask('travailleuse')).map((hit) => hit.id)).toEqual(['fr']);
  expect(index.query(ask('cotizaciones de la trabajadora')).map((hit) => hit.id)).toEqual(['es']);
});

test('finds words typed without accents', () => {
  const index = indexOf([
    product('fr', { language: 'fr', body: 'emploi à l’étranger' }),
    product('es', { language: 'es', body: 'inspección en la minería' }),
  ]);
  expect(index.query(ask('etranger'))[0]?.id).toBe('fr');
  expect(index.query(ask('inspeccion'))[0]?.id).toBe('es');
});

test('a word of the title counts more than the same word in the body', () => {
  const filler = 'report of a mission with several findings';
  const index = indexOf([
    product('body', { title: filler, body: 'pensions' }),
    product('title', { title: 'pensions', body: filler }),
  ]);
  expect(index.query(ask('pension')).map((hit) => hit.id)).toEqual(['title', 'body']);
});

test('topics and countries are found', () => {
  const index = indexOf([product('a', { topics: ['child-labour'], countries: ['Côte d’Ivoire'] })]);
  expect(index.query(ask('labour'))).toHaveLength(1);
  expect(index.query(ask('ivoire'))).toHaveLength(1);
});

test('a rare word outweighs a common one', () => {
  const index = indexOf([
    ...Array.from({ length: 20 }, (_, number) => product(`c${number}`, { body: 'labour market' })),
    product('rare', { body: 'labour zemidjan' }),
    product('rarer', { body: 'market zemidjan' }),
  ]);
  const [first, second] = index.query(ask('labour market zemidjan'));
  expect([first?.id, second?.id].sort()).toEqual(['rare', 'rarer']);
  expect(second?.matched).toEqual(['zemidjan', 'labour']);
});

test('matched words are as the person wrote them, distinct, and only those the item holds', () => {
  const index = indexOf([
    product('a', { body: 'pension for workers' }),
    product('b', { body: 'other things' }),
  ]);
  const [hit] = index.query(ask('PENSIONS, Pensions for the WORKER’S children'));
  expect(hit?.matched).toEqual(['PENSIONS', 'WORKER’S']);
});

test('a topic that nobody named helps to find by what it is called, and is no reason', () => {
  const index = indexOf([
    product('own', { body: 'domestic work in the city' }),
    product('other', { language: 'fr', body: 'travail domestique à domicile' }),
  ]);
  const answer = index.query(ask('work', { also: topic({ fr: ['travail'] }) }));
  expect(new Map(answer.map((hit) => [String(hit.id), hit.matched]))).toEqual(
    new Map([
      ['own', ['work']],
      ['other', []],
    ]),
  );
  expect(index.query(ask('work')).map((hit) => hit.id)).toEqual(['own']);
});

test('stop words of the query’s language are looked up in no language', () => {
  const index = indexOf([
    product('fr', { language: 'fr', body: 'le thé de la plantation' }),
    product('en', { body: 'a coin on the floor: pour water' }),
  ]);
  expect(index.query(ask('the on a of'))).toEqual([]);
  expect(index.query(ask('les cotisations pour la retraite'))).toEqual([]);
});

test('ties go by id, and the limit and exceptions hold', () => {
  const index = indexOf(['c', 'a', 'd', 'b'].map((key) => product(key, { body: 'pension' })));
  expect(index.query(ask('pension')).map((hit) => hit.id)).toEqual(['a', 'b', 'c', 'd']);
  expect(index.query(ask('pension', { limit: 2 })).map((hit) => hit.id)).toEqual(['a', 'b']);
  const except = new Set([id('a'), id('c')]);
  expect(index.query(ask('pension', { except })).map((hit) => hit.id)).toEqual(['b', 'd']);
});

test.each(['', '   ', '?!', 'the'])('“%s” asks for nothing and finds nothing', (words) => {
  expect(indexOf([product('a', { body: 'the pension' })]).query(ask(words))).toEqual([]);
});

const WORDS = ['pension', 'pensions', 'labour', 'mine', 'pour', 'the', 'été', 'salario', 'wages'];
const anyText = fc.array(fc.constantFrom(...WORDS), { maxLength: 6 }).map((some) => some.join(' '));
const anyProduct = fc.record({
  id: fc.constantFrom(...'abcdefghij').map(id),
  audience: fc.constantFrom('all', 'community:x', 'community:y', 'named:z'),
  language: fc.constantFrom(...LANGUAGES),
  title: anyText,
  abstract: anyText,
  body: anyText,
  replies: anyText,
  topics: fc.constant([]),
  countries: fc.constant([]),
});

test('an answer is that of an index in which the forbidden items never were, byte for byte', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(anyProduct, { selector: (item) => item.id, maxLength: 10 }),
      fc.subarray(['all', 'community:x', 'community:y', 'named:z']),
      anyText,
      anyText,
      fc.integer({ min: 1, max: 5 }),
      (products, open, words, also, limit) => {
        const audiences = new Set(open);
        const query = ask(words, { audiences, also: topic({ fr: [also], es: [also] }), limit });
        const visible = products.filter(
          ({ audience }) => audience === 'all' || audiences.has(audience),
        );
        const answer = indexOf(products).query(query);
        expect(JSON.stringify(answer)).toBe(JSON.stringify(indexOf(visible).query(query)));
        const opened = new Set(
          visible.filter(({ audience }) => audiences.has(audience)).map((p) => p.id),
        );
        expect(answer.every((hit) => opened.has(hit.id))).toBe(true);
      },
    ),
    { numRuns: 500 },
  );
});

test('words are learnt from all-staff items alone, and the best are told by what is open', () => {
  const shared = (number: number) => `${WORDS[number % 9]} ${WORDS[(number * 4) % 9]} common`;
  const open = Array.from({ length: 130 }, (_, number) =>
    product(`a${number}`, { body: `common ${shared(number)} w${number % 7}` }),
  );
  const secret = Array.from({ length: 150 }, (_, number) =>
    product(`s${number}`, { audience: 'named:z', body: `${shared(number)} secret w1` }),
  );
  const asked = ask('common pension wages w1', { limit: 100 });
  const mixed = secret.flatMap((item, number) => [item, ...open.slice(number, number + 1)]);
  const answer = JSON.stringify(indexOf(open).query(asked));
  expect(JSON.stringify(indexOf(mixed).query(asked))).toBe(answer);
  const candidates = secret.map((item) => ({ ...item, audience: 'checked:z' }));
  const among = indexOf([...candidates, ...open]).query({ ...asked, candidates: true, limit: 400 });
  const rest = among.filter(({ id: found }) => found.startsWith('a')).slice(0, 100);
  expect(JSON.stringify(rest)).toBe(answer);
});

test('what stands side by side as it was asked comes before what stands apart', () => {
  const index = indexOf([
    product('apart', { body: 'labour of miners and market for wages' }),
    product('together', { body: 'labour market for miners and of wages' }),
  ]);
  expect(index.query(ask('labour market')).map((hit) => hit.id)).toEqual(['together', 'apart']);
});

test('after any changes it answers like an index built from what is left', () => {
  const change = fc.oneof(
    anyProduct.map((put) => ({ put })),
    anyProduct.map(({ id: remove }) => ({ remove })),
  );
  fc.assert(
    fc.property(fc.array(change, { maxLength: 40 }), anyText, (changes, words) => {
      const index = createBm25f(text);
      const left = new Map<ProductId, IndexedProduct>();
      for (const step of changes) {
        if ('put' in step) {
          index.put(step.put);
          left.set(step.put.id, step.put);
        } else {
          index.remove(step.remove);
          left.delete(step.remove);
        }
        index.query(ask(words));
      }
      const query = ask(words, { audiences: new Set(['all', 'community:x']) });
      expect(index.query(query)).toEqual(indexOf([...left.values()]).query(query));
      expect(index.size()).toBe(left.size);
    }),
  );
});

test('removed and replaced items leave nothing behind once enough have gone', () => {
  const numbered = (count: number, body: string) =>
    Array.from({ length: count }, (_, number) =>
      product(`p${number}`, { body: `${body} w${number}` }),
    );
  const index = indexOf(numbered(600, 'pension'));
  const first = index.footprint();
  for (const item of numbered(600, 'pension')) index.put(item);
  for (const item of numbered(600, 'salary')) index.put(item);
  expect(index.footprint().bytes).toBeLessThan(first.bytes * 1.6);
  expect(index.query(ask('salary w599'))[0]?.id).toBe('p599');
  for (const { id: gone } of numbered(600, '')) index.remove(gone);
  expect(index.size()).toBe(0);
  expect(index.query(ask('salary pension w1'))).toEqual([]);
  expect(index.footprint().terms).toBeLessThan(first.terms / 2);
});

const many = Array.from({ length: 300 }, (_, number) => `q${number}`).join(' ');
const longQuery = `${'labour market report '.repeat(2_000)} ${many} zemidjan`;
const reports = Array.from({ length: 30 }, (_, number) =>
  product(`x${number}`, { body: 'labour market report' }),
);

test('words of a long text that nobody uses do not push out those that somebody does', () => {
  const index = indexOf([product('a', { body: 'zemidjan' }), ...reports]);
  expect(index.query(ask(longQuery, { limit: 50 })).find((hit) => hit.id === 'a')).toMatchObject({
    matched: ['zemidjan'],
  });
});

test('neither do words that only forbidden items use', () => {
  const open = [product('a', { body: 'zemidjan' }), ...reports];
  const secret = product('secret', { audience: 'named:z', body: many });
  const query = ask(longQuery, { limit: 50 });
  expect(indexOf([...open, secret]).query(query)).toEqual(indexOf(open).query(query));
});

test('candidates are found by words that nobody else uses', () => {
  const candidate = product('c', { audience: 'checked:d', body: 'zemidjan pension' });
  const index = indexOf([product('a', { body: 'pension' }), candidate]);
  expect(index.hasCandidates()).toBe(true);
  expect(index.query(ask('zemidjan'))).toEqual([]);
  expect(index.query(ask('zemidjan', { candidates: true }))).toMatchObject([
    { id: 'c', matched: ['zemidjan'] },
  ]);
  index.remove(id('c'));
  expect(index.hasCandidates()).toBe(false);
});

test('a candidate moves nothing but itself, in a long text neither', () => {
  const open = [product('a', { body: 'zemidjan' }), ...reports];
  const secret = product('secret', { audience: 'checked:z', body: `${many} report labour` });
  const query = ask(longQuery, { limit: 50, candidates: true });
  const others = indexOf([...open, secret])
    .query(query)
    .filter(({ id: found }) => found !== 'secret');
  expect(others).toEqual(indexOf(open).query(query));
  // Words that only candidates may hold have the places that are left, and no others.
  expect(others.find((hit) => hit.id === 'a')).toMatchObject({ matched: ['zemidjan'] });
});

test('many words and many others for the same: each item has its own words as reasons, not its neighbour’s', () => {
  const own = Array.from({ length: 64 }, (_, number) => `own${number}`);
  const also = Array.from({ length: 64 }, (_, number) => `also${number}`);
  const index = indexOf([
    product('a', { body: also.join(' ') }),
    product('b', { body: 'own3' }),
    product('words', { body: own.join(' ') }),
  ]);
  const hits = index.query(ask(own.join(' '), { also: topic({ en: also }) }));
  expect(hits.find((hit) => hit.id === 'b')).toMatchObject({ matched: ['own3'] });
});

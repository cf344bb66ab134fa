import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createBm25f } from '../../../src/adapters/search/bm25f.ts';
import { compacting } from '../../../src/adapters/search/compaction.ts';
import { createTextAnalysis } from '../../../src/adapters/text/analysis.ts';
import { asId, type ProductId } from '../../../src/kernel/ids.ts';
import { LANGUAGES } from '../../../src/kernel/language.ts';
import type { IndexedProduct } from '../../../src/ports/search.ts';

const text = createTextAnalysis();
const WORDS = ['pension', 'pensions', 'labour', 'mine', 'été', 'salario', 'wages', 'zemidjan'];

const anyText = fc.array(fc.constantFrom(...WORDS), { maxLength: 6 }).map((some) => some.join(' '));
const anyProduct: fc.Arbitrary<IndexedProduct> = fc.record({
  id: fc.constantFrom(...'abcdefghijkl').map((key) => asId<ProductId>(key)),
  audience: fc.constantFrom('all', 'community:x', 'checked:z'),
  language: fc.constantFrom(...LANGUAGES),
  title: anyText,
  abstract: anyText,
  body: anyText,
  replies: anyText,
  topics: fc.constant([]),
  countries: fc.constant([]),
});
const anyChange = fc.oneof(
  anyProduct.map((put) => ({ put })),
  anyProduct.map(({ id: remove }) => ({ remove })),
);
type Change = { readonly put: IndexedProduct } | { readonly remove: ProductId };

function changed(products: readonly Change[]) {
  const index = createBm25f(text);
  const left = new Map<ProductId, IndexedProduct>();
  const apply = (change: Change): void => {
    if ('put' in change) {
      index.put(change.put, 7);
      left.set(change.put.id, change.put);
    } else {
      index.remove(change.remove);
      left.delete(change.remove);
    }
  };
  for (const change of products) apply(change);
  return { index, left, apply };
}

const asked = WORDS.map((word) => ({
  text: `${word} wages`,
  audiences: new Set(['all', 'community:x']),
  candidates: true,
  limit: 20,
}));

test('what is tidied a little at a time, and asked and changed meanwhile, is what an index of the rest would be', () => {
  fc.assert(
    fc.property(
      fc.array(anyChange, { maxLength: 30 }),
      fc.array(fc.array(anyChange, { maxLength: 3 }), { maxLength: 12 }),
      fc.integer({ min: 1, max: 30 }),
      (before, meanwhile, atOnce) => {
        const { index, left, apply } = changed(before);
        const steps = compacting(index.contents(), atOnce);
        const pauses = [...meanwhile];
        let step = steps.next();
        for (; !step.done; step = steps.next()) {
          for (const change of pauses.shift() ?? []) apply(change);
        }
        index.become(step.value);
        const fresh = createBm25f(text);
        for (const product of left.values()) fresh.put(product, 7);
        expect(asked.map((query) => index.query(query))).toEqual(
          asked.map((query) => fresh.query(query)),
        );
        expect(new Map(index.known())).toEqual(new Map(fresh.known()));
        expect(index.hasCandidates()).toBe(fresh.hasCandidates());
        // Nothing dead is left but what died meanwhile.
        if (meanwhile.length === 0) expect(index.footprint().terms).toBe(fresh.footprint().terms);
        // It goes on from there as any index does.
        for (const change of before) apply(change);
        const again = createBm25f(text);
        for (const product of left.values()) again.put(product, 7);
        expect(asked.map((query) => index.query(query))).toEqual(
          asked.map((query) => again.query(query)),
        );
      },
    ),
    { numRuns: 80 },
  );
});

test('a large index is tidied between turns of the event loop, and answers meanwhile', async () => {
  const numbered = (count: number, body: string): IndexedProduct[] =>
    Array.from({ length: count }, (_, number) => ({
      id: asId<ProductId>(`p${number}`),
      audience: 'all',
      language: 'en',
      title: '',
      abstract: '',
      body: `${body} w${number} ${'labour market '.repeat(12)}`,
      topics: [],
      countries: [],
    }));
  const index = createBm25f(text);
  for (const product of numbered(2_400, 'pension')) index.put(product);
  for (const product of numbered(1_200, 'salary')) index.put(product);
  const before = index.footprint();
  let turns = 0;
  let done = false;
  const tidied = index.tidy().then(() => {
    done = true;
  });
  while (!done) {
    turns += 1;
    await new Promise((resolve) => setImmediate(resolve));
    const [hit] = index.query({ text: 'w1199', audiences: new Set(['all']), limit: 1 });
    expect(hit?.id).toBe('p1199');
  }
  await tidied;
  expect(turns).toBeGreaterThan(2);
  expect(index.footprint().bytes).toBeLessThan(before.bytes * 0.8);
  expect(index.size()).toBe(2_400);
});

import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Bm25fIndex, createBm25f } from '../../../src/adapters/search/bm25f.ts';
import { addFromTexts, addUp } from '../../../src/adapters/search/scoring.ts';
import { Slots } from '../../../src/adapters/search/slots.ts';
import { Tally } from '../../../src/adapters/search/tally.ts';
import { Strengths } from '../../../src/adapters/search/weights.ts';
import { createTextAnalysis } from '../../../src/adapters/text/analysis.ts';
import { asId, type ProductId } from '../../../src/kernel/ids.ts';
import { LANGUAGES } from '../../../src/kernel/language.ts';
import type { IndexedProduct, IndexQuery } from '../../../src/ports/search.ts';

const text = createTextAnalysis();
const WORDS = 'pension labour mine salario wages zemidjan market report'.split(' ');
const ALL = Number.MAX_SAFE_INTEGER;

const anyText = fc.array(fc.constantFrom(...WORDS), { maxLength: 8 }).map((some) => some.join(' '));
const keys = Array.from({ length: 40 }, (_, number) => asId<ProductId>(`k${number}`));
const anyProduct: fc.Arbitrary<IndexedProduct> = fc.record({
  id: fc.constantFrom(...keys),
  audience: fc.constantFrom('all', 'all', 'community:x', 'named:z', 'checked:c'),
  language: fc.constantFrom(...LANGUAGES),
  title: anyText,
  abstract: anyText,
  body: anyText,
  replies: anyText,
  topics: fc.constant([]),
  countries: fc.constant([]),
});
const anyCatalogue = fc.array(
  fc.oneof(
    { arbitrary: anyProduct.map((put) => ({ put, remove: null })), weight: 8 },
    { arbitrary: fc.constantFrom(...keys).map((remove) => ({ put: null, remove })), weight: 1 },
  ),
  { minLength: 20, maxLength: 70 },
);
const anyReader = fc.subarray(['all', 'community:x', 'named:z']).map((open) => new Set(open));

function after(
  changes: readonly { put: IndexedProduct | null; remove: ProductId | null }[],
  weighedAnew?: number,
): Bm25fIndex {
  const index = createBm25f(text, weighedAnew);
  for (const { put, remove } of changes) {
    if (put) index.put(put);
    if (remove) index.remove(remove);
  }
  return index;
}

test('the best that are weighed anew stand as they would if all were, and fewer that are asked for are the first of them', () => {
  fc.assert(
    fc.property(
      anyCatalogue,
      anyText,
      anyReader,
      fc.boolean(),
      fc.integer({ min: 1, max: 12 }),
      (changes, words, audiences, candidates, some) => {
        const query: IndexQuery = { text: words, audiences, candidates, limit: 100 };
        const whole = after(changes, ALL).query(query);
        const pruned = after(changes, some);
        const answer = pruned.query(query);
        expect(answer.map(({ id }) => id).sort()).toEqual(whole.map(({ id }) => id).sort());
        const certain = answer.filter(({ id }) => whole.some((hit) => hit.id === id));
        const first = new Set(certain.slice(0, some).map(({ id }) => id));
        expect(answer.slice(0, some)).toEqual(whole.filter(({ id }) => first.has(id)));
        for (const limit of [1, 3, 10])
          expect(pruned.query({ ...query, limit })).toEqual(answer.slice(0, limit));
      },
    ),
    { numRuns: 100 },
  );
});

test('by its text or by the lists, a document is weighed alike to the last bit', () => {
  fc.assert(
    fc.property(anyCatalogue, fc.integer({ min: 1, max: 300 }), (changes, repeated) => {
      const index = after(changes);
      const long = asId<ProductId>('long');
      const body = 'wages '.repeat(repeated);
      index.put({
        ...{ id: long, audience: 'all', language: 'en', title: 'wages', abstract: '' },
        ...{ body, topics: [], countries: [] },
      });
      const contents = index.contents();
      const { lists, documents, forward } = contents;
      const terms = Array.from({ length: lists.size }, (_, term) => ({
        term,
        weight: 1 / (term + 3),
      }));
      const strengths = new Strengths(documents);
      const open = new Uint8Array(documents.width).fill(1);
      const alive = open.map((_, doc) => (documents.id(doc) === null ? 0 : 1));
      const tally = new Tally();
      tally.start(documents.width);
      addUp(terms, { by: 'document', open: alive }, contents, strengths, tally);
      const among = Uint32Array.from(
        documents.ids.flatMap((id, doc) => (id === null ? [] : [doc])),
      );
      const scores = new Float64Array(tally.scores.length);
      const slots = new Slots();
      slots.begin(lists.size);
      addFromTexts(terms, among, { forward, slots }, strengths, scores);
      expect(scores).toEqual(tally.scores);
    }),
    { numRuns: 100 },
  );
});

test('looking at all there is by name is looking at all; at some, only these are found', () => {
  fc.assert(
    fc.property(
      anyCatalogue,
      anyText,
      anyReader,
      fc.subarray(keys),
      (changes, words, audiences, some) => {
        const index = after(changes);
        const query: IndexQuery = { text: words, audiences, limit: 100 };
        const whole = index.query(query);
        expect(index.query({ ...query, only: new Set(keys) })).toEqual(whole);
        const only = new Set(some);
        const found = index.query({ ...query, only }).map(({ id }) => id);
        expect([...found].sort()).toEqual(
          whole
            .map(({ id }) => id)
            .filter((id) => only.has(id))
            .sort(),
        );
      },
    ),
    { numRuns: 100 },
  );
});

test('where more is found than is weighed anew, what the reader may not open moves nothing', () => {
  const item = (key: string, number: number, audience: string): IndexedProduct => ({
    id: asId<ProductId>(key),
    audience,
    language: 'en',
    title: WORDS[(number * 3) % 8] ?? '',
    abstract: '',
    body: `wages ${WORDS[number % 8]} ${WORDS[(number * 5) % 7]} w${number % 11}`,
    topics: [],
    countries: [],
  });
  const open = Array.from({ length: 60 }, (_, number) => item(`a${number}`, number, 'all'));
  const secret = Array.from({ length: 50 }, (_, number) => item(`s${number}`, number, 'named:z'));
  const indexOf = (items: readonly IndexedProduct[]) =>
    after(
      items.map((put) => ({ put, remove: null })),
      20,
    );
  const query: IndexQuery = { text: 'wages pension w3', audiences: new Set(['all']), limit: 60 };
  const mixed = secret.flatMap((one, at) => [one, ...open.slice(at, at + 1)]);
  expect(JSON.stringify(indexOf([...mixed, ...open.slice(50)]).query(query))).toBe(
    JSON.stringify(indexOf(open).query(query)),
  );
});

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Bm25fIndex, createBm25f } from '../../../src/adapters/search/bm25f.ts';
import { createKeeper, type KeeperOptions } from '../../../src/adapters/search/keeper.ts';
import { encode, encoding } from '../../../src/adapters/search/snapshot.ts';
import { createTextAnalysis } from '../../../src/adapters/text/analysis.ts';
import { asId, type ProductId } from '../../../src/kernel/ids.ts';
import { LANGUAGES } from '../../../src/kernel/language.ts';
import type { IndexedProduct, Revised } from '../../../src/ports/search.ts';
import { indexBuilder } from '../../../src/running/kept-index.ts';
import { quiet } from '../../support/database/quiet-log.ts';

const text = createTextAnalysis();
const WORDS = [
  'pension',
  'wages',
  'miners',
  'enquête',
  'étranger',
  'salario',
  'cotización',
  'niñez',
];

let folder: string;
let remembered: Set<string>;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'praxis-index-'));
  remembered = new Set();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const item = (number: number): IndexedProduct => ({
  id: asId<ProductId>(`p${number}`),
  audience: ['all', 'all', 'community:x', 'checked:d'][number % 4] ?? 'all',
  language: LANGUAGES[number % LANGUAGES.length] ?? 'en',
  title: `${WORDS[number % 8]} of w${number}`,
  abstract: '',
  body: `${WORDS[(number * 3) % 8]} ${WORDS[(number * 5) % 8]} `.repeat(1 + (number % 70)),
  replies: number % 3 === 0 ? `${WORDS[(number * 7) % 8]}` : '',
  topics: [],
  countries: [],
});
const items = (count: number) => Array.from({ length: count }, (_, number) => item(number));

function filled(products: readonly IndexedProduct[], index = createBm25f(text)): Bm25fIndex {
  for (const [at, product] of products.entries()) index.put(product, at + 1);
  return index;
}

function keeperOf(index: Bm25fIndex, given: Partial<KeeperOptions> = {}) {
  let tokens = remembered.size;
  return createKeeper({
    index,
    folder,
    made: 'these stems',
    marks: {
      note: async (token) => void remembered.add(token),
      knows: async (token) => remembered.has(token),
    },
    token: () => `token-${++tokens}`,
    log: quiet,
    builder: () => indexBuilder(quiet),
    ...given,
  });
}

const audiences = new Set(['all', 'community:x']);
const answers = (index: Bm25fIndex) =>
  JSON.stringify(
    WORDS.flatMap((word) => [
      index.query({ text: `${word} w7 pension`, audiences, limit: 20 }),
      index.query({ text: word, audiences: new Set(['all']), candidates: true, limit: 5 }),
    ]),
  );

const file = () => join(folder, 'search.index');

test('an index that was kept answers as before, knows its revisions, and goes on changing', async () => {
  const index = filled(items(300));
  index.remove(asId<ProductId>('p4'));
  await keeperOf(index).keep();
  const other = createBm25f(text);
  const revisions = await keeperOf(other).restore();
  expect(new Map(revisions)).toEqual(new Map(index.known()));
  expect(revisions?.get(asId<ProductId>('p7'))).toBe(8);
  expect(answers(other)).toBe(answers(index));
  for (const one of [index, other]) {
    for (let number = 100; number < 400; number += 1) one.put(item(number + 1_000), number);
    for (let number = 0; number < 250; number += 1) one.remove(asId<ProductId>(`p${number}`));
  }
  expect(answers(other)).toBe(answers(index));
  expect(other.hasCandidates()).toBe(true);
});

test('an empty index can be kept', async () => {
  await keeperOf(createBm25f(text)).keep();
  expect(await keeperOf(createBm25f(text)).restore()).toEqual(new Map());
});

test('nothing was kept: nothing is given back', async () => {
  expect(await keeperOf(createBm25f(text)).restore()).toBeNull();
});

test('a file that was cut off or changed anywhere is not believed', async () => {
  await keeperOf(filled(items(20))).keep();
  const whole = readFileSync(file());
  const anywhere = fc.integer({ min: 0, max: whole.length - 1 });
  await fc.assert(
    fc.asyncProperty(
      anywhere,
      fc.integer({ min: 1, max: 255 }),
      fc.boolean(),
      async (at, by, cut) => {
        const broken = Buffer.from(whole);
        broken[at] = (broken[at] ?? 0) ^ by;
        writeFileSync(file(), cut ? whole.subarray(0, at) : broken);
        const index = createBm25f(text);
        expect(await keeperOf(index).restore()).toBeNull();
        expect(index.size()).toBe(0);
      },
    ),
    { numRuns: 150 },
  );
});

test('stopped while it wrote, the former file is there, and what was half-written is cleared away', async () => {
  await keeperOf(filled(items(20))).keep();
  writeFileSync(join(folder, 'search.index.99.tmp'), readFileSync(file()).subarray(0, 500));
  const index = createBm25f(text);
  expect((await keeperOf(index).restore())?.size).toBe(20);
  expect(readdirSync(folder)).toEqual(['search.index']);
});

test('other stems, or a database that never heard of it: not believed', async () => {
  await keeperOf(filled(items(20))).keep();
  expect(await keeperOf(createBm25f(text), { made: 'other stems' }).restore()).toBeNull();
  remembered = new Set(['another']);
  expect(await keeperOf(createBm25f(text)).restore()).toBeNull();
});

test('a file that the database was not told of is never written', async () => {
  const marks = { note: () => Promise.reject(new Error('no database')), knows: async () => true };
  await expect(keeperOf(filled(items(5)), { marks }).keep()).rejects.toThrow('no database');
  expect(readdirSync(folder)).toEqual([]);
});

async function* paged(products: readonly IndexedProduct[]): AsyncGenerator<Revised[]> {
  for (let at = 0; at < products.length; at += 25)
    yield products.slice(at, at + 25).map((product, on) => ({ product, revision: at + on + 1 }));
}

test('built on a thread of its own, it answers like one built here, and is kept', async () => {
  const index = filled(items(3));
  await keeperOf(index).rebuild(paged(items(120)));
  expect(index.size()).toBe(120);
  expect(answers(index)).toBe(answers(filled(items(120))));
  const other = createBm25f(text);
  expect((await keeperOf(other).restore())?.size).toBe(120);
  expect(answers(other)).toBe(answers(index));
});

test('where the disk takes nothing it is built all the same', async () => {
  const index = createBm25f(text);
  writeFileSync(join(folder, 'taken'), '');
  const keeper = keeperOf(index, { folder: join(folder, 'taken', 'index') });
  await keeper.rebuild(paged(items(30)));
  expect(index.size()).toBe(30);
  await expect(keeper.keep()).rejects.toThrow('ENOTDIR');
});

test('a thread that dies, or pages that end in an error, leave the index as it was', async () => {
  const index = filled(items(3));
  async function* failing(): AsyncGenerator<Revised[]> {
    yield* paged(items(30));
    throw new Error('the catalogue is gone');
  }
  await expect(keeperOf(index).rebuild(failing())).rejects.toThrow('the catalogue is gone');
  const ended = { ask: async () => null, close: async () => undefined };
  await expect(keeperOf(index, { builder: () => ended }).rebuild(paged(items(30)))).rejects.toThrow(
    'was ended',
  );
  expect(index.size()).toBe(3);
  expect(readdirSync(folder)).toEqual([]);
});

test('what is kept is the index of one moment, however much changes while it is written', () => {
  const index = createBm25f(text);
  for (const product of items(60)) index.put(product, 1);
  const labels = { made: 'as now', token: 'once' };
  const atOnce = encode(index.contents(), labels);
  const steps = encoding(index.contents(), labels);
  let step = steps.next();
  for (let number = 60; !step.done; number += 1) {
    index.put(item(number), 2);
    index.remove(item(number - 60).id);
    step = steps.next();
  }
  expect(Buffer.concat(step.value).equals(atOnce)).toBe(true);
});

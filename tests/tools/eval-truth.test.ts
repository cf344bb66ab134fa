import { expect, test } from '@jest/globals';
import { loadProducts } from '../../src/adapters/tenant/seed/products.ts';
import { LANGUAGES } from '../../src/kernel/language.ts';
import { plant } from '../../tools/eval/planted.ts';
import {
  isHeldOut,
  loadDiscussions,
  loadPairs,
  loadTemplates,
  loadTranslations,
} from '../../tools/eval/truth.ts';

const seeds = new Map(loadProducts().map((product) => [product.key, product]));
const languageOf = (key: string) => seeds.get(key)?.language;
const unique = (values: readonly string[]) => new Set(values).size === values.length;
/** Words of more than three letters, without accents. */
const wordsOf = (text: string) =>
  new Set(
    (
      text
        .normalize('NFD')
        .toLowerCase()
        .match(/[a-z]{4,}/g) ?? []
    ).values(),
  );

test('150 questions and more ask in one language for an item in another, all directions alike', () => {
  const pairs = loadPairs();
  expect(pairs.length).toBeGreaterThanOrEqual(150);
  expect(unique(pairs.map(({ id }) => id))).toBe(true);
  const directions = new Map<string, { all: number; heldOut: number }>();
  for (const { id, language, item } of pairs) {
    const direction = `${language} ${languageOf(item)}`;
    const counted = directions.get(direction) ?? { all: 0, heldOut: 0 };
    counted.all += 1;
    if (isHeldOut(id)) counted.heldOut += 1;
    directions.set(direction, counted);
  }
  const wanted = LANGUAGES.flatMap((from) =>
    LANGUAGES.filter((to) => to !== from).map((to) => `${from} ${to}`),
  );
  expect([...directions.keys()].sort()).toEqual(wanted.sort());
  for (const { all, heldOut } of directions.values()) {
    expect(all).toBeGreaterThanOrEqual(25);
    expect(heldOut / all).toBeGreaterThan(0.35);
    expect(heldOut / all).toBeLessThan(0.65);
  }
});

test('questions are asked as people ask, not copied from the title', () => {
  for (const { text, item } of loadPairs()) {
    const title = wordsOf(seeds.get(item)?.title ?? '');
    const shared = [...wordsOf(text)].filter((word) => title.has(word));
    expect({ text, shared: shared.length / title.size }).toEqual({
      text,
      shared: expect.any(Number),
    });
    expect(shared.length / title.size).toBeLessThan(0.5);
  }
});

test('60 discussions and more in three languages, each with judged items that exist', () => {
  const discussions = loadDiscussions();
  expect(discussions.length).toBeGreaterThanOrEqual(60);
  expect(unique(discussions.map(({ id }) => id))).toBe(true);
  for (const language of LANGUAGES)
    expect(discussions.filter((one) => one.language === language).length).toBeGreaterThanOrEqual(
      20,
    );
  const elsewhere = discussions.map(
    ({ language, relevant }) =>
      relevant.filter((key) => languageOf(key) !== language).length / relevant.length,
  );
  // What somebody can use is not only in their own language.
  expect(elsewhere.reduce((sum, share) => sum + share) / elsewhere.length).toBeGreaterThan(0.4);
  for (const { id, relevant } of discussions) {
    expect({ id, unknown: relevant.filter((key) => !seeds.has(key)) }).toEqual({ id, unknown: [] });
    expect(unique(relevant)).toBe(true);
  }
});

test('every kind of copy is planted often enough to be measured, and so is what only looks alike', () => {
  const planted = plant([...seeds.values()], loadTranslations(), loadTemplates());
  const ids = new Set(planted.products.map(({ id }) => id));
  expect(ids.size).toBe(planted.products.length);
  for (const key of [...planted.duplicates.keys(), ...planted.lookalikes.keys()])
    expect(key.split(' ').filter((id) => !ids.has(id))).toEqual([]);
  const count = <Kind>(kinds: Iterable<Kind>, kind: Kind) =>
    [...kinds].filter((one) => one === kind).length;
  for (const kind of ['re-saved', 'edited', 're-titled', 'versioned'] as const)
    expect(count(planted.duplicates.values(), kind)).toBeGreaterThanOrEqual(30);
  expect(count(planted.lookalikes.values(), 'sibling')).toBeGreaterThanOrEqual(40);
  expect(count(planted.lookalikes.values(), 'template')).toBeGreaterThanOrEqual(20);
  expect(count(planted.lookalikes.values(), 'translation')).toBeGreaterThanOrEqual(8);
  expect([...planted.duplicates.keys()].filter((key) => planted.lookalikes.has(key))).toEqual([]);
});

test('a copy is changed and still the same text, and the set is the same each time', () => {
  const make = () => plant([...seeds.values()], loadTranslations(), loadTemplates());
  const planted = make();
  expect(make().products).toEqual(planted.products);
  const byId = new Map(planted.products.map((product) => [product.id, product]));
  for (const [key, kind] of planted.duplicates) {
    const [a, b] = key.split(' ').map((id) => byId.get(id));
    if (!a || !b) throw new Error(key);
    expect({
      key,
      same: JSON.stringify({ ...a, id: '' }) === JSON.stringify({ ...b, id: '' }),
    }).toEqual({
      key,
      same: false,
    });
    const words = wordsOf(a.body);
    const kept = [...words].filter((word) => wordsOf(b.body).has(word)).length / words.size;
    expect({ key, kind, kept: kept > 0.7 }).toEqual({ key, kind, kept: true });
  }
});

test('a translation is of another language than its original, and all slots of a form are filled', () => {
  for (const { of, language } of loadTranslations()) expect(languageOf(of)).not.toBe(language);
  const planted = plant([...seeds.values()], [], loadTemplates());
  for (const { title, abstract, body } of planted.products)
    expect(`${title}${abstract}${body}`).not.toMatch(/\{\w+\}/);
});

import { expect, test } from '@jest/globals';
import { facetsOf, isChosen } from '../../../src/features/knowledge/facets.ts';
import {
  findDuplicates,
  grouped,
  resemblance,
  sketchOf,
  translationKey,
} from '../../../src/features/knowledge/grouping.ts';
import type { Product } from '../../../src/features/knowledge/model.ts';
import { isOutdated } from '../../../src/features/knowledge/model.ts';
import type { Origin } from '../../../src/features/knowledge/origin.ts';
import { anActor } from '../../support/people.ts';
import { aProduct, knowledgeOf } from './library.ts';

const TEXT =
  'The mobile desk stood three weeks in the market of Thiès. Traders registered once the tax agent sat beside the clerk of the insurance, and not before. What counted was one visit instead of two.';
const item = (product: Product) => ({ outline: product, sketch: sketchOf(product.body) });
const named = (key: string, name: string, given: Partial<Product> = {}) =>
  aProduct(key, { name, webUrl: `https://sharepoint.example/lib/${name}`, ...given });

test('a text saved anew or lightly edited is the same, another text is not', () => {
  const one = sketchOf(TEXT);
  expect(resemblance(one, sketchOf(TEXT.replaceAll(' ', '\r\n').toUpperCase()))).toBe(1);
  expect(
    resemblance(one, sketchOf(TEXT.replace('three weeks', 'nearly four weeks'))),
  ).toBeGreaterThan(0.6);
  expect(
    resemblance(one, sketchOf(`Wages in Lima. ${'Nothing of it is the same. '.repeat(9)}`)),
  ).toBe(0);
  expect(resemblance(sketchOf('too short'), sketchOf('too short'))).toBe(0);
});

test('a form filled in for another country or another year is another document', () => {
  const peru = aProduct('a', { title: 'Registration in 2023', body: TEXT, countries: ['Peru'] });
  const items = [
    peru,
    aProduct('b', { ...peru, countries: ['Chile'] }),
    aProduct('c', { ...peru, title: 'Registration in 2024' }),
    aProduct('d', { ...peru, title: 'FINAL registration 2023' }),
  ].map((given, at) => item({ ...given, id: aProduct('abcd'[at] ?? '').id }));
  expect(findDuplicates(items)).toEqual([{ one: 'a', other: 'd' }]);
});

test('translations are told by the name of the file or its folder', () => {
  const key = (path: string) =>
    translationKey(named('x', path, { name: path.split('/').at(-1) ?? '' }));
  expect(key('Guide_FR.docx')).toBe(key('guide (es).pdf'));
  expect(key('fr/Guide.docx')).toBe(key('Guide-en.docx'));
  expect(key('Guide.docx')).toBeNull();
  // A name that only ends like a language.
  expect(key('Trabajo en es.docx')).not.toBe(key('Trabajo-fr.docx'));
});

test('one result stands for its copies and translations, the reader’s language first', () => {
  const all = [
    named('en', 'guide_en.docx', { language: 'en', body: TEXT }),
    named('other', 'else.docx', { body: 'Something else.' }),
    named('fr', 'guide_fr.docx', { language: 'fr', body: 'Le guichet mobile.' }),
    named('copy', 'kept.docx', { language: 'en', body: TEXT, publishedOn: '2020-01-01' }),
  ].map(item);
  const shape = (language: 'en' | 'fr') =>
    grouped(all, language).map(({ head, others }) => [
      head.outline.id,
      ...others.map(({ item: { outline }, how }) => `${outline.id}:${how}`),
    ]);
  expect(shape('fr')).toEqual([['fr', 'en:translation', 'copy:translation'], ['other']]);
  expect(shape('en')).toEqual([['copy', 'en:copy', 'fr:translation'], ['other']]);
});

test('a facet counts what choosing a value would leave, and a document with its copies once', () => {
  const a = aProduct('a', { type: 'guide', countries: ['Peru'], publishedOn: '2024-01-01' });
  const copy = aProduct('a2', { ...a, type: 'guide' });
  const b = aProduct('b', { type: 'toolkit', countries: ['Peru', 'Chile'] });
  const items = [a, { ...copy, id: aProduct('a2').id }, b];
  const chosen = { country: ['Chile'] };
  const facets = facetsOf(items, chosen, ({ id }) => (id === 'a2' ? 'a' : id));
  const counts = Object.fromEntries(
    facets.map(({ name, values }) => [name, values.map(({ value, count }) => [value, count])]),
  );
  expect(counts.country).toEqual([
    ['Peru', 2],
    ['Chile', 1],
  ]);
  expect(counts.type).toEqual([['toolkit', 1]]);
  expect(items.filter((one) => isChosen(one, chosen)).map(({ id }) => id)).toEqual(['b']);
});

const record: Origin = {
  name: 'Labordoc',
  kind: 'catalogue',
  published: '1998',
  authors: [],
  numbers: [],
  sector: null,
  evaluation: null,
  readAt: null,
  staleAfterHours: 24,
  silent: false,
};

test('what our own documents are about comes before what a catalogue outside has most of', () => {
  const items = [
    aProduct('ours', { countries: ['Peru'] }),
    ...['r1', 'r2', 'r3'].map((id) => aProduct(id, { countries: ['Chile'], origin: record })),
  ];
  const facets = facetsOf(items, {}, ({ id }) => id);
  expect(facets.find(({ name }) => name === 'country')?.values).toMatchObject([
    { value: 'Peru', count: 1, own: 1 },
    { value: 'Chile', count: 3, own: 0 },
  ]);
});

test('an old document may be outdated; an old record of a catalogue is what it was', () => {
  const now = new Date('2026-11-22T00:00:00Z');
  const old = { publishedOn: '1998-01-01', reviewOn: null };
  expect(isOutdated(aProduct('ours', old), now)).toBe(true);
  expect(isOutdated(aProduct('record', { ...old, origin: record }), now)).toBe(false);
});

const nobody = { readable: async () => new Set<string>() };

test('what is far from the question is not called an answer', async () => {
  const knowledge = knowledgeOf(
    [aProduct('a', { body: 'The pension of miners in the north.' })],
    [{ kind: 'all' }],
    nobody,
  );
  const asked = async (words: string) =>
    (await knowledge.browse(anActor(), words, { limit: 5, chosen: {} })).good;
  expect(await asked('miners’ pension')).toBe(true);
  expect(await asked('pension reform for seafarers under flags of convenience')).toBe(false);
  expect(await asked('zemidjan')).toBe(false);
});

test('what was made of one discussion is one result: the synthesis, its translations and its other documents', () => {
  const stem = 'What-lasts-1b8f1fba';
  const made = (name: string, language: 'en' | 'fr') => named(name, name, { language });
  const all = [
    made(`${stem}-brief-fr.docx`, 'fr'),
    made(`${stem}-brief-en.docx`, 'en'),
    made(`${stem}-brief-en.pdf`, 'en'),
    made(`${stem}-synthesis-en.docx`, 'en'),
    made(`${stem}.docx`, 'fr'),
    made(`${stem}.pdf`, 'fr'),
    made('What-lasts-deadbeef.docx', 'en'),
  ].map(item);
  const shown = (language: 'en' | 'fr') =>
    grouped(all, language).map(({ head, others }) => [
      head.outline.name,
      others.map(({ item: one, how }) => `${how} ${one.outline.name}`),
    ]);
  expect(shown('en')).toEqual([
    [`${stem}-synthesis-en.docx`, [`version ${stem}-brief-en.docx`, `translation ${stem}.docx`]],
    ['What-lasts-deadbeef.docx', []],
  ]);
  expect(shown('fr')[0]).toEqual([
    `${stem}.docx`,
    [`version ${stem}-brief-fr.docx`, `translation ${stem}-synthesis-en.docx`],
  ]);
});

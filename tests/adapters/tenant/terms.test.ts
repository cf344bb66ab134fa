import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Client } from '@microsoft/microsoft-graph-client';
import { teamIdOf } from '../../../src/adapters/tenant/seed/index.ts';
import { loadProducts } from '../../../src/adapters/tenant/seed/products.ts';
import { topicTermId } from '../../../src/adapters/tenant/seed/terms.ts';
import type { RunningTenant } from '../../../src/adapters/tenant/server.ts';
import { failure, graphAs, graphAsApp, KNOWLEDGE, smallTenant } from './support.ts';

interface Term {
  id: string;
  labels: { languageTag: string; name: string; isDefault: boolean }[];
  properties: { key: string; value: string }[];
}

let running: RunningTenant;
let graph: Client;
let store: string;
let topics: string;
let group: string;
beforeAll(async () => {
  running = await smallTenant({ frozen: true });
  graph = await graphAs(running.url, 'Samuel');
  store = `/sites/${(await graph.api(KNOWLEDGE).get()).id}/termStore`;
  group = (await graph.api(`${store}/groups`).get()).value[0].id;
  topics = (await graph.api(`${store}/groups/${group}/sets`).get()).value[0].id;
});
afterAll(() => running.close());

const label = (name: string, languageTag = 'en-US', isDefault = true) => ({
  name,
  languageTag,
  isDefault,
});
let made = 0;
async function newSet(): Promise<string> {
  made += 1;
  const set = await graph.api(`${store}/sets`).post({
    parentGroup: { id: group },
    localizedNames: [{ languageTag: 'en-US', name: `Set ${made}` }],
  });
  return `${store}/sets/${set.id}`;
}
const add = (place: string, name: string): Promise<Term> =>
  graph.api(`${place}/children`).post({ labels: [label(name)] });
const names = async (path: string): Promise<string[]> =>
  (await graph.api(path).get()).value.map((term: Term) => term.labels[0]?.name);

test('every topic of a seeded document is a term with one default label in each language', async () => {
  const { value } = await graph.api(`${store}/sets/${topics}/children`).get();
  const used = new Set(loadProducts().flatMap((product) => product.topics));
  const byKey = new Map<string, Term>(
    value.map((term: Term) => [
      term.properties.find(({ key }) => key === 'PraxisTopic')?.value,
      term,
    ]),
  );
  const { languageTags } = await graph.api(store).get();
  expect(languageTags).toEqual(['en-US', 'fr-FR', 'es-ES']);
  for (const key of used) {
    const term = byKey.get(key);
    expect(term?.id).toBe(topicTermId(key));
    for (const tag of languageTags)
      expect(term?.labels.filter((one) => one.languageTag === tag && one.isDefault)).toHaveLength(
        1,
      );
  }
  const terms = await graph
    .api(`${store}/groups/${group}/sets/${topics}/terms/${topicTermId('osh')}`)
    .get();
  expect(terms.labels).toContainEqual(label('Sécurité et santé au travail', 'fr-FR'));
});

test('an app reads the terms too, under any site', async () => {
  const app = await graphAsApp(running.url);
  const site = await app.api(`/groups/${teamIdOf('skills')}/sites/root`).get();
  const { value } = await app.api(`/sites/${site.id}/termStore/sets/${topics}/terms`).get();
  expect(value.length).toBeGreaterThan(20);
});

test('groups are made, told with their site on request, refused twice and deleted when empty', async () => {
  const own = await graph.api(`${store}/groups`).post({ displayName: 'Field words' });
  expect(own).toMatchObject({ displayName: 'Field words', scope: 'global' });
  expect(own).not.toHaveProperty('parentSiteId');
  expect(
    await graph.api(`${store}/groups/${own.id.toUpperCase()}?$select=*,parentSiteId`).get(),
  ).toHaveProperty('parentSiteId');
  expect(
    await failure(graph.api(`${store}/groups`).post({ displayName: 'field words' })),
  ).toMatchObject({ statusCode: 409 });
  expect(await failure(graph.api(`${store}/groups/${group}`).delete())).toMatchObject({
    statusCode: 400,
  });
  await graph.api(`${store}/groups/${own.id}`).delete();
  expect(await failure(graph.api(`${store}/groups/${own.id}`).get())).toMatchObject({
    statusCode: 404,
  });
});

test('a set is made, renamed in more languages, and goes with its terms', async () => {
  const set = await newSet();
  const term = await add(set, 'Alone');
  const localizedNames = [
    { languageTag: 'en-US', name: 'Places' },
    { languageTag: 'fr-FR', name: 'Lieux' },
  ];
  expect(await graph.api(set).patch({ localizedNames, description: 'where' })).toMatchObject({
    localizedNames,
    description: 'where',
  });
  const other = await newSet();
  expect(await failure(graph.api(other).patch({ localizedNames }))).toMatchObject({
    statusCode: 409,
  });
  await graph.api(set).delete();
  for (const path of [set, `${set}/terms/${term.id}`])
    expect(await failure(graph.api(path).get())).toMatchObject({ statusCode: 404 });
});

test('terms stand in a tree; a branch goes as a whole', async () => {
  const set = await newSet();
  const animal = await add(set, 'Animal');
  const dog = await add(`${set}/terms/${animal.id}`, 'Dog');
  await add(`${set}/terms/${dog.id}`, 'Poodle');
  await add(set, 'Plant');
  expect(await names(`${set}/children`)).toEqual(['Animal', 'Plant']);
  expect(await names(`${set}/terms/${animal.id}/children`)).toEqual(['Dog']);
  expect(await names(`${set}/terms`)).toEqual(['Animal', 'Dog', 'Poodle', 'Plant']);
  await graph.api(`${set}/terms/${animal.id}`).delete();
  expect(await names(`${set}/terms`)).toEqual(['Plant']);
});

test('a term takes other words, descriptions and properties; its time of change moves', async () => {
  const set = await newSet();
  const term = await add(set, 'Car');
  running.tenant.clock.advance(60_000);
  const labels = [label('Car'), label('Automobile', 'en-US', false), label('Voiture', 'fr-FR')];
  const descriptions = [{ languageTag: 'en-US', description: 'It drives.' }];
  const properties = [{ key: 'wheels', value: '4' }];
  const changed = await graph
    .api(`${set}/terms/${term.id}`)
    .patch({ labels, descriptions, properties });
  expect(changed).toMatchObject({ labels, descriptions, properties });
  expect(await graph.api(`${set}/terms/${term.id}`).get()).toMatchObject({ labels });
  expect(new Date(changed.lastModifiedDateTime).getTime()).toBe(
    new Date(changed.createdDateTime).getTime() + 60_000,
  );
});

test.each([
  ['no label', { labels: [] }, 400],
  ['no default label', { labels: [label('X', 'en-US', false)] }, 400],
  ['two default labels in a language', { labels: [label('X'), label('Y')] }, 400],
  ['nothing in the default language', { labels: [label('X', 'fr-FR')] }, 400],
  ['a language the store has not', { labels: [label('X'), label('Y', 'de-DE')] }, 400],
  ['a letter that is not allowed', { labels: [label('X;Y')] }, 400],
  ['the same name in the same place', { labels: [label('WAGES')] }, 409],
])('a term with %s is refused', async (_name, body, statusCode) => {
  expect(await failure(graph.api(`${store}/sets/${topics}/children`).post(body))).toMatchObject({
    statusCode,
  });
});

test('the same name is free in another place', async () => {
  const set = await newSet();
  const parent = await add(set, 'Wages');
  expect(await add(`${set}/terms/${parent.id}`, 'Wages')).toHaveProperty('id');
});

test('a term is shown in a second place by pin or reuse, not twice there and not below itself', async () => {
  const set = await newSet();
  const here = await add(set, 'Here');
  const relation = {
    relationship: 'pin',
    fromTerm: { id: here.id },
    set: { id: set.split('/').at(-1) },
  };
  const from = `${store}/sets/${topics}/terms/${topicTermId('skills')}/relations`;
  const done = await graph.api(from).post(relation);
  expect(done).toMatchObject({ ...relation, toTerm: { id: topicTermId('skills') } });
  expect(await names(`${set}/terms/${here.id}/children`)).toEqual(['Skills']);
  expect((await graph.api(`${set}/relations`).get()).value).toEqual([
    { id: done.id, relationship: 'pin' },
  ]);
  expect((await graph.api(`${from}?$expand=set`).get()).value).toContainEqual({
    id: done.id,
    relationship: 'pin',
    set: relation.set,
  });
  expect(await failure(graph.api(from).post(relation))).toMatchObject({ statusCode: 409 });
  expect(
    await failure(graph.api(`${set}/terms/${here.id}/relations`).post(relation)),
  ).toMatchObject({ statusCode: 400 });
  expect(await failure(graph.api(from).post({ ...relation, relationship: 'steal' }))).toMatchObject(
    { statusCode: 400 },
  );
  expect(await failure(graph.api(from).post({ ...relation, set: { id: 'none' } }))).toMatchObject({
    statusCode: 404,
  });
});

test('priorities are topics shown again, under their own ids', async () => {
  const { value } = await graph.api(`${store}/groups/${group}/sets`).get();
  const priorities = value[1].id;
  const terms = await graph.api(`${store}/sets/${priorities}/children`).get();
  expect(terms.value.map((term: Term) => term.id)).toContain(topicTermId('youth-employment'));
  expect(
    await failure(graph.api(`${store}/sets/${priorities}/terms/${topicTermId('wages')}`).get()),
  ).toMatchObject({ statusCode: 404 });
});

test('the store’s default language is one of its languages', async () => {
  expect(await failure(graph.api(store).patch({ defaultLanguageTag: 'de-DE' }))).toMatchObject({
    statusCode: 400,
  });
  const changed = await graph.api(store).patch({ defaultLanguageTag: 'fr-FR' });
  expect(changed).toMatchObject({
    defaultLanguageTag: 'fr-FR',
    languageTags: ['en-US', 'fr-FR', 'es-ES'],
  });
  await graph.api(store).patch({ defaultLanguageTag: 'en-US' });
});

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { SearchAnswer } from '../../src/contract/knowledge.ts';
import type { CollectionPage, MyAlerts } from '../../src/contract/surfacing.ts';
import { FACETS } from '../../src/features/knowledge/facets.ts';
import { type Audience, mayOpen } from '../../src/kernel/audience.ts';
import type { Actor } from '../../src/kernel/person.ts';
import { checkedLibrary } from '../support/checked-library.ts';
import { type Journey, personId, type Scene, scene } from '../support/journey.ts';
import { opened } from '../support/journey-steps.ts';
import { COLLECTIONS, DESK_REQUEST, gathered, judged } from '../support/said-of-items.ts';
import { type Sides, sidesOf } from '../support/sides.ts';

/**
 * Two products side by side: one holds the whole library, from the other everything was deleted that this reader may
 * not open. Whatever the reader asks, both answer with the same bytes.
 */

/** A member; somebody who was given one file of the checked library; who opens all of that; a moderator elsewhere. */
const READERS = ['Mei Tanaka', 'Jonas Weber', 'Lena Okafor', 'Sofia Herrera'];
const GIVEN_A_FILE = 'Jonas Weber';
const OPENS_ALL = 'Lena Okafor';
/** Where the journeys' tab is, as links in messages name it. */
const TAB = 'http://127.0.0.1:3978/tab';
const DISCUSSION = 'Domestic workers after the restructuring';

interface Row {
  readonly id: string;
  readonly title: string;
  readonly drive_id: string;
  readonly item_id: string;
  readonly audience: Audience;
  readonly web_url: string;
  readonly countries: readonly string[];
}

let s: Scene;
let whole: Journey;
let rows: readonly Row[];
let shared: readonly string[];

/** What people made of items, open and closed ones alike: the same in every product. */
async function saidOf(j: Journey): Promise<void> {
  const ids = rows.map(({ id }) => id);
  await judged(j, ids, READERS);
  await gathered(j, ids, READERS);
}

async function begins(): Promise<Journey> {
  const j = await s.journey({ signsIn: true });
  j.teams.signIn.tokens = (person) => s.tenant.tokenFor(person);
  rows ??= (await j.database.db
    .selectFrom('products')
    .select(['id', 'title', 'drive_id', 'item_id', 'audience', 'web_url', 'countries'])
    .orderBy('id')
    .execute()) as readonly Row[];
  await saidOf(j);
  await opened(j, { title: DISCUSSION, background: `${DISCUSSION}, who registered by telephone.` });
  return j;
}

async function signsIn(j: Journey, reader: string): Promise<void> {
  await (await j.tab(j.person(reader))).get('/me');
  await j.signIn.settled();
}

const opens = (reader: string, who: Actor, { audience, item_id }: Row): boolean =>
  audience.kind === 'checked'
    ? reader === OPENS_ALL || (reader === GIVEN_A_FILE && item_id === shared[0])
    : mayOpen(audience, who);

beforeAll(async () => {
  s = await scene({
    documents: 120,
    before: async (tenant) => {
      shared = (await checkedLibrary(tenant, GIVEN_A_FILE)).files;
    },
  });
  whole = await begins();
}, 120_000);
afterAll(async () => {
  await s.end();
  await s.close();
});

/** What this reader may not open is deleted from a second product, which is asked beside the first. */
async function parted(reader: string) {
  const rest = await begins();
  for (const j of [whole, rest]) await signsIn(j, reader);
  const who = await rest.app.actions.people.actor(personId(reader));
  const closed = rows.filter((row) => !opens(reader, who, row));
  const open = rows.filter((row) => opens(reader, who, row));
  const gone = closed.map(({ id }) => id);
  await rest.database.db.deleteFrom('products').where('id', 'in', gone).execute();
  await rest.app.actions.knowledge.sync.follow();
  const sides = await sidesOf([whole, rest], reader, new Set(rows.map(({ id }) => id)));
  return { sides, closed, open };
}

/** Words of titles, of what is closed above all: they are what somebody would guess. */
function queries(closed: readonly Row[], open: readonly Row[]) {
  const wordsOf = (some: readonly Row[]) =>
    some.flatMap(({ title }) => title.match(/\p{L}{3,}/gu) ?? ['work']);
  const word = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...wordsOf(closed)) },
    { weight: 2, arbitrary: fc.constantFrom(...wordsOf(open)) },
    { weight: 1, arbitrary: fc.constantFrom('quixotic', 'restructuring', 'Peru', 'lesson') },
  );
  return fc.oneof(
    fc.array(word, { minLength: 1, maxLength: 5 }).map((some) => some.join(' ')),
    fc.constantFrom(...closed.slice(0, 40).map(({ title }) => title)),
  );
}

/** Searched, narrowed by each facet, asked in the chat, in a message, before a question, for people and terms. */
async function asks(sides: Sides, q: string): Promise<void> {
  const path = (more: Record<string, string>) =>
    `/search?${new URLSearchParams({ q, limit: '10', ...more })}`;
  const found = await sides.same('GET', path({}));
  expect(found).toMatchObject({ status: 200 });
  const { facets } = found.json as unknown as SearchAnswer;
  for (const name of FACETS) {
    const [first] = facets.find((facet) => facet.name === name)?.values ?? [];
    if (first) await sides.same('GET', path({ [name]: first.value }));
  }
  await sides.same('GET', `/experts?${new URLSearchParams({ q })}`);
  await sides.same('POST', '/queries/before', { text: q });
  await sides.same('POST', '/taxonomy/suggest', { text: q, language: 'en' });
  await sides.sameCard(q);
  await sides.sameInvoke('composeExtension/query', {
    commandId: 'searchKnowledge',
    parameters: [{ name: 'words', value: q }],
  });
  await sides.sameInvoke('composeExtension/query', {
    commandId: 'findPeople',
    parameters: [{ name: 'words', value: q }],
  });
}

/** Whatever can be asked of one item by its id: a closed one is one that there is not. */
async function named(sides: Sides, id: string, open: string): Promise<readonly string[]> {
  const { tab, person, bare } = sides;
  const asked: readonly (readonly [string, string, unknown?])[] = [
    ['GET', `/knowledge/${id}`],
    ['POST', `/knowledge/${id}/use`],
    ['POST', `/knowledge/${id}/check`],
    ['POST', `/knowledge/${id}/feedback`, { quality: 3, usefulness: 3, example: '' }],
    ['POST', '/contradictions', { one: open, other: id, why: 'They differ.' }],
    ['POST', '/queries/before/choice', { text: 'x', product: id, verdict: 'accept', reason: '' }],
    ['POST', '/queries/stock', { nonce: 'nonce-of-stock', text: 'x', product: id }],
  ];
  const answers = [];
  for (const [method, path, body] of asked) answers.push(bare(await tab.asks(method, path, body)));
  for (const verb of ['product.used', 'product.read', 'product.ask-judge', 'product.judge']) {
    const data = { id, quality: '3', usefulness: '3' };
    const value = { action: { type: 'Action.Execute', verb, data } };
    const said = await person.sends({ type: 'invoke', name: 'adaptiveCard/action', value });
    answers.push(JSON.stringify(said));
  }
  return answers;
}

/** Every page without parameters, whichever there are. */
const PAGES = [
  '/home',
  '/library',
  '/discussions',
  '/queries?filter=open',
  '/contradictions',
  '/gaps',
  '/moderation',
  '/me',
  '/me/expertise',
  '/taxonomy',
  '/captures',
  '/collections',
  '/announcements',
  '/reviews',
  '/preparations',
  '/desks',
];

/** The same pages in words. */
const COMMANDS = ['collections', 'my alerts', 'announcements', 'desks', 'reviews'];

/** What others gathered: each collection and request, the briefing on countries of closed items, all of it in the chat. */
async function gatheredPages(sides: Sides, closed: readonly Row[]): Promise<void> {
  const [all, members] = COLLECTIONS;
  const { json } = await sides.same('GET', `/collections/${all}?limit=5`);
  expect((json as unknown as CollectionPage).pinned.length).toBeGreaterThan(0);
  await sides.same('GET', `/collections/${members}?limit=5`);
  const { json: told } = await sides.same('GET', '/alerts');
  expect((told as unknown as MyAlerts).lately.length).toBeGreaterThan(0);
  const [, title = ''] = closed.map((row) => row.title);
  await sides.same('GET', `/collections/on?${new URLSearchParams({ q: title })}`);
  await sides.same('GET', `/desks/requests/${DESK_REQUEST}`);
  await sides.same('POST', '/desks/places', { text: title });
  const [country = 'Peru'] = closed.flatMap(({ countries }) => countries);
  for (const about of [country, title]) {
    const found = await sides.same('GET', `/briefing?${new URLSearchParams({ about })}`);
    expect(found).toMatchObject({ status: 200 });
  }
  await sides.sameCard(`briefing on ${country}`);
  for (const words of COMMANDS) await sides.sameCard(words);
}

for (const reader of READERS) {
  test(`${reader} gets the answers of a library without what is closed to them, byte for byte`, async () => {
    const { sides, closed, open } = await parted(reader);
    expect(closed.length).toBeGreaterThan(3);
    await fc.assert(
      fc.asyncProperty(queries(closed, open), (q) => asks(sides, q)),
      { numRuns: 6, seed: 20260302, endOnFailure: true },
    );
    for (const path of PAGES) {
      const { status } = await sides.same('GET', path);
      expect({ path, status: [200, 403].includes(status) }).toEqual({ path, status: true });
    }
    await gatheredPages(sides, closed);
    const step = Math.ceil(open.length / 12);
    for (const { id } of open.filter((_, at) => at % step === 0)) {
      await sides.same('GET', `/knowledge/${id}`);
    }
    for (const person of READERS.map(personId)) await sides.same('GET', `/experts/${person}`);

    const [first] = open;
    const none = await named(sides, 'there-is-none', first?.id ?? '');
    const hidden = [closed[0], closed.find(({ audience }) => audience.kind === 'checked')];
    for (const row of hidden) {
      if (row) expect(await named(sides, row.id, first?.id ?? '')).toEqual(none);
    }
    for (const { id, web_url: url } of closed.slice(0, 6)) {
      await sides.sameInvoke('composeExtension/queryLink', { url });
      const page = `${TAB}/knowledge/${id}`;
      await sides.sameInvoke('composeExtension/queryLink', { url: page });
    }
  });
}

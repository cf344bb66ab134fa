import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { DiscussionList } from '../../src/contract/discussions.ts';
import type { SearchAnswer } from '../../src/contract/knowledge.ts';
import { type Journey, type Scene, scene } from '../support/journey.ts';
import {
  contributesInTab,
  contributionOf,
  opened,
  synthesisOf,
  TITLE,
} from '../support/journey-steps.ts';
import { type FakePerson, reading, type SeenMessage } from '../support/teams.ts';

/** Who sees what: a community is its members', a library its readers', a draft its author's. */

let s: Scene;
let j: Journey;
beforeAll(async () => {
  s = await scene({ documents: 60 });
}, 120_000);
beforeEach(async () => {
  j = await s.journey();
});
afterEach(() => s.end());
afterAll(() => s.close());

/** Presses a button that their card never had. */
const forges = (who: FakePerson, verb: string, data: Record<string, string>) =>
  who.sends({
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action: { type: 'Action.Execute', verb, data: { verb, ...data } } },
  });

const SECRET = 'In Lusaka we count the vendors at night.';

test('to somebody of another community a discussion does not exist, in chat, channel and tab', async () => {
  const { id, post } = await opened(j);
  await contributesInTab(j, j.person('Mei Tanaka'), id, SECRET);
  const jonas = j.person('Jonas Weber');
  const contribution = (await contributionOf(j, j.person('Mei Tanaka'), id, SECRET)).id;

  await jonas.says('discussions');
  expect(jonas.sees()).not.toContain(TITLE);
  for (const [verb, data] of [
    ['discussion.read', { id }],
    ['discussion.background', { id }],
    ['discussion.thread', { id, page: '0' }],
    ['discussion.write', { id }],
    ['discussion.contribute', { id, nonce: 'nonce-of-jonas', text: 'Let me in.' }],
    ['contribution.read', { id: contribution, discussion: id, page: '0' }],
    ['moderation.item', { id: contribution, discussion: id }],
    ['moderation.hide', { id: contribution, discussion: id, version: '1', reason: 'x' }],
    ['synthesis.read', { id }],
    ['discussion.move', { id, move: 'close' }],
  ] as const) {
    const answer = await forges(jonas, verb, data);
    expect([verb, answer?.type]).toEqual([verb, 'application/vnd.microsoft.error']);
    expect(JSON.stringify(answer)).not.toContain('Lusaka');
  }
  const tab = await j.tab(jonas);
  expect(
    (await tab.get<DiscussionList>('/discussions')).items.map(({ title }) => title),
  ).not.toContain(TITLE);
  expect((await tab.asks('GET', `/discussions/${id}`)).status).toBe(404);
  expect((await tab.asks('GET', `/discussions/${id}/synthesis`)).status).toBe(404);
  const body = { nonce: 'nonce-of-jonas', text: 'In?', question: null, consent: 'quote' };
  expect((await tab.asks('POST', `/discussions/${id}/contributions`, body)).status).toBe(404);
  const review = { verb: 'hide', reason: 'x', version: 1 };
  expect((await tab.asks('POST', `/contributions/${contribution}/review`, review)).status).toBe(
    404,
  );
  await jonas.in(post.place).replies(post, 'I was added to the team this minute.');
  expect(reading(j.channel('formalization').messages().at(-1))).toContain(
    'Only members of this community',
  );
});

test('a member moderates nothing and works on no draft', async () => {
  const { id } = await opened(j, { end: '2026-03-03' });
  const mei = j.person('Mei Tanaka');
  await contributesInTab(j, j.person('Fatou Ndiaye'), id, SECRET);
  const { id: contribution, version } = await contributionOf(j, mei, id, SECRET);
  await j.clock.to('2026-03-04T10:00Z');
  const tab = await j.tab(mei);
  const review = { verb: 'hide', reason: 'x', version };
  expect((await tab.asks('POST', `/contributions/${contribution}/review`, review)).status).toBe(
    403,
  );
  expect((await tab.asks('GET', `/discussions/${id}/synthesis`)).status).toBe(404);
  const draft = await synthesisOf(j, j.person('Thandiwe Mokoena'), id);
  const edit = { version: draft.version, statements: [], setAside: [] };
  expect((await tab.asks('PUT', `/discussions/${id}/synthesis`, edit)).status).toBe(403);
  expect(
    (await tab.asks('POST', `/discussions/${id}/synthesis/approve`, { version: draft.version }))
      .status,
  ).toBe(403);
  expect((await tab.asks('POST', `/discussions/${id}/move`, { verb: 'archive' })).status).toBe(403);
  await mei.says('moderate');
  expect(mei.sees()).toContain('Only a moderator');
  await mei.says('open a discussion');
  expect(mei.sees()).toContain('Only a moderator');
});

async function titlesOf(who: FakePerson, query: string): Promise<string[]> {
  const path = `/search?limit=50&q=${encodeURIComponent(query)}`;
  return (await (await j.tab(who)).get<SearchAnswer>(path)).hits.map(({ title }) => title);
}

async function documentOf(kind: 'community' | 'named', community?: string) {
  const products = await j.database.db
    .selectFrom('products')
    .select(['title', 'audience', 'abstract'])
    .execute();
  const found = products.find(({ audience }) => {
    const key = JSON.stringify(audience);
    return key.includes(kind) && (!community || key.includes(community));
  });
  if (!found) throw new Error(`the seed gave no document of ${kind} ${community ?? ''}`);
  return found;
}

test('a community’s document is found by its members, and in its own channel alone', async () => {
  const { title, abstract } = await documentOf('community', 'formalization');
  const mei = j.person('Mei Tanaka');
  const jonas = j.person('Jonas Weber');
  expect(await titlesOf(mei, title)).toContain(title);
  expect(await titlesOf(jonas, title)).not.toContain(title);
  await mei.says(title);
  expect(mei.sees()).toContain(title);
  await jonas.says(`${title} ${abstract}`.slice(0, 900));
  expect(jonas.sees().split('\n').slice(2).join('\n')).not.toContain(title);

  const own = j.channel('formalization');
  await mei.in(own.id).says(title);
  expect(own.reads()).toContain(`${title}\n`);
  // A member of both asks in the other community's channel: the place decides.
  const foreign = j.channel('skills');
  await j.person('Carlos Mendoza').in(foreign.id).says(title);
  const links = JSON.stringify(foreign.messages().map(({ card }) => card?.body ?? []));
  expect(foreign.messages().length).toBeGreaterThan(1);
  expect(links).not.toContain(`Open: ${title}`);
  expect(links).not.toContain(`Abrir: ${title}`);
});

/** What follows the words of whoever opened it. */
const related = (post: SeenMessage): string =>
  reading(post).split(/Related documents|Documents liés|Documentos relacionados/)[1] ?? '';

test('a community’s document is related to its own discussions and to no other’s', async () => {
  const { title, abstract } = await documentOf('community', 'formalization');
  const words = { title: title.slice(0, 190), background: abstract || title };
  const own = await opened(j, words);
  expect(related(own.post)).toContain(title);
  const foreign = await opened(j, words, { by: 'Priya Nair', community: 'fair-recruitment' });
  expect(related(foreign.post)).not.toContain(title);
});

test('a confidential document is found by the people it is named for and never in a channel', async () => {
  const { title } = await documentOf('named');
  expect(await titlesOf(j.person('Lena Okafor'), title)).toContain(title);
  expect(await titlesOf(j.person('Mei Tanaka'), title)).not.toContain(title);
  const channel = j.channel('social-protection');
  await j.person('Lena Okafor').in(channel.id).says(title);
  const shown = JSON.stringify(channel.messages().map(({ card }) => card?.body ?? []));
  expect(shown).not.toContain(`Open: ${title}`.slice(0, 70));
});

test('what is asked of a person in the channel of a team stays with that person', async () => {
  const { post } = await opened(j);
  const thandiwe = j.person('Thandiwe Mokoena');
  await thandiwe.in(post.place).says('moderate');
  expect(reading(j.channel('formalization').messages().at(-1))).toContain('private chat');
});

test('nobody is what their token does not say', async () => {
  const bare = await fetch(`${j.url}/api/v1/discussions`);
  expect(bare.status).toBe(401);
  const forged = await fetch(`${j.url}/api/v1/discussions`, {
    headers: { authorization: 'Bearer eyJhbGciOiJub25lIn0.eyJvaWQiOiJ4In0.' },
  });
  expect(forged.status).toBe(401);
  const token = await s.tenant.tokenFor(j.person('Mei Tanaka').id);
  const [head, , signature] = token.split('.');
  const claims = { oid: j.person('Amina Diallo').id };
  const swapped = `${head}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.${signature}`;
  const stolen = await fetch(`${j.url}/api/v1/me`, {
    headers: { authorization: `Bearer ${swapped}` },
  });
  expect(stolen.status).toBe(401);
});

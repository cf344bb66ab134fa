import { afterEach, expect, test } from '@jest/globals';
import type { Discussion } from '../../src/features/discussions/model.ts';
import { asId, type ProductId } from '../../src/kernel/ids.ts';
import { amina, community, discussion, type Overrides, type Running, running } from './fakes.ts';

/** Pages of the organization's SharePoint ask in their readers' names; those of anybody else do not. */

const SITES = {
  origin: 'https://contoso.sharepoint.com',
  resource: 'api://praxis.example.org/botid-1',
  teamsApp: '1',
};

let app: Running;
const start = async (overrides: Overrides = {}) => {
  app = await running({ sites: SITES, ...overrides });
  return app;
};
afterEach(() => app.server.close());

const ask = (method: string, path: string, headers: Record<string, string>) =>
  fetch(`${app.url}/api/v1${path}`, { method, headers });
const allowed = (answer: Response) => answer.headers.get('access-control-allow-origin');

test('SharePoint learns what to ask a token for, and may read it', async () => {
  await start();
  const answer = await ask('GET', '/site-pages/service', { Origin: SITES.origin });
  expect(allowed(answer)).toBe(SITES.origin);
  expect(await answer.json()).toEqual({ resource: SITES.resource, teamsApp: '1' });
});

test('a browser that asks before it sends a token is told what it may send', async () => {
  await start();
  const before = {
    Origin: SITES.origin,
    'Access-Control-Request-Method': 'GET',
    'Access-Control-Request-Headers': 'authorization',
  };
  const answer = await ask('OPTIONS', '/site-pages/beside', before);
  expect(answer.status).toBe(204);
  expect(allowed(answer)).toBe(SITES.origin);
  expect(answer.headers.get('access-control-allow-headers')).toContain('Authorization');
  expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
});

test.each([
  'https://contoso.sharepoint.com.example.org',
  'https://contoso-my.sharepoint.com',
  'http://contoso.sharepoint.com',
  'null',
])('nothing is readable from %s', async (Origin) => {
  await start();
  for (const method of ['OPTIONS', 'GET']) {
    const answer = await ask(method, '/site-pages/service', { Origin });
    expect(allowed(answer)).toBeNull();
    expect(answer.headers.get('vary')).toContain('Origin');
  }
});

test('no other door of the API opens to SharePoint', async () => {
  await start();
  const answer = await ask('GET', '/me', {
    Origin: SITES.origin,
    Authorization: `Bearer ${amina.id}`,
  });
  expect(answer.status).toBe(200);
  expect(allowed(answer)).toBeNull();
  expect((await ask('OPTIONS', '/me', { Origin: SITES.origin })).status).toBe(405);
});

test('a refusal can be read there too, so that the page can say what to do', async () => {
  await start();
  const answer = await ask('GET', '/site-pages/communities', { Origin: SITES.origin });
  expect(answer.status).toBe(401);
  expect(allowed(answer)).toBe(SITES.origin);
  expect(await answer.json()).toMatchObject({ code: 'unauthenticated' });
});

test('an address that is none is refused before anything is looked for', async () => {
  await start();
  const answer = await ask('GET', '/site-pages/beside?address=javascript:alert(1)', {
    Authorization: `Bearer ${amina.id}`,
  });
  expect(answer.status).toBe(400);
});

const OTHER = { ...community, id: asId<typeof community.id>('labour') };
const running_ = (id: string, changes: Partial<Discussion>, where = community) => ({
  discussion: { ...discussion, id: asId<Discussion['id']>(id), ...changes },
  community: where,
  contributions: 2,
});

test('what runs in one community, the next to end first; what is over or elsewhere is not told', async () => {
  await start({
    views: {
      discussions: {
        list: async () => [
          running_('later', { endsAt: new Date('2026-12-09T17:00:00Z') }),
          running_('sooner', { state: 'closing', endsAt: new Date('2026-11-25T17:00:00Z') }),
          running_('over', { state: 'closed' }),
          running_('elsewhere', {}, OTHER),
        ],
      },
    },
  });
  const headers = { Authorization: `Bearer ${amina.id}` };
  const one = await (await ask('GET', '/site-pages/discussions?community=skills', headers)).json();
  expect(one).toMatchObject({
    community: { id: 'skills', name: 'Skills' },
    items: [{ id: 'sooner' }, { id: 'later' }],
  });
  const all = await (await ask('GET', '/site-pages/discussions', headers)).json();
  expect(all).toMatchObject({ items: [{ id: 'sooner' }, { id: 'elsewhere' }, { id: 'later' }] });
  expect(all).not.toHaveProperty('community');
});

const hit = (id: string) => ({
  product: {
    ...{ id: asId<ProductId>(id), title: id, type: 'guide', abstract: '', language: 'en' },
    ...{ topics: [], countries: [], unit: null, publishedOn: null, reviewOn: null },
    ...{ webUrl: `https://contoso.sharepoint.com/${id}`, ownerId: null, origin: null },
  },
  reasons: [
    { kind: 'topic', values: ['domestic-work'] },
    { kind: 'answered', values: ['2026-03'] },
  ],
});

test('beside a document stands what is like it, beside a page what its title finds, and never itself', async () => {
  const address = 'https://contoso.sharepoint.com/sites/k/guide.docx';
  await start({
    actions: {
      people: { people: async () => [] },
      taxonomy: { lists: async () => ({ label: (slug: string) => `the topic ${slug}` }) },
      knowledge: {
        addressed: async (_: unknown, at: string) => (at === address ? hit('guide').product : null),
        item: async () => ({ more: [hit('one'), hit('guide'), hit('two')] }),
        search: async (_: unknown, words: string) => ({ found: [hit(`found ${words}`)] }),
      },
    },
  });
  const headers = { Authorization: `Bearer ${amina.id}` };
  const beside = async (query: Record<string, string>) =>
    (await ask('GET', `/site-pages/beside?${new URLSearchParams(query)}`, headers)).json();
  expect(await beside({ address, limit: '5' })).toMatchObject({
    document: { id: 'guide' },
    items: [
      {
        id: 'one',
        why: [
          'same topic: the topic domestic-work',
          'answered a question on the same topic in March 2026',
        ],
      },
      { id: 'two' },
    ],
  });
  expect(
    await beside({ address: 'https://contoso.sharepoint.com/home', title: 'wages' }),
  ).toMatchObject({
    document: null,
    items: [{ id: 'found wages' }],
  });
});

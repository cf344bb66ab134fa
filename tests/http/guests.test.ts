import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { apiRoutes } from '../../src/http/routes.ts';
import { asId, type CommunityId, type PersonId } from '../../src/kernel/ids.ts';
import { ACTORS, ROLES, roleTable } from '../../tools/roles.ts';
import { community, fakeDeps, type Running, running } from './fakes.ts';

/** Who may do what is one table, asked of the policies; guests learn of nothing that is not marked for them. */

const rows = new Map(roleTable().map((row) => [`${row.item}: ${row.verb}`, row.may]));
const who = (name: string): string[] => ROLES.filter((role) => rows.get(name)?.[role]);

test('a guest visits the community, takes part in what is marked for guests, and may do nothing else', () => {
  const open = [...rows].filter(([, may]) => may.guest).map(([name]) => name);
  expect(open.sort()).toEqual([
    'community: say what should go on',
    'community: visit',
    'discussion for guests: contribute',
    'discussion for guests: read',
    'own page: use',
  ]);
});

test.each([
  ['community: read all of it', ['member', 'own', 'moderator']],
  ['community: write calendar and workplan', ['moderator']],
  ['community: look through members', ['moderator']],
  ['activity: finish', ['own', 'moderator']],
  ['offer to moderate: accept', ['own']],
  ['offer to moderate: expire', ['clock']],
  ['discussion: read', ['member', 'own', 'moderator']],
  ['discussion: begin', ['moderator']],
  ['discussion: mark for guests', ['moderator']],
  ['contribution back: return', ['moderator']],
  ['contribution back: resubmit', ['own']],
  ['discussion with another: merge', ['moderator']],
  ['watched words: change', ['moderator']],
  ['contribution: withdraw', ['own']],
  ['contribution: hide', ['moderator']],
  ['capture: submit', ['own']],
  ['sources: read', ['administrator']],
  ['document for all staff: open', ROLES.filter((role) => role !== 'guest' && role !== 'clock')],
  ['document of the community: open', ['member', 'own', 'moderator']],
])('%s is for %j', (name, roles) => {
  expect(who(name)).toEqual(roles);
});

const GUEST = { ...ACTORS.guest, guestOf: new Set([asId<CommunityId>('skills')]) };

let server: Running;
beforeAll(async () => {
  server = await running({
    verify: async () => ({ personId: asId<PersonId>('guest') }),
    actions: { people: { actor: async () => GUEST, known: async () => GUEST } },
  });
});
afterAll(() => server.server.close());

const STAFF_ONLY = apiRoutes(fakeDeps()).filter(({ open, guests }) => !open && !guests);

test('every door of the API but a few answers a guest as if there were nothing behind it', async () => {
  const all = apiRoutes(fakeDeps()).filter(({ guests }) => guests);
  expect(all.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
    'GET /attachments',
    'GET /attribution-checks',
    'GET /attribution-checks/:id',
    'GET /communities/:id/calendar',
    'GET /communities/:id/calendar-file',
    'GET /communities/:id/home',
    'GET /discussions',
    'GET /discussions/:id',
    'GET /discussions/:id/interims',
    'GET /discussions/:id/tended',
    'GET /discussions/:id/thread',
    'GET /home',
    'GET /me',
    'GET /site-pages/communities',
    'GET /site-pages/discussions',
    'GET /talk/:kind/:id/tags',
    'POST /anonymous/claim',
    'POST /anonymous/correct',
    'POST /anonymous/look',
    'POST /anonymous/withdraw',
    'POST /attribution-checks/:id/answer',
    'POST /attribution-checks/:id/suggestions',
    'POST /communities/:id/ideas',
    'POST /contributions/:id/readers',
    'POST /contributions/:id/resubmit',
    'POST /contributions/:id/review',
    'POST /discussions/:id/anonymous',
    'POST /discussions/:id/anonymous/before',
    'POST /discussions/:id/catch-up',
    'POST /discussions/:id/contributions',
    'POST /me/language',
    'POST /safety/reports',
  ]);
  expect(STAFF_ONLY.length).toBeGreaterThan(100);
  const answers = new Set<string>();
  for (const { method, path } of STAFF_ONLY) {
    const address = `/api/v1${path.replace(/:\w+/g, 'x')}`;
    const { status, json } = await server.call(method, address, { as: 'guest' });
    answers.add(`${status} ${JSON.stringify({ ...json, reference: undefined })}`);
  }
  expect([...answers]).toHaveLength(1);
  expect([...answers][0]).toContain('404');
});

test('a guest sees the communities that are opened to them by name, and no other', async () => {
  const { json } = await server.call('GET', '/api/v1/me', { as: 'guest' });
  expect(json.communities).toEqual([
    { id: community.id, name: community.names.en, role: 'guest', channelId: community.channelId },
  ]);
});

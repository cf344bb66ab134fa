import { teamIdOf } from '../../../src/adapters/tenant/seed/index.ts';
import type { Making } from '../../../src/contract/communities.ts';
import { type CallInUse, exactly } from './call.ts';
import { ADMINISTRATOR, type Live } from './live.ts';
import { pressed } from './teams-calls.ts';

/** What makes a community, and lets people in and out: whatever happens on the way, there is one of each in the end. */

const JOINER = 'Jonas Weber';
const JOINED = 'fair-recruitment';
const nameOf = (n: number): string => `Community of round ${n}`;
const ids = new WeakMap<Live, Map<number, string>>();

async function asks(live: Live, n: number): Promise<string> {
  const { saw, json } = await pressed(live, ADMINISTRATOR, '/communities', {
    nonce: `fault-table-${n}`,
    name: nameOf(n),
    purpose: 'What people try in this round.',
    topics: [],
    region: null,
    gtt: '',
    outcomes: [],
    languages: ['en'],
    moderators: ['mei.tanaka@org.example'],
    audience: 'staff',
    audienceReason: '',
    joining: 'open',
    bounded: false,
    endsOn: null,
    plan: '',
  });
  const known = ids.get(live) ?? new Map<number, string>();
  known.set(n, (json as Partial<Making>).id ?? '');
  ids.set(live, known);
  await live.settle();
  return saw;
}

/** Where it was refused somebody presses once more, as the page tells them to. */
async function retried(live: Live, n: number): Promise<void> {
  const path = `/community-makings/${ids.get(live)?.get(n)}`;
  const { state } = await live.tab(ADMINISTRATOR).get<Making>(path);
  if (state === 'stuck') await live.tab(ADMINISTRATOR).post(`${path}/move`, { verb: 'retry' });
  await live.settle();
}

const count = (live: Live, sql: string, ...values: string[]): number =>
  live.tenant.db.all(sql, ...values).length;

async function madeOnce(live: Live, n: number): Promise<string> {
  const { state, community } = await live
    .tab(ADMINISTRATOR)
    .get<Making>(`/community-makings/${ids.get(live)?.get(n)}`);
  if (state !== 'ready') throw new Error(`the community is ${state}`);
  const teams = count(live, 'SELECT 1 FROM teams WHERE name = ?', nameOf(n));
  const channels = count(
    live,
    "SELECT 1 FROM channels WHERE name = 'Exchange' AND team_id = (SELECT id FROM teams WHERE name = ?)",
    nameOf(n),
  );
  const libraries = count(
    live,
    "SELECT 1 FROM drives WHERE name = 'Community library' AND site_id = (SELECT site_id FROM teams WHERE name = ?)",
    nameOf(n),
  );
  const lines = count(
    live,
    "SELECT 1 FROM list_items WHERE deleted = 0 AND json_extract(fields, '$.Slug') = ?",
    community ?? '',
  );
  exactly('channels', channels);
  exactly('libraries', libraries);
  // That of the community, and that which says who reads its library.
  exactly('lines', lines, 2);
  return exactly('team', teams);
}

const makes = (route: string, match: string, kept = false): CallInUse => ({
  side: 'graph',
  route,
  match,
  purpose: 'a community is made',
  kept,
  does: asks,
  recovers: retried,
  holds: madeOnce,
});

const JOIN = { note: '' };
const isThere = (live: Live): number =>
  count(
    live,
    "SELECT 1 FROM memberships WHERE team_id = ? AND user_id = (SELECT id FROM users WHERE mail LIKE 'jonas.weber@%')",
    teamIdOf(JOINED),
  );
const press = async (live: Live, what: 'join' | 'leave'): Promise<string> =>
  (
    await pressed(
      live,
      JOINER,
      `/communities/${JOINED}/${what}`,
      what === 'join' ? JOIN : { successor: null },
    )
  ).saw;

/** Pressed while it is in trouble, and once more afterwards: there or not there, and once. */
const changes = (route: string, match: string, what: 'join' | 'leave'): CallInUse => ({
  side: 'graph',
  route,
  match,
  purpose: what === 'join' ? 'somebody joins a community' : 'somebody leaves a community',
  async before(live) {
    await press(live, what === 'join' ? 'leave' : 'join');
  },
  does: (live) => press(live, what),
  recovers: (live) => press(live, what),
  async holds(live) {
    return exactly('membership', isThere(live), what === 'join' ? 1 : 0);
  },
});

const SITES = String.raw`^(GET|POST) /v1\.0/sites/[^/]+`;
export const MAKING_CALLS: readonly CallInUse[] = [
  makes('POST /teams', String.raw`^POST /v1\.0/teams$`),
  makes(
    'GET /teams/{team}/operations/{operation}',
    String.raw`^GET /v1\.0/teams[^/]*/.*operations`,
  ),
  makes('POST /teams/{team}/channels', String.raw`^POST /v1\.0/teams/[^/]+/channels$`),
  makes('POST /teams/{team}/installedApps', String.raw`^POST /v1\.0/teams/[^/]+/installedApps$`),
  makes('POST /sites/{site}/lists', `${SITES}/lists$`.replace('(GET|POST)', 'POST')),
  makes('GET /sites/{site}/lists/{list}', `${SITES}/lists/[^/]+$`.replace('(GET|POST)', 'GET')),
  makes(
    'GET /sites/{site}/contentTypes',
    `${SITES}/contentTypes$`.replace('(GET|POST)', 'GET'),
    true,
  ),
  makes('POST /sites/{site}/contentTypes', `${SITES}/contentTypes$`.replace('(GET|POST)', 'POST')),
  makes(
    'GET /sites/{site}/lists/{list}/contentTypes',
    `${SITES}/lists/[^/]+/contentTypes$`.replace('(GET|POST)', 'GET'),
  ),
  makes(
    'POST /sites/{site}/lists/{list}/contentTypes/addCopy',
    `${SITES}/lists/[^/]+/contentTypes/addCopy$`.replace('(GET|POST)', 'POST'),
  ),
  changes('POST /teams/{team}/members', String.raw`^POST /v1\.0/teams/[^/]+/members$`, 'join'),
  changes(
    'DELETE /teams/{team}/members/{member}',
    String.raw`^DELETE /v1\.0/teams/[^/]+/members/`,
    'leave',
  ),
];

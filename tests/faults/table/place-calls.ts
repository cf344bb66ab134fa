import { channelIdOf } from '../../../src/adapters/tenant/ids.ts';
import { personIdOf, teamIdOf } from '../../../src/adapters/tenant/seed/index.ts';
import type { CheckedPlace, LibraryList, Placed, TeamList } from '../../../src/contract/places.ts';
import { type CallInUse, exactly } from './call.ts';
import { ADMINISTRATOR, type Live } from './live.ts';
import { pressed } from './teams-calls.ts';

/** What the pages for administrators ask and write: where communities are. */

const SEEN = 'fair-recruitment';
const MOVED = 'skills';

const shown = async (live: Live, path: string): Promise<string> =>
  (await pressed(live, ADMINISTRATOR, path, undefined, 'GET')).saw;

/** The page of a community's place: whatever is amiss, what it says afterwards is true. */
const inspects = (route: string, match: string): CallInUse => ({
  side: 'graph',
  route,
  match,
  purpose: 'an administrator looks at a community’s place',
  async does(live) {
    const { saw, json } = await pressed(
      live,
      ADMINISTRATOR,
      `/admin/places/${SEEN}`,
      undefined,
      'GET',
    );
    return `${saw} ${((json as Partial<Placed>).troubles ?? []).join()}`.trim();
  },
  async holds(live) {
    const placed = await live.tab(ADMINISTRATOR).get<Placed>(`/admin/places/${SEEN}`);
    return `${exactly('troubles', placed.troubles.length, 0)}, ${placed.library?.name}`;
  },
});

const teams = (): CallInUse => ({
  side: 'graph',
  route: 'GET /teams',
  match: String.raw`^GET /v1\.0/teams$`,
  purpose: 'an administrator looks for a team',
  does: (live) => shown(live, '/admin/teams?q=skills'),
  async holds(live) {
    const { items } = await live.tab(ADMINISTRATOR).get<TeamList>('/admin/teams?q=skills');
    return exactly('team', items.length);
  },
});

const channels = (): CallInUse => ({
  side: 'graph',
  route: 'GET /teams/{team}/channels',
  match: String.raw`^GET /v1\.0/teams/[^/]+/channels$`,
  purpose: 'an administrator chooses a channel',
  async does(live) {
    const path = `/admin/channels?team=${teamIdOf(SEEN)}`;
    const { saw, json } = await pressed(live, ADMINISTRATOR, path, undefined, 'GET');
    return `${saw} ${String((json as { state?: string }).state ?? '')}`.trim();
  },
  async holds(live) {
    const { items } = await live
      .tab(ADMINISTRATOR)
      .get<LibraryList>(`/admin/channels?team=${teamIdOf(SEEN)}`);
    return exactly('channels', items.length, 2);
  },
});

const channelOf = (n: number): string => channelIdOf(`${MOVED}/round-${n}`);

/** A private channel with two members, one of whom owns it, and its own site. */
async function channelAppears(live: Live, n: number): Promise<void> {
  const { db } = live.tenant;
  const [id, at] = [channelOf(n), '2026-01-01T00:00:00Z'];
  db.run('INSERT INTO channels VALUES(?, ?, ?, ?, ?)', id, teamIdOf(MOVED), `Round ${n}`, '', at);
  const kind = JSON.stringify({ membershipType: 'private' });
  db.run("INSERT INTO extras VALUES('channel', ?, ?)", id, kind);
  ['jonas.weber', 'liza.aquino'].forEach((person, index) => {
    const row = [id, personIdOf(person), index === 0 ? 1 : 0];
    db.run('INSERT INTO channel_members VALUES(?, ?, ?)', ...row);
  });
}

const libraryPath = (n: number): string =>
  `/admin/channels/libraries?team=${teamIdOf(MOVED)}&channel=${encodeURIComponent(channelOf(n))}`;

async function placeOf(live: Live, n: number) {
  const { items } = await live.tab(ADMINISTRATOR).get<LibraryList>(libraryPath(n));
  return { teamId: teamIdOf(MOVED), channelId: channelOf(n), driveId: items[0]?.id ?? '' };
}

const chooses = (route: string, match: string): CallInUse => ({
  side: 'graph',
  route,
  match,
  purpose: 'an administrator tries a private channel',
  before: channelAppears,
  async does(live, n) {
    const saw = await shown(live, libraryPath(n));
    const place = { teamId: teamIdOf(MOVED), channelId: channelOf(n), driveId: 'not chosen yet' };
    const tried = await pressed(live, ADMINISTRATOR, `/admin/places/${MOVED}/check`, place);
    return `${saw}; ${tried.saw}`;
  },
  async holds(live, n) {
    const place = await placeOf(live, n);
    const { roster, ready } = await live
      .tab(ADMINISTRATOR)
      .post<CheckedPlace>(`/admin/places/${MOVED}/check`, place);
    if (!ready) throw new Error('the place is not offered');
    return exactly('members', roster?.members ?? 0, 2);
  },
});

/** What is asked for while the trouble lasts, so that pressing again is the same wish. */
const chosen = new WeakMap<Live, Map<number, Awaited<ReturnType<typeof placeOf>>>>();

async function binds(live: Live, n: number) {
  const { tag } = await live.tab(ADMINISTRATOR).get<Placed>(`/admin/places/${MOVED}`);
  const body = { ...chosen.get(live)?.get(n), tag, confirmed: true };
  return pressed(live, ADMINISTRATOR, `/admin/places/${MOVED}`, body, 'PUT');
}

/** A channel and its library for the community, as an administrator chooses them; the same again changes nothing. */
const moves = (route: string, match: string): CallInUse => ({
  side: 'graph',
  route,
  match,
  purpose: 'an administrator binds a community to a channel',
  async before(live, n) {
    await channelAppears(live, n);
    const known = chosen.get(live) ?? new Map();
    chosen.set(live, known.set(n, await placeOf(live, n)));
  },
  does: async (live, n) => (await binds(live, n)).saw,
  async holds(live, n) {
    const { saw, json } = await binds(live, n);
    if (saw !== 'tab 200') throw new Error(`the next press: ${saw}`);
    const { place, roster } = json as Placed;
    if (place.channelId !== channelOf(n)) throw new Error('the community is elsewhere');
    const lines = linesOf(live, place.driveId ?? '');
    // Later rounds need not read it.
    live.tenant.db.run('UPDATE list_items SET deleted = 1 WHERE id = ?', lines[0]?.id ?? '');
    const members = exactly('members', roster?.members ?? 0, 2);
    return `${exactly('line of the library', lines.length)}, ${members}`;
  },
});

const linesOf = (live: Live, driveId: string) =>
  live.tenant.db.all<{ id: string }>(
    `SELECT id FROM list_items WHERE deleted = 0 AND instr(fields, ?) > 0
       AND list_id = (SELECT id FROM lists WHERE name = 'Audiences')`,
    driveId,
  );

export const PLACE_CALLS: readonly CallInUse[] = [
  teams(),
  channels(),
  inspects('GET /teams/{team}', String.raw`^GET /v1\.0/teams/[^/]+$`),
  inspects('GET /teams/{team}/installedApps', String.raw`^GET /v1\.0/teams/[^/]+/installedApps$`),
  inspects('GET /groups/{team}/sites/root', '^GET /v1.0/groups/[^/]+/sites/root$'),
  chooses(
    'GET /teams/{team}/channels/{channel}/filesFolder',
    String.raw`^GET /v1\.0/teams/.*/filesFolder$`,
  ),
  chooses(
    'GET /teams/{team}/channels/{channel}/allMembers',
    String.raw`^GET /v1\.0/teams/.*/allMembers$`,
  ),
  moves(
    'POST /sites/{site}/lists/{list}/items',
    String.raw`^POST /v1\.0/sites/[^/]+/lists/[^/]+/items$`,
  ),
  moves(
    'GET /sites/{site}/lists/{list}/items/{item}',
    String.raw`^GET /v1\.0/sites/[^/]+/lists/[^/]+/items/[^/]+$`,
  ),
  moves(
    'PATCH /sites/{site}/lists/{list}/items/{item}/fields',
    String.raw`^PATCH /v1\.0/sites/.*/fields$`,
  ),
];

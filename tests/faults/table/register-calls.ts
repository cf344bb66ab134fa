import { personIdOf } from '../../../src/adapters/tenant/seed/index.ts';
import { localPart } from '../../../src/adapters/tenant/seed/people.ts';
import type { MissionList, SourceList } from '../../../src/contract/sources.ts';
import { type CallInUse, exactly } from './call.ts';
import { ADMINISTRATOR, FIRST_MISSION, type Live, TRAVELLER, writeMissions } from './live.ts';
import { pressed } from './teams-calls.ts';

/** Registers that come as files and stand in calendars. */

const DAY_MS = 86_400_000;
const rows = new WeakMap<Live, string[]>();

/** Far enough for every round's to be planned still. */
const dayOf = (live: Live): string =>
  new Date(live.now().getTime() + 40 * DAY_MS).toISOString().slice(0, 10);

/** One mission more in the file, which the organization's other system writes. */
async function fileGrows(live: Live, n: number): Promise<void> {
  const day = dayOf(live);
  const row = `M-${n},jonas.weber@org.example,Peru,${day},${day}`;
  const known = [...(rows.get(live) ?? [FIRST_MISSION]), row];
  rows.set(live, known);
  await writeMissions(live, known);
}

async function eventAppears(live: Live, n: number): Promise<void> {
  const day = dayOf(live);
  live.tenant.db.run(
    'INSERT INTO events VALUES(?, ?, ?, ?, ?)',
    `uid-M-${n}`,
    personIdOf(localPart(TRAVELLER)),
    `${day}T08:00:00.000Z`,
    `${day}T17:00:00.000Z`,
    JSON.stringify({
      subject: 'Mission: talks',
      iCalUId: `uid-M-${n}`,
      start: { dateTime: `${day}T08:00:00.0000000`, timeZone: 'UTC' },
      end: { dateTime: `${day}T17:00:00.0000000`, timeZone: 'UTC' },
      location: { displayName: 'Lima, Peru' },
    }),
  );
}

/** An administrator has the source read; what could not be is shown as that, and read by itself later. */
const reads = (
  route: string,
  match: string,
  before: (live: Live, n: number) => Promise<void>,
): CallInUse => ({
  side: 'graph',
  route,
  match,
  purpose: 'missions of a file and of calendars',
  before,
  async does(live) {
    const { saw } = await pressed(live, ADMINISTRATOR, '/admin/sources/missions/read', undefined);
    // The page does not wait for it: whoever asks meanwhile waits for the same reading.
    await live.app.actions.sources.read('missions').catch(() => undefined);
    const { items } = await live.tab(ADMINISTRATOR).get<SourceList>('/admin/sources');
    return `${saw}, shown as ${items.find(({ key }) => key === 'missions')?.state}`;
  },
  recovers: (live) => live.app.sync(),
  async holds(live, n) {
    const { items } = await live.tab(ADMINISTRATOR).get<MissionList>('/admin/missions');
    const found = items.filter(({ key }) => key.endsWith(`M-${n}`));
    const sources = await live.tab(ADMINISTRATOR).get<SourceList>('/admin/sources');
    const state = sources.items.find(({ key }) => key === 'missions')?.state;
    if (state !== 'fresh') throw new Error(`the source is ${state}`);
    return exactly('mission', found.length);
  },
});

const CONTENT = String.raw`^GET /v1\.0/drives/[^/]+/items/[^/]+/content$`;

export const REGISTER_CALLS: readonly CallInUse[] = [
  reads('GET /sites/{site}/drives', String.raw`^GET /v1\.0/sites/[^/]+/drives$`, fileGrows),
  reads(
    'GET /drives/{drive}/root:/{path} (register)',
    String.raw`^GET /v1\.0/drives/[^/]+/root:/[^:]+$`,
    fileGrows,
  ),
  reads('GET /drives/{drive}/items/{item}/content (register)', CONTENT, fileGrows),
  reads('GET download (register)', '^GET /download', fileGrows),
  reads(
    'GET /users/{id}/calendarView',
    String.raw`^GET /v1\.0/users/[^/]+/calendarView$`,
    eventAppears,
  ),
];

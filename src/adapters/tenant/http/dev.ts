import { z } from 'zod';
import {
  childNamed,
  type DriveRow,
  type Fields,
  type ItemRow,
  listItemOf,
  rootOf,
} from '../files/store.ts';
import { inAudience } from '../graph/access.ts';
import { fileReply } from '../graph/downloads.ts';
import { pathParts } from '../graph/lookup.ts';
import type { SiteRow } from '../graph/show.ts';
import { NOTES } from '../seed/notes.ts';
import { json, readBody } from './body.ts';
import { forbidden, notFound } from './errors.ts';
import { type Call, openRoute, type Reply, type Route } from './router.ts';

function state(call: Call): Reply {
  const { db, clock } = call.tenant;
  const count = (sql: string): number =>
    db.get<{ n: number }>(`SELECT count(*) AS n FROM ${sql}`)?.n ?? 0;
  return json({
    now: clock.iso(),
    people: count('users WHERE removed = 0'),
    teams: count('teams'),
    channels: count('channels'),
    sites: count('sites'),
    drives: count('drives'),
    lists: count('lists'),
    files: count('items WHERE folder = 0 AND deleted = 0'),
    listItems: count('list_items WHERE drive_item_id IS NULL AND deleted = 0'),
    messages: count('messages'),
    mail: count('mail'),
    throttled: call.tenant.throttle.refusals(),
    waitingForIndex: count("items WHERE index_state = 'waiting' AND deleted = 0"),
    undelivered: count("deliveries WHERE state <> 'delivered'"),
    subscriptions: count('subscriptions'),
    untold: count("notifications WHERE state = 'pending'"),
    unreadable: db.all(
      'SELECT name, index_error AS reason FROM items WHERE index_error IS NOT NULL AND deleted = 0',
    ),
  });
}

function mail(call: Call): Reply {
  const rows = call.tenant.db.all<{ id: string; message: string; at: string; sender: string }>(
    'SELECT m.id, m.message, m.at, u.mail AS sender FROM mail m JOIN users u ON u.id = m.from_id ORDER BY m.position',
  );
  return json({
    mail: rows.map((row) => ({
      id: row.id,
      from: row.sender,
      at: row.at,
      ...(JSON.parse(row.message) as object),
    })),
  });
}

async function reset(call: Call): Promise<Reply> {
  await call.tenant.reset();
  return state(call);
}

function moveClock(call: Call): Reply {
  const { offsetMs } = readBody(call, z.object({ offsetMs: z.number() }));
  call.tenant.clock.shift(offsetMs);
  call.tenant.db.setMeta('clock-offset', String(offsetMs));
  return json({ now: call.tenant.clock.iso(), offsetMs });
}

/** What the `webUrl` of an item of a list opens: its columns, as plain as they are. */
function openNote({ tenant }: Call, site: SiteRow, [name, address]: readonly string[]): Reply {
  const list = tenant.db.get<{ id: string }>(
    'SELECT id FROM lists WHERE site_id = ? AND name = ? AND drive_id IS NULL',
    site.id,
    name ?? '',
  );
  const row = list && listItemOf(tenant, list.id, Number.parseInt(address ?? '', 10));
  if (name !== NOTES || !row) throw notFound('There is no such item.');
  const columns = Object.entries(JSON.parse(row.fields) as Fields);
  const text = columns.map(([column, value]) => `${column}: ${String(value)}`).join('\n\n');
  const headers = { 'content-type': 'text/plain; charset=utf-8' };
  return { status: 200, bytes: Buffer.from(text), headers };
}

/** What a document's `webUrl` opens in a browser. A browser brings no token here, so only all-staff
 * documents open; `?as=<person id>` opens what that person may read. */
function open(call: Call): Reply {
  const { db } = call.tenant;
  const site = db.get<SiteRow>('SELECT * FROM sites WHERE path = ?', `/sites/${call.params.site}`);
  const [driveName = '', ...names] = pathParts(decodeURIComponent(call.url.pathname)).slice(2);
  if (site && driveName === 'Lists') return openNote(call, site, names);
  const drive = db.get<DriveRow>(
    'SELECT * FROM drives WHERE site_id = ? AND name = ?',
    site?.id ?? '',
    driveName,
  );
  let row: ItemRow | undefined = drive ? rootOf(call.tenant, drive.id) : undefined;
  for (const name of names) row = row ? childNamed(call.tenant, row, name) : undefined;
  if (!drive || !row || row.folder) throw notFound('There is no such document.');
  const reader = call.query.get('as');
  if (!(reader ? inAudience(db, drive, reader) : drive.audience === 'all')) {
    throw forbidden('This document is for fewer people.');
  }
  const reply = fileReply(call, row);
  return { ...reply, headers: { ...reply.headers, 'content-disposition': 'inline' } };
}

const levels = ['{a}', '{a}/{b}', '{a}/{b}/{c}', '{a}/{b}/{c}/{d}', '{a}/{b}/{c}/{d}/{e}'];
export const devRoutes: Route[] = [
  openRoute('GET', '/dev/state', state),
  openRoute('GET', '/dev/mail', mail),
  openRoute('POST', '/dev/reset', reset),
  openRoute('POST', '/dev/clock', moveClock),
  ...levels.map((level) => openRoute('GET', `/sites/{site}/{drive}/${level}`, open)),
];

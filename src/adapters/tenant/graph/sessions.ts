import { z } from 'zod';
import { addExtras, dropExtras, extrasOf } from '../extras.ts';
import { childNamed, type DriveRow, itemById } from '../files/store.ts';
import { empty, json, readBody } from '../http/body.ts';
import { badRequest, notFound, ODataError } from '../http/errors.ts';
import { type Call, openRoute, type Reply, type Route, route } from '../http/router.ts';
import { newSecret } from '../ids.ts';
import { actorOf, requireWrite } from './access.ts';
import { nameTaken } from './drives.ts';
import { requireMatch } from './lists.ts';
import { driveOf, itemOf } from './lookup.ts';
import { itemTag } from './show.ts';
import { type Behavior, behaviorSchema, commit, type Target, target } from './uploads.ts';

const SESSION_HOURS = 24;
const MAX_FRAGMENT = 60 * 1024 * 1024;
const FRAGMENT_UNIT = 320 * 1024;

interface UploadRow {
  id: string;
  drive_id: string;
  parent_id: string;
  name: string;
  behavior: Behavior;
  if_match: string | null;
  actor: string;
  expires: string;
  total: number | null;
  received: number;
}

const sessionSchema = z.object({
  item: z
    .looseObject({
      '@microsoft.graph.conflictBehavior': behaviorSchema.default('fail'),
      name: z.string().optional(),
    })
    .default({ '@microsoft.graph.conflictBehavior': 'fail' }),
  deferCommit: z.boolean().optional(),
});

function createSession(call: Call): Reply {
  const { item, deferCommit } = readBody(call, sessionSchema);
  const known = call.params.path === undefined ? existing(call) : undefined;
  const where = known ?? target(call);
  // New content for a known file replaces what it has.
  const behavior = known ? 'replace' : item['@microsoft.graph.conflictBehavior'];
  const taken = childNamed(call.tenant, where.parent, where.name);
  if (taken && behavior === 'fail') throw nameTaken();
  if (taken) requireMatch(call, itemTag(taken));
  const id = newSecret();
  const expires = new Date(
    call.tenant.clock.now().getTime() + SESSION_HOURS * 3_600_000,
  ).toISOString();
  call.tenant.db.run(
    'INSERT INTO uploads(id, drive_id, parent_id, name, behavior, if_match, actor, expires) VALUES(?, ?, ?, ?, ?, ?, ?, ?)',
    id,
    where.drive.id,
    where.parent.id,
    where.name,
    behavior,
    call.headers['if-match'] ?? null,
    actorOf(call),
    expires,
  );
  if (deferCommit) addExtras(call.tenant.db, 'upload', id, { deferred: true });
  return json({
    '@odata.context': `${call.tenant.url}/v1.0/$metadata#microsoft.graph.uploadSession`,
    uploadUrl: `${call.tenant.url}/upload/${id}`,
    expirationDateTime: expires,
    nextExpectedRanges: ['0-'],
  });
}

function existing(call: Call): Target {
  const drive = driveOf(call);
  requireWrite(call, drive);
  const row = itemOf(call, drive);
  const parent = itemById(call.tenant, drive.id, row.parent_id ?? '');
  if (row.folder || !parent) throw badRequest('Content can only be written to files.');
  return { drive, parent, name: row.name };
}

function session(call: Call): UploadRow {
  const row = call.tenant.db.get<UploadRow>(
    'SELECT * FROM uploads WHERE id = ?',
    call.params.upload ?? '',
  );
  if (row && row.expires > call.tenant.clock.iso()) return row;
  throw notFound('The upload session was not found');
}

const progress = (row: UploadRow, received: number): Record<string, unknown> => ({
  expirationDateTime: row.expires,
  nextExpectedRanges: [`${received}-`],
});

interface Range {
  from: number;
  to: number;
  total: number;
}

function rangeOf(call: Call): Range {
  const parts = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(call.headers['content-range'] ?? '');
  if (!parts) throw badRequest('The Content-Range header is missing or malformed.');
  const [from, to, total] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (to < from || to >= total || call.body.length !== to - from + 1) {
    throw badRequest('The Content-Range header does not match the size of the fragment.');
  }
  if (call.body.length >= MAX_FRAGMENT) {
    throw new ODataError(413, 'invalidRequest', 'The fragment is larger than 60 MiB.');
  }
  if (to + 1 < total && call.body.length % FRAGMENT_UNIT !== 0) {
    throw badRequest('The fragment size must be a multiple of 320 KiB.');
  }
  return { from, to, total };
}

/** One fragment; ranges come in order, one sent before is refused with 416. */
function fragment(call: Call): Reply {
  const row = session(call);
  const range = rangeOf(call);
  if (row.total !== null && row.total !== range.total)
    throw badRequest('The declared size of the file changed.');
  if (range.from !== row.received) {
    throw new ODataError(
      416,
      'invalidRange',
      'The uploaded fragment overlaps with data that has already been received.',
      {
        inner: 'fragmentOverlap',
      },
    );
  }
  const { db } = call.tenant;
  const received = range.to + 1;
  db.tx(() => {
    db.run('INSERT INTO upload_parts VALUES(?, ?, ?)', row.id, range.from, call.body);
    db.run(
      'UPDATE uploads SET received = ?, total = ? WHERE id = ?',
      received,
      range.total,
      row.id,
    );
  });
  if (received < range.total) return json(progress(row, received), 202);
  if (extrasOf(db, 'upload', row.id).deferred)
    return json({ expirationDateTime: row.expires, nextExpectedRanges: [] }, 202);
  return finish(call, row);
}

/** The file of a deferred session appears when its sender says so. */
function complete(call: Call): Reply {
  const row = session(call);
  if (row.total === null || row.received < row.total)
    throw badRequest('The upload is not complete.', 'invalidRequest');
  return finish(call, row);
}

function finish(call: Call, row: UploadRow): Reply {
  const { db } = call.tenant;
  const drive = db.get<DriveRow>('SELECT * FROM drives WHERE id = ?', row.drive_id);
  const parent = itemById(call.tenant, row.drive_id, row.parent_id);
  if (!drive || !parent) throw notFound('The parent folder could not be found.');
  const parts = db.all<{ bytes: Uint8Array }>(
    'SELECT bytes FROM upload_parts WHERE upload_id = ? ORDER BY start',
    row.id,
  );
  const bytes = Buffer.concat(parts.map((part) => part.bytes));
  const reply = commit(call, { drive, parent, name: row.name }, row.behavior, { bytes }, row.actor);
  drop(call, row.id);
  return reply;
}

function drop(call: Call, id: string): void {
  call.tenant.db.tx(() => {
    call.tenant.db.run('DELETE FROM upload_parts WHERE upload_id = ?', id);
    call.tenant.db.run('DELETE FROM uploads WHERE id = ?', id);
    dropExtras(call.tenant.db, 'upload', id);
  });
}

function cancel(call: Call): Reply {
  drop(call, session(call).id);
  return empty();
}

function status(call: Call): Reply {
  const row = session(call);
  return json(progress(row, row.received));
}

export const sessionRoutes: Route[] = [
  route('POST', '/drives/{drive}/root:/{path}:/createUploadSession', createSession),
  route('POST', '/drives/{drive}/items/{item}:/{path}:/createUploadSession', createSession),
  route('POST', '/drives/{drive}/items/{item}/createUploadSession', createSession),
  openRoute('PUT', '/upload/{upload}', fragment),
  openRoute('GET', '/upload/{upload}', status),
  openRoute('POST', '/upload/{upload}', complete),
  openRoute('DELETE', '/upload/{upload}', cancel),
];

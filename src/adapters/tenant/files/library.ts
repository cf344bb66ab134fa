import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, statSync } from 'node:fs';
import { basename, extname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { driveItemIdOf } from '../ids.ts';
import { addDrive, SYSTEM_ACTOR } from '../seed/places.ts';
import type { Tenant } from '../tenant.ts';
import {
  addItem,
  childrenOf,
  type DriveRow,
  deleteItem,
  type ItemRow,
  replaceContent,
  rootOf,
} from './store.ts';

const SHOWN = new Set(['.docx', '.pdf', '.pptx', '.xlsx', '.md', '.txt']);
const MAX_BYTES = 100 * 1024 * 1024;

/** Shows folders of this machine as libraries for all staff: what is new, changed or gone since the
 * last start becomes a delta entry. Bytes stay where they are. */
export async function scanLibraries(tenant: Tenant, folders: string[]): Promise<void> {
  for (const folder of folders) {
    const path = resolve(folder);
    if (!statSync(path).isDirectory()) throw new Error(`--library ${folder}: not a folder`);
    const drive = libraryDrive(tenant, path);
    const root = rootOf(tenant, drive.id);
    if (root) await scan(tenant, drive, root, path);
  }
}

function libraryDrive(tenant: Tenant, path: string): DriveRow {
  const { db } = tenant;
  const known = db.get<DriveRow>('SELECT * FROM drives WHERE source = ?', path);
  if (known) return known;
  const site = db.get<{ id: string }>("SELECT id FROM sites WHERE path = '/sites/knowledge'");
  if (!site) throw new Error('the knowledge site is missing');
  const taken = db.get(
    'SELECT 1 FROM drives WHERE site_id = ? AND name = ?',
    site.id,
    basename(path),
  );
  const name = taken ? `${basename(path)} (library)` : basename(path);
  return db.tx(() =>
    addDrive(tenant, { siteId: site.id, name, audience: { kind: 'all', ref: '' }, source: path }),
  );
}

async function scan(tenant: Tenant, drive: DriveRow, parent: ItemRow, path: string): Promise<void> {
  const known = new Map(childrenOf(tenant, parent).map((row) => [row.name, row]));
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const name = entry.name;
    if (name.startsWith('.') || name.startsWith('~$')) continue;
    const full = join(path, name);
    const row = known.get(name);
    if (entry.isDirectory()) {
      if (row && !row.folder) continue;
      known.delete(name);
      const folder = row ?? add(tenant, drive, parent, name, full);
      await scan(tenant, drive, folder, full);
    } else if (entry.isFile() && SHOWN.has(extname(name).toLowerCase())) {
      const { size, mtimeMs } = statSync(full);
      if (size > MAX_BYTES) continue;
      known.delete(name);
      await file(tenant, drive, parent, row, { full, name, size, mtime: mtimeMs });
    }
  }
  for (const gone of known.values()) deleteItem(tenant, gone);
}

interface Seen {
  full: string;
  name: string;
  size: number;
  mtime: number;
}

async function file(
  tenant: Tenant,
  drive: DriveRow,
  parent: ItemRow,
  row: ItemRow | undefined,
  seen: Seen,
): Promise<void> {
  if (row && row.size === seen.size && row.source_mtime === seen.mtime) return;
  const sha = await hashOf(seen.full);
  const content = { source: seen.full, size: seen.size, mtime: seen.mtime };
  if (row && row.sha === sha) {
    // Only the file's time moved: nothing for a reader to fetch.
    tenant.db.run('UPDATE items SET source_mtime = ? WHERE id = ?', seen.mtime, row.id);
    return;
  }
  const written = row
    ? replaceContent(tenant, row, content, SYSTEM_ACTOR)
    : add(tenant, drive, parent, seen.name, seen.full, content);
  tenant.db.run('UPDATE items SET sha = ? WHERE id = ?', sha, written.id);
}

/** An id from path and time: a file that comes back after deletion is another item, as in SharePoint. */
function add(
  tenant: Tenant,
  drive: DriveRow,
  parent: ItemRow,
  name: string,
  full: string,
  content?: { source: string; size: number; mtime: number },
): ItemRow {
  const stem = content ? name.slice(0, -extname(name).length) : name;
  return addItem(tenant, {
    id: driveItemIdOf(`library:${full}:${tenant.db.lastSeq()}`),
    drive,
    parent,
    name,
    folder: content === undefined,
    actor: SYSTEM_ACTOR,
    fields: { Title: stem, Audience: 'all' },
    ...(content ? { content, at: new Date(content.mtime).toISOString() } : {}),
  });
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

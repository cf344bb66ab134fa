import { newGuid } from '../ids.ts';
import type { Tenant } from '../tenant.ts';
import { quickXorHash } from './blobs.ts';
import { type DriveRow, type Fields, type ItemRow, type ListItemRow, mimeOf } from './rows.ts';

export type { DriveRow, Fields, ItemRow, ListItemRow } from './rows.ts';

export const itemById = (tenant: Tenant, driveId: string, id: string): ItemRow | undefined =>
  tenant.db.get<ItemRow>(
    'SELECT * FROM items WHERE drive_id = ? AND id = ? AND deleted = 0',
    driveId,
    id,
  );

export const rootOf = (tenant: Tenant, driveId: string): ItemRow | undefined =>
  tenant.db.get<ItemRow>('SELECT * FROM items WHERE drive_id = ? AND parent_id IS NULL', driveId);

export const childNamed = (tenant: Tenant, parent: ItemRow, name: string): ItemRow | undefined =>
  tenant.db.get<ItemRow>(
    'SELECT * FROM items WHERE drive_id = ? AND parent_id = ? AND name = ? COLLATE NOCASE AND deleted = 0',
    parent.drive_id,
    parent.id,
    name,
  );

export const childrenOf = (tenant: Tenant, parent: ItemRow): ItemRow[] =>
  tenant.db.all<ItemRow>(
    'SELECT * FROM items WHERE drive_id = ? AND parent_id = ? AND deleted = 0 ORDER BY name COLLATE NOCASE',
    parent.drive_id,
    parent.id,
  );

export interface NewItem {
  id: string;
  drive: DriveRow;
  parent: ItemRow | undefined;
  name: string;
  folder: boolean;
  actor: string;
  content?: Content;
  fields?: Fields;
  at?: string;
}

/** Bytes kept by the tenant, or a file of this machine that is only pointed at. */
export type Content =
  | { bytes: Uint8Array; text?: string }
  | { source: string; size: number; mtime: number };

/** Adds a file or folder with its list item; a file waits for its text to be read for search. */
export function addItem(tenant: Tenant, item: NewItem): ItemRow {
  const { db } = tenant;
  const at = item.at ?? tenant.clock.iso();
  return db.tx(() => {
    const listItemId = item.parent
      ? addListItem(tenant, {
          listId: item.drive.list_id,
          fields: item.fields ?? {},
          actor: item.actor,
          at,
          driveItemId: item.id,
        }).id
      : null;
    db.run(
      `INSERT INTO items(id, drive_id, parent_id, name, folder, size, mime, version, content_version,
         created, modified, created_by, modified_by, seq, list_item_id)
       VALUES(?, ?, ?, ?, ?, 0, ?, 1, 1, ?, ?, ?, ?, ?, ?)`,
      item.id,
      item.drive.id,
      item.parent?.id ?? null,
      item.name,
      item.folder ? 1 : 0,
      item.folder ? null : mimeOf(item.name),
      at,
      at,
      item.actor,
      item.actor,
      db.nextSeq(),
      listItemId,
    );
    if (item.content) storeContent(tenant, item.id, item.content);
    return mustHave(tenant, item.id);
  });
}

/** Replaces a file's bytes: new content and item versions, seen by delta. */
export function replaceContent(
  tenant: Tenant,
  row: ItemRow,
  content: Content,
  actor: string,
): ItemRow {
  return tenant.db.tx(() => {
    keepVersion(tenant, row);
    tenant.db.run('UPDATE items SET content_version = content_version + 1 WHERE id = ?', row.id);
    storeContent(tenant, row.id, content);
    touchItem(tenant, row.id, actor);
    return mustHave(tenant, row.id);
  });
}

/** What the file was: its older versions can be read and brought back. */
function keepVersion(tenant: Tenant, { id }: ItemRow): void {
  tenant.db.run(
    `INSERT OR IGNORE INTO item_versions
     SELECT id, content_version, size, sha, xor_hash, source, modified, modified_by FROM items WHERE id = ?`,
    id,
  );
}

function storeContent(tenant: Tenant, id: string, content: Content): void {
  if ('source' in content) {
    tenant.db.run(
      "UPDATE items SET source = ?, source_mtime = ?, size = ?, index_state = 'waiting' WHERE id = ?",
      content.source,
      content.mtime,
      content.size,
      id,
    );
  } else {
    tenant.db.run(
      "UPDATE items SET sha = ?, xor_hash = ?, size = ?, source = NULL, index_state = 'waiting' WHERE id = ?",
      tenant.blobs.put(content.bytes),
      quickXorHash(content.bytes),
      content.bytes.length,
      id,
    );
    if (content.text !== undefined) tenant.indexer.now(id, content.text);
  }
  tenant.indexer.wake();
}

/** A change of anything about an item: version, time, delta place; its list item moves along. */
export function touchItem(tenant: Tenant, id: string, actor: string): void {
  const { db } = tenant;
  const at = tenant.clock.iso();
  db.run(
    'UPDATE items SET version = version + 1, modified = ?, modified_by = ?, seq = ? WHERE id = ?',
    at,
    actor,
    db.nextSeq(),
    id,
  );
  db.run(
    'UPDATE list_items SET version = version + 1, modified = ?, modified_by = ?, seq = ? WHERE drive_item_id = ?',
    at,
    actor,
    db.nextSeq(),
    id,
  );
}

/** Deletes an item and, in a folder, all below: each is told in the delta. */
export function deleteItem(tenant: Tenant, row: ItemRow): void {
  const { db } = tenant;
  db.tx(() => {
    for (const child of childrenOf(tenant, row)) deleteItem(tenant, child);
    db.run('UPDATE items SET deleted = 1, seq = ? WHERE id = ?', db.nextSeq(), row.id);
    db.run(
      'UPDATE list_items SET deleted = 1, seq = ? WHERE drive_item_id = ?',
      db.nextSeq(),
      row.id,
    );
    db.run('DELETE FROM fts WHERE ref = ?', row.id);
  });
}

export interface NewListItem {
  listId: string;
  fields: Fields;
  actor: string;
  at?: string | undefined;
  driveItemId?: string;
}

export function addListItem(tenant: Tenant, item: NewListItem): ListItemRow {
  const { db } = tenant;
  const at = item.at ?? tenant.clock.iso();
  const id =
    (db.get<{ id: number | null }>(
      'SELECT max(id) AS id FROM list_items WHERE list_id = ?',
      item.listId,
    )?.id ?? 0) + 1;
  db.run(
    'INSERT INTO list_items VALUES(?, ?, ?, ?, 1, ?, ?, ?, ?, ?, 0, ?)',
    item.listId,
    id,
    newGuid(),
    JSON.stringify(item.fields),
    at,
    at,
    item.actor,
    item.actor,
    db.nextSeq(),
    item.driveItemId ?? null,
  );
  const row = listItemOf(tenant, item.listId, id);
  if (!row) throw new Error('a list item just written cannot be read');
  return row;
}

export const listItemOf = (tenant: Tenant, listId: string, id: number): ListItemRow | undefined =>
  tenant.db.get<ListItemRow>(
    'SELECT * FROM list_items WHERE list_id = ? AND id = ? AND deleted = 0',
    listId,
    id,
  );

/** Merges columns into a list item (null empties one); a file behind it changes its version too. */
export function patchFields(
  tenant: Tenant,
  row: ListItemRow,
  change: Fields,
  actor: string,
): ListItemRow {
  const { db } = tenant;
  return db.tx(() => {
    const merged = { ...(JSON.parse(row.fields) as Fields), ...change };
    const kept = Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null));
    db.run(
      `INSERT OR IGNORE INTO list_item_versions
       SELECT list_id, id, version, fields, modified, modified_by FROM list_items WHERE list_id = ? AND id = ?`,
      row.list_id,
      row.id,
    );
    db.run(
      'UPDATE list_items SET fields = ? WHERE list_id = ? AND id = ?',
      JSON.stringify(kept),
      row.list_id,
      row.id,
    );
    if (row.drive_item_id) {
      touchItem(tenant, row.drive_item_id, actor);
      tenant.indexer.retitle(row.drive_item_id);
    } else {
      db.run(
        'UPDATE list_items SET version = version + 1, modified = ?, modified_by = ?, seq = ? WHERE list_id = ? AND id = ?',
        tenant.clock.iso(),
        actor,
        db.nextSeq(),
        row.list_id,
        row.id,
      );
    }
    return listItemOf(tenant, row.list_id, row.id) ?? row;
  });
}

function mustHave(tenant: Tenant, id: string): ItemRow {
  const row = tenant.db.get<ItemRow>('SELECT * FROM items WHERE id = ?', id);
  if (!row) throw new Error('an item just written cannot be read');
  return row;
}

import type { DriveRow, ItemRow } from '../files/store.ts';
import type { Call } from '../http/router.ts';
import type { Change } from '../odata/delta.ts';
import type { Json } from '../odata/page.ts';
import type { Tenant } from '../tenant.ts';

/** Graph tells every change of sharing only to an application with full control of all sites. */
const ALL_SHARING = 'Sites.FullControl.All';

const prefers = (call: Call, wish: string): boolean =>
  (call.headers.prefer ?? '').toLowerCase().includes(wish);

function scopeOf(tenant: Tenant, itemId: string): string | undefined {
  const grants = tenant.db.all<{ scope: string | null }>(
    "SELECT json_extract(definition, '$.link.scope') AS scope FROM grants WHERE place = ?",
    itemId,
  );
  if (grants.length === 0) return undefined;
  const scopes = grants.map(({ scope }) => scope ?? 'users');
  return ['anonymous', 'organization'].find((scope) => scopes.includes(scope)) ?? 'users';
}

/**
 * The `shared` facet. All below a shared folder has it as well, unless the reader asks for it only where permissions
 * begin (`hierarchicalsharing`).
 */
export function sharedFacet(call: Call, row: ItemRow): Json {
  const { tenant } = call;
  const own = scopeOf(tenant, row.id);
  if (own || prefers(call, 'hierarchicalsharing')) return own ? { shared: { scope: own } } : {};
  let parentId = row.parent_id;
  while (parentId !== null) {
    const scope = scopeOf(tenant, parentId);
    if (scope) return { shared: { scope } };
    const parent = tenant.db.get<ItemRow>('SELECT * FROM items WHERE id = ?', parentId);
    parentId = parent?.parent_id ?? null;
  }
  return {};
}

/** Who may open the item has changed: the item itself has not, and its delta place stays. */
export function noteSharing({ db }: Tenant, row: ItemRow): void {
  db.run(
    `INSERT INTO sharing_changes VALUES(?, ?, ?)
     ON CONFLICT(item_id) DO UPDATE SET seq = excluded.seq`,
    row.id,
    row.drive_id,
    db.nextSeq(),
  );
}

/** Changes of sharing for a delta that asks for them. @param show the item as the delta has it */
export function sharingChanges(
  call: Call,
  drive: DriveRow,
  page: { readonly after: number; readonly limit: number },
  show: (row: ItemRow) => Json,
): Change[] {
  const told = prefers(call, 'deltashowsharingchanges') && call.caller.scopes.includes(ALL_SHARING);
  if (!told) return [];
  return call.tenant.db
    .all<ItemRow & { changed: number }>(
      `SELECT i.*, s.seq AS changed FROM sharing_changes s JOIN items i ON i.id = s.item_id
       WHERE s.drive_id = ? AND s.seq > ? AND i.deleted = 0 ORDER BY s.seq LIMIT ?`,
      drive.id,
      page.after,
      page.limit,
    )
    .map(({ changed, ...row }) => ({
      seq: changed,
      deleted: false,
      // The note stands on files, never on folders.
      show: () => ({
        ...show(row),
        ...(row.folder ? {} : { '@microsoft.graph.sharedChanged': 'True' }),
      }),
    }));
}

import type { DriveRow, Fields, ItemRow, ListItemRow } from '../files/store.ts';
import type { Call } from '../http/router.ts';
import { isMember } from '../people.ts';
import { inAudience } from './access.ts';
import type { Restriction } from './kql.ts';
import { siteById } from './lookup.ts';
import { type ListRow, type SiteRow, showItem } from './show.ts';

/** A file with its list item, or an item of a plain list. */
export interface Found {
  file?: { item: ItemRow; drive: DriveRow };
  entry: ListItemRow;
  list: ListRow;
  site: SiteRow;
  webUrl: string;
  summary: string;
  /** The lower the better. */
  score: number;
}

interface Hit {
  ref: string | number;
  place: string;
  summary: string;
  score: number;
}

const marked = (table: string): string =>
  `snippet(${table}, 1, '<c0>', '</c0>', '<ddd/>', 24) AS summary`;

/** Hits in rank order, those the caller may not open left out: they are neither shown nor counted. */
export function findFiles(call: Call, match: string | undefined): Found[] {
  const { db } = call.tenant;
  const rows = match
    ? db.all<Hit>(
        `SELECT ref, place, bm25(fts, 5.0, 1.0) AS score, ${marked('fts')} FROM fts
         WHERE fts MATCH ? ORDER BY score, ref`,
        match,
      )
    : db.all<Hit>("SELECT ref, place, 0 AS score, '' AS summary FROM fts ORDER BY rowid");
  const open = readable(call, (place) => {
    const drive = db.get<DriveRow>('SELECT * FROM drives WHERE id = ?', place);
    return (person) => drive !== undefined && inAudience(db, drive, person);
  });
  return rows.filter((row) => open(row.place)).flatMap((row) => loadFile(call, row));
}

/** Items of plain lists. A list in a team's site is the team's, any other is everybody's to read. */
export function findListItems(call: Call, match: string | undefined): Found[] {
  const { db } = call.tenant;
  const from = 'FROM fts_lists JOIN list_items l ON l.rowid = fts_lists.rowid';
  const rows = match
    ? db.all<Hit>(
        `SELECT l.rowid AS ref, l.list_id AS place, bm25(fts_lists, 5.0, 1.0) AS score, ${marked('fts_lists')}
         ${from} WHERE fts_lists MATCH ? ORDER BY score, l.rowid`,
        match,
      )
    : db.all<Hit>(
        `SELECT l.rowid AS ref, l.list_id AS place, 0 AS score, '' AS summary ${from} ORDER BY l.rowid`,
      );
  const open = readable(call, (place) => {
    const site = db.get<SiteRow>(
      'SELECT s.* FROM lists l JOIN sites s ON s.id = l.site_id WHERE l.id = ?',
      place,
    );
    return (person) => site !== undefined && (!site.team_id || isMember(db, site.team_id, person));
  });
  return rows.filter((row) => open(row.place)).flatMap((row) => loadListItem(call, row));
}

/** Asks once for each place. An app reads everything it was given. */
function readable(
  { caller }: Call,
  look: (place: string) => (person: string) => boolean,
): (place: string) => boolean {
  const person = caller.personId;
  if (person === undefined) return () => true;
  const known = new Map<string, boolean>();
  return (place) => {
    const allowed = known.get(place) ?? look(place)(person);
    known.set(place, allowed);
    return allowed;
  };
}

function loadFile(call: Call, hit: Hit): Found[] {
  const { db } = call.tenant;
  const item = db.get<ItemRow>('SELECT * FROM items WHERE id = ? AND deleted = 0', hit.ref);
  const drive = db.get<DriveRow>('SELECT * FROM drives WHERE id = ?', hit.place);
  const entry = db.get<ListItemRow>('SELECT * FROM list_items WHERE drive_item_id = ?', hit.ref);
  const list = drive
    ? db.get<ListRow>('SELECT * FROM lists WHERE id = ?', drive.list_id)
    : undefined;
  if (!item || item.folder === 1 || !drive || !entry || !list) return [];
  const site = siteById(call.tenant, drive.site_id);
  const webUrl = String(showItem(call.tenant, item, drive, site).webUrl);
  const { summary, score } = hit;
  return [{ file: { item, drive }, entry, list, site, webUrl, summary, score }];
}

function loadListItem(call: Call, { ref, place, summary, score }: Hit): Found[] {
  const { db, url } = call.tenant;
  const entry = db.get<ListItemRow>('SELECT * FROM list_items WHERE rowid = ?', ref);
  const list = db.get<ListRow>('SELECT * FROM lists WHERE id = ?', place);
  if (!entry || !list) return [];
  const site = siteById(call.tenant, list.site_id);
  const folder = `${url}${site.path}/Lists/${encodeURIComponent(list.name)}`;
  const webUrl = `${folder}/DispForm.aspx?ID=${entry.id}`;
  return [{ entry, list, site, webUrl, summary, score }];
}

export const contentClassOf = ({ file }: Found): string =>
  file ? 'STS_ListItem_DocumentLibrary' : 'STS_ListItem_GenericList';

/** What restrictions of a query are checked against, by lower-case name. */
export function keeps(found: Found, restrictions: readonly (readonly Restriction[])[]): boolean {
  const fields = JSON.parse(found.entry.fields) as Fields;
  const name = found.file?.item.name ?? '';
  const checks: Record<string, (wanted: string) => boolean> = {
    filetype: (wanted) => name.toLowerCase().endsWith(`.${wanted}`),
    path: (wanted) => decodeURI(found.webUrl).toLowerCase().startsWith(decodeURI(wanted)),
    filename: (wanted) => name.toLowerCase().includes(wanted),
    isdocument: (wanted) => (wanted === 'true' || wanted === '1') === (found.file !== undefined),
    contentclass: (wanted) => contentClassOf(found).toLowerCase() === wanted,
    listid: (wanted) => found.list.id === wanted,
    author: (wanted) => isNamed(found.entry.created_by, wanted),
    modifiedby: (wanted) => isNamed(found.entry.modified_by, wanted),
  };
  const holds = ({ property, value, not }: Restriction): boolean => {
    const wanted = value.toLowerCase().replace(/\*$/, '');
    const own = Object.keys(fields).find((key) => key.toLowerCase() === property);
    const check =
      checks[property] ??
      (() => own !== undefined && String(fields[own]).toLowerCase().includes(wanted));
    return check(wanted) !== not;
  };
  return restrictions.every((group) => group.some(holds));
}

/** Whether the stored identity of who made or changed an item has this name, or a part of it. */
const isNamed = (identity: string, wanted: string): boolean =>
  (JSON.parse(identity) as { user?: { displayName?: string } }).user?.displayName
    ?.toLowerCase()
    .includes(wanted) ?? false;

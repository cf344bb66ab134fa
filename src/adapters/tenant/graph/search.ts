import { z } from 'zod';
import type { DriveRow, Fields, ItemRow, ListItemRow } from '../files/store.ts';
import { json, readBody } from '../http/body.ts';
import { badRequest } from '../http/errors.ts';
import { type Call, type Reply, type Route, route } from '../http/router.ts';
import type { Json } from '../odata/page.ts';
import { inAudience } from './access.ts';
import { parseKql, type Restriction } from './kql.ts';
import { siteById } from './lookup.ts';
import { type ListRow, showFields, showItem, showListItem } from './show.ts';

const requestSchema = z.object({
  requests: z
    .array(
      z.looseObject({
        entityTypes: z.array(z.enum(['driveItem', 'listItem'])).min(1),
        query: z.looseObject({
          queryString: z.string().min(1),
          queryTemplate: z.string().optional(),
        }),
        from: z.number().int().min(0).default(0),
        size: z.number().int().min(1).max(500).default(25),
        fields: z.array(z.string()).optional(),
        region: z.string().optional(),
      }),
    )
    .length(1),
});
type Request = z.infer<typeof requestSchema>['requests'][number];

interface Hit {
  ref: string;
  place: string;
  summary: string;
}

const MARKED = `snippet(fts, 1, '<c0>', '</c0>', '<ddd/>', 24) AS summary`;

/** Hits in rank order, those the caller may not open left out. */
function hitsFor(call: Call, match: string | undefined): Hit[] {
  const { db } = call.tenant;
  const rows = match
    ? db.all<Hit>(
        `SELECT ref, place, ${MARKED} FROM fts WHERE fts MATCH ? ORDER BY bm25(fts, 5.0, 1.0), ref`,
        match,
      )
    : db.all<Hit>("SELECT ref, place, '' AS summary FROM fts ORDER BY rowid");
  const person = call.caller.personId;
  if (person === undefined) return rows;
  const open = new Map<string, boolean>();
  return rows.filter((row) => {
    const known = open.get(row.place);
    if (known !== undefined) return known;
    const drive = db.get<DriveRow>('SELECT * FROM drives WHERE id = ?', row.place);
    const allowed = drive !== undefined && inAudience(db, drive, person);
    open.set(row.place, allowed);
    return allowed;
  });
}

interface Found {
  hit: Hit;
  item: ItemRow;
  drive: DriveRow;
  entry: ListItemRow;
  list: ListRow;
}

function load(call: Call, hit: Hit): Found | undefined {
  const { db } = call.tenant;
  const item = db.get<ItemRow>('SELECT * FROM items WHERE id = ? AND deleted = 0', hit.ref);
  const drive = db.get<DriveRow>('SELECT * FROM drives WHERE id = ?', hit.place);
  const entry = db.get<ListItemRow>('SELECT * FROM list_items WHERE drive_item_id = ?', hit.ref);
  const list = drive
    ? db.get<ListRow>('SELECT * FROM lists WHERE id = ?', drive.list_id)
    : undefined;
  return item && drive && entry && list ? { hit, item, drive, entry, list } : undefined;
}

function keeps(call: Call, found: Found, restrictions: Restriction[]): boolean {
  const { item, drive, entry } = found;
  const fields = JSON.parse(entry.fields) as Fields;
  const url = String(
    showItem(call.tenant, item, drive, siteById(call.tenant, drive.site_id)).webUrl,
  );
  return restrictions.every(({ property, value, not }) => {
    const wanted = value.toLowerCase().replace(/\*$/, '');
    const is = (): boolean => {
      if (property === 'filetype') return item.name.toLowerCase().endsWith(`.${wanted}`);
      if (property === 'path') return decodeURI(url).toLowerCase().startsWith(decodeURI(wanted));
      if (property === 'filename') return item.name.toLowerCase().includes(wanted);
      if (property === 'isdocument') return wanted === 'true' || wanted === '1';
      const name = Object.keys(fields).find((key) => key.toLowerCase() === property);
      return name !== undefined && String(fields[name]).toLowerCase().includes(wanted);
    };
    return is() !== not;
  });
}

function showHit(call: Call, found: Found, request: Request, rank: number): Json {
  const { hit, item, drive, entry, list } = found;
  const site = siteById(call.tenant, drive.site_id);
  const shown = showItem(call.tenant, item, drive, site);
  const { '@microsoft.graph.downloadUrl': _never, ...safe } = shown;
  const sharepointIds = {
    listId: list.id,
    listItemId: String(entry.id),
    listItemUniqueId: entry.unique_id,
    siteId: site.id,
  };
  const base = { hitId: item.id, rank, summary: hit.summary };
  if (request.entityTypes.includes('driveItem')) {
    const resource = {
      '@odata.type': '#microsoft.graph.driveItem',
      ...safe,
      parentReference: { ...(shown.parentReference as Json), sharepointIds },
    };
    return { ...base, resource };
  }
  const own = showFields(call.tenant, entry);
  const wanted = new Map((request.fields ?? []).map((name) => [name.toLowerCase(), name]));
  const fields = Object.fromEntries(
    Object.entries(own).flatMap(([key, value]) => {
      const asked = wanted.get(key.toLowerCase());
      return asked && value !== undefined ? [[asked, value]] : [];
    }),
  );
  const resource = {
    '@odata.type': '#microsoft.graph.listItem',
    ...showListItem(call.tenant, entry, list, site),
    id: entry.unique_id,
    webUrl: shown.webUrl,
    ...(request.fields ? { fields } : {}),
  };
  return { ...base, hitId: entry.unique_id, resource };
}

function query(call: Call): Reply {
  const [request] = readBody(call, requestSchema).requests;
  if (!request) throw badRequest('requests is required', 'BadRequest');
  if (call.caller.kind === 'app' && !request.region) {
    throw badRequest('Region is required when request with application permission.', 'BadRequest');
  }
  const text =
    request.query.queryTemplate?.replace('{searchTerms}', request.query.queryString) ??
    request.query.queryString;
  const { match, restrictions, words } = parseKql(text);
  const found = hitsFor(call, match)
    .map((hit) => load(call, hit))
    .filter((one): one is Found => one !== undefined && one.item.folder === 0)
    .filter((one) => keeps(call, one, restrictions));
  const page = found.slice(request.from, request.from + request.size);
  const container = {
    total: found.length,
    moreResultsAvailable: request.from + request.size < found.length,
    ...(page.length > 0
      ? { hits: page.map((one, index) => showHit(call, one, request, request.from + index + 1)) }
      : {}),
  };
  return json({
    '@odata.context': `${call.tenant.url}/v1.0/$metadata#Collection(microsoft.graph.searchResponse)`,
    value: [{ searchTerms: words, hitsContainers: [container] }],
  });
}

export const searchRoutes: Route[] = [route('POST', '/search/query', query)];

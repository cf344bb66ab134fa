import { z } from 'zod';
import { json, readBody } from '../http/body.ts';
import { badRequest } from '../http/errors.ts';
import { type Call, type Reply, type Route, route } from '../http/router.ts';
import type { Json } from '../odata/page.ts';
import { parseKql } from './kql.ts';
import { contentClassOf, type Found, findFiles, findListItems, keeps } from './search-hits.ts';
import { aggregated, filtered, refineSchema, sorted } from './search-refine.ts';
import { showFields, showItem, showListItem } from './show.ts';

const MOST = 500;

const entityType = z
  .string()
  .transform((text) => text.replace(/^microsoft\.graph\./, ''))
  .pipe(z.enum(['driveItem', 'listItem']));
const requestSchema = z.object({
  requests: z
    .array(
      z.looseObject({
        entityTypes: z.array(entityType).min(1),
        query: z.looseObject({
          queryString: z.string().min(1),
          queryTemplate: z.string().optional(),
        }),
        from: z.number().int().min(0).default(0),
        size: z.number().int().min(1).max(MOST).default(25),
        fields: z.array(z.string()).optional(),
        region: z.string().optional(),
        ...refineSchema,
        // Known to beta only.
        trimDuplicates: z.undefined().optional(),
      }),
    )
    .length(1),
});
type Request = z.infer<typeof requestSchema>['requests'][number];

function showHit(call: Call, found: Found, request: Request, rank: number): Json {
  const { file, entry, list, site, summary } = found;
  if (!file || !request.entityTypes.includes('driveItem'))
    return { hitId: entry.unique_id, rank, summary, resource: showEntry(call, found, request) };
  const shown = showItem(call.tenant, file.item, file.drive, site);
  const { '@microsoft.graph.downloadUrl': _never, ...safe } = shown;
  const sharepointIds = {
    listId: list.id,
    listItemId: String(entry.id),
    listItemUniqueId: entry.unique_id,
    siteId: site.id,
  };
  const resource = {
    '@odata.type': '#microsoft.graph.driveItem',
    ...safe,
    parentReference: { ...(shown.parentReference as Json), sharepointIds },
  };
  return { hitId: file.item.id, rank, summary, resource };
}

function showEntry(call: Call, found: Found, request: Request): Json {
  const { file, entry, list, site, webUrl } = found;
  const shown = showListItem(call.tenant, entry, list, site);
  return {
    '@odata.type': '#microsoft.graph.listItem',
    ...shown,
    id: entry.unique_id,
    name: file?.item.name ?? String((JSON.parse(entry.fields) as Json).Title ?? ''),
    webUrl,
    ...(file
      ? {}
      : {
          parentReference: {
            ...(shown.parentReference as Json),
            sharepointIds: { listId: list.id },
          },
        }),
    ...(request.fields ? { fields: fieldsOf(call, found, request.fields) } : {}),
  };
}

/** The columns asked for, under the names as asked; those that are not there are left out in silence. */
function fieldsOf(call: Call, found: Found, names: readonly string[]): Json {
  const wanted = new Map(names.map((name) => [name.toLowerCase(), name]));
  const own = {
    contentclass: contentClassOf(found),
    path: found.webUrl,
    ...showFields(call.tenant, found.entry),
  };
  return Object.fromEntries(
    Object.entries(own).flatMap(([key, value]) => {
      const asked = wanted.get(key.toLowerCase());
      return asked && value !== undefined ? [[asked, value]] : [];
    }),
  );
}

/** Files for `driveItem`; files and items of plain lists, the best first, for `listItem`. */
function find(call: Call, request: Request, match: string | undefined): Found[] {
  const files = findFiles(call, match);
  if (!request.entityTypes.includes('listItem')) return files;
  // Both are ranked by the same measure over indexes of their own; equal scores keep their order.
  return [...files, ...findListItems(call, match)].sort((one, other) => one.score - other.score);
}

function query(call: Call): Reply {
  const [request] = readBody(call, requestSchema).requests;
  if (!request) throw badRequest('requests is required', 'BadRequest');
  if (call.caller.kind === 'app' && !request.region) {
    throw badRequest('Region is required when request with application permission.', 'BadRequest');
  }
  const { queryString, queryTemplate } = request.query;
  const text = queryTemplate?.replace('{searchTerms}', () => queryString) ?? queryString;
  const { match, restrictions, words } = parseKql(text);
  const all = find(call, request, match).filter((one) => keeps(one, restrictions));
  const found = sorted(filtered(all, request), request);
  const end = request.from + request.size;
  const page = found.slice(request.from, end);
  const container = {
    total: found.length,
    moreResultsAvailable: end < found.length,
    ...(page.length > 0
      ? { hits: page.map((one, index) => showHit(call, one, request, request.from + index + 1)) }
      : {}),
    ...aggregated(found, request),
  };
  return json({
    '@odata.context': `${call.tenant.url}/v1.0/$metadata#Collection(microsoft.graph.searchResponse)`,
    value: [{ searchTerms: words, hitsContainers: [container] }],
  });
}

export const searchRoutes: Route[] = [route('POST', '/search/query', query)];

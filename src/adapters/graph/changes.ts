import { z } from 'zod';
import { AppError } from '../../kernel/errors.ts';
import type { LibraryChange, LibraryFile, LibraryPage } from '../../ports/library.ts';
import type { Log } from '../../ports/log.ts';
import type { Graph } from './client.ts';
import type { Downloads } from './downloads.ts';
import { GraphFault, isFault } from './faults.ts';
import { METADATA_COLUMNS, readMetadata } from './metadata.ts';
import { ownRights } from './own-rights.ts';
import { follow, type Target, to } from './route.ts';

export const itemSchema = z.object({
  id: z.string(),
  name: z.string().optional(),
  webUrl: z.string().optional(),
  size: z.number().optional(),
  lastModifiedDateTime: z.string().optional(),
  cTag: z.string().nullish(),
  folder: z.unknown().optional(),
  root: z.unknown().optional(),
  shared: z.unknown().optional(),
  '@microsoft.graph.sharedChanged': z.unknown().optional(),
  parentReference: z.object({ id: z.string().nullish() }).nullish(),
  file: z.object({ hashes: z.object({ quickXorHash: z.string().nullish() }).nullish() }).nullish(),
  deleted: z.unknown().optional(),
  listItem: z.object({ fields: z.unknown() }).nullish(),
  '@microsoft.graph.downloadUrl': z.string().nullish(),
});
export type Item = z.infer<typeof itemSchema>;

const deltaSchema = z.object({
  value: z.array(itemSchema),
  '@odata.nextLink': z.string().optional(),
  '@odata.deltaLink': z.string().optional(),
});
type Delta = z.infer<typeof deltaSchema>;

const ROUTE = '/drives/{drive}/root/delta';
const PAGE = '200';
const FIELDS = `fields($select=${METADATA_COLUMNS.join(',')})`;
export const WITH_FIELDS = `listItem($expand=${FIELDS})`;
/**
 * Changes of who may read are told too, and `shared` stands only where permissions begin, not on all below. Where the
 * rights do not reach for it (it takes full control of all sites) the service tells what it may.
 */
const SHARING = {
  headers: { prefer: 'deltashowsharingchanges, hierarchicalsharing' },
  // Nobody waits for it: whoever is waited for goes first.
  bulk: true,
};

export function toFile(driveId: string, item: Item, fields: unknown): LibraryFile {
  return {
    driveId,
    itemId: item.id,
    parentId: item.parentReference?.id ?? null,
    name: item.name ?? '',
    webUrl: item.webUrl ?? '',
    size: item.size ?? 0,
    modifiedAt: new Date(item.lastModifiedDateTime ?? 0),
    // The hash is of the bytes alone; the tag may also move when only columns change.
    contentTag: item.file?.hashes?.quickXorHash ?? item.cTag ?? null,
    metadata: readMetadata(fields),
  };
}

/** One page of a drive's change feed: files with their columns, folders, and which of them have rights of their own. */
export function changeFeed(graph: Graph, log: Log, files: Pick<Downloads, 'name'>) {
  /** From the beginning, with the columns in the same answer where the service can give them. */
  async function begin(driveId: string): Promise<Delta> {
    const plain = { $top: PAGE };
    try {
      return await read(to(ROUTE, { drive: driveId }, { ...plain, $expand: WITH_FIELDS }));
    } catch (error) {
      if (!isFault(error, 400, 501)) throw error;
      log.info({ drive: driveId }, 'the change feed gives no columns; they are fetched by batch');
      return read(to(ROUTE, { drive: driveId }, plain));
    }
  }

  const read = (target: Target): Promise<Delta> => graph.get(target, deltaSchema, SHARING);
  const rights = ownRights(graph);

  /** The columns of files that came without. */
  async function missingFields(
    driveId: string,
    items: readonly Item[],
  ): Promise<ReadonlyMap<string, unknown>> {
    const bare = items.filter(({ listItem }) => !listItem);
    const answers = await graph.batch(
      bare.map(({ id }) => ({
        id,
        target: to(
          '/drives/{drive}/items/{item}/listItem',
          { drive: driveId, item: id },
          { $expand: FIELDS },
        ),
      })),
      { bulk: true },
    );
    const found = new Map<string, unknown>();
    for (const [id, { status, body }] of answers) {
      // Gone since the page was made: the next page says so.
      if (status === 404) continue;
      const parsed = z.object({ fields: z.unknown() }).safeParse(body);
      if (status !== 200 || !parsed.success) {
        throw new GraphFault(status, 'batch member failed', 'GET listItem');
      }
      found.set(id, parsed.data.fields);
    }
    return found;
  }

  async function page(driveId: string, cursor: string | null) {
    if (cursor === null) return { delta: await begin(driveId), resync: false };
    try {
      return { delta: await read(follow(ROUTE, cursor)), resync: false };
    } catch (error) {
      if (!isFault(error, 410)) throw error;
      log.info({ drive: driveId }, 'the change feed forgot its place and starts afresh');
      return { delta: await begin(driveId), resync: true };
    }
  }

  return async (driveId: string, cursor: string | null): Promise<LibraryPage> => {
    const { delta, resync } = await refused(page(driveId, cursor));
    const link = delta['@odata.nextLink'] ?? delta['@odata.deltaLink'];
    if (link === undefined) throw new GraphFault(200, 'no link to go on from', `GET ${ROUTE}`);
    const items = lastOf(delta.value);
    const living = items.filter((item) => item.deleted === undefined);
    files.name(driveId, living);
    const fetched = await missingFields(
      driveId,
      living.filter(({ file }) => file),
    );
    const own = await rights(driveId, living);
    const changes = items.flatMap((item): LibraryChange[] => {
      if (item.deleted !== undefined) return [{ kind: 'deleted', itemId: item.id }];
      if (!item.file) return toFolder(item, own.has(item.id));
      const file = toFile(driveId, item, item.listItem?.fields ?? fetched.get(item.id));
      return [{ kind: 'changed', file, ownRights: own.has(item.id) }];
    });
    const next = follow(ROUTE, link).path;
    return { changes, cursor: next, more: delta['@odata.nextLink'] !== undefined, resync };
  };
}

/** Notebooks are neither file nor folder, and what lies in them is no document: they are passed over. */
function toFolder(item: Item, own: boolean): LibraryChange[] {
  const top = item.root !== undefined;
  if (!top && item.folder === undefined) return [];
  const parentId = top ? null : (item.parentReference?.id ?? UNKNOWN);
  const { id: itemId, webUrl = '' } = item;
  // Who reads the library's top is what the register says.
  return [{ kind: 'folder', itemId, parentId, webUrl, ownRights: own && !top }];
}

/** A folder that lies nobody knows where is not the library's top. */
const UNKNOWN = '';

/** Consent is missing or was taken back: said apart from a service that is down. */
export const refused = <T>(work: Promise<T>): Promise<T> =>
  work.catch((error: unknown) => {
    if (!isFault(error, 401, 403)) throw error;
    throw new AppError('forbidden', 'the library may not be read', {}, { cause: error });
  });

/** A page may name an item more than once: the last word counts. */
export function lastOf<T extends { readonly id: string }>(items: readonly T[]): T[] {
  const byId = new Map<string, T>();
  for (const item of items) {
    byId.delete(item.id);
    byId.set(item.id, item);
  }
  return [...byId.values()];
}

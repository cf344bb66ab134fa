import { z } from 'zod';
import type { LibraryChange, LibraryPage } from '../../ports/library.ts';
import type { Log } from '../../ports/log.ts';
import { lastOf, refused } from './changes.ts';
import type { Graph } from './client.ts';
import { GraphFault, isFault } from './faults.ts';
import { driveOfList, itemOfRow, type ListPlace, rowOfItem } from './list-places.ts';
import {
  documentOf,
  isApproved,
  isDocument,
  LIST_COLUMNS,
  type ListItem,
  listItemSchema,
} from './list-text.ts';
import { follow, type Target, to } from './route.ts';

const DELTA = '/sites/{site}/lists/{list}/items/delta';
const ITEM = '/sites/{site}/lists/{list}/items/{item}';
const PAGE = '200';
const WITH_COLUMNS = { $expand: `fields($select=${LIST_COLUMNS.join(',')})` };
/** Nobody waits for it. */
const BULK = { bulk: true } as const;
/** The list itself, as the folder that all its items lie in. */
const TOP = 'top';

const deltaSchema = z.object({
  value: z.array(listItemSchema),
  '@odata.nextLink': z.string().optional(),
  '@odata.deltaLink': z.string().optional(),
});
type Delta = z.infer<typeof deltaSchema>;

/**
 * A list's change feed as if each item were a short file. The feed says nothing of permissions, and an application
 * is told of no readers of a single item: all items have the readers that the register names for the list, so that a
 * list with readers for single items must not be named there. Attachments are not read: Graph does not give them.
 */
export function listFeed(graph: Graph, log: Log) {
  /** Texts of the last page, which are asked for one by one right after it. */
  let told = new Map<string, Uint8Array>();
  const read = (target: Target): Promise<Delta> => graph.get(target, deltaSchema, BULK);

  async function begin({ site, list }: ListPlace): Promise<Delta> {
    const plain = { $top: PAGE };
    try {
      return await read(to(DELTA, { site, list }, { ...plain, ...WITH_COLUMNS }));
    } catch (error) {
      if (!isFault(error, 400, 501)) throw error;
      log.info({ list }, 'the change feed gives no columns; they are fetched by batch');
      return read(to(DELTA, { site, list }, plain));
    }
  }

  async function page(place: ListPlace, cursor: string | null) {
    if (cursor === null) return { delta: await begin(place), resync: false };
    try {
      return { delta: await read(follow(DELTA, cursor)), resync: false };
    } catch (error) {
      if (!isFault(error, 410)) throw error;
      log.info({ list: place.list }, 'the change feed forgot its place and starts afresh');
      return { delta: await begin(place), resync: true };
    }
  }

  const itemTarget = ({ site, list }: ListPlace, item: string): Target =>
    to(ITEM, { site, list, item }, WITH_COLUMNS);

  /** With their columns, where the feed left them out. One that is gone since then the next page tells. */
  async function complete(place: ListPlace, items: readonly ListItem[]): Promise<ListItem[]> {
    const bare = items.filter(({ fields, deleted }) => !fields && deleted === undefined);
    const answers = await graph.batch(
      bare.map(({ id }) => ({ id, target: itemTarget(place, id) })),
      BULK,
    );
    const whole = new Map<string, ListItem>();
    for (const [id, { status, body }] of answers) {
      if (status === 404) continue;
      const parsed = listItemSchema.safeParse(body);
      if (status !== 200 || !parsed.success) {
        throw new GraphFault(status, 'batch member failed', `GET ${ITEM}`);
      }
      whole.set(id, parsed.data);
    }
    return items.map((item) => whole.get(item.id) ?? item);
  }

  function toChange(place: ListPlace, item: ListItem): LibraryChange[] {
    const itemId = itemOfRow(place, item.id);
    // Not approved is not published: whoever follows the feed sees it come and go.
    if (item.deleted !== undefined || !isApproved(item.fields ?? {})) {
      return [{ kind: 'deleted', itemId }];
    }
    if (!isDocument(item) || !item.fields) return [];
    const { file, bytes } = documentOf(item, item.fields);
    told.set(itemId, bytes);
    const lies = { driveId: driveOfList(place), itemId, parentId: TOP };
    return [{ kind: 'changed', file: { ...lies, ...file }, ownRights: false }];
  }

  async function changes(place: ListPlace, cursor: string | null): Promise<LibraryPage> {
    const { delta, resync } = await refused(page(place, cursor));
    const link = delta['@odata.nextLink'] ?? delta['@odata.deltaLink'];
    if (link === undefined) throw new GraphFault(200, 'no link to go on from', `GET ${DELTA}`);
    const items = await complete(place, lastOf(delta.value));
    told = new Map();
    const top: LibraryChange[] =
      cursor === null || resync
        ? [{ kind: 'folder', itemId: TOP, parentId: null, webUrl: '', ownRights: false }]
        : [];
    return {
      changes: [...top, ...items.flatMap((item) => toChange(place, item))],
      cursor: follow(DELTA, link).path,
      more: delta['@odata.nextLink'] !== undefined,
      resync,
    };
  }

  return {
    changes,

    /** The text of one item. @throws GraphFault */
    async content(place: ListPlace, itemId: string): Promise<Uint8Array> {
      const known = told.get(itemId);
      told.delete(itemId);
      if (known) return known;
      const item = await graph.get(itemTarget(place, rowOfItem(itemId)), listItemSchema, BULK);
      return documentOf(item, item.fields ?? {}).bytes;
    },
  };
}

import { z } from 'zod';
import type { Log } from '../../ports/log.ts';
import type { Graph } from './client.ts';
import { isFault } from './faults.ts';
import { to } from './route.ts';

const listSchema = z.object({
  id: z.string(),
  parentReference: z.object({ siteId: z.string() }),
});
const columnSchema = z.object({ name: z.string() });

type Fields = Readonly<Record<string, string | null>>;

/**
 * Writes the columns of a file. A library that lacks some of them (it was provisioned before they were there, or by
 * somebody else) refuses them all: it is then given those it has, and the log says once which it lacks. It is asked
 * every time, so that `npm run provision` counts from its next file on.
 */
export function createDescribing(graph: Graph, log: Log) {
  const told = new Set<string>();

  async function columnsOf(drive: string): Promise<ReadonlySet<string>> {
    const query = { $select: 'id,parentReference' };
    const list = await graph.get(to('/drives/{drive}/list', { drive }, query), listSchema);
    const place = { site: list.parentReference.siteId, list: list.id };
    const target = to('/sites/{site}/lists/{list}/columns', place, { $select: 'name' });
    const names = new Set<string>();
    for await (const page of graph.pages(target, columnSchema)) {
      for (const { name } of page) names.add(name);
    }
    return names;
  }

  /** @throws GraphFault where the service refuses them for another reason, or does not answer */
  return async (drive: string, item: string, fields: Fields): Promise<void> => {
    const target = to('/drives/{drive}/items/{item}/listItem/fields', { drive, item });
    try {
      await graph.patch(target, fields, z.unknown());
    } catch (error) {
      if (!isFault(error, 400)) throw error;
      const there = await columnsOf(drive);
      const lacking = Object.keys(fields).filter((name) => !there.has(name));
      if (lacking.length === 0) throw error;
      if (!told.has(drive)) {
        log.warn({ drive, columns: lacking }, 'library lacks columns: run npm run provision');
      }
      told.add(drive);
      const kept = Object.entries(fields).filter(([name]) => there.has(name));
      await graph.patch(target, Object.fromEntries(kept), z.unknown());
    }
  };
}

import { z } from 'zod';
import type { Graph } from './client.ts';
import { isFault } from './faults.ts';
import type { ListPlace } from './list-places.ts';
import { siteIdOf } from './lists.ts';
import { to } from './route.ts';

const listSchema = z.object({ id: z.string(), displayName: z.string().nullish() });

/** `<site id>/<list id>`. */
const BY_ID = /^([^/\s]+,[^/\s]+,[^/\s]+)\/([0-9a-f-]{36})$/i;
/** `<host>:/sites/<site>/<name of the list>`, as people see it. */
const BY_NAME = /^([^/:\s]+):\/((?:sites|teams)\/[^/]+)\/(.+)$/i;

/** Finds the list that a row of the register means; one that is found by its name is found once. */
export function listFinder(graph: Graph) {
  const known = new Map<string, ListPlace>();

  async function byName(host: string, path: string, name: string): Promise<ListPlace | null> {
    const site = await siteIdOf(graph, `${host}:/${path}`)();
    const target = to('/sites/{site}/lists', { site }, { $select: 'id,displayName' });
    for await (const page of graph.pages(target, listSchema)) {
      const found = page.find(({ displayName }) => displayName === name);
      if (found) return { site, list: found.id };
    }
    return null;
  }

  /** Null where there is no such list, or it may not be looked for. @throws GraphFault */
  return async (named: string): Promise<ListPlace | null> => {
    const [, site, list] = BY_ID.exec(named) ?? [];
    if (site && list) return { site, list: list.toLowerCase() };
    const before = known.get(named);
    if (before) return before;
    const [, host, path, name] = BY_NAME.exec(named) ?? [];
    if (!host || !path || !name) return null;
    try {
      const place = await byName(host, path, name);
      if (place) known.set(named, place);
      return place;
    } catch (error) {
      // One site that is gone or closed is one list less, and no reason to follow nothing at all.
      if (isFault(error, 403, 404)) return null;
      throw error;
    }
  };
}

import { z } from 'zod';
import { AppError } from '../../kernel/errors.ts';
import type { Graph } from './client.ts';
import { siteIdOf } from './lists.ts';
import { to } from './route.ts';

/** A row of a list with what a change of it needs. */
export interface Line<T> {
  readonly id: string;
  readonly tag: string;
  readonly fields: T;
}
type Fields = Readonly<Record<string, string>>;

/** Lists of a site that are written as well as read. Every method throws AppError `unavailable` where there is none. */
export interface ListLines {
  read<T>(list: string, schema: z.ZodObject & z.ZodType<T>): Promise<readonly Line<T>[]>;
  /** @throws AppError `changed-meanwhile` where the row is not any more as it was when its tag was read */
  change(list: string, line: Omit<Line<unknown>, 'fields'>, fields: Fields): Promise<void>;
  /** @throws GraphFault; where no answer came, the row may have been made */
  add(list: string, fields: Fields): Promise<void>;
}

const listSchema = z.object({ id: z.string(), displayName: z.string().nullish() });
const tagSchema = z.object({ eTag: z.string() });

/** @param site `<host>:/sites/<name>` */
export function createListLines(graph: Graph, site: string): ListLines {
  const siteId = siteIdOf(graph, site);

  async function place(name: string): Promise<{ site: string; list: string }> {
    const at = { site: await siteId() };
    const target = to('/sites/{site}/lists', at, { $select: 'id,displayName' });
    for await (const page of graph.pages(target, listSchema)) {
      const found = page.find(({ displayName }) => displayName === name);
      if (found) return { ...at, list: found.id };
    }
    throw new AppError('unavailable', `the site ${site} has no list named "${name}"`);
  }

  return {
    async read(list, schema) {
      const columns = Object.keys(schema.shape).join(',');
      const query = { $expand: `fields($select=${columns})`, $top: '500' };
      const target = to('/sites/{site}/lists/{list}/items', await place(list), query);
      const row = z.object({ id: z.string(), eTag: z.string(), fields: schema });
      const found = [];
      for await (const page of graph.pages(target, row)) {
        found.push(...page.map(({ id, eTag, fields }) => ({ id, tag: eTag, fields })));
      }
      return found;
    },

    async change(list, { id, tag }, fields) {
      const at = { ...(await place(list)), item: id };
      // Whether SharePoint heeds If-Match on list items is said nowhere: so the tag is compared here as well.
      const now = await graph.get(to('/sites/{site}/lists/{list}/items/{item}', at), tagSchema);
      if (now.eTag !== tag) throw new AppError('changed-meanwhile', `row ${id} of ${list}`);
      const target = to('/sites/{site}/lists/{list}/items/{item}/fields', at);
      await graph.patch(target, fields, z.unknown(), { headers: { 'if-match': tag } });
    },

    async add(list, fields) {
      const target = to('/sites/{site}/lists/{list}/items', await place(list));
      await graph.post(target, { fields }, z.unknown());
    },
  };
}

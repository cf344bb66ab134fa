import { z } from 'zod';
import { AppError } from '../../kernel/errors.ts';
import type { Log } from '../../ports/log.ts';
import type { Graph } from './client.ts';
import { to } from './route.ts';

/** The site that holds the organization's lists. */
export interface SiteLists {
  /**
   * The rows of a list, by its display name, that fit the schema. Only `columns` are asked for, so that whatever
   * else the list holds never leaves SharePoint. Rows that do not fit are left out and logged by column names alone.
   * @throws AppError `unavailable` where there is no such list
   */
  rows<T>(list: string, columns: readonly string[], schema: z.ZodType<T>): Promise<readonly T[]>;
}

const idSchema = z.object({ id: z.string() });
const listSchema = z.object({ id: z.string(), displayName: z.string().nullish() });
const rowSchema = z.object({ id: z.string(), fields: z.record(z.string(), z.unknown()) });
const PAGE = '500';

/** @param site `<host>:/sites/<name>` */
export function createSiteLists(graph: Graph, site: string, log: Log): SiteLists {
  const [host = '', path = ''] = site.split(':');
  const siteId = once(async () => {
    const target = to('/sites/{host}:/{path}', { host, path: path.split('/').filter(Boolean) });
    return (await graph.get(target, idSchema)).id;
  });
  const listIds = once(async () => {
    const target = to(
      '/sites/{site}/lists',
      { site: await siteId() },
      { $select: 'id,displayName' },
    );
    const found = new Map<string, string>();
    for await (const page of graph.pages(target, listSchema)) {
      for (const { id, displayName } of page) if (displayName) found.set(displayName, id);
    }
    return found;
  });

  async function listId(name: string): Promise<string> {
    const found = (await listIds()).get(name) ?? (await listIds.again()).get(name);
    if (found) return found;
    throw new AppError('unavailable', `the site ${site} has no list named "${name}"`);
  }

  return {
    async rows(list, columns, schema) {
      const target = to(
        '/sites/{site}/lists/{list}/items',
        { site: await siteId(), list: await listId(list) },
        { $expand: `fields($select=${columns.join(',')})`, $top: PAGE },
      );
      const rows = [];
      for await (const page of graph.pages(target, rowSchema)) {
        for (const { id, fields } of page) {
          const parsed = schema.safeParse(fields);
          if (parsed.success) rows.push(parsed.data);
          else {
            const wrong = parsed.error.issues.map((issue) => issue.path.join('.'));
            log.warn({ list, row: id, columns: [...new Set(wrong)] }, 'list row left out');
          }
        }
      }
      return rows;
    },
  };
}

interface Once<T> {
  (): Promise<T>;
  again(): Promise<T>;
}

/** Remembers an answer that does not change, and forgets a failure. */
function once<T>(load: () => Promise<T>): Once<T> {
  let current: Promise<T> | null = null;
  const again = (): Promise<T> => {
    const coming = load();
    current = coming;
    coming.catch(() => {
      // The caller gets the error; the next one must not get the same again.
      if (current === coming) current = null;
    });
    return coming;
  };
  return Object.assign(() => current ?? again(), { again });
}

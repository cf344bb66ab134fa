import { z } from 'zod';
import { AppError } from '../../kernel/errors.ts';
import type { Log } from '../../ports/log.ts';
import type { RefusedRow } from '../../ports/reading.ts';
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
  /** The same with what was left out, for whoever answers for the list; null where there is no such list. */
  reading<T>(
    list: string,
    columns: readonly string[],
    schema: z.ZodType<T>,
  ): Promise<ListReading<T> | null>;
}

export interface ListReading<T> {
  readonly rows: readonly T[];
  /** `line` is the item's number in the list. */
  readonly refused: readonly (RefusedRow & {
    readonly fields: Readonly<Record<string, unknown>>;
  })[];
  /** Names of columns that people added to the list and nobody reads. */
  readonly dropped: readonly string[];
}

const idSchema = z.object({ id: z.string() });
const listSchema = z.object({ id: z.string(), displayName: z.string().nullish() });
const rowSchema = z.object({
  id: z.string(),
  fields: z.record(z.string(), z.unknown()),
});
const columnSchema = z.object({
  name: z.string(),
  displayName: z.string().nullish(),
  hidden: z.boolean().nullish(),
  readOnly: z.boolean().nullish(),
});
const PAGE = '500';

/** What every list has, whoever made it. */
const BUILT_IN = new Set(['Title', 'ContentType', 'Attachments', 'LinkTitle', 'ComplianceAssetId']);

/** Asks once which site an address `<host>:/sites/<name>` means. */
export function siteIdOf(graph: Graph, site: string): () => Promise<string> {
  const [host = '', path = ''] = site.split(':');
  return once(async () => {
    const target = to('/sites/{host}:/{path}', { host, path: path.split('/').filter(Boolean) });
    return (await graph.get(target, idSchema)).id;
  });
}

/** @param site `<host>:/sites/<name>` */
export function createSiteLists(graph: Graph, site: string, log: Log): SiteLists {
  const siteId = siteIdOf(graph, site);
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

  const find = async (name: string): Promise<string | undefined> =>
    (await listIds()).get(name) ?? (await listIds.again()).get(name);

  async function listId(name: string): Promise<string> {
    const found = await find(name);
    if (found) return found;
    throw new AppError('unavailable', `the site ${site} has no list named "${name}"`);
  }

  async function* items(list: string, columns: readonly string[]) {
    const target = to(
      '/sites/{site}/lists/{list}/items',
      { site: await siteId(), list },
      { $expand: `fields($select=${columns.join(',')})`, $top: PAGE },
    );
    for await (const page of graph.pages(target, rowSchema)) yield* page;
  }

  /** By their names alone: a column that is not asked for never leaves SharePoint. */
  async function beyond(list: string, columns: readonly string[]): Promise<string[]> {
    const target = to(
      '/sites/{site}/lists/{list}/columns',
      { site: await siteId(), list },
      { $select: 'name,displayName,hidden,readOnly' },
    );
    const names: string[] = [];
    for await (const page of graph.pages(target, columnSchema)) {
      for (const { name, displayName, hidden, readOnly } of page) {
        const own = !hidden && !readOnly && !BUILT_IN.has(name);
        if (own && !columns.includes(name)) names.push(displayName || name);
      }
    }
    return names;
  }

  return {
    async rows(list, columns, schema) {
      const rows = [];
      for await (const { id, fields } of items(await listId(list), columns)) {
        const parsed = schema.safeParse(fields);
        if (parsed.success) rows.push(parsed.data);
        else {
          log.warn({ list, row: id, columns: wrongIn(parsed.error) }, 'list row left out');
        }
      }
      return rows;
    },

    async reading(list, columns, schema) {
      const found = await find(list);
      if (!found) return null;
      const rows = [];
      const refused = [];
      for await (const { id, fields } of items(found, columns)) {
        const parsed = schema.safeParse(fields);
        if (parsed.success) rows.push(parsed.data);
        else {
          log.warn({ list, row: id, columns: wrongIn(parsed.error) }, 'list row left out');
          refused.push({ line: Number(id) || 0, fields, ...refusalOf(parsed.error, fields) });
        }
      }
      return { rows, refused, dropped: await beyond(found, columns) };
    },
  };
}

const wrongIn = ({ issues }: z.ZodError): string[] => [
  ...new Set(issues.map(({ path }) => path.join('.'))),
];

/** The first thing that is wrong with a row: in which column, and how. */
function refusalOf(
  { issues: [issue] }: z.ZodError,
  fields: Readonly<Record<string, unknown>>,
): Pick<RefusedRow, 'column' | 'reason'> {
  const column = String(issue?.path[0] ?? '');
  const value = fields[column];
  if (value === undefined || value === null || value === '') return { column, reason: 'missing' };
  return { column, reason: issue?.code === 'custom' ? 'no-day' : 'unknown-word' };
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

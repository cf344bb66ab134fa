import { z } from 'zod';
import { TENANT_ID } from '../../../src/adapters/tenant/address.ts';
import { until } from '../wait.ts';

const tokenSchema = z.object({ access_token: z.string() });
const listSchema = <T extends z.ZodType>(item: T) =>
  z.object({ value: z.array(item), '@odata.nextLink': z.string().optional() });
const namedSchema = z.looseObject({ id: z.string() });
const driveSchema = z.looseObject({ id: z.string(), name: z.string() });
const itemSchema = z.looseObject({
  id: z.string(),
  name: z.string().optional(),
  webUrl: z.string().optional(),
  deleted: z.unknown().optional(),
  file: z.unknown().optional(),
});
const fieldsSchema = z.looseObject({ Title: z.string().optional() });

/** A file as SharePoint has it, with its metadata columns. */
export interface Filed {
  readonly name: string;
  readonly library: string;
  readonly webUrl: string;
  readonly fields: Readonly<Record<string, unknown>>;
  bytes(): Promise<Uint8Array>;
}

export interface SharePoint {
  /** Waits until a library holds a file whose Title column is this. @throws TooLate */
  filed(title: string): Promise<Filed>;
}

const FILED_MS = 60_000;

/** Looks into the tenant's libraries through Graph, as an app that may read all of them. */
export function createSharePoint(tenantUrl: string): SharePoint {
  let token: Promise<string> | null = null;
  const signIn = async (): Promise<string> => {
    const form = {
      grant_type: 'client_credentials',
      client_id: 'play',
      client_secret: 'local',
      scope: 'https://graph.microsoft.com/.default',
    };
    const response = await fetch(new URL(`/${TENANT_ID}/oauth2/v2.0/token`, tenantUrl), {
      method: 'POST',
      body: new URLSearchParams(form),
    });
    return tokenSchema.parse(await response.json()).access_token;
  };
  const get = async (path: string): Promise<Response> => {
    token ??= signIn();
    const url = path.startsWith('http') ? path : new URL(`/v1.0${path}`, tenantUrl);
    const response = await fetch(url, { headers: { authorization: `Bearer ${await token}` } });
    if (!response.ok) throw new Error(`Graph answered ${response.status} to ${path}.`);
    return response;
  };
  const all = async <T extends z.ZodType>(path: string, item: T): Promise<z.infer<T>[]> => {
    const found: z.infer<T>[] = [];
    for (let next: string | undefined = path; next; ) {
      const page: z.infer<ReturnType<typeof listSchema<T>>> = listSchema(item).parse(
        await (await get(next)).json(),
      );
      found.push(...page.value);
      next = page['@odata.nextLink'];
    }
    return found;
  };
  const find = async (title: string): Promise<Filed | null> => {
    const sites = await all('/sites?search=*', namedSchema);
    const drives = (
      await Promise.all(sites.map(({ id }) => all(`/sites/${id}/drives`, driveSchema)))
    ).flat();
    // A file's name is made from its title: the first words are enough to leave the others alone.
    const start = simple(title).slice(0, 24);
    for (const drive of drives) {
      const items = await all(`/drives/${drive.id}/root/delta`, itemSchema);
      for (const item of items) {
        if (!item.file || item.deleted || !simple(item.name ?? '').includes(start)) continue;
        const path = `/drives/${drive.id}/items/${item.id}`;
        const fields = fieldsSchema.parse(await (await get(`${path}/listItem/fields`)).json());
        if (fields.Title !== title) continue;
        return {
          name: item.name ?? '',
          library: drive.name,
          webUrl: item.webUrl ?? '',
          fields,
          bytes: async () => new Uint8Array(await (await get(`${path}/content`)).arrayBuffer()),
        };
      }
    }
    return null;
  };
  return { filed: (title) => until(`The document “${title}”`, () => find(title), FILED_MS, 500) };
}

const simple = (words: string): string =>
  words
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();

import { z } from 'zod';
import { SHAREPOINT_HOST, TENANT_ID } from '../../../src/adapters/tenant/address.ts';
import { until } from '../wait.ts';

const tokenSchema = z.object({ access_token: z.string() });
const hitSchema = z.object({
  resource: z.looseObject({
    id: z.string(),
    name: z.string().optional(),
    webUrl: z.string().optional(),
    parentReference: z.looseObject({ driveId: z.string() }),
  }),
});
const searchSchema = z.object({
  value: z.array(
    z.object({ hitsContainers: z.array(z.object({ hits: z.array(hitSchema).default([]) })) }),
  ),
});
const driveSchema = z.looseObject({ name: z.string() });
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
  /** The end date of a project in the organization's list. @throws Error where it is not listed */
  projectEnd(title: string): Promise<Date>;
}

const KNOWLEDGE_SITE = `/sites/${SHAREPOINT_HOST}:/sites/knowledge`;
const siteSchema = z.looseObject({ id: z.string() });
const projectsSchema = z.object({
  value: z.array(z.object({ fields: z.looseObject({ Title: z.string(), EndDate: z.string() }) })),
});
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
  const ask = async (path: string, body?: unknown): Promise<Response> => {
    token ??= signIn();
    const response = await fetch(new URL(`/v1.0${path}`, tenantUrl), {
      headers: {
        authorization: `Bearer ${await token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`Graph answered ${response.status} to ${path}.`);
    return response;
  };
  const hits = async (title: string) => {
    // Punctuation is syntax to the search; the words alone find the title.
    const queryString = title.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();
    const request = {
      entityTypes: ['driveItem'],
      query: { queryString },
      region: 'EMEA',
      size: 25,
    };
    const answer = await ask('/search/query', { requests: [request] });
    const { value } = searchSchema.parse(await answer.json());
    return value.flatMap(({ hitsContainers }) => hitsContainers.flatMap((box) => box.hits));
  };
  const find = async (title: string): Promise<Filed | null> => {
    for (const { resource } of await hits(title)) {
      const drive = `/drives/${resource.parentReference.driveId}`;
      const path = `${drive}/items/${resource.id}`;
      const fields = fieldsSchema.parse(await (await ask(`${path}/listItem/fields`)).json());
      if (fields.Title !== title) continue;
      return {
        name: resource.name ?? '',
        library: driveSchema.parse(await (await ask(drive)).json()).name,
        webUrl: resource.webUrl ?? '',
        fields,
        bytes: async () => new Uint8Array(await (await ask(`${path}/content`)).arrayBuffer()),
      };
    }
    return null;
  };
  const projectEnd = async (title: string): Promise<Date> => {
    const site = siteSchema.parse(await (await ask(KNOWLEDGE_SITE)).json());
    const items = await ask(`/sites/${site.id}/lists/Projects/items?$expand=fields&$top=200`);
    const project = projectsSchema
      .parse(await items.json())
      .value.find(({ fields }) => fields.Title === title);
    if (!project) throw new Error(`There is no project “${title}”.`);
    return new Date(project.fields.EndDate);
  };
  return {
    projectEnd,
    filed: (title) => until(`The document “${title}”`, () => find(title), FILED_MS, 500),
  };
}

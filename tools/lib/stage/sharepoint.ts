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
  /** As this person opens it, with their own rights; null where SharePoint does not let them. @param person id */
  openedBy(person: string): Promise<Uint8Array | null>;
}

type Columns = Readonly<Record<string, string>>;

export interface SharePoint {
  /** Waits until a library holds a file whose Title column is this. @throws TooLate */
  filed(title: string): Promise<Filed>;
  /** Titles of the files that these words find for this person. @param person id */
  foundBy(person: string, words: string): Promise<readonly string[]>;
  /** Files a text of a department in the library of this name, with what its columns say. @throws Error where Graph refuses */
  file(library: string, name: string, text: string, fields: Columns): Promise<void>;
  /** Changes the columns of the file whose Title is this, as an import does. @throws TooLate where there is none */
  change(title: string, fields: Columns): Promise<void>;
  /** Names of the libraries of the team of this name, as its member finds them; none where there is no such team. @param person id */
  librariesOf(team: string, person: string): Promise<readonly string[]>;
  /** Enters a project in the organization's list. @throws Error where Graph refuses */
  addProject(fields: Columns): Promise<void>;
  /** The end date of a project in the organization's list. @throws Error where it is not listed */
  projectEnd(title: string): Promise<Date>;
  /** The day on which the directory has somebody leave, as it begins. @param person id @throws where it has none */
  lastDay(person: string): Promise<Date>;
}

const KNOWLEDGE_SITE = `/sites/${SHAREPOINT_HOST}:/sites/knowledge`;
const siteSchema = z.looseObject({ id: z.string() });
const drivesSchema = z.object({
  value: z.array(z.looseObject({ id: z.string(), name: z.string() })),
});
const teamsSchema = z.object({
  value: z.array(z.looseObject({ id: z.string(), displayName: z.string() })),
});
const PROJECTS = '/lists/Projects/items';
const projectsSchema = z.object({
  value: z.array(z.object({ fields: z.looseObject({ Title: z.string(), EndDate: z.string() }) })),
});
const leaverSchema = z.object({ employeeLeaveDateTime: z.iso.datetime() });
const FILED_MS = 60_000;

const bytesOf = async (response: Response): Promise<Uint8Array> =>
  new Uint8Array(await response.arrayBuffer());

/** In the place of a person: the app itself. */
const NOBODY = '';

/** A token for Graph, as an app that may read all, or with the rights of one person. */
async function signIn(tenantUrl: string, person: string): Promise<string> {
  const ask = async (form: Readonly<Record<string, string>>): Promise<string> => {
    const response = await fetch(new URL(`/${TENANT_ID}/oauth2/v2.0/token`, tenantUrl), {
      method: 'POST',
      body: new URLSearchParams({ client_id: 'play', client_secret: 'local', ...form }),
    });
    return tokenSchema.parse(await response.json()).access_token;
  };
  const scope = 'https://graph.microsoft.com/.default';
  if (person === NOBODY) return ask({ grant_type: 'client_credentials', scope });
  return ask({
    grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    requested_token_use: 'on_behalf_of',
    assertion: await ask({ grant_type: 'persona', person, audience: 'play' }),
    scope,
  });
}

/** Looks into the tenant's libraries through Graph, as an app that may read all of them. */
export function createSharePoint(tenantUrl: string): SharePoint {
  const tokens = new Map<string, Promise<string>>();
  const tokenFor = (person: string): Promise<string> => {
    const known = tokens.get(person) ?? signIn(tenantUrl, person);
    tokens.set(person, known);
    return known;
  };
  const request = async (person: string, path: string, body?: unknown): Promise<Response> =>
    fetch(new URL(`/v1.0${path}`, tenantUrl), {
      headers: {
        authorization: `Bearer ${await tokenFor(person)}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    });
  const ask = async (path: string, body?: unknown, person = NOBODY): Promise<Response> => {
    const response = await request(person, path, body);
    if (!response.ok) throw new Error(`Graph answered ${response.status} to ${path}.`);
    return response;
  };
  const write = async (method: 'PUT' | 'PATCH', path: string, text: string): Promise<unknown> => {
    const response = await fetch(new URL(`/v1.0${path}`, tenantUrl), {
      method,
      headers: {
        authorization: `Bearer ${await tokenFor(NOBODY)}`,
        'content-type': method === 'PUT' ? 'text/plain' : 'application/json',
      },
      body: text,
    });
    if (!response.ok) throw new Error(`Graph answered ${response.status} to ${path}.`);
    return response.json();
  };
  const hits = async (words: string, person = NOBODY) => {
    // Punctuation is syntax to the search; the words alone find the title.
    const queryString = words.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();
    const search = {
      entityTypes: ['driveItem'],
      query: { queryString },
      // A person's own search has their region.
      ...(person === NOBODY ? { region: 'EMEA' } : {}),
      size: 25,
    };
    const answer = await ask('/search/query', { requests: [search] }, person);
    const { value } = searchSchema.parse(await answer.json());
    return value.flatMap(({ hitsContainers }) => hitsContainers.flatMap((box) => box.hits));
  };
  const find = async (title: string): Promise<(Filed & { readonly path: string }) | null> => {
    for (const { resource } of await hits(title)) {
      const drive = `/drives/${resource.parentReference.driveId}`;
      const path = `${drive}/items/${resource.id}`;
      const fields = fieldsSchema.parse(await (await ask(`${path}/listItem/fields`)).json());
      if (fields.Title !== title) continue;
      return {
        name: resource.name ?? '',
        path,
        library: driveSchema.parse(await (await ask(drive)).json()).name,
        webUrl: resource.webUrl ?? '',
        fields,
        bytes: async () => bytesOf(await ask(`${path}/content`)),
        openedBy: async (person) => {
          const response = await request(person, `${path}/content`);
          if (response.status === 403 || response.status === 404) return null;
          if (!response.ok)
            throw new Error(`Graph answered ${response.status} to ${path}/content.`);
          return bytesOf(response);
        },
      };
    }
    return null;
  };
  const projectEnd = async (title: string): Promise<Date> => {
    const site = siteSchema.parse(await (await ask(KNOWLEDGE_SITE)).json());
    const items = await ask(`/sites/${site.id}${PROJECTS}?$expand=fields&$top=200`);
    const project = projectsSchema
      .parse(await items.json())
      .value.find(({ fields }) => fields.Title === title);
    if (!project) throw new Error(`There is no project “${title}”.`);
    return new Date(project.fields.EndDate);
  };
  const drivesOf = async (site: string) =>
    drivesSchema.parse(await (await ask(`/sites/${site}/drives`)).json()).value;
  const librariesOf = async (team: string, person: string): Promise<readonly string[]> => {
    const joined = teamsSchema.parse(await (await ask(`/users/${person}/joinedTeams`)).json());
    const found = joined.value.find(({ displayName }) => displayName === team);
    if (!found) return [];
    const site = siteSchema.parse(await (await ask(`/groups/${found.id}/sites/root`)).json());
    return (await drivesOf(site.id)).map(({ name }) => name);
  };
  return {
    projectEnd,
    addProject: async (fields) => {
      const site = siteSchema.parse(await (await ask(KNOWLEDGE_SITE)).json());
      await ask(`/sites/${site.id}${PROJECTS}`, { fields });
    },
    librariesOf,
    lastDay: async (person) => {
      const answer = await ask(`/users/${person}?$select=employeeLeaveDateTime`);
      return new Date(leaverSchema.parse(await answer.json()).employeeLeaveDateTime);
    },
    foundBy: async (person, words) =>
      (await hits(words, person)).map(({ resource }) => resource.name ?? ''),
    file: async (library, name, text, fields) => {
      const site = siteSchema.parse(await (await ask(KNOWLEDGE_SITE)).json());
      const drive = (await drivesOf(site.id)).find((one) => one.name === library);
      if (!drive) throw new Error(`There is no library “${library}”.`);
      const root = `/drives/${drive.id}`;
      const to = `${root}/root:/${encodeURIComponent(name)}:/content`;
      const { id } = siteSchema.parse(await write('PUT', to, text));
      await write('PATCH', `${root}/items/${id}/listItem/fields`, JSON.stringify(fields));
    },
    change: async (title, fields) => {
      const { path } = await until(`The document “${title}”`, () => find(title), FILED_MS, 500);
      await write('PATCH', `${path}/listItem/fields`, JSON.stringify(fields));
    },
    filed: (title) => until(`The document “${title}”`, () => find(title), FILED_MS, 500),
  };
}

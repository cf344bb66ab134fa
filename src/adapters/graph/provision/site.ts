import { z } from 'zod';
import type { Graph } from '../client.ts';
import { isFault } from '../faults.ts';
import { type Target, to } from '../route.ts';
import { columnSchema, definitionOf, type FoundColumn, lacksChoices } from './columns.ts';
import type { DesiredColumn, DesiredList } from './desired.ts';
import { asking, makeOnce, ProvisionError } from './refusals.ts';

const listSchema = z.object({
  id: z.string(),
  displayName: z.string(),
  description: z.string().nullish(),
  list: z.object({ template: z.string().nullish() }).nullish(),
});
export type FoundList = z.infer<typeof listSchema>;

const typeSchema = z.object({ id: z.string(), name: z.string() });
export type FoundType = z.infer<typeof typeSchema>;

export interface Row<T> {
  readonly id: string;
  readonly fields: T;
}

/** One SharePoint site while it is built. Every method throws ProvisionError. */
export interface Site {
  /** For people: the address as it was given, or that of a team's site. */
  readonly name: string;
  /** As it is now: nothing is remembered between two calls. */
  list(title: string): Promise<FoundList | null>;
  makeList(wish: DesiredList): Promise<void>;
  columns(list: FoundList): Promise<readonly FoundColumn[]>;
  makeColumn(list: FoundList, wish: DesiredColumn): Promise<void>;
  index(list: FoundList, column: FoundColumn): Promise<void>;
  /** Offers the choices of ours beside those there. */
  addChoices(list: FoundList, wish: DesiredColumn): Promise<void>;
  /** Content types of the site, and those that a library took from it. */
  types(): Promise<readonly FoundType[]>;
  makeType(name: string): Promise<void>;
  typesOf(list: FoundList): Promise<readonly FoundType[]>;
  takeType(list: FoundList, type: FoundType): Promise<void>;
  /** The id by which files are put into a library. */
  driveOf(list: FoundList): Promise<string>;
  rows<T>(list: FoundList, schema: z.ZodObject & z.ZodType<T>): Promise<readonly Row<T>[]>;
  /** @param same finds the line among those there, so that it is never written twice */
  addRow(
    list: FoundList,
    fields: Readonly<Record<string, string>>,
    same: () => Promise<boolean>,
  ): Promise<void>;
  setFields(list: FoundList, row: string, fields: Readonly<Record<string, string>>): Promise<void>;
}

const siteSchema = z.object({ id: z.string(), webUrl: z.string().nullish() });
const LIST = '/sites/{site}/lists/{list}';

/** @param address `<host>:/sites/<name>` */
export async function siteAt(graph: Graph, address: string): Promise<Site> {
  const [host = '', path = ''] = address.split(':');
  const target = to('/sites/{host}:/{path}', { host, path: path.split('/').filter(Boolean) });
  const found = await asking('read', `The site ${address}`, async () => {
    try {
      return await graph.get(target, siteSchema);
    } catch (error) {
      if (!isFault(error, 400, 404)) throw error;
      throw new ProvisionError(
        `There is no site ${address}. Make it in the SharePoint admin center (Active sites, Create; no program can ` +
          'do that through Graph), give all staff read access to it, or correct KNOWLEDGE_SITE.',
        { cause: error },
      );
    }
  });
  return siteWith(graph, found.id, address);
}

/** The site of a team; null where there is no such team. */
export async function siteOfTeam(graph: Graph, team: string): Promise<Site | null> {
  return asking('read', `The site of the team ${team}`, async () => {
    try {
      const found = await graph.get(to('/groups/{team}/sites/root', { team }), siteSchema);
      return siteWith(graph, found.id, found.webUrl ?? `the site of the team ${team}`);
    } catch (error) {
      if (isFault(error, 400, 404)) return null;
      throw error;
    }
  });
}

/** The site of a private or shared channel. @param name for people */
export const siteById = (graph: Graph, id: string, name: string): Site =>
  siteWith(graph, id, `the site of ${name}`);

function siteWith(graph: Graph, site: string, name: string): Site {
  const at = (
    list: FoundList,
    tail = '',
    query: Record<string, string> = {},
    places: Record<string, string> = {},
  ): Target => to(`${LIST}${tail}`, { site, list: list.id, ...places }, query);
  const the = (list: { displayName: string }): string => `${list.displayName} on ${name}`;

  async function all<T>(target: Target, schema: z.ZodType<T>): Promise<T[]> {
    const found: T[] = [];
    for await (const page of graph.pages(target, schema)) found.push(...page);
    return found;
  }
  const lists = to('/sites/{site}/lists', { site }, { $select: 'id,displayName,description,list' });
  const listNamed = async (title: string): Promise<FoundList | null> =>
    (await all(lists, listSchema)).find(
      ({ displayName }) => displayName.toLowerCase() === title.toLowerCase(),
    ) ?? null;
  const columns = (list: FoundList) => all(at(list, '/columns'), columnSchema);

  return {
    name,
    list: (title) => asking('read', `The lists of ${name}`, () => listNamed(title)),
    async makeList({ title, description, library, columns: wishes }) {
      const body = {
        displayName: title,
        description,
        columns: wishes.map(definitionOf).filter((column) => column !== null),
        list: {
          template: library ? 'documentLibrary' : 'genericList',
          ...(library ? { contentTypesEnabled: true } : {}),
        },
      };
      const target = to('/sites/{site}/lists', { site });
      await asking('build', the({ displayName: title }), () =>
        makeOnce<unknown>(
          () => graph.post(target, body, z.unknown()),
          () => listNamed(title),
        ),
      );
    },
    columns: (list) => asking('read', the(list), () => columns(list)),
    async makeColumn(list, wish) {
      await asking('build', `The column ${wish.name} of ${the(list)}`, () =>
        makeOnce<unknown>(
          () => graph.post(at(list, '/columns'), definitionOf(wish), z.unknown()),
          async () => (await columns(list)).find((one) => one.name === wish.name) ?? null,
        ),
      );
    },
    async index(list, { id, name: column }) {
      const target = at(list, '/columns/{column}', {}, { column: id });
      await asking('build', `The column ${column} of ${the(list)}`, () =>
        graph.patch(target, { indexed: true }, z.unknown()),
      );
    },
    async addChoices(list, wish) {
      await asking('build', `The column ${wish.name} of ${the(list)}`, async () => {
        // Choices are written as a whole: they are read anew right before, so that none added meanwhile is lost.
        const found = (await columns(list)).find((one) => one.name === wish.name);
        const missing = found ? lacksChoices(found, wish) : [];
        if (!found?.choice || missing.length === 0) return;
        const choices = [...(found.choice.choices ?? []), ...missing];
        await graph.patch(
          at(list, '/columns/{column}', {}, { column: found.id }),
          { choice: { ...found.choice, choices } },
          z.unknown(),
        );
      });
    },
    ...typesIn(graph, site, name),
    async driveOf(list) {
      const schema = z.object({ drive: z.object({ id: z.string() }) });
      const target = at(list, '', { $select: 'id', $expand: 'drive' });
      return (await asking('read', the(list), () => graph.get(target, schema))).drive.id;
    },
    async rows(list, schema) {
      const select = Object.keys(schema.shape).join(',');
      const target = at(list, '/items', { $expand: `fields($select=${select})`, $top: '500' });
      const row = z.object({ id: z.string(), fields: schema });
      return asking('read', the(list), () => all(target, row));
    },
    async addRow(list, fields, same) {
      await asking('write', the(list), () =>
        makeOnce<unknown>(
          () => graph.post(at(list, '/items'), { fields }, z.unknown()),
          async () => ((await same()) ? fields : null),
        ),
      );
    },
    async setFields(list, row, fields) {
      await asking('write', the(list), () =>
        graph.patch(at(list, '/items/{item}/fields', {}, { item: row }), fields, z.unknown()),
      );
    },
  };
}

const DOCUMENT = '0x0101';

/** A name is unique in its site, so that one whose answer got lost is found by it. */
function typesIn(
  graph: Graph,
  site: string,
  name: string,
): Pick<Site, 'types' | 'makeType' | 'typesOf' | 'takeType'> {
  async function all(target: Target): Promise<FoundType[]> {
    const found: FoundType[] = [];
    for await (const page of graph.pages(target, typeSchema)) found.push(...page);
    return found;
  }
  const ofSite = () => all(to('/sites/{site}/contentTypes', { site }, { $select: 'id,name' }));
  const ofList = ({ id }: FoundList) =>
    all(to(`${LIST}/contentTypes`, { site, list: id }, { $select: 'id,name' }));
  return {
    types: () => asking('read', `The content types of ${name}`, ofSite),
    async makeType(type) {
      const body = { name: type, group: 'Praxis', base: { id: DOCUMENT } };
      await asking('build', `The content type ${type} of ${name}`, () =>
        makeOnce<unknown>(
          () => graph.post(to('/sites/{site}/contentTypes', { site }), body, z.unknown()),
          async () => (await ofSite()).find((one) => one.name === type) ?? null,
        ),
      );
    },
    typesOf: (list) => asking('read', `${list.displayName} on ${name}`, () => ofList(list)),
    async takeType(list, type) {
      const target = to(`${LIST}/contentTypes/addCopy`, { site, list: list.id });
      await asking('build', `The content type ${type.name} of ${list.displayName} on ${name}`, () =>
        makeOnce<unknown>(
          () =>
            graph.post(
              target,
              { contentType: `sites/${site}/contentTypes/${type.id}` },
              z.unknown(),
            ),
          async () => (await ofList(list)).find((one) => one.name === type.name) ?? null,
        ),
      );
    },
  };
}

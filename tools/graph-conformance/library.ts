import type { Json } from './formats.ts';
import { idOf, isTarget, type Maker, memberOf, type Walk } from './place.ts';
import { columnFor, columnsOf, isObject, samplesOf, valueFor } from './samples.ts';
import { type Session, SITE, Unprepared } from './session.ts';

const list: Maker = async ({ session, base, pair, query }) => {
  const columns = [...columnsOf(pair, query)].map(([name, value]) => columnFor(name, value));
  const body = {
    displayName: `List ${session.next()}`,
    description: 'A list of its own',
    columns,
    list: { template: 'genericList' },
  };
  return idOf(await session.make({ method: 'POST', path: base, body, as: 'app' }));
};

/** One list item with a value in each column the example shows. */
export async function listItem(
  { session, pair, query }: Pick<Walk, 'session' | 'pair' | 'query'>,
  base: string,
): Promise<string> {
  const fields = Object.fromEntries(
    [...columnsOf(pair, query)].map(([name, value]) => [name, valueFor(value)]),
  );
  const body = { fields: { Title: `Item ${session.next()}`, ...fields } };
  return idOf(await session.make({ method: 'POST', path: base, body, as: 'app' }));
}

/** A file in a drive (`/drives/D`, `/me/drive`), below its root. */
export async function freshFile(session: Session, drive: string, name?: string): Promise<string> {
  const path = `${drive}/root:/${encodeURIComponent(name ?? `file-${session.next()}.txt`)}:/content`;
  const body = `conformance ${session.next()} Contoso Project\n`;
  const headers = { 'content-type': 'text/plain' };
  return idOf(await session.make({ method: 'PUT', path, body, headers }));
}

export async function freshFolder(session: Session, drive: string): Promise<string> {
  const body = { name: `folder-${session.next()}`, folder: {} };
  return idOf(await session.make({ method: 'POST', path: `${drive}/root/children`, body }));
}

const driveOf = (base: string): string => base.replace(/\/(items|root).*$/, '');

const FOLDERLY = new Set(['children', 'delta', 'search']);
const item: Maker = async (walk) => {
  const { session, base, rest } = walk;
  if (walk.parent === 'lists') return listItem(walk, base);
  const drive = driveOf(base);
  const inside = rest[0]?.startsWith(':') === true;
  const sample = samplesOf(walk.pair)[0];
  const folder = inside || FOLDERLY.has(rest[0] ?? '') || /expand=children/.test(walk.pair.url);
  if (!folder && !(isTarget(walk) && isObject(sample?.folder) && !isObject(sample.file)))
    return freshFile(session, drive);
  const id = await freshFolder(session, drive);
  const path = `${drive}/items/${id}:/inside.txt:/content`;
  const headers = { 'content-type': 'text/plain' };
  await session.make({ method: 'PUT', path, body: 'inside', headers });
  return id;
};

export async function freshColumn(session: Session, base: string, sample?: Json): Promise<string> {
  const body = { name: `Column${session.next()}`, description: 'A column', ...facetOf(sample) };
  return idOf(await session.make({ method: 'POST', path: base, body, as: 'app' }));
}

const FACETS = [
  'text',
  'number',
  'boolean',
  'dateTime',
  'choice',
  'currency',
  'personOrGroup',
  'hyperlinkOrPicture',
  'calculated',
];
/** The facet (what kind of column it is) the example shows. */
function facetOf(sample: Json | undefined): Json {
  const facet = FACETS.find((name) => isObject(sample?.[name]));
  return facet && sample ? { [facet]: sample[facet] } : { text: {} };
}

const column: Maker = async (walk) => {
  const { session, base } = walk;
  const sample = samplesOf(walk.pair)[0];
  if (walk.parent !== 'contenttypes') return freshColumn(session, base, sample);
  const site = base.replace(/\/contentTypes.*$/i, '').replace(/\/lists\/.*$/, '');
  return addTypeColumn(session, base, await freshColumn(session, `${site}/columns`, sample), site);
};

export async function addTypeColumn(
  session: Session,
  base: string,
  id: string,
  site: string,
): Promise<string> {
  const bind = `https://graph.microsoft.com/v1.0${site}/columns/${id}`;
  const body = { 'sourceColumn@odata.bind': bind };
  return idOf(await session.make({ method: 'POST', path: base, body, as: 'app' }));
}

export async function freshContentType(session: Session, site: string): Promise<string> {
  const body = {
    name: `Type ${session.next()}`,
    description: 'A type of its own',
    base: { name: 'Item', id: '0x01' },
    group: 'Conformance',
  };
  const path = `${site}/contentTypes`;
  return idOf(await session.make({ method: 'POST', path, body, as: 'app' }));
}

const contentType: Maker = async ({ session, base, parent }) => {
  const site = base.replace(/\/contentTypes$/i, '');
  if (parent !== 'lists') return freshContentType(session, site);
  const id = await freshContentType(session, site.replace(/\/lists\/.*$/, ''));
  return idOf(
    await session.make({
      method: 'POST',
      path: `${base}/addCopy`,
      body: { contentType: id },
      as: 'app',
    }),
  );
};

export async function grantOnItem(session: Session, itemPath: string): Promise<string> {
  const mail = 'omar.haddad@org.example';
  const made = await session.make({
    method: 'POST',
    path: `${itemPath}/invite`,
    body: {
      recipients: [{ email: mail }],
      requireSignIn: true,
      sendInvitation: false,
      roles: ['read'],
    },
  });
  const [first] = Array.isArray(made.value) ? made.value.filter(isObject) : [];
  if (first) return idOf(first);
  throw new Unprepared('preparing: invite answered no permission');
}

export const grantBody = (session: Session): Json => ({
  roles: ['write'],
  grantedToIdentities: [
    {
      application: {
        id: `89ea5c94-7736-4e25-95ad-${String(session.next()).padStart(12, '0')}`,
        displayName: 'A sister app',
      },
    },
  ],
});

const permission: Maker = async ({ session, base }) =>
  /^\/sites\/[^/]+\/permissions$/.test(base)
    ? idOf(await session.make({ method: 'POST', path: base, body: grantBody(session) }))
    : grantOnItem(session, base.replace(/\/permissions$/, ''));

/** Changes the thing once, so that it has an older version. */
export async function anotherVersion(walk: Walk): Promise<void> {
  const { session, base } = walk;
  const owner = base.replace(/\/versions$/, '');
  if (/\/lists\//.test(owner)) {
    const body = { Title: `Changed ${session.next()}` };
    await session.make({ method: 'PATCH', path: `${owner}/fields`, body, as: 'app' });
  } else {
    const headers = { 'content-type': 'text/plain' };
    await session.make({ method: 'PUT', path: `${owner}/content`, body: 'changed', headers });
  }
}

const version: Maker = async (walk) => {
  await anotherVersion(walk);
  return memberOf(walk, 'last');
};

const drive: Maker = async ({ session, base }) => {
  const path = base === '/drives' ? `/sites/${SITE}:/drives` : base;
  const as = /^\/(me|users)/.test(path) ? 'person' : 'app';
  const page = await session.make({ method: 'GET', path, as });
  const [first] = Array.isArray(page.value) ? page.value.filter(isObject) : [];
  if (first) return idOf(first);
  throw new Unprepared(`preparing: ${path} is empty`);
};

const site: Maker = async ({ session }) =>
  idOf(await session.make({ method: 'GET', path: `/sites/${SITE}`, as: 'app' }));

export const termGroup = async ({
  session,
  base,
}: Pick<Walk, 'session' | 'base'>): Promise<string> => {
  const body = { displayName: `Group ${session.next()}`, description: 'A group of its own' };
  return idOf(await session.make({ method: 'POST', path: base, body }));
};

export async function freshSet(session: Session, store: string, group?: string): Promise<string> {
  const parent = group ?? (await termGroup({ session, base: `${store}/groups` }));
  const body = {
    parentGroup: { id: parent },
    localizedNames: [{ languageTag: 'en-US', name: `Set ${session.next()}` }],
    description: 'A set of its own',
  };
  return idOf(await session.make({ method: 'POST', path: `${store}/sets`, body }));
}

export async function freshTerm(session: Session, set: string): Promise<string> {
  const body = {
    labels: [{ languageTag: 'en-US', name: `Term ${session.next()}`, isDefault: true }],
    descriptions: [{ languageTag: 'en-US', description: 'A term of its own' }],
  };
  return idOf(await session.make({ method: 'POST', path: `${set}/children`, body }));
}

const storeOf = (base: string): string => base.replace(/(\/termStore)\/.*$/i, '$1');
const termSet: Maker = ({ session, base, ids }) =>
  freshSet(session, storeOf(base), ids.get('groups'));
/** Terms are in a set, also where the path names none. */
async function termIn(session: Session, store: string, ids: Map<string, string>): Promise<string> {
  const set = ids.get('sets') ?? (await freshSet(session, store));
  ids.set('sets', set);
  return freshTerm(session, `${store}/sets/${set}`);
}
const term: Maker = ({ session, base, ids }) => termIn(session, storeOf(base), ids);

/** Sites, lists, files and terms: how a member of each collection comes to be. */
export const LIBRARY: Readonly<Record<string, Maker>> = {
  sites: site,
  lists: list,
  items: item,
  columns: column,
  contenttypes: contentType,
  drives: drive,
  permissions: permission,
  versions: version,
  sets: termSet,
  terms: term,
};

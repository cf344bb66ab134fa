import type { Json, Pair } from './formats.ts';
import { columnFor, columnsOf, isObject, samplesOf, valueFor } from './samples.ts';
import { type Session, SITE, Unprepared } from './session.ts';

/** Where a walk along a documented path stands. */
export interface Walk {
  readonly session: Session;
  readonly pair: Pair;
  readonly query: URLSearchParams;
  /** Resolved path up to and with the noun whose member is wanted: `/teams/T/channels`. */
  base: string;
  /** What follows the member in the documented path, parts with small letters. */
  rest: readonly string[];
  /** The noun before the last one: `lists` for the items of a list. */
  parent: string;
  /** Ids found so far, by noun. */
  readonly ids: Map<string, string>;
}

type Maker = (walk: Walk) => Promise<string> | string;

const idOf = (made: Json): string => String(made.id);
const changes = (walk: Walk): boolean => !['GET', 'POST'].includes(walk.pair.method);
/** The walk's member is what the call itself is about. */
const isTarget = (walk: Walk): boolean => walk.rest.length === 0;

export async function freshUser(session: Session): Promise<string> {
  const number = session.next();
  const name = `colleague${number}@org.example`;
  const body = {
    accountEnabled: true,
    displayName: `Colleague ${number}`,
    mailNickname: `colleague${number}`,
    userPrincipalName: name,
    passwordProfile: { forceChangePasswordNextSignIn: true, password: 'local-Only-1!' },
  };
  return idOf(await session.make({ method: 'POST', path: '/users', body, as: 'app' }));
}

const user: Maker = async (walk) => {
  const { session, rest } = walk;
  const installs = rest[0] === 'teamwork' && rest[1] === 'installedapps';
  if (installs && walk.pair.method === 'GET' && rest.length === 2)
    return session.colleagues[0] ?? session.me;
  const own = (isTarget(walk) && changes(walk)) || (rest[0] === 'manager' && changes(walk));
  if (own || installs) {
    const made = await freshUser(session);
    const needsManager = rest[0] === 'manager' && walk.pair.method === 'DELETE';
    if (needsManager) {
      const body = { '@odata.id': `https://graph.microsoft.com/v1.0/users/${session.me}` };
      await session.make({ method: 'PUT', path: `/users/${made}/manager/$ref`, body, as: 'app' });
    }
    return made;
  }
  return session.me;
};

const channel: Maker = async (walk) => {
  const { session, base, rest } = walk;
  const membership = rest[0] === 'members' && walk.pair.method !== 'GET';
  const sample = samplesOf(walk.pair)[0];
  const body = membership
    ? privateChannel(session)
    : {
        displayName: `Conformance ${session.next()}`,
        description: String(sample?.description ?? 'A channel of its own'),
        membershipType: 'standard',
      };
  return idOf(await session.make({ method: 'POST', path: base, body, as: 'person' }));
};

export const privateChannel = (session: Session): Json => ({
  '@odata.type': '#Microsoft.Graph.channel',
  displayName: `Private ${session.next()}`,
  membershipType: 'private',
  members: [
    {
      '@odata.type': '#microsoft.graph.aadUserConversationMember',
      'user@odata.bind': `https://graph.microsoft.com/v1.0/users('${session.me}')`,
      roles: ['owner'],
    },
  ],
});

/** A one-pixel PNG, for hosted images. */
const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** A message by the caller, with as much in it as an answer can show. */
export function messageBody(session: Session, hosted: boolean): Json {
  const person = session.colleagues[0];
  const image = '<img src="../hostedContents/1/$value" width="1" height="1">';
  return {
    body: {
      contentType: 'html',
      content: `<div>Note ${session.next()} for <at id="0">Carlos</at>${hosted ? image : ''}<attachment id="74d20c7f34aa4a7fb74e2b30004247c5"></attachment></div>`,
    },
    mentions: [
      {
        id: 0,
        mentionText: 'Carlos',
        mentioned: {
          user: { id: person, displayName: 'Carlos Mendoza', userIdentityType: 'aadUser' },
        },
      },
    ],
    attachments: [
      {
        id: '74d20c7f34aa4a7fb74e2b30004247c5',
        contentType: 'application/vnd.microsoft.card.thumbnail',
        contentUrl: null,
        content: '{"title":"A card"}',
        name: null,
        thumbnailUrl: null,
      },
    ],
    ...(hosted
      ? {
          hostedContents: [
            { '@microsoft.graph.temporaryId': '1', contentBytes: PIXEL, contentType: 'image/png' },
          ],
        }
      : {}),
  };
}

const message: Maker = async ({ session, base, rest }) => {
  const body = messageBody(session, rest.includes('hostedcontents'));
  const id = idOf(await session.make({ method: 'POST', path: base, body, as: 'person' }));
  await afterwards(session, `${base}/${id}`, rest);
  return id;
};

/** What undoing presupposes was done. */
async function afterwards(session: Session, path: string, rest: readonly string[]): Promise<void> {
  const undone = rest[0] === 'undosoftdelete';
  if (undone) await session.make({ method: 'POST', path: `${path}/softDelete`, as: 'person' });
  if (rest[0] === 'unsetreaction') {
    const body = { reactionType: '💘' };
    await session.make({ method: 'POST', path: `${path}/setReaction`, body, as: 'person' });
  }
}

/** The first (or last) member of a collection that is there already. */
export async function memberOf(walk: Walk, take: 'first' | 'last' = 'first'): Promise<string> {
  const { session, base } = walk;
  const page = await session.make({ method: 'GET', path: base });
  const value = Array.isArray(page.value) ? page.value.filter(isObject) : [];
  const found = take === 'first' ? value[0] : value.at(-1);
  if (found) return idOf(found);
  throw new Unprepared(`preparing: ${base} is empty`);
}

export const memberBody = (userId: string, roles: string[] = []): Json => ({
  '@odata.type': '#microsoft.graph.aadUserConversationMember',
  roles,
  'user@odata.bind': `https://graph.microsoft.com/v1.0/users('${userId}')`,
});

const member: Maker = async (walk) => {
  if (walk.pair.method === 'GET') return memberOf(walk);
  const { session, base } = walk;
  const added = await freshUser(session);
  if (walk.parent === 'channels') {
    // Only who is in the team can be in one of its private channels.
    const path = `/teams/${session.teamId}/members`;
    await session.make({ method: 'POST', path, body: memberBody(added), as: 'person' });
  }
  return idOf(
    await session.make({ method: 'POST', path: base, body: memberBody(added), as: 'person' }),
  );
};

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

const termGroup = async ({ session, base }: Pick<Walk, 'session' | 'base'>): Promise<string> => {
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
  return freshTerm(session, `${store}/sets/${set}`);
}
const term: Maker = ({ session, base, ids }) => termIn(session, storeOf(base), ids);

export const subscriptionBody = (session: Session, resource: string): Json => ({
  changeType: 'created,updated',
  notificationUrl: session.listener,
  lifecycleNotificationUrl: session.listener,
  resource,
  expirationDateTime: soon(session),
  clientState: 'secret',
});
export const soon = (session: Session): string =>
  new Date(session.running.tenant.clock.now().getTime() + 50 * 60_000).toISOString();

const subscription: Maker = async ({ session, base }) => {
  // One subscription a channel and app: each gets a channel of its own.
  const path = `/teams/${session.teamId}/channels`;
  const body = { displayName: `Told ${session.next()}`, membershipType: 'standard' };
  const made = idOf(await session.make({ method: 'POST', path, body, as: 'person' }));
  const resource = `/teams/${session.teamId}/channels/${made}/messages`;
  return idOf(
    await session.make({
      method: 'POST',
      path: base,
      body: subscriptionBody(session, resource),
      as: 'app',
    }),
  );
};

/** Our app's id in the organization's catalogue. */
export async function catalogueApp(session: Session): Promise<string> {
  const path = `/users/${session.colleagues[0]}/teamwork/installedApps?$expand=teamsApp`;
  const page = await session.make({ method: 'GET', path, as: 'app' });
  const [first] = Array.isArray(page.value) ? page.value.filter(isObject) : [];
  const app = isObject(first?.teamsApp) ? first.teamsApp : undefined;
  if (app) return idOf(app);
  throw new Unprepared('preparing: nobody has the app installed');
}

const installation: Maker = async (walk) => {
  const { session, base } = walk;
  const there = await session.make({ method: 'GET', path: base });
  if (Array.isArray(there.value) && there.value.length > 0) return memberOf(walk);
  const bind = `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${await catalogueApp(session)}`;
  await session.make({ method: 'POST', path: base, body: { 'teamsApp@odata.bind': bind } });
  return memberOf(walk);
};

/** How a member of each collection comes to be. By noun and, where that is not enough, the noun above. */
export const MAKERS: Readonly<Record<string, Maker>> = {
  users: user,
  presences: ({ session }) => session.colleagues[0] ?? session.me,
  teams: ({ session }) => session.teamId,
  groups: (walk) => (walk.parent === 'termstore' ? termGroup(walk) : walk.session.teamId),
  channels: channel,
  messages: message,
  replies: message,
  hostedcontents: (walk) => memberOf(walk),
  members: member,
  allmembers: (walk) => memberOf(walk),
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
  subscriptions: subscription,
  installedapps: installation,
};

import { CERTIFICATE } from './defaults.ts';
import type { Json, Pair } from './formats.ts';
import { freshColumn, freshContentType, freshFolder, freshSet, freshTerm } from './library.ts';
import { catalogueApp, freshUser, memberBody, soon } from './resources.ts';
import { bodyOf, isObject } from './samples.ts';
import type { Session } from './session.ts';
import { addressOf, resolve } from './walk.ts';

/** What a request body is translated against. */
interface Where {
  readonly session: Session;
  readonly pair: Pair;
  /** The resolved path of the call. */
  readonly path: string;
  readonly ids: ReadonlyMap<string, string>;
  /** What one part of the body made for another. */
  readonly made: Map<string, string>;
}
/** @returns the value to send, or `keep` */
type Rule = (where: Where, value: unknown, owner: Json) => Promise<unknown> | unknown;

const driveOf = (path: string): string => path.replace(/\/(items|root).*$/, '');
const siteOf = (path: string): string => path.split('/').slice(0, 3).join('/');
const storeOf = (path: string): string => path.replace(/(\/termStore)\/.*$/i, '$1');
const graph = 'https://graph.microsoft.com/v1.0';

/** Who is added to a team or channel: somebody new; a channel takes only who is in the team. */
async function newcomer({ session, path }: Where): Promise<string> {
  const id = await freshUser(session);
  if (/\/channels\//.test(path)) {
    const team = path.split('/').slice(0, 3).join('/');
    await session.make({
      method: 'POST',
      path: `${team}/members`,
      body: memberBody(id),
      as: 'person',
    });
  }
  return id;
}

async function userBind(where: Where, _value: unknown, owner: Json): Promise<string> {
  const owns = Array.isArray(owner.roles) && owner.roles.includes('owner');
  const creates = /\/channels$/.test(where.path);
  const id = creates ? where.session.me : await newcomer(where);
  return creates || owns ? `${graph}/users('${id}')` : `${graph}/users('${id}')`;
}

/** A name at the top of a body that makes something: nobody else's. */
const unique: Rule = ({ session, pair, path }, value, owner) => {
  const makes =
    pair.method !== 'GET' && typeof value === 'string' && !/\/messages|\/installedApps/.test(path);
  if (!makes || owner[TOP] !== true) return value;
  const dot = value.lastIndexOf('.');
  const [stem, end] = dot > 0 ? [value.slice(0, dot), value.slice(dot)] : [value, ''];
  return `${stem}${/columns$/.test(path) ? '' : ' '}${session.next()}${end}`;
};
/** Marks the owner of what stands at the top of a body. */
const TOP = '@top';

/** By property name (small letters), whatever it sits in. */
const RULES: Readonly<Record<string, Rule>> = {
  'user@odata.bind': userBind,
  'teamsapp@odata.bind': async ({ session }) =>
    `${graph}/appCatalogs/teamsApps/${await catalogueApp(session)}`,
  'sourcecolumn@odata.bind': async ({ session, path }) =>
    `${graph}${siteOf(path)}/columns/${await freshColumn(session, `${siteOf(path)}/columns`)}`,
  '@odata.id': ({ session, path }, value) =>
    /\/manager\/\$ref$/.test(path) ? `${graph}/users/${session.colleagues[0]}` : value,
  teamid: ({ session }) => session.teamId,
  userid: ({ session }) => session.colleagues[0],
  channelid: async (where) => where.ids.get('channels') ?? (await aChannel(where.session)),
  notificationurl: ({ session }) => session.listener,
  lifecyclenotificationurl: ({ session }) => session.listener,
  expirationdatetime: ({ session }) => soon(session),
  resource: subscribed,
  encryptioncertificate: () => CERTIFICATE,
  displayname: unique,
  name: unique,
  userprincipalname: ({ session }) => `colleague${session.next()}@org.example`,
  mailnickname: ({ session }) => `colleague${session.next()}`,
  listid: async ({ session, path }) => anotherList(session, siteOf(path)),
  contenttype: async ({ session, path }, value) =>
    /addCopy/i.test(path) && typeof value === 'string'
      ? `${graph}${siteOf(path)}/contentTypes/${await freshContentType(session, siteOf(path))}`
      : value,
  parentreference: parentReference,
  parentgroup: async ({ session, path }) => ({
    id: await oneGroup(session, storeOf(path)),
  }),
  // The term below which another is shown is one of the set it is shown in.
  set: async (where, value) =>
    /termStore/i.test(where.path) ? { id: await targetSet(where) } : value,
  fromterm: async (where, value) => {
    if (!/termStore/i.test(where.path)) return value;
    const set = `${storeOf(where.path)}/sets/${await targetSet(where)}`;
    return { id: await freshTerm(where.session, set) };
  },
  ids: ({ session, path }, value) =>
    /getPresences/i.test(path) ? [session.me, ...session.colleagues.slice(0, 1)] : value,
  querystring: ({ session }) => session.word,
  groupids: ({ session }) => [session.teamId],
  user: ({ session, path }, value) =>
    /\/messages/.test(path) && isObject(value) && typeof value.id === 'string'
      ? { ...value, id: session.colleagues[0] }
      : value,
  conversation: async ({ session, ids }, value, owner) =>
    isObject(value)
      ? {
          ...value,
          id:
            value.conversationIdentityType === 'team' || owner.conversationIdentityType === 'team'
              ? session.teamId
              : (ids.get('channels') ?? session.teamId),
        }
      : value,
  email: (_where, value) =>
    typeof value === 'string' && value.includes('@') ? 'omar.haddad@org.example' : value,
  objectid: ({ session }, value) => (typeof value === 'string' ? session.colleagues[1] : value),
  driverecipient: (_where, value) => value,
};

async function targetSet({ session, path, made }: Where): Promise<string> {
  const id = made.get('set') ?? (await freshSet(session, storeOf(path)));
  made.set('set', id);
  return id;
}

async function aChannel(session: Session): Promise<string> {
  const path = `/teams/${session.teamId}/primaryChannel`;
  return String((await session.make({ method: 'GET', path, as: 'app' })).id);
}
async function anotherList(session: Session, site: string): Promise<string> {
  const body = { displayName: `Looked up ${session.next()}`, list: { template: 'genericList' } };
  return String(
    (await session.make({ method: 'POST', path: `${site}/lists`, body, as: 'app' })).id,
  );
}
async function oneGroup(session: Session, store: string): Promise<string> {
  const body = { displayName: `Group ${session.next()}` };
  return String((await session.make({ method: 'POST', path: `${store}/groups`, body })).id);
}

/** A move or copy goes to a new folder of the same drive. */
async function parentReference({ session, path }: Where, value: unknown): Promise<unknown> {
  if (!isObject(value)) return value;
  const drive = driveOf(path);
  const folder = await freshFolder(session, drive);
  const told = await session.make({ method: 'GET', path: drive });
  return {
    ...(value.driveId === undefined ? {} : { driveId: String(told.id) }),
    id: folder,
  };
}

/** What a subscription watches: resolved as a call's own path would be. */
async function subscribed({ session, pair }: Where, value: unknown): Promise<unknown> {
  if (typeof value !== 'string') return value;
  const mark = value.indexOf('?');
  const bare = mark < 0 ? value : value.slice(0, mark);
  const address = addressOf(bare);
  const asked = { ...pair, method: 'GET', url: bare, body: undefined, response: undefined };
  const found = await resolve(session, asked, address);
  const query =
    mark < 0 ? '' : value.slice(mark).replace(/'[0-9a-f]{8}-[0-9a-f-]+'/gi, `'${session.me}'`);
  return `${found.path}${query}`;
}

/** The request body with everything that names something of another tenant replaced. */
export async function translate(given: Omit<Where, 'made'>): Promise<unknown> {
  const where: Where = { ...given, made: new Map() };
  const body = bodyOf(where.pair);
  if (typeof body === 'string' || body === undefined) return body;
  return walk(where, body, { [TOP]: true });
}

async function walk(where: Where, value: unknown, owner: Json): Promise<unknown> {
  if (Array.isArray(value)) {
    const all: unknown[] = [];
    for (const one of value) all.push(await walk(where, one, owner));
    return all;
  }
  if (!isObject(value)) return value;
  const made: Json = {};
  for (const [key, inner] of Object.entries(value)) {
    const rule = RULES[key.toLowerCase()];
    const given = rule
      ? await rule(where, inner, owner[TOP] === true ? { ...value, [TOP]: true } : value)
      : inner;
    made[key] = given === inner ? await walk(where, inner, value) : given;
  }
  return mailRecipients(where, made);
}

/** An activity feed's recipient is a person here, its topic a thing here. */
function mailRecipients({ session }: Where, made: Json): Json {
  if (isObject(made.topic) && made.topic.source === 'entityUrl')
    return { ...made, topic: { ...made.topic, value: `${graph}/teams/${session.teamId}` } };
  return made;
}

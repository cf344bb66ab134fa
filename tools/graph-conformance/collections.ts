import type { Json, Pair } from './formats.ts';
import {
  addTypeColumn,
  anotherVersion,
  freshColumn,
  freshContentType,
  freshFile,
  freshSet,
  freshTerm,
  grantBody,
  grantOnItem,
  listItem,
} from './library.ts';
import { freshUser, memberBody, messageBody, subscriptionBody } from './resources.ts';
import { isObject, samplesOf } from './samples.ts';
import type { Session } from './session.ts';

/** Where a collection is, resolved, and what the example wants of it. */
export interface Filling {
  readonly session: Session;
  readonly pair: Pair;
  readonly query: URLSearchParams;
  /** `/teams/T/channels/C/messages` */
  readonly path: string;
}
/** Adds one member, as like the example's as its own call allows. @returns its id */
type Adder = (filling: Filling, sample: Json | undefined) => Promise<string>;

const idOf = (made: Json): string => String(made.id);

async function addMessage({ session, path }: Filling): Promise<string> {
  const base = path.replace(/\/delta$/, '');
  const body = messageBody(session, false);
  const id = idOf(await session.make({ method: 'POST', path: base, body, as: 'person' }));
  if (base.endsWith('/messages')) {
    const reply = messageBody(session, false);
    await session.make({
      method: 'POST',
      path: `${base}/${id}/replies`,
      body: reply,
      as: 'person',
    });
  }
  return id;
}

const addToPrimary: Adder = async ({ session, pair, query, path }) => {
  const team = path.replace(/\/channels\/getAllMessages$/, '');
  const made = await session.make({ method: 'GET', path: `${team}/primaryChannel`, as: 'app' });
  const messages = `${team}/channels/${idOf(made)}/messages`;
  return addMessage({ session, pair, query, path: messages });
};

const addChannelMember: Adder = async ({ session, path }) => {
  const team = path.split('/').slice(0, 3).join('/');
  const added = await freshUser(session);
  const body = memberBody(added);
  const made = await session.make({ method: 'POST', path: `${team}/members`, body, as: 'person' });
  return idOf(made);
};

const addFile: Adder = ({ session, pair, query, path }) => {
  const within = /^(.*\/items\/[^/]+)\/search/.exec(path)?.[1];
  // What is searched for below a folder has to be below it.
  if (within) return addChild({ session, pair, query, path: `${within}/children` });
  return freshFile(session, path.replace(/\/(root|items|search).*$/, ''));
};

async function addChild({ session, path }: Filling): Promise<string> {
  const parent = path.replace(/\/children$/, '').replace(/:$/, '');
  const body = `child ${session.next()} Contoso Project`;
  const target = `${parent}:/child-${session.next()}.txt:/content`;
  const headers = { 'content-type': 'text/plain' };
  // A folder that is itself named by its path takes the child at the end of it.
  const put = /:\/[^:]+:\/child/.test(target) ? target.replace(/:(\/child-)/, '$1') : target;
  return idOf(await session.make({ method: 'PUT', path: put, body, headers }));
}

const addChannel: Adder = async ({ session, path, query }, sample) => {
  const wanted = /membershipType eq '(\w+)'/.exec(query.get('$filter') ?? '')?.[1];
  const type = wanted ?? String(sample?.membershipType ?? 'standard');
  const members = type === 'standard' ? {} : { members: [memberBody(session.me, ['owner'])] };
  const body = {
    displayName: `Kept ${session.next()}`,
    description: 'A channel of its own',
    membershipType: type === 'private' ? 'private' : 'standard',
    ...members,
  };
  return idOf(await session.make({ method: 'POST', path, body, as: 'person' }));
};

const addList: Adder = async ({ session, path }) => {
  const body = { displayName: `List ${session.next()}`, list: { template: 'genericList' } };
  return idOf(await session.make({ method: 'POST', path, body, as: 'app' }));
};

const addColumn: Adder = async ({ session, path }, sample) => {
  if (!/\/contentTypes\//i.test(path)) return freshColumn(session, path, sample);
  const site = path.replace(/\/(lists|contentTypes)\/.*$/i, '');
  return addTypeColumn(session, path, await freshColumn(session, `${site}/columns`, sample), site);
};

const addContentType: Adder = async ({ session, path }) => {
  const site = path.replace(/\/(lists\/.*|contentTypes)$/i, '');
  const id = await freshContentType(session, site);
  if (!/\/lists\//.test(path)) return id;
  const body = { contentType: id };
  return idOf(await session.make({ method: 'POST', path: `${path}/addCopy`, body, as: 'app' }));
};

const addGrant: Adder = async ({ session, path }) =>
  /^\/sites\/[^/]+\/permissions$/.test(path)
    ? idOf(await session.make({ method: 'POST', path, body: grantBody(session) }))
    : /\/lists\//.test(path)
      ? '' // A list has its library's audience; nothing is given on it here.
      : grantOnItem(session, path.replace(/\/permissions$/, ''));

const addVersion: Adder = async ({ session, pair, query, path }) => {
  const walk = { session, pair, query, base: path, rest: [], parent: '', ids: new Map() };
  await anotherVersion(walk);
  return '';
};

const storeOf = (path: string): string => path.replace(/(\/termStore)\/.*$/i, '$1');

const addTermGroup: Adder = async ({ session, path }) => {
  const body = { displayName: `Group ${session.next()}`, description: 'A group of its own' };
  return idOf(await session.make({ method: 'POST', path, body }));
};

async function addRelation({ session, path }: Filling): Promise<string> {
  const store = storeOf(path);
  const set = /\/sets\/([^/]+)/.exec(path)?.[1] ?? '';
  const from =
    /\/terms\/([^/]+)/.exec(path)?.[1] ?? (await freshTerm(session, `${store}/sets/${set}`));
  const other = await freshSet(session, store);
  // A relation lives on the term that is pinned, and shows in the set it is pinned to.
  const target = /\/terms\//.test(path) ? other : set;
  const home = /\/terms\//.test(path) ? set : other;
  const term = /\/terms\//.test(path) ? from : await freshTerm(session, `${store}/sets/${other}`);
  const body = { relationship: 'pin', set: { id: target } };
  const made = `${store}/sets/${home}/terms/${term}/relations`;
  return idOf(await session.make({ method: 'POST', path: made, body }));
}

const addSubscription: Adder = async ({ session, path }) => {
  const channels = `/teams/${session.teamId}/channels`;
  const body = { displayName: `Told ${session.next()}`, membershipType: 'standard' };
  const made = idOf(await session.make({ method: 'POST', path: channels, body, as: 'person' }));
  const resource = `${channels}/${made}/messages`;
  return idOf(
    await session.make({
      method: 'POST',
      path,
      body: subscriptionBody(session, resource),
      as: 'app',
    }),
  );
};

const addEvent: Adder = async ({ session, path, query }) => {
  const start = query.get('startDateTime') ?? query.get('startdatetime') ?? '2026-11-23T09:00:00';
  const at = new Date(
    new Date(start.length > 10 ? start : `${start}T00:00:00Z`).getTime() + 60_000,
  );
  const end = new Date(at.getTime() + 1_800_000);
  const time = (date: Date) => ({ dateTime: date.toISOString().slice(0, 19), timeZone: 'UTC' });
  const body = { subject: `Meeting ${session.next()}`, start: time(at), end: time(end) };
  const events = path.replace(/\/calendarView$/i, '/events');
  return idOf(await session.make({ method: 'POST', path: events, body }));
};

/** Somebody the filter's plain condition (`accountEnabled eq false`) fits. */
const addUser: Adder = async ({ session, query }) => {
  const id = await freshUser(session);
  const condition = /(\w+) eq (true|false)\b/.exec(query.get('$filter') ?? '');
  if (condition?.[1]) {
    const body = { [condition[1]]: condition[2] === 'true' };
    await session.make({ method: 'PATCH', path: `/users/${id}`, body, as: 'app' });
  }
  return id;
};

const addReport: Adder = async ({ session, path }) => {
  const boss = path.startsWith('/me') ? session.me : (path.split('/')[2] ?? session.me);
  const user = await freshUser(session);
  const body = { '@odata.id': `https://graph.microsoft.com/v1.0/users/${boss}` };
  await session.make({ method: 'PUT', path: `/users/${user}/manager/$ref`, body, as: 'app' });
  return user;
};

/** By the last words of the path: how to add one. What is not here is filled by the seed. */
const ADDERS: readonly (readonly [RegExp, Adder])[] = [
  [/\/channels\/[^/]+\/messages(\/delta)?$/, addMessage],
  [/\/replies$/, addMessage],
  [/\/channels\/getAllMessages$/, addToPrimary],
  [/\/channels\/[^/]+\/(allMembers|members)$/i, addChannelMember],
  [/^\/teams\/[^/]+\/members$/, addChannelMember],
  [/^\/teams\/[^/]+\/channels$/, addChannel],
  [
    /\/children$/,
    (filling) =>
      /termStore/i.test(filling.path) ? addTerm(filling, undefined) : addChild(filling),
  ],
  [/\/(root|items\/[^/]+)\/delta$/, addFile],
  [/\/search(\(.*\))?$/, addFile],
  [/\/lists$/, addList],
  [
    /\/lists\/[^/]+\/items(\/delta)?$/,
    (filling) => listItem(filling, filling.path.replace(/\/delta$/, '')),
  ],
  [/\/columns$/, addColumn],
  [/\/contentTypes$/i, addContentType],
  [/\/permissions$/, addGrant],
  [/\/versions$/, addVersion],
  [/\/termStore\/groups$/i, addTermGroup],
  [
    /\/termStore\/groups\/[^/]+\/sets$/i,
    ({ session, path }) => freshSet(session, storeOf(path), path.split('/').at(-2)),
  ],
  [/\/sets\/[^/]+\/terms$/i, (filling) => addTerm(filling, undefined)],
  [/\/relations$/, addRelation],
  [/^\/subscriptions$/, addSubscription],
  [/\/calendarView$/i, addEvent],
  [/\/directReports$/i, addReport],
  [/^\/users(\/delta)?$/, addUser],
];

const addTerm: Adder = async ({ session, path }) => {
  if (!path.endsWith('/children')) return freshTerm(session, path.replace(/\/terms$/, ''));
  return freshTerm(session, path.replace(/\/children$/, ''));
};

export const adderFor = (path: string): Adder | undefined =>
  ADDERS.find(([form]) => form.test(path))?.[1];

/** Puts into a collection what the example shows: one for each of its first elements, and more than a page where
 * `$top` is given. */
export async function fill(filling: Filling): Promise<void> {
  const add = adderFor(filling.path);
  if (!add || filling.pair.method !== 'GET') return;
  const samples = samplesOf(filling.pair).filter(isObject).slice(0, 4);
  const top = Math.min(Number(filling.query.get('$top') ?? '0') || 0, 5);
  for (let index = 0; index < Math.max(2, samples.length, top + 1); index += 1)
    await add(filling, samples[index]);
}

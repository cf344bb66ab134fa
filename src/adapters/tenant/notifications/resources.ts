import { z } from 'zod';
import type { DriveRow } from '../files/store.ts';
import { inAudience } from '../graph/access.ts';
import type { ListRow, SiteRow } from '../graph/show.ts';
import { badRequest, notFound } from '../http/errors.ts';
import { channelOf, findUser, mayEnter, teamOf } from '../people.ts';
import type { Tenant } from '../tenant.ts';

export const KINDS = [
  'channelMessages',
  'allChannelMessages',
  'chatMessages',
  'allChatMessages',
  'list',
  'drive',
  'users',
  'groups',
] as const;
export type Kind = (typeof KINDS)[number];

/** What a subscription follows. `place`: channel, chat, list or drive id, a user or group id, or '' for all. */
export interface Target {
  kind: Kind;
  teamId: string;
  place: string;
}

interface Rule {
  changeTypes: readonly string[];
  maxMinutes: number;
  /** A chat message: resource data on request, one subscription per app and place, lifecycle address wanted. */
  message: boolean;
  appOnly: boolean;
  /** Any one of these rights. */
  app: readonly string[];
  person: readonly string[];
}

const ALL_CHANGES = ['created', 'updated', 'deleted'];
const message = { changeTypes: ALL_CHANGES, maxMinutes: 4320, message: true };
const file = { changeTypes: ['updated'], maxMinutes: 42_300, message: false, appOnly: false };
const directory = {
  changeTypes: ['updated', 'deleted'],
  maxMinutes: 41_760,
  message: false,
  appOnly: false,
};
const CHANNEL = ['ChannelMessage.Read.All'];
const CHAT = ['Chat.Read', 'Chat.ReadWrite'];
const ALL_CHATS = ['Chat.Read.All', 'Chat.ReadWrite.All'];
const SITES = ['Sites.ReadWrite.All'];
const FILES = ['Files.ReadWrite.All'];
const USERS = ['User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All'];
const GROUPS = ['GroupMember.Read.All', 'Group.Read.All', 'Directory.Read.All'];

export const RULES: Readonly<Record<Kind, Rule>> = {
  channelMessages: { ...message, appOnly: false, app: CHANNEL, person: CHANNEL },
  allChannelMessages: { ...message, appOnly: true, app: CHANNEL, person: [] },
  chatMessages: { ...message, appOnly: false, app: ALL_CHATS, person: CHAT },
  allChatMessages: { ...message, appOnly: true, app: ALL_CHATS, person: [] },
  list: { ...file, app: SITES, person: SITES },
  drive: { ...file, app: FILES, person: FILES },
  users: { ...directory, app: USERS, person: USERS },
  groups: { ...directory, app: GROUPS, person: GROUPS },
};

const PATTERNS: readonly [Kind, RegExp][] = [
  ['channelMessages', /^teams\/([^/]+)\/channels\/([^/]+)\/messages$/i],
  ['allChannelMessages', /^teams\/getAllMessages$/i],
  ['chatMessages', /^chats\/([^/]+)\/messages$/i],
  ['allChatMessages', /^chats\/getAllMessages$/i],
  ['list', /^sites\/([^/]+)\/lists\/([^/]+)$/i],
  ['drive', /^drives\/([^/]+)\/root$/i],
  ['users', /^users(?:\/([^/]+))?$/i],
  ['groups', /^groups(?:\/([^/]+))?$/i],
];

/** Takes apart what a subscription names and finds it. @throws ODataError 400 or 404 */
export function targetOf(tenant: Tenant, resource: string): Target {
  const path = (resource.split('?')[0] ?? '').replace(/^\//, '');
  for (const [kind, pattern] of PATTERNS) {
    const found = pattern.exec(path);
    if (!found) continue;
    if (resource.includes('?') && !RULES[kind].message) throw unsupported(resource);
    filterOf(resource);
    const [first = '', second = ''] = found.slice(1).map((part) => decodeURIComponent(part ?? ''));
    return FIND[kind](tenant, first, second);
  }
  throw unsupported(resource);
}

const unsupported = (resource: string): Error =>
  badRequest(`Invalid resource path or resource not supported: '${resource}'.`, 'InvalidRequest');

type Find = (tenant: Tenant, first: string, second: string) => Target;
const anywhere =
  (kind: Kind): Find =>
  () => ({ kind, teamId: '', place: '' });

const FIND: Record<Kind, Find> = {
  channelMessages: ({ db }, teamId, channelId) => {
    const team = teamOf(db, teamId);
    return {
      kind: 'channelMessages',
      teamId: team.id,
      place: channelOf(db, team.id, channelId).id,
    };
  },
  allChannelMessages: anywhere('allChannelMessages'),
  chatMessages: ({ db }, chatId) => {
    if (!db.get('SELECT 1 FROM users WHERE chat_id = ? AND removed = 0', chatId))
      throw notFound('Chat not found.', 'NotFound');
    return { kind: 'chatMessages', teamId: '', place: chatId };
  },
  allChatMessages: anywhere('allChatMessages'),
  list: ({ db }, siteKey, listKey) => {
    const site = db.get<SiteRow>(
      "SELECT * FROM sites WHERE id = ?1 OR id LIKE ('%,' || ?1 || ',%')",
      siteKey,
    );
    const list = db.get<ListRow>(
      'SELECT * FROM lists WHERE site_id = ?1 AND (id = ?2 OR lower(name) = lower(?2))',
      site?.id ?? '',
      listKey,
    );
    if (!list) throw notFound('The specified list was not found');
    return { kind: 'list', teamId: '', place: list.id };
  },
  drive: ({ db }, driveId) => {
    if (!db.get('SELECT 1 FROM drives WHERE id = ?', driveId)) throw notFound();
    return { kind: 'drive', teamId: '', place: driveId };
  },
  users: ({ db }, key) => {
    const user = key === '' ? undefined : findUser(db, key);
    if (key !== '' && !user)
      throw notFound(`Resource '${key}' does not exist.`, 'Request_ResourceNotFound');
    return { kind: 'users', teamId: '', place: user?.id ?? '' };
  },
  groups: ({ db }, key) => ({
    kind: 'groups',
    teamId: '',
    place: key === '' ? '' : teamOf(db, key).id,
  }),
};

/** May the app (or the person it acts for) follow this now, by what was consented to? */
export function mayFollow(tenant: Tenant, target: Target, personId: string | null): boolean {
  const rule = RULES[target.kind];
  const { consents, db } = tenant;
  const has = (held: string[], wanted: readonly string[]) =>
    wanted.some((scope) => held.includes(scope));
  if (personId !== null) {
    if (rule.appOnly || !findUser(db, personId)) return false;
    return has(consents.personScopes(personId), rule.person) && mayOpen(tenant, target, personId);
  }
  if (has(consents.appScopes(), rule.app)) return true;
  return (
    target.kind === 'channelMessages' &&
    has(consents.teamScopes(target.teamId), ['ChannelMessage.Read.Group'])
  );
}

/** A person follows only what they could open themselves. */
function mayOpen({ db }: Tenant, { kind, teamId, place }: Target, personId: string): boolean {
  if (kind === 'channelMessages') return mayEnter(db, teamId, place, personId);
  if (kind === 'chatMessages')
    return (
      db.get('SELECT 1 FROM users WHERE id = ? AND chat_id = ?', personId, place) !== undefined
    );
  if (kind !== 'drive' && kind !== 'list') return true;
  const drive = db.get<DriveRow>('SELECT * FROM drives WHERE id = ?1 OR list_id = ?1', place);
  return !drive || inAudience(db, drive, personId);
}

export interface MessageFilter {
  word?: string;
  mentioned?: string;
}

const MENTIONED = /^mentions\/any\(\s*(\w+)\s*:\s*\1\/mentioned\/user\/id eq '([^']+)'\s*\)$/i;

/** `$search=word` or `$filter=mentions/any(…)` behind the path of messages. @throws ODataError 400 for any other */
export function filterOf(resource: string): MessageFilter {
  const at = resource.indexOf('?');
  if (at < 0) return {};
  const query = new URLSearchParams(resource.slice(at + 1));
  const known = z
    .strictObject({ $search: z.string().min(1).optional(), $filter: z.string().optional() })
    .safeParse(Object.fromEntries(query));
  if (!known.success) throw unsupported(resource);
  const { $search: search, $filter: filter } = known.data;
  const mentioned = filter === undefined ? undefined : MENTIONED.exec(filter)?.[2];
  if (filter !== undefined && !mentioned) throw unsupported(resource);
  return {
    ...(search ? { word: search.replace(/^"(.*)"$/, '$1') } : {}),
    ...(mentioned ? { mentioned } : {}),
  };
}

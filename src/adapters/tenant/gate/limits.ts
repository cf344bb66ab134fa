import type { Service } from './services.ts';
import type { Amount } from './window.ts';

/** A call as the limits see it. */
export interface Counted {
  readonly method: string;
  /** Route below `/v1.0` or `/connector`, places unfilled. */
  readonly pattern: string;
  /** The parts of the path as asked for, below the same. */
  readonly parts: readonly string[];
  readonly service: Service | 'connector';
  readonly appId: string;
  readonly personId: string | undefined;
  readonly query: URLSearchParams;
  /** Connector: the conversation written to or read, thread included. */
  readonly thread: string;
}

export interface Limit {
  readonly name: string;
  /** All of them hold at once. */
  readonly amounts: readonly Amount[];
  /** What shares the limit; undefined: the call does not fall under it. */
  readonly key: (call: Counted) => string | undefined;
  /** Units of the call; 1 without it. */
  readonly cost?: (call: Counted) => number;
  /** A refused call counts like one that was let through. */
  readonly countsRefused: boolean;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const per = (amount: number, ms: number): readonly Amount[] => [{ amount, ms }];
const place = (call: Counted, index: number): string => decodeURIComponent(call.parts[index] ?? '');

const CHANNEL = /^\/teams\/\{\w+\}\/channels\/\{\w+\}/;
const MESSAGES = /^\/teams\/\{\w+\}\/channels\/\{\w+\}\/messages/;
const ROSTER =
  /^\/teams\/\{\w+\}(\/channels(\/\{\w+\})?|(\/channels\/\{\w+\})?\/(members|allMembers)(\/.*)?)$/;
const ACTIVITY = /\/sendActivityNotification$/;
const isTeam = ({ pattern }: Counted): boolean => /^\/teams\/\{/.test(pattern);
/** One kind of Teams call per app. */
const kind = (name: string, fits: (call: Counted) => boolean) => (call: Counted) =>
  call.service === 'teams' && fits(call) ? `${name}:${call.appId}` : undefined;
const reads = (call: Counted, path: RegExp): boolean =>
  call.method === 'GET' && path.test(call.pattern);

const TEAMS: readonly Limit[] = [
  {
    name: 'one channel',
    amounts: per(1, SECOND),
    key: (call) =>
      CHANNEL.test(call.pattern) ? `channel:${call.appId}:${place(call, 3)}` : undefined,
    countsRefused: true,
  },
  {
    name: 'one team',
    amounts: per(4, SECOND),
    key: (call) => (isTeam(call) ? `team:${call.appId}:${place(call, 1)}` : undefined),
    countsRefused: true,
  },
  {
    name: 'read channel messages',
    amounts: per(20, SECOND),
    key: kind('read', (call) => reads(call, MESSAGES)),
    countsRefused: true,
  },
  {
    name: 'post channel messages',
    amounts: per(50, SECOND),
    key: kind('post', ({ method, pattern }) => method === 'POST' && MESSAGES.test(pattern)),
    countsRefused: true,
  },
  {
    name: 'read channels and members',
    amounts: per(60, SECOND),
    key: kind('roster', (call) => reads(call, ROSTER)),
    countsRefused: true,
  },
  {
    name: 'activity notifications',
    amounts: per(5, SECOND),
    key: kind('activity', ({ pattern }) => ACTIVITY.test(pattern)),
    countsRefused: true,
  },
  {
    name: 'other reads of Teams',
    amounts: per(30, SECOND),
    key: kind(
      'other',
      (call) => call.method === 'GET' && !MESSAGES.test(call.pattern) && !ROSTER.test(call.pattern),
    ),
    countsRefused: true,
  },
];

/** Resource units of SharePoint: 1 a single read, a delta with token or a download, 5 whatever concerns permissions,
 * 2 all else. */
export function sharePointUnits({ method, pattern, query }: Counted): number {
  if (/\/(permissions|invite|createLink)(\/|$)/.test(pattern)) return 5;
  if (method !== 'GET') return 2;
  if (/\/delta$/.test(pattern)) return query.has('token') || query.has('$deltatoken') ? 1 : 2;
  if (pattern.startsWith('/download/') || pattern.endsWith('/content')) return 1;
  const many =
    /\/(sites|lists|items|drives|children|columns|contentTypes|versions|search|groups|sets|terms|relations)$/;
  return many.test(pattern) ? 2 : 1;
}

const isSharePoint = (call: Counted): boolean =>
  call.service === 'sharepoint' || call.service === 'search';
const DAY = 24 * 60 * MINUTE;

const SHAREPOINT: readonly Limit[] = [
  {
    // Organizations of up to a thousand licences; more get more.
    name: 'resource units of SharePoint',
    amounts: [
      { amount: 1_250, ms: MINUTE },
      { amount: 1_200_000, ms: DAY },
    ],
    // Addresses for uploading and downloading name no app: whatever is used is used by the one app there is.
    key: (call) => (isSharePoint(call) ? 'units' : undefined),
    cost: sharePointUnits,
    countsRefused: true,
  },
  {
    name: 'one person in SharePoint',
    amounts: per(3_000, 5 * MINUTE),
    key: (call) =>
      isSharePoint(call) && call.personId !== undefined ? `person:${call.personId}` : undefined,
    countsRefused: true,
  },
  {
    name: 'search by the app',
    amounts: per(25, SECOND),
    key: (call) =>
      call.service === 'search' && call.personId === undefined ? `search:${call.appId}` : undefined,
    countsRefused: true,
  },
  {
    name: 'search by one person',
    amounts: per(10, SECOND),
    key: (call) =>
      call.service === 'search' && call.personId !== undefined
        ? `searcher:${call.personId}`
        : undefined,
    countsRefused: true,
  },
];

/** Resource units of the directory. */
export function identityUnits({ method, pattern, query }: Counted): number {
  const base = method === 'GET' && /^\/(users|groups)$/.test(pattern) ? 2 : 1;
  const top = Number(query.get('$top') ?? Number.NaN);
  const saved = (query.has('$select') ? 1 : 0) + (top < 20 ? 1 : 0);
  return Math.max(1, base - saved + (query.has('$expand') ? 1 : 0));
}

const OTHERS: readonly Limit[] = [
  {
    // The smallest size of organization.
    name: 'resource units of the directory',
    amounts: per(3_500, 10 * SECOND),
    key: (call) => (call.service === 'identity' ? `identity:${call.appId}` : undefined),
    cost: identityUnits,
    countsRefused: true,
  },
  {
    name: 'one mailbox',
    amounts: per(10_000, 10 * MINUTE),
    key: (call) =>
      call.service === 'outlook'
        ? `mailbox:${call.appId}:${call.pattern.startsWith('/me') ? call.personId : place(call, 1)}`
        : undefined,
    countsRefused: true,
  },
  {
    name: 'presence',
    amounts: per(1_500, 30 * SECOND),
    key: (call) => (call.service === 'presence' ? `presence:${call.appId}` : undefined),
    countsRefused: true,
  },
  {
    name: 'writing subscriptions',
    amounts: per(1_000, 20 * SECOND),
    key: (call) =>
      call.service === 'subscriptions' && call.method !== 'GET'
        ? `subscriptions:${call.appId}`
        : undefined,
    countsRefused: true,
  },
];

/** What holds whatever service is asked. */
const EVERYTHING: readonly Limit[] = [
  {
    name: 'everything in Graph',
    amounts: per(2_000, SECOND),
    key: (call) => (call.service === 'connector' ? undefined : `all:${call.appId}`),
    countsRefused: true,
  },
];

const many = (...pairs: readonly (readonly [number, number])[]): readonly Amount[] =>
  pairs.map(([amount, seconds]) => ({ amount, ms: seconds * SECOND }));
const isConnector = (call: Counted): boolean => call.service === 'connector';
const isSend = (call: Counted): boolean =>
  isConnector(call) && call.method !== 'GET' && call.method !== 'DELETE';
const isMembers = (call: Counted): boolean =>
  isConnector(call) && call.method === 'GET' && call.pattern.startsWith('/v3/');

const CONNECTOR: readonly Limit[] = [
  {
    name: 'this bot writes to one thread',
    amounts: many([7, 1], [8, 2], [60, 30], [1_800, 3_600]),
    key: (call) => (isSend(call) && call.thread ? `write:${call.thread}` : undefined),
    countsRefused: false,
  },
  {
    name: 'all bots write to one thread',
    amounts: many([14, 1], [16, 2]),
    key: (call) => (isSend(call) && call.thread ? `all-write:${call.thread}` : undefined),
    countsRefused: false,
  },
  {
    name: 'this bot reads members of one thread',
    amounts: many([14, 1], [16, 2], [120, 30], [3_600, 3_600]),
    key: (call) => (isMembers(call) ? `members:${call.thread}` : undefined),
    countsRefused: false,
  },
  {
    name: 'all bots read members of one thread',
    amounts: many([28, 1], [32, 2]),
    key: (call) => (isMembers(call) ? `all-members:${call.thread}` : undefined),
    countsRefused: false,
  },
  {
    name: 'the app in all threads',
    amounts: per(50, SECOND),
    key: (call) => (isConnector(call) ? 'app' : undefined),
    countsRefused: false,
  },
];

/** What the documentation of each service says it takes of one app in one organization. */
export const LIMITS: readonly Limit[] = [
  ...TEAMS,
  ...SHAREPOINT,
  ...OTHERS,
  ...EVERYTHING,
  ...CONNECTOR,
];

/** Those that a call of this service can fall under. */
export function limitsOf(service: Counted['service']): readonly Limit[] {
  if (service === 'connector') return CONNECTOR;
  const own = { teams: TEAMS, sharepoint: SHAREPOINT, search: SHAREPOINT }[service as string];
  return [...(own ?? OTHERS), ...EVERYTHING];
}

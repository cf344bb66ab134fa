/** What each service says it takes of one app in one organization, as documented in 2025. */

/** A call as the limits see it. */
export interface PacedCall {
  readonly method: string;
  /** The path with its places unfilled: `/users/{id}`. */
  readonly route: string;
  /** As it is sent, below the version, query included. */
  readonly path: string;
  /** In whose name: `app`, or whatever tells one person's token from another's. */
  readonly who: string;
  /** Nobody waits for it: it leaves room for those who do. */
  readonly bulk: boolean;
}

export interface Limit {
  readonly name: string;
  readonly amount: number;
  /** In any stretch of so many milliseconds; with `atOnce` the calls that are under way together count instead. */
  readonly ms: number;
  readonly atOnce?: true;
  /** Large enough that bulk reading is spread evenly over it rather than done in one go. */
  readonly even?: true;
  /** What shares the limit; null: the call does not fall under it. */
  key(call: PacedCall): string | null;
  /** Units of the call; 1 without it. */
  cost?(call: PacedCall): number;
}

export interface Sizes {
  /** Resource units of SharePoint a minute. */
  readonly sharePointUnits: number;
  /** Resource units of the directory in ten seconds. */
  readonly identityUnits: number;
}

/**
 * By licences: up to a thousand, up to fifty thousand, more. SharePoint has further steps between the first and the
 * last; `medium` is the lowest of them, so that nobody in between is refused for having chosen it.
 */
export const SIZES = {
  small: { sharePointUnits: 1_250, identityUnits: 3_500 },
  medium: { sharePointUnits: 2_500, identityUnits: 5_000 },
  large: { sharePointUnits: 6_250, identityUnits: 8_000 },
} as const satisfies Record<string, Sizes>;
export type OrganizationSize = keyof typeof SIZES;

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;
/** Units of a day for each of a minute, the same for every size of organization. */
const DAILY = 960;

/** The part of the path that stands at this place: `/teams/<1>/channels/<3>`. */
const place = ({ path }: PacedCall, index: number): string =>
  (path.split('?')[0] ?? '').split('/')[index + 1] ?? '';

const CHANNEL = /^\/teams\/\{\w+\}\/channels\/\{\w+\}/;
const MESSAGES = /^\/teams\/\{\w+\}\/channels\/\{\w+\}\/messages/;
const ROSTER =
  /^\/teams\/\{\w+\}(\/channels(\/\{\w+\})?|(\/channels\/\{\w+\})?\/(members|allMembers)(\/.*)?)$/;
const TEAM = /^\/teams\/\{/;
const TEAMS = /^\/(teams|chats|appCatalogs)(\/|$)|\/(joinedTeams|teamwork)(\/|$)/;
const SEARCH = /^\/search\//;
const OUTLOOK = /\/(sendMail|mailboxSettings|calendarView|events)$/i;
const PRESENCE = /presence/i;
const SHAREPOINT =
  /^(\/(sites|drives)(\/|:|$)|.*\/(sites|drives?)(\/|$)|download$|upload session$)/;
const IDENTITY = /^\/(users|groups|me)(\/|$)/;
const LISTS =
  /\/(sites|lists|items|drives|children|columns|contentTypes|versions|search|groups|sets|terms|relations)$/;

const isOutlook = ({ route }: PacedCall): boolean => OUTLOOK.test(route);
const isIdentity = ({ route }: PacedCall): boolean =>
  IDENTITY.test(route) && ![OUTLOOK, PRESENCE, TEAMS, SHAREPOINT].some((one) => one.test(route));
const isSharePoint = ({ route }: PacedCall): boolean =>
  SEARCH.test(route) || (SHAREPOINT.test(route) && !TEAM.test(route));

/** 1 for one thing read, a change feed that goes on, or a download; 5 for permissions; 2 for all else. */
export function sharePointUnits({ method, route, path }: PacedCall): number {
  if (/\/(permissions|invite|createLink)(\/|$)/.test(route)) return 5;
  if (method !== 'GET') return 2;
  if (/\/delta$/.test(route)) return /[?&](\$delta|\$skip)?token=/i.test(path) ? 1 : 2;
  return LISTS.test(route) ? 2 : 1;
}

export function identityUnits({ method, route, path }: PacedCall): number {
  const query = new URLSearchParams(path.split('?')[1] ?? '');
  const base = method === 'GET' && /^\/(users|groups)$/.test(route) ? 2 : 1;
  const top = Number(query.get('$top') ?? Number.NaN);
  const saved = (query.has('$select') ? 1 : 0) + (top < 20 ? 1 : 0);
  return Math.max(1, base - saved + (query.has('$expand') ? 1 : 0));
}

const kind = (name: string, fits: (call: PacedCall) => boolean) => (call: PacedCall) =>
  fits(call) ? name : null;
const reads = ({ method, route }: PacedCall, what: RegExp): boolean =>
  method === 'GET' && what.test(route);

const TEAMS_LIMITS: readonly Limit[] = [
  {
    name: 'one channel',
    amount: 1,
    ms: SECOND,
    key: (call) => (CHANNEL.test(call.route) ? `channel ${place(call, 3)}` : null),
  },
  {
    name: 'one team',
    amount: 4,
    ms: SECOND,
    key: (call) => (TEAM.test(call.route) ? `team ${place(call, 1)}` : null),
  },
  {
    name: 'channel messages read',
    amount: 20,
    ms: SECOND,
    key: kind('messages', (call) => reads(call, MESSAGES)),
  },
  {
    name: 'channels and members read',
    amount: 60,
    ms: SECOND,
    key: kind('roster', (call) => reads(call, ROSTER)),
  },
  {
    name: 'activity notifications',
    amount: 5,
    ms: SECOND,
    key: kind('activity', ({ route }) => route.endsWith('/sendActivityNotification')),
  },
  {
    name: 'other reads of Teams',
    amount: 30,
    ms: SECOND,
    key: kind(
      'teams',
      (call) => reads(call, TEAMS) && !MESSAGES.test(call.route) && !ROSTER.test(call.route),
    ),
  },
];

const sharePointLimits = (units: number): readonly Limit[] => [
  {
    name: 'search by the app',
    amount: 25,
    ms: SECOND,
    key: kind('search', ({ route, who }) => SEARCH.test(route) && who === 'app'),
  },
  {
    name: 'search by one person',
    amount: 10,
    ms: SECOND,
    key: ({ route, who }) => (SEARCH.test(route) && who !== 'app' ? `search ${who}` : null),
  },
  {
    name: 'resource units of SharePoint',
    amount: units,
    ms: MINUTE,
    even: true,
    key: kind('sharepoint', isSharePoint),
    cost: sharePointUnits,
  },
  {
    name: 'resource units of SharePoint in a day',
    amount: units * DAILY,
    ms: DAY,
    key: kind('sharepoint day', isSharePoint),
    cost: sharePointUnits,
  },
];

const otherLimits = (units: number): readonly Limit[] => [
  {
    name: 'one mailbox at once',
    amount: 4,
    ms: 0,
    atOnce: true,
    key: (call) => (isOutlook(call) ? `mailbox ${place(call, 1)}` : null),
  },
  {
    name: 'one mailbox',
    amount: 10_000,
    ms: 10 * MINUTE,
    key: (call) => (isOutlook(call) ? `mails ${place(call, 1)}` : null),
  },
  {
    name: 'presence',
    amount: 1_500,
    ms: 30 * SECOND,
    key: kind('presence', ({ route }) => PRESENCE.test(route)),
  },
  {
    name: 'resource units of the directory',
    amount: units,
    ms: 10 * SECOND,
    key: kind('identity', isIdentity),
    cost: identityUnits,
  },
];

/** Those that hold one thing before those that hold a service: the first that a call falls under is its own gate. */
export const limitsFor = (sizes: Sizes): readonly Limit[] => [
  ...TEAMS_LIMITS,
  ...sharePointLimits(sizes.sharePointUnits),
  ...otherLimits(sizes.identityUnits),
];

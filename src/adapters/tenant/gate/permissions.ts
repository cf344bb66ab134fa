import { surfaceOf } from '../addresses.ts';
import { forbidden, type ODataError } from '../http/errors.ts';
import { type Call, segments } from '../http/router.ts';
import { findUser } from '../people.ts';
import type { Needs } from '../permissions/needs.ts';
import { PEOPLE } from '../permissions/people.ts';
import { SHAREPOINT } from '../permissions/sharepoint.ts';
import { TEAMS } from '../permissions/teams.ts';
import { type Service, serviceOf } from './services.ts';

/** Any one of these will do. */
export interface Rights {
  readonly person: readonly string[];
  readonly app: readonly string[];
}

const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');
/** `{ITEM}` keeps its name: it is an address, not a place. */
const nameless = (path: string): string => path.replace(/\{(?!ITEM\})\w+\}/g, '{}');

/** Other addresses of what the tables name once. */
const SAME: readonly (readonly [RegExp, string])[] = [
  [/^\/me(?=\/|$)/, '/users/{}'],
  [/^\/groups\/\{\}\/sites\/root(?=\/|$)/, '/sites/{}'],
  [/^\/sites\/\{\}:\/\{\}:?(?=\/|$)/, '/sites/{}'],
  [/(?<=\/termStore\/)groups\/\{\}\/(?=sets\/)/, ''],
  [/(?<=\/termStore\/)\{\}(?=\/terms\/)/, 'sets/{}'],
  [/^\/drives\/\{\}\/(items\/\{\}|root):\/\{\}:?(?=\/|$)/, '{ITEM}'],
  [/^\/drives\/\{\}\/(items\/\{\}|root(?!\/delta))(?=\/|$)/, '{ITEM}'],
];

function keyOf(method: string, pattern: string): string {
  const path = nameless(surfaceOf(method, pattern)?.path ?? pattern);
  return `${method} ${SAME.reduce((text, [from, to]) => text.replace(from, to), path)}`;
}

const RIGHTS: ReadonlyMap<string, Rights> = new Map(
  [...TEAMS, ...PEOPLE, ...SHAREPOINT].flatMap((needs) =>
    callsOf(needs).map((call): [string, Rights] => {
      const person = words(needs.person);
      return [call, { person, app: needs.app === 'same' ? person : words(needs.app) }];
    }),
  ),
);

function callsOf({ calls }: Needs): string[] {
  let method = '';
  return words(calls).flatMap((word) => {
    if (/^[A-Z]+$/.test(word)) {
      method = word;
      return [];
    }
    return [`${method} ${nameless(word)}`];
  });
}

/** @param pattern a route's path below `/v1.0` */
export const rightsOf = (method: string, pattern: string): Rights | undefined =>
  RIGHTS.get(keyOf(method, pattern));

/** Rights that reach no further than the person who holds them. */
const OWN_ONLY: ReadonlySet<string> = new Set(['User.Read', 'User.ReadWrite', 'Presence.Read']);
/** What a person's own installation of the app gives it. */
const BY_INSTALLATION = ['TeamsActivity.Send.User', 'TeamsAppInstallation.Read.User'];

/**
 * Refuses what the token's rights do not cover, in the words of the service behind the path.
 * @param pattern the route's path below `/v1.0`
 * @throws ODataError 403
 */
export function requirePermission(call: Call, pattern: string): void {
  const rights = rightsOf(call.method, pattern);
  // A call without a row would be open to everybody: refused until its row is written.
  const needed = [rights ?? { person: [], app: [] }, ...more(call, pattern)];
  for (const each of needed) {
    if (!covers(call, each)) throw refusal(call, serviceOf(pattern), each);
  }
}

function covers(call: Call, rights: Rights): boolean {
  const { kind, scopes } = call.caller;
  const wanted = rights[kind];
  if (wanted.includes('*')) return true;
  const found = wanted.filter((scope) => scopes.includes(scope));
  if (kind === 'person') return found.some((scope) => !OWN_ONLY.has(scope) || aboutSelf(call));
  return found.length > 0 || resourceSpecific(call).some((scope) => wanted.includes(scope));
}

function part(call: Call, after: string): string | undefined {
  const [, first, second] = segments(call.url.pathname);
  return first === after && second !== undefined ? decodeURIComponent(second) : undefined;
}

function aboutSelf(call: Call): boolean {
  const user = part(call, 'users');
  return user === undefined || findUser(call.tenant.db, user)?.id === call.caller.personId;
}

function resourceSpecific(call: Call): string[] {
  const watched = /^\/?teams\/([^/]+)\/channels\//.exec(resourceOf(call) ?? '')?.[1];
  const team = part(call, 'teams') ?? watched;
  if (team !== undefined) return call.tenant.consents.teamScopes(team);
  const user = part(call, 'users');
  const row = user === undefined ? undefined : findUser(call.tenant.db, user);
  return row?.installed ? BY_INSTALLATION : [];
}

const both = (text: string): Rights => ({ person: words(text), app: words(text) });
const SELECTED: readonly (readonly [RegExp, Rights])[] = [
  [
    /\bemployeeLeaveDateTime\b/,
    both('User-LifeCycleInfo.Read.All User-LifeCycleInfo.ReadWrite.All'),
  ],
  [/\bmailboxSettings\b/, both('MailboxSettings.Read MailboxSettings.ReadWrite')],
];
/** What watching a resource needs, beyond which the subscription itself needs nothing. */
const WATCHED: readonly (readonly [RegExp, Rights])[] = [
  [
    /^\/?teams\/[^/]+\/channels\/[^/]+\/messages/,
    {
      person: ['ChannelMessage.Read.All'],
      app: ['ChannelMessage.Read.All', 'ChannelMessage.Read.Group'],
    },
  ],
  [/^\/?teams\/getAllMessages/, { person: [], app: ['ChannelMessage.Read.All'] }],
  [/^\/?sites\/.*\/lists\//, both('Sites.ReadWrite.All')],
  [
    /^\/?(drives|users\/[^/]+\/drive|me\/drive|sites\/.*\/drives?)(\/|$)/,
    both('Files.ReadWrite.All'),
  ],
  [/^\/?communications\/presences/, { person: ['Presence.Read.All'], app: [] }],
  [/^\/?users(\/[^/]+)?$/, both('User.Read.All')],
  [/^\/?groups(\/[^/]+)?(\/members)?$/, both('Group.Read.All GroupMember.Read.All')],
];

function more(call: Call, pattern: string): Rights[] {
  const resource = resourceOf(call);
  if (resource !== undefined) {
    return WATCHED.filter(([path]) => path.test(resource)).map(([, rights]) => rights);
  }
  const selected = call.method === 'GET' && serviceOf(pattern) === 'identity';
  const text = selected ? (call.query.get('$select') ?? '') : '';
  return SELECTED.filter(([property]) => property.test(text)).map(([, rights]) => rights);
}

/** The resource a new subscription is about. */
function resourceOf(call: Call): string | undefined {
  if (call.method !== 'POST' || call.url.pathname !== '/v1.0/subscriptions') return undefined;
  try {
    const body: unknown = JSON.parse(call.body.toString('utf8'));
    const { resource } = body as { resource?: unknown };
    return typeof resource === 'string' ? resource : '';
  } catch {
    // Not JSON, or null: the handler refuses it with 400, which says more than 403 would.
    return '';
  }
}

function refusal(call: Call, service: Service, rights: Rights): ODataError {
  const { kind, scopes } = call.caller;
  const wanted = rights[kind].join(', ');
  const held = scopes.join(', ');
  const missing =
    kind === 'app'
      ? `Missing role permissions on the request. API requires one of '${wanted}'. Roles on the request '${held}'.`
      : `Missing scope permissions on the request. API requires one of '${wanted}'. Scopes on the request '${held}'`;
  switch (service) {
    case 'identity':
      return forbidden(
        'Insufficient privileges to complete the operation.',
        'Authorization_RequestDenied',
      );
    case 'outlook':
      return forbidden('Access is denied. Check credentials and try again.', 'ErrorAccessDenied');
    case 'sharepoint':
      return forbidden('Access denied', 'accessDenied');
    case 'search':
      return forbidden(
        `Access to the entity in Graph API requires the following permissions: ${wanted}. However, the application only has the following permissions granted: ${held}`,
        'Forbidden',
      );
    case 'subscriptions':
      return forbidden(
        `Operation: Create; Exception: [Status Code: Forbidden; Reason: ${missing}]`,
        'ExtensionError',
      );
    default:
      return forbidden(missing, 'Forbidden');
  }
}

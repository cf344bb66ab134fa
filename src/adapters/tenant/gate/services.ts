/** The service behind a Graph path: each refuses in its own words and counts by its own rules. */
export type Service =
  | 'teams'
  | 'sharepoint'
  | 'search'
  | 'identity'
  | 'outlook'
  | 'presence'
  | 'subscriptions'
  | 'graph';

const BY_PATH: readonly (readonly [RegExp, Service])[] = [
  [/^\/subscriptions/, 'subscriptions'],
  [/^\/search\//, 'search'],
  [/presence/i, 'presence'],
  [/\/(sendMail|mailboxSettings|calendarView|events)$/i, 'outlook'],
  [/^\/(teams|chats|appCatalogs)(\/|$)|\/(joinedTeams|teamwork)(\/|$)/, 'teams'],
  [/^\/(sites|drives|drive)(\/|:|$)|\/(sites|drives?)(\/|$)/, 'sharepoint'],
  [/^\/(users|groups|me)(\/|$)/, 'identity'],
];

/** @param pattern a route's path below `/v1.0`, places unfilled */
export const serviceOf = (pattern: string): Service =>
  BY_PATH.find(([path]) => path.test(pattern))?.[1] ?? 'graph';

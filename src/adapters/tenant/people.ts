import type { Db } from './db.ts';
import { extrasOf } from './extras.ts';
import { notFound } from './http/errors.ts';

export interface UserRow {
  id: string;
  upn: string;
  mail: string;
  given: string;
  props: string;
  manager_id: string | null;
  seq: number;
  removed: number;
  installed: number;
  chat_id: string;
  teams_id: string;
  hints: string;
}

export interface ChannelRow {
  id: string;
  team_id: string;
  name: string;
  description: string;
  created: string;
}

export interface TeamRow {
  id: string;
  slug: string;
  name: string;
  description: string;
  site_id: string;
  created: string;
}

export const propsOf = (row: UserRow): Record<string, unknown> =>
  JSON.parse(row.props) as Record<string, unknown>;

/** Somebody of another organization, who was invited. */
export const isGuest = (row: UserRow): boolean => propsOf(row).userType === 'Guest';

export const nameOf = (row: UserRow): string => String(propsOf(row).displayName);

/** @param key object id, user principal name or mail */
export function findUser(db: Db, key: string): UserRow | undefined {
  return db.get<UserRow>(
    'SELECT * FROM users WHERE removed = 0 AND (id = ?1 OR lower(upn) = lower(?1) OR lower(mail) = lower(?1))',
    key,
  );
}

export function userOf(db: Db, key: string): UserRow {
  const row = findUser(db, key);
  if (row) return row;
  throw notFound(
    `Resource '${key}' does not exist or one of its queried reference-property objects are not present.`,
    'Request_ResourceNotFound',
  );
}

/** A persona named the way people do: id, mail, full name or first name. */
export function personOf(db: Db, key: string): UserRow | undefined {
  return (
    findUser(db, key) ??
    db.get<UserRow>(
      `SELECT * FROM users WHERE removed = 0 AND (teams_id = ?1 OR lower(given) = lower(?1)
         OR lower(json_extract(props, '$.displayName')) = lower(?1)) ORDER BY rowid LIMIT 1`,
      key,
    )
  );
}

export function teamOf(db: Db, id: string): TeamRow {
  const row = db.get<TeamRow>('SELECT * FROM teams WHERE id = ?', id);
  if (row) return row;
  throw notFound(`No team found with Group Id ${id}`, 'NotFound');
}

export function channelOf(db: Db, teamId: string, id: string): ChannelRow {
  const row = db.get<ChannelRow>('SELECT * FROM channels WHERE team_id = ? AND id = ?', teamId, id);
  if (row) return row;
  throw notFound('Channel does not exist in the team.', 'NotFound');
}

export const isMember = (db: Db, teamId: string, userId: string): boolean =>
  db.get('SELECT 1 FROM memberships WHERE team_id = ? AND user_id = ?', teamId, userId) !==
  undefined;

/** Let into a private or shared channel; a standard one lists nobody. */
export const isInChannel = (db: Db, channelId: string, userId: string): boolean =>
  db.get(
    'SELECT 1 FROM channel_members WHERE channel_id = ? AND user_id = ?',
    channelId,
    userId,
  ) !== undefined;

/** Kinds with members of their own; everybody of the team is in the others. */
export const hasOwnMembers = (db: Db, channelId: string): boolean =>
  (extrasOf(db, 'channel', channelId).membershipType ?? 'standard') !== 'standard';

export const mayEnter = (db: Db, teamId: string, channelId: string, userId: string): boolean =>
  isMember(db, teamId, userId) &&
  (!hasOwnMembers(db, channelId) || isInChannel(db, channelId, userId));

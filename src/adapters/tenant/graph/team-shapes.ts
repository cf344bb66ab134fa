import { TENANT_ID } from '../address.ts';
import type { Db } from '../db.ts';
import { extrasOf } from '../extras.ts';
import { notFound } from '../http/errors.ts';
import type { Call } from '../http/router.ts';
import { newMemberId } from '../ids.ts';
import type { Json } from '../odata/page.ts';
import {
  type ChannelRow,
  channelOf,
  isGuest,
  nameOf,
  type TeamRow,
  teamOf,
  type UserRow,
} from '../people.ts';
import { requireMember } from './access.ts';

/** Of the directory, which counts only when asked to. */
export const DIRECTORY_LIMITS = { fallback: 100, max: 999 };
export const LIMITS = { fallback: 100, max: 999, counted: true };

/** A team's settings as Teams sets them when a team is made. */
const SETTINGS: Json = {
  memberSettings: {
    allowCreateUpdateChannels: true,
    allowCreatePrivateChannels: true,
    allowDeleteChannels: true,
    allowAddRemoveApps: true,
    allowCreateUpdateRemoveTabs: true,
    allowCreateUpdateRemoveConnectors: true,
  },
  guestSettings: { allowCreateUpdateChannels: false, allowDeleteChannels: false },
  messagingSettings: {
    allowUserEditMessages: true,
    allowUserDeleteMessages: true,
    allowOwnerDeleteMessages: true,
    allowTeamMentions: true,
    allowChannelMentions: true,
  },
  funSettings: {
    allowGiphy: true,
    giphyContentRating: 'moderate',
    allowStickersAndMemes: true,
    allowCustomMemes: true,
  },
};

export function showTeam(db: Db, row: TeamRow): Json {
  const extras = extrasOf(db, 'team', row.id);
  const settings = Object.fromEntries(
    Object.entries(SETTINGS).map(([name, value]) => [
      name,
      { ...(value as Json), ...(extras[name] as Json | undefined) },
    ]),
  );
  return {
    id: row.id,
    createdDateTime: row.created,
    displayName: row.name,
    description: row.description,
    internalId: `19:${row.id.replaceAll('-', '')}@thread.tacv2`,
    classification: extras.classification ?? null,
    specialization: 'none',
    visibility: extras.visibility ?? 'private',
    webUrl: `https://teams.microsoft.com/l/team/${encodeURIComponent(row.id)}/conversations?groupId=${row.id}&tenantId=${TENANT_ID}`,
    isArchived: extras.isArchived ?? false,
    isMembershipLimitedToOwners: false,
    tenantId: TENANT_ID,
    ...settings,
    summary: null,
  };
}

/** A team in a list: what joinedTeams and `/teams` tell. */
export const showTeamBriefly = (db: Db, row: TeamRow): Json => {
  const whole = showTeam(db, row);
  for (const name of Object.keys(SETTINGS)) whole[name] = null;
  return whole;
};

export const showGroup = (row: TeamRow): Json => ({
  id: row.id,
  createdDateTime: row.created,
  displayName: row.name,
  description: row.description,
  groupTypes: ['Unified'],
  mail: `${row.slug}@org.example`,
  mailEnabled: true,
  mailNickname: row.slug,
  securityEnabled: false,
  visibility: 'Private',
  resourceProvisioningOptions: ['Team'],
});

export function showChannel(db: Db, row: ChannelRow): Json {
  const extras = extrasOf(db, 'channel', row.id);
  const name = encodeURIComponent(row.name);
  return {
    id: row.id,
    createdDateTime: row.created,
    displayName: row.name,
    description: row.description,
    isFavoriteByDefault: extras.isFavoriteByDefault ?? null,
    email: extras.email ?? '',
    tenantId: TENANT_ID,
    webUrl: `https://teams.microsoft.com/l/channel/${encodeURIComponent(row.id)}/${name}?groupId=${row.team_id}&tenantId=${TENANT_ID}`,
    membershipType: membershipTypeOf(db, row),
    isArchived: extras.isArchived ?? false,
  };
}

export const membershipTypeOf = (db: Db, row: ChannelRow): string =>
  String(extrasOf(db, 'channel', row.id).membershipType ?? 'standard');
export const isPrivate = (db: Db, row: ChannelRow): boolean =>
  membershipTypeOf(db, row) !== 'standard';

export type MemberRow = UserRow & { owner: number };

export const membersOf = (db: Db, teamId: string): MemberRow[] =>
  db.all<MemberRow>(
    `SELECT u.*, m.owner FROM memberships m JOIN users u ON u.id = m.user_id
     WHERE m.team_id = ? AND u.removed = 0 ORDER BY m.owner DESC, u.mail`,
    teamId,
  );

/** Who is in a channel: everybody of the team, or those let into a private one. */
export const channelMembersOf = (db: Db, channel: ChannelRow): MemberRow[] =>
  isPrivate(db, channel)
    ? db.all<MemberRow>(
        `SELECT u.*, m.owner FROM channel_members m JOIN users u ON u.id = m.user_id
         WHERE m.channel_id = ? AND u.removed = 0 ORDER BY m.owner DESC, u.mail`,
        channel.id,
      )
    : membersOf(db, channel.team_id);

const rolesOf = (row: MemberRow): string[] => {
  if (isGuest(row)) return ['guest'];
  return row.owner ? ['owner'] : [];
};

/** @param place the team or channel the membership is of */
export const showMember = (place: string, row: MemberRow): Json => ({
  '@odata.type': '#microsoft.graph.aadUserConversationMember',
  id: newMemberId(TENANT_ID, place, row.id),
  roles: rolesOf(row),
  displayName: nameOf(row),
  userId: row.id,
  email: row.mail,
  tenantId: TENANT_ID,
  visibleHistoryStartDateTime: '0001-01-01T00:00:00Z',
});

export function groupOf(call: Call): TeamRow {
  const id = call.params.id ?? '';
  const row = call.tenant.db.get<TeamRow>('SELECT * FROM teams WHERE id = ?', id);
  if (row) return row;
  throw notFound(
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
    'Request_ResourceNotFound',
  );
}

/** The team a call names, once the caller may look into it. */
export function teamIn(call: Call): TeamRow {
  const row = teamOf(call.tenant.db, call.params.id ?? call.params.team ?? '');
  requireMember(call, row.id);
  return row;
}

/** The channel a call names; a private one is not there for who is not in it. */
export function channelIn(call: Call, team: TeamRow): ChannelRow {
  const { db } = call.tenant;
  const row = channelOf(db, team.id, call.params.channel ?? '');
  const person = call.caller.personId;
  if (person !== undefined && isPrivate(db, row)) {
    const inside = channelMembersOf(db, row).some((member) => member.id === person);
    if (!inside) throw notFound('Channel does not exist in the team.', 'NotFound');
  }
  return row;
}

import { TENANT_ID } from '../address.ts';
import { json } from '../http/body.ts';
import { badRequest, notFound } from '../http/errors.ts';
import { type Call, type Reply, type Route, route } from '../http/router.ts';
import { parseFilter } from '../odata/filter.ts';
import { contextUrl, type Json, pageOf, pick, selectOf } from '../odata/page.ts';
import {
  type ChannelRow,
  channelOf,
  nameOf,
  type TeamRow,
  teamOf,
  type UserRow,
  userOf,
} from '../people.ts';
import { requireMember, requirePerson } from './access.ts';
import { directoryObject } from './users.ts';

const LIMITS = { fallback: 100, max: 999 };

const showTeam = (row: TeamRow): Json => ({
  id: row.id,
  createdDateTime: row.created,
  displayName: row.name,
  description: row.description,
  internalId: `19:${row.id.replaceAll('-', '')}@thread.tacv2`,
  classification: null,
  visibility: 'private',
  webUrl: `https://teams.microsoft.com/l/team/${encodeURIComponent(row.id)}/conversations?groupId=${row.id}&tenantId=${TENANT_ID}`,
  isArchived: false,
  tenantId: TENANT_ID,
});

const showGroup = (row: TeamRow): Json => ({
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

export const showChannel = (row: ChannelRow): Json => ({
  id: row.id,
  createdDateTime: row.created,
  displayName: row.name,
  description: row.description,
  isFavoriteByDefault: null,
  email: '',
  tenantId: TENANT_ID,
  webUrl: `https://teams.microsoft.com/l/channel/${encodeURIComponent(row.id)}/${encodeURIComponent(row.name)}?groupId=${row.team_id}&tenantId=${TENANT_ID}`,
  membershipType: 'standard',
});

type MemberRow = UserRow & { owner: number };

const membersOf = (call: Call, teamId: string): MemberRow[] =>
  call.tenant.db.all<MemberRow>(
    `SELECT u.*, m.owner FROM memberships m JOIN users u ON u.id = m.user_id
     WHERE m.team_id = ? AND u.removed = 0 ORDER BY m.owner DESC, u.mail`,
    teamId,
  );

const showMember = (teamId: string, row: MemberRow): Json => ({
  '@odata.type': '#microsoft.graph.aadUserConversationMember',
  id: Buffer.from(`MCMj${TENANT_ID}##${teamId}##${row.id}`).toString('base64'),
  roles: row.owner ? ['owner'] : [],
  displayName: nameOf(row),
  userId: row.id,
  email: row.mail,
  tenantId: TENANT_ID,
  visibleHistoryStartDateTime: '0001-01-01T00:00:00Z',
});

function group(call: Call): TeamRow {
  const id = call.params.id ?? '';
  const row = call.tenant.db.get<TeamRow>('SELECT * FROM teams WHERE id = ?', id);
  if (row) return row;
  throw notFound(
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
    'Request_ResourceNotFound',
  );
}

function team(call: Call): TeamRow {
  const row = teamOf(call.tenant.db, call.params.id ?? '');
  requireMember(call, row.id);
  return row;
}

function groups(call: Call): Reply {
  const filter = call.query.get('$filter');
  let rows = call.tenant.db.all<TeamRow>('SELECT * FROM teams ORDER BY name').map(showGroup);
  if (filter !== null) {
    // The one lambda Graph clients use to list teams among groups: every group here is a team.
    const teamsOnly =
      /^resourceProvisioningOptions\/any\(\s*(\w+)\s*:\s*\1\s+eq\s+'Team'\s*\)$/i.test(
        filter.trim(),
      );
    if (!teamsOnly) {
      const { test, fields } = parseFilter(filter);
      const odd = [...fields].find((field) => !(field in (rows[0] ?? {})));
      if (odd)
        throw badRequest(
          `Unsupported or invalid query filter clause specified for property '${odd}' of resource 'Group'.`,
          'Request_UnsupportedQuery',
        );
      rows = rows.filter(test);
    }
  }
  const names = selectOf(call);
  return json(
    pageOf(
      call,
      'groups',
      rows.map((row) => pick(row, names)),
      LIMITS,
    ),
  );
}

function groupPeople(call: Call, ownersOnly: boolean): Reply {
  const rows = membersOf(call, group(call).id).filter((row) => !ownersOnly || row.owner === 1);
  const names = selectOf(call);
  return json(
    pageOf(
      call,
      'directoryObjects',
      rows.map((row) => directoryObject(row, names)),
      LIMITS,
    ),
  );
}

function members(call: Call): Reply {
  const { id } = team(call);
  const rows = membersOf(call, id).map((row) => showMember(id, row));
  return json(pageOf(call, `teams('${id}')/members`, rows, LIMITS));
}

function channelMembers(call: Call): Reply {
  const { id } = team(call);
  const channel = channelOf(call.tenant.db, id, call.params.channel ?? '');
  const rows = membersOf(call, id).map((row) => showMember(id, row));
  return json(pageOf(call, `teams('${id}')/channels('${channel.id}')/members`, rows, LIMITS));
}

function channels(call: Call): Reply {
  const { id } = team(call);
  const rows = call.tenant.db.all<ChannelRow>(
    'SELECT * FROM channels WHERE team_id = ? ORDER BY rowid',
    id,
  );
  const filter = call.query.get('$filter');
  const shown = rows.map(showChannel);
  const kept = filter === null ? shown : shown.filter(parseFilter(filter).test);
  const names = selectOf(call);
  return json(
    pageOf(
      call,
      `teams('${id}')/channels`,
      kept.map((row) => pick(row, names)),
      LIMITS,
    ),
  );
}

function channel(call: Call): Reply {
  const { id } = team(call);
  const row = channelOf(call.tenant.db, id, call.params.channel ?? '');
  return json({
    '@odata.context': contextUrl(call, `teams('${id}')/channels/$entity`),
    ...pick(showChannel(row), selectOf(call)),
  });
}

function primary(call: Call): Reply {
  const { id } = team(call);
  const row = call.tenant.db.get<ChannelRow>(
    "SELECT * FROM channels WHERE team_id = ? AND name = 'General'",
    id,
  );
  if (!row) throw notFound('Channel not found.', 'NotFound');
  return json({
    '@odata.context': contextUrl(call, `teams('${id}')/primaryChannel/$entity`),
    ...showChannel(row),
  });
}

function joined(call: Call, key: string): Reply {
  const user = userOf(call.tenant.db, key);
  const rows = call.tenant.db.all<TeamRow>(
    'SELECT t.* FROM teams t JOIN memberships m ON m.team_id = t.id WHERE m.user_id = ? ORDER BY t.name',
    user.id,
  );
  return json(pageOf(call, 'teams', rows.map(showTeam), LIMITS));
}

function memberOf(call: Call): Reply {
  const user = userOf(call.tenant.db, call.params.id ?? '');
  const rows = call.tenant.db.all<TeamRow>(
    'SELECT t.* FROM teams t JOIN memberships m ON m.team_id = t.id WHERE m.user_id = ? ORDER BY t.name',
    user.id,
  );
  return json(
    pageOf(
      call,
      'directoryObjects',
      rows.map((row) => ({ '@odata.type': '#microsoft.graph.group', ...showGroup(row) })),
      LIMITS,
    ),
  );
}

export const teamRoutes: Route[] = [
  route('GET', '/groups', groups),
  route('GET', '/groups/{id}', (call) =>
    json({
      '@odata.context': contextUrl(call, 'groups/$entity'),
      ...pick(showGroup(group(call)), selectOf(call)),
    }),
  ),
  route('GET', '/groups/{id}/members', (call) => groupPeople(call, false)),
  route('GET', '/groups/{id}/owners', (call) => groupPeople(call, true)),
  route('GET', '/teams', (call) =>
    json(
      pageOf(
        call,
        'teams',
        call.tenant.db.all<TeamRow>('SELECT * FROM teams ORDER BY name').map(showTeam),
        LIMITS,
      ),
    ),
  ),
  route('GET', '/teams/{id}', (call) =>
    json({
      '@odata.context': contextUrl(call, 'teams/$entity'),
      ...pick(showTeam(team(call)), selectOf(call)),
    }),
  ),
  route('GET', '/teams/{id}/members', members),
  route('GET', '/teams/{id}/channels', channels),
  route('GET', '/teams/{id}/primaryChannel', primary),
  route('GET', '/teams/{id}/channels/{channel}', channel),
  route('GET', '/teams/{id}/channels/{channel}/members', channelMembers),
  route('GET', '/users/{id}/joinedTeams', (call) => joined(call, call.params.id ?? '')),
  route('GET', '/me/joinedTeams', (call) => joined(call, requirePerson(call))),
  route('GET', '/users/{id}/memberOf', memberOf),
  route('GET', '/users/{id}/transitiveMemberOf', memberOf),
];

import { channelMembersOf, membershipTypeOf } from '../graph/team-shapes.ts';
import { json } from '../http/body.ts';
import { badRequest, notFound } from '../http/errors.ts';
import { type Call, openRoute, type Reply, type Route } from '../http/router.ts';
import type { ChannelRow, TeamRow, UserRow } from '../people.ts';
import type { Tenant } from '../tenant.ts';
import { conversationOf } from './conversation.ts';
import { groupMembers } from './groups.ts';
import { showBotMember, teamMembers } from './members.ts';

/** Pages of a roster are never smaller or larger, whatever is asked for. */
const PAGE = { min: 50, max: 500, usual: 200 };
/** The old roster call gives up beyond this. */
const MOST_UNPAGED = 10_000;

function roster(call: Call): UserRow[] {
  const where = conversationOf(call.tenant, call.params.conversation ?? '');
  if (where.person) return [where.person];
  if (where.group) return groupMembers(call.tenant, where.group.id);
  return where.channel ? channelMembersOf(call.tenant.db, where.channel) : [];
}

function unpaged(call: Call): Reply {
  const rows = roster(call);
  if (rows.length > MOST_UNPAGED)
    throw badRequest('The roster is too large; read it in pages.', 'ConversationTooLarge');
  return json(rows.map(showBotMember));
}

function paged(call: Call): Reply {
  const rows = roster(call);
  const asked = Number(call.query.get('pageSize') ?? PAGE.usual) || PAGE.usual;
  const size = Math.min(PAGE.max, Math.max(PAGE.min, asked));
  const start = startOf(call.query.get('continuationToken'));
  const end = start + size;
  const next = end < rows.length ? { continuationToken: tokenFor(end) } : {};
  return json({ members: rows.slice(start, end).map(showBotMember), ...next });
}

const tokenFor = (start: number): string => Buffer.from(`from:${start}`).toString('base64url');

function startOf(token: string | null): number {
  if (!token) return 0;
  const start = /^from:(\d+)$/.exec(Buffer.from(token, 'base64url').toString())?.[1];
  if (start === undefined) throw badRequest('The continuation token is not valid.', 'BadArgument');
  return Number(start);
}

function member(call: Call): Reply {
  const key = (call.params.member ?? '').toLowerCase();
  const row = roster(call).find((person) =>
    [person.id, person.teams_id, person.upn].some((own) => own.toLowerCase() === key),
  );
  if (!row)
    throw notFound('The member was not found in the conversation.', 'MemberNotFoundInConversation');
  return json(showBotMember(row));
}

/** Bots name a team by its General channel; the group id works too. */
function team(call: Call): TeamRow {
  const row = call.tenant.db.get<TeamRow>(
    'SELECT * FROM teams WHERE id = ?1 OR id = (SELECT team_id FROM channels WHERE id = ?1)',
    call.params.team ?? '',
  );
  if (!row) throw notFound('The team was not found.', 'NotFound');
  const [first] = teamChannels(call.tenant, row);
  conversationOf(call.tenant, first?.id ?? '');
  return row;
}

function teamDetails(call: Call): Reply {
  const row = team(call);
  const channels = teamChannels(call.tenant, row);
  return json({
    id: channels.find((channel) => channel.name === null)?.id,
    name: row.name,
    aadGroupId: row.id,
    type: 'standard',
    channelCount: channels.length,
    memberCount: teamMembers(call.tenant, row.id).length,
  });
}

/** The General channel has no name here: clients show it in their own language. */
const teamChannels = (tenant: Tenant, row: TeamRow) =>
  tenant.db
    .all<ChannelRow>('SELECT * FROM channels WHERE team_id = ? ORDER BY rowid', row.id)
    .map((channel) => ({
      id: channel.id,
      name: channel.name === 'General' ? null : channel.name,
      type: membershipTypeOf(tenant.db, channel),
    }));

const ONE = '/connector/v3/conversations/{conversation}';
export const rosterRoutes: Route[] = [
  openRoute('GET', `${ONE}/members`, unpaged),
  openRoute('GET', `${ONE}/pagedmembers`, paged),
  openRoute('GET', `${ONE}/members/{member}`, member),
  openRoute('GET', '/connector/v3/teams/{team}', teamDetails),
  openRoute('GET', '/connector/v3/teams/{team}/conversations', (call) =>
    json({ conversations: teamChannels(call.tenant, team(call)) }),
  ),
];

import { z } from 'zod';
import { TENANT_ID } from '../address.ts';
import type { Db } from '../db.ts';
import { extrasOf } from '../extras.ts';
import { empty, json, readBody } from '../http/body.ts';
import { badRequest, notFound, ODataError } from '../http/errors.ts';
import { type Call, type Reply, type Route, route } from '../http/router.ts';
import { newMemberId } from '../ids.ts';
import { contextUrl, type Json, pageOf } from '../odata/page.ts';
import { refine } from '../odata/query.ts';
import { findUser, isMember, teamOf, type UserRow } from '../people.ts';
import { tellMembers } from '../teams/happenings.ts';
import { actorIn } from '../teams/owners.ts';
import { requireOwner } from './access.ts';
import {
  channelIn,
  channelMembersOf,
  isPrivate,
  LIMITS,
  type MemberRow,
  membersOf,
  showMember,
  teamIn,
} from './team-shapes.ts';

export const memberSchema = z.looseObject({
  'user@odata.bind': z.string().optional(),
  roles: z.array(z.enum(['owner', 'guest'])).default([]),
});
export interface Bound {
  user: UserRow;
  owner: boolean;
}

/** Whom `users('{id or name}')` names. @throws ODataError 400 or 404 */
export function boundUser(call: Call, member: z.infer<typeof memberSchema>): Bound {
  const text = member['user@odata.bind'] ?? '';
  const key = /users(?:\('([^')]+)'\)|\/([^/]+))$/.exec(text);
  if (!key) throw badRequest("Bad Request: 'user@odata.bind' is missing or invalid.", 'BadRequest');
  const user = findUser(call.tenant.db, decodeURIComponent(key[1] ?? key[2] ?? ''));
  if (!user) throw notFound('Failed to find the user to add.', 'NotFound');
  return { user, owner: member.roles.includes('owner') };
}

/** Where memberships are kept: of the team, or of a private channel. */
interface Place {
  id: string;
  teamId: string;
  context: string;
  members: MemberRow[];
  table: 'memberships' | 'channel_members';
  key: 'team_id' | 'channel_id';
}

function placeOf(call: Call): Place {
  const team = teamIn(call);
  const { db } = call.tenant;
  if (call.params.channel === undefined) {
    const context = `teams('${team.id}')/members`;
    const members = membersOf(db, team.id);
    return { id: team.id, teamId: team.id, context, members, table: 'memberships', key: 'team_id' };
  }
  const channel = channelIn(call, team);
  const own = isPrivate(db, channel);
  return {
    id: own ? channel.id : team.id,
    teamId: team.id,
    context: `teams('${team.id}')/channels('${encodeURIComponent(channel.id)}')/members`,
    members: channelMembersOf(db, channel),
    table: own ? 'channel_members' : 'memberships',
    key: own ? 'channel_id' : 'team_id',
  };
}

function list(call: Call): Reply {
  const place = placeOf(call);
  const rows = [...place.members.map((row) => showMember(place.id, row)), ...fromOutside(call)];
  return json(pageOf(call, place.context, refine(call, rows, { always: ['id'] }), LIMITS));
}

/** People of other organizations in a shared channel. */
function fromOutside(call: Call): Json[] {
  const { external } = extrasOf(call.tenant.db, 'channel', call.params.channel ?? '');
  return Array.isArray(external)
    ? external.map((one: Json) => ({
        '@odata.type': '#microsoft.graph.aadUserConversationMember',
        id: newMemberId(String(one.tenantId), call.params.channel ?? '', String(one.userId)),
        roles: [],
        visibleHistoryStartDateTime: '0001-01-01T00:00:00Z',
        ...one,
      }))
    : [];
}

function memberIn(call: Call, place: Place): MemberRow {
  const id = call.params.member ?? '';
  const row = place.members.find((one) => newMemberId(TENANT_ID, place.id, one.id) === id);
  if (row) return row;
  throw notFound('Failed to find the member in the roster.', 'NotFound');
}

const reply = (call: Call, place: Place, row: MemberRow, status = 200): Reply =>
  json(
    {
      '@odata.context': contextUrl(call, `${place.context}/$entity`),
      ...showMember(place.id, row),
    },
    status,
  );

function one(call: Call): Reply {
  const place = placeOf(call);
  return reply(call, place, memberIn(call, place));
}

/** Members of a standard channel are the team's; only private ones have their own. */
function changeable(call: Call): Place {
  const place = placeOf(call);
  requireOwner(call, place.teamId);
  if (call.params.channel !== undefined && place.table === 'memberships')
    throw badRequest(
      'Adding or changing members is only supported for private and shared channels.',
      'BadRequest',
    );
  return place;
}

function put(db: Db, place: Place, { user, owner }: Bound): MemberRow {
  if (place.table === 'channel_members' && !isMember(db, place.teamId, user.id))
    throw badRequest('The user is not a member of the team.', 'BadRequest');
  db.run(
    `INSERT INTO ${place.table}(${place.key}, user_id, owner) VALUES(?, ?, ?)
     ON CONFLICT DO UPDATE SET owner = excluded.owner`,
    place.id,
    user.id,
    owner ? 1 : 0,
  );
  return { ...user, owner: owner ? 1 : 0 };
}

function add(call: Call): Reply {
  const place = changeable(call);
  const bound = boundUser(call, readBody(call, memberSchema));
  return reply(call, place, join(call, place, bound), 201);
}

function patch(call: Call): Reply {
  const place = changeable(call);
  const row = memberIn(call, place);
  const owner = readBody(call, memberSchema).roles.includes('owner');
  if (!owner) requireAnotherOwner(place, row);
  return reply(call, place, put(call.tenant.db, place, { user: row, owner }));
}

/** Nobody leaves a place without an owner. */
function requireAnotherOwner(place: Place, row: MemberRow): void {
  const others = place.members.some((one) => one.owner === 1 && one.id !== row.id);
  if (row.owner === 1 && !others)
    throw badRequest('The last owner cannot be removed.', 'BadRequest');
}

function take(db: Db, place: Place, userId: string): void {
  db.run(`DELETE FROM ${place.table} WHERE ${place.key} = ? AND user_id = ?`, place.id, userId);
  if (place.table !== 'memberships') return;
  // Who leaves the team leaves its private channels.
  db.run(
    'DELETE FROM channel_members WHERE user_id = ? AND channel_id IN (SELECT id FROM channels WHERE team_id = ?)',
    userId,
    place.id,
  );
}

function remove(call: Call): Reply {
  const place = changeable(call);
  const row = memberIn(call, place);
  requireAnotherOwner(place, row);
  leave(call, place, row);
  return empty();
}

/** The bot in the team hears of it on its own time; a private channel's people are not its concern. */
function tell(call: Call, place: Place, change: 'added' | 'removed', user: UserRow): void {
  if (place.table !== 'memberships') return;
  const { tenant, caller } = call;
  const by = actorIn(tenant, place.teamId, caller.personId);
  void tellMembers(tenant, teamOf(tenant.db, place.teamId), by, change, [user]);
}

function join(call: Call, place: Place, bound: Bound): MemberRow {
  const isNew = !place.members.some(({ id }) => id === bound.user.id);
  const row = put(call.tenant.db, place, bound);
  if (isNew) tell(call, place, 'added', bound.user);
  return row;
}

function leave(call: Call, place: Place, user: UserRow): void {
  const wasThere = place.members.some(({ id }) => id === user.id);
  take(call.tenant.db, place, user.id);
  if (wasThere) tell(call, place, 'removed', user);
}

const manySchema = z.object({ values: z.array(memberSchema).min(1).max(200) });

/** Many at once: each has its own result. */
function many(call: Call, act: (place: Place, bound: Bound) => void): Reply {
  const place = changeable(call);
  const { values } = readBody(call, manySchema);
  const results = values.map((member): Json => {
    const base = { '@odata.type': '#microsoft.graph.aadUserConversationMemberResult' };
    try {
      const bound = boundUser(call, member);
      act(place, bound);
      return { ...base, userId: bound.user.id, error: null };
    } catch (error) {
      if (!(error instanceof ODataError)) throw error;
      return { ...base, userId: null, error: { code: error.code, message: error.message } };
    }
  });
  const failed = results.some((result) => result.error !== null);
  const context = contextUrl(call, 'Collection(microsoft.graph.aadUserConversationMemberResult)');
  return json({ '@odata.context': context, value: results }, failed ? 207 : 200);
}

const BASE = '/teams/{id}/members';
const CHANNEL = '/teams/{id}/channels/{channel}';
export const memberRoutes: Route[] = [
  ...[BASE, `${CHANNEL}/members`].flatMap((base) => [
    route('GET', base, list),
    route('POST', base, add),
    route('GET', `${base}/{member}`, one),
    route('PATCH', `${base}/{member}`, patch),
    route('DELETE', `${base}/{member}`, remove),
  ]),
  route('GET', `${CHANNEL}/allMembers`, list),
  route('POST', `${BASE}/add`, (call) =>
    many(call, (place, bound) => {
      join(call, place, bound);
    }),
  ),
  route('POST', `${BASE}/remove`, (call) =>
    many(call, (place, { user }) => {
      leave(call, place, user);
    }),
  ),
];

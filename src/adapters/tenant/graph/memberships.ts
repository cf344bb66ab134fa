import { z } from 'zod';
import { json, readBody } from '../http/body.ts';
import { type Call, type Reply, type Route, route } from '../http/router.ts';
import { contextUrl, type Json, pageOf } from '../odata/page.ts';
import { refine } from '../odata/query.ts';
import { type TeamRow, userOf } from '../people.ts';
import { requirePerson } from './access.ts';
import { DIRECTORY_LIMITS, showGroup, showTeamBriefly } from './team-shapes.ts';

const teamsOf = (call: Call, key: string): TeamRow[] =>
  call.tenant.db.all<TeamRow>(
    'SELECT t.* FROM teams t JOIN memberships m ON m.team_id = t.id WHERE m.user_id = ? ORDER BY t.name',
    userOf(call.tenant.db, key).id,
  );

function joined(call: Call, key: string): Reply {
  const rows = teamsOf(call, key).map((row) => showTeamBriefly(call.tenant.db, row));
  return json(pageOf(call, 'teams', refine(call, rows, { always: ['id'] }), DIRECTORY_LIMITS));
}

/** Groups do not nest here: what somebody is in and what they are in transitively is the same.
 * @param groups only groups, without the derived type's name in each */
function memberOf(call: Call, groups: boolean): Reply {
  const rows = teamsOf(call, call.params.id ?? '').map((row): Json => {
    const group = { ...showGroup(row), appRoleAssignments: [] };
    return groups ? group : { '@odata.type': '#microsoft.graph.group', ...group };
  });
  const what = groups ? 'groups' : 'directoryObjects';
  const shown = refine(call, rows, { always: ['id'] }).map(
    ({ appRoleAssignments: _inner, ...row }) => row,
  );
  return json(pageOf(call, what, shown, DIRECTORY_LIMITS));
}

const checkSchema = z.object({ groupIds: z.array(z.string()).min(1).max(20) });

function check(call: Call): Reply {
  const { groupIds } = readBody(call, checkSchema);
  const mine = new Set(teamsOf(call, call.params.id ?? '').map((row) => row.id));
  return json({
    '@odata.context': contextUrl(call, 'Collection(Edm.String)'),
    value: groupIds.filter((id) => mine.has(id)),
  });
}

export const membershipRoutes: Route[] = [
  route('GET', '/users/{id}/joinedTeams', (call) => joined(call, call.params.id ?? '')),
  route('GET', '/me/joinedTeams', (call) => joined(call, requirePerson(call))),
  ...['memberOf', 'transitiveMemberOf'].flatMap((name) => [
    route('GET', `/users/{id}/${name}`, (call) => memberOf(call, false)),
    route('GET', `/users/{id}/${name}/microsoft.graph.group`, (call) => memberOf(call, true)),
  ]),
  route('POST', '/users/{id}/checkMemberGroups', check),
];

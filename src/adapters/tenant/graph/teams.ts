import { z } from 'zod';
import { addExtras } from '../extras.ts';
import { empty, json, readBody } from '../http/body.ts';
import { badRequest } from '../http/errors.ts';
import { type Call, type Reply, type Route, route } from '../http/router.ts';
import { parseFilter } from '../odata/filter.ts';
import { contextUrl, pageOf, pick, selectOf } from '../odata/page.ts';
import { namesIn, optionOf } from '../odata/query.ts';
import type { TeamRow } from '../people.ts';
import { tellTeam } from '../teams/happenings.ts';
import { actorIn } from '../teams/owners.ts';
import { requireOwner } from './access.ts';
import {
  DIRECTORY_LIMITS,
  groupOf,
  membersOf,
  showGroup,
  showTeam,
  showTeamBriefly,
  teamIn,
} from './team-shapes.ts';
import { directoryObject } from './users.ts';

function groups(call: Call): Reply {
  let rows = call.tenant.db
    .all<TeamRow>('SELECT * FROM teams ORDER BY name')
    .map((row) => showGroup(row));
  const filter = optionOf(call, 'filter');
  if (filter !== null) {
    const { test, fields } = parseFilter(filter);
    const odd = [...fields].find((field) => !(field in (rows[0] ?? {})));
    if (odd)
      throw badRequest(
        `Unsupported or invalid query filter clause specified for property '${odd}' of resource 'Group'.`,
        'Request_UnsupportedQuery',
      );
    rows = rows.filter(test);
  }
  const names = selectOf(call);
  return json(
    pageOf(
      call,
      'groups',
      rows.map((row) => pick(row, names)),
      DIRECTORY_LIMITS,
    ),
  );
}

function groupPeople(call: Call, ownersOnly: boolean): Reply {
  const rows = membersOf(call.tenant.db, groupOf(call).id).filter(
    (row) => !ownersOnly || row.owner === 1,
  );
  const names = selectOf(call);
  return json(
    pageOf(
      call,
      'directoryObjects',
      rows.map((row) => directoryObject(row, names)),
      DIRECTORY_LIMITS,
    ),
  );
}

function teams(call: Call): Reply {
  const rows = call.tenant.db
    .all<TeamRow>('SELECT * FROM teams ORDER BY name')
    .map((row) => showTeamBriefly(call.tenant.db, row));
  const filter = optionOf(call, 'filter');
  const kept = filter === null ? rows : rows.filter(parseFilter(filter).test);
  const names = selectOf(call);
  return json(
    pageOf(
      call,
      'teams',
      kept.map((row) => pick(row, names)),
      DIRECTORY_LIMITS,
    ),
  );
}

const team = (call: Call): Reply =>
  json({
    '@odata.context': contextUrl(call, 'teams/$entity'),
    ...pick(showTeam(call.tenant.db, teamIn(call)), namesIn(optionOf(call, 'select'))),
  });

const settings = z.record(z.string(), z.union([z.boolean(), z.string()])).nullable();
const patchSchema = z.looseObject({
  displayName: z.string().min(1).optional(),
  description: z.string().optional(),
  classification: z.string().nullable().optional(),
  visibility: z.enum(['private', 'public', 'hiddenMembership']).optional(),
  memberSettings: settings.optional(),
  guestSettings: settings.optional(),
  messagingSettings: settings.optional(),
  funSettings: settings.optional(),
  discoverySettings: settings.optional(),
});

function patch(call: Call): Reply {
  const row = teamIn(call);
  requireOwner(call, row.id);
  const { displayName, description, ...rest } = readBody(call, patchSchema);
  const { db } = call.tenant;
  db.tx(() => {
    db.run(
      'UPDATE teams SET name = ?, description = ? WHERE id = ?',
      displayName ?? row.name,
      description ?? row.description,
      row.id,
    );
    const { discoverySettings: _beta, ...kept } = rest;
    addExtras(db, 'team', row.id, kept);
  });
  if (displayName !== undefined && displayName !== row.name) {
    const { tenant, caller } = call;
    const by = actorIn(tenant, row.id, caller.personId);
    void tellTeam(tenant, { ...row, name: displayName }, by, 'teamRenamed');
  }
  return empty();
}

export const teamRoutes: Route[] = [
  route('GET', '/groups', groups),
  route('GET', '/groups/{id}', (call) =>
    json({
      '@odata.context': contextUrl(call, 'groups/$entity'),
      ...pick(showGroup(groupOf(call)), selectOf(call)),
    }),
  ),
  route('GET', '/groups/{id}/members', (call) => groupPeople(call, false)),
  route('GET', '/groups/{id}/owners', (call) => groupPeople(call, true)),
  route('GET', '/teams', teams),
  route('GET', '/teams/{id}', team),
  route('PATCH', '/teams/{id}', patch),
];

import { z } from 'zod';
import { ruleSchema } from '../faults.ts';
import { personOf, teamOf, type UserRow } from '../people.ts';
import { ownerOf } from '../teams/dev-teams.ts';
import { uninstallFor, uninstallFrom } from '../teams/installing.ts';
import { empty, json, readBody } from './body.ts';
import { notFound } from './errors.ts';
import { type Call, openRoute, type Reply, type Route } from './router.ts';

function person(call: Call, key: string): UserRow {
  const row = personOf(call.tenant.db, key);
  if (!row) throw notFound('There is no such person.');
  return row;
}

function add(call: Call): Reply {
  const id = call.tenant.faults.add(readBody(call, ruleSchema));
  return json(
    call.tenant.faults.list().find((rule) => rule.id === id),
    201,
  );
}

function remove(call: Call): Reply {
  if (!call.tenant.faults.remove(call.params.id ?? '')) throw notFound('There is no such fault.');
  return empty();
}

function clear(call: Call): Reply {
  call.tenant.faults.clear();
  return empty();
}

const scope = { scope: z.string().min(1), granted: z.boolean() };
const consentSchema = z.union([
  z.object({ app: z.union([z.literal(true), z.string().min(1)]), ...scope }),
  z.object({ person: z.union([z.literal('everyone'), z.string().min(1)]), ...scope }),
  z.object({ team: z.string().min(1), ...scope }),
]);

/** Grants or takes away one right: the app's own, a person's (or everyone's), or what a team's owner gave. */
function consent(call: Call): Reply {
  const { consents, db } = call.tenant;
  const change = readBody(call, consentSchema);
  if ('app' in change) {
    consents.setApp(change.scope, change.granted);
    return json({ scopes: consents.appScopes() });
  }
  if ('team' in change) {
    const team = teamOf(db, change.team);
    consents.setTeam(team.id, change.scope, change.granted);
    return json({ scopes: consents.teamScopes(team.id) });
  }
  const who = change.person === 'everyone' ? undefined : person(call, change.person).id;
  consents.setPerson(who, change.scope, change.granted);
  return json({ scopes: consents.personScopes(who ?? '') });
}

function shown(call: Call): Reply {
  const { consents, db } = call.tenant;
  const as = call.query.get('as');
  const team = call.query.get('team');
  return json({
    app: consents.appScopes(),
    person: consents.personScopes(as ? person(call, as).id : ''),
    ...(team ? { team: consents.teamScopes(teamOf(db, team).id) } : {}),
  });
}

const uninstallSchema = z.union([
  z.object({ as: z.string().min(1) }),
  z.object({ team: z.string().min(1) }),
]);

function uninstall(call: Call): Reply {
  const where = readBody(call, uninstallSchema);
  const { tenant } = call;
  // Gone at once; the bot hears of it when it does.
  if ('as' in where) void uninstallFor(tenant, person(call, where.as));
  else {
    const team = teamOf(tenant.db, where.team);
    void uninstallFrom(tenant, team, ownerOf(tenant, team.id));
  }
  return empty();
}

export const faultRoutes: Route[] = [
  openRoute('GET', '/dev/faults', (call) => json({ faults: call.tenant.faults.list() })),
  openRoute('POST', '/dev/faults', add),
  openRoute('DELETE', '/dev/faults', clear),
  openRoute('DELETE', '/dev/faults/{id}', remove),
  openRoute('GET', '/dev/consent', shown),
  openRoute('POST', '/dev/consent', consent),
  openRoute('POST', '/dev/uninstall', uninstall),
];

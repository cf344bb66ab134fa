import { z } from 'zod';
import { EFFECTS, ruleSchema } from '../faults.ts';
import { personOf, type UserRow } from '../people.ts';
import { uninstallFor, uninstallFrom } from '../teams/installing.ts';
import { ownerOf, teamNamed } from '../teams/owners.ts';
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
  const { consents } = call.tenant;
  const change = readBody(call, consentSchema);
  if ('app' in change) {
    consents.setApp(change.scope, change.granted);
    return json({ scopes: consents.appScopes() });
  }
  if ('team' in change) {
    const team = teamNamed(call.tenant, change.team);
    consents.setTeam(team.id, change.scope, change.granted);
    return json({ scopes: consents.teamScopes(team.id) });
  }
  const who = change.person === 'everyone' ? undefined : person(call, change.person).id;
  consents.setPerson(who, change.scope, change.granted);
  return json({ scopes: consents.personScopes(who ?? '') });
}

function shown(call: Call): Reply {
  const { consents } = call.tenant;
  const as = call.query.get('as');
  const team = call.query.get('team');
  return json({
    rights: consents.rights(),
    app: consents.appScopes(),
    person: consents.personScopes(as ? person(call, as).id : ''),
    ...(team ? { team: consents.teamScopes(teamNamed(call.tenant, team).id) } : {}),
  });
}

const uninstallSchema = z.union([
  z.object({ as: z.string().min(1) }),
  z.object({ team: z.string().min(1) }),
]);

/** Takes the app away as a person or a team's owner does: the bot is told, and from then on refused. */
async function uninstall(call: Call): Promise<Reply> {
  const { tenant } = call;
  const where = readBody(call, uninstallSchema);
  if ('as' in where) await uninstallFor(tenant, person(call, where.as));
  else {
    const team = teamNamed(tenant, where.team);
    await uninstallFrom(tenant, team, ownerOf(tenant, team.id));
  }
  return empty();
}

export const faultRoutes: Route[] = [
  openRoute('GET', '/dev/faults', (call) =>
    json({ faults: call.tenant.faults.list(), effects: EFFECTS }),
  ),
  openRoute('POST', '/dev/faults', add),
  openRoute('DELETE', '/dev/faults', clear),
  openRoute('DELETE', '/dev/faults/{id}', remove),
  openRoute('GET', '/dev/consent', shown),
  openRoute('POST', '/dev/consent', consent),
  openRoute('POST', '/dev/uninstall', uninstall),
];

import { z } from 'zod';
import { BOT_NAME } from '../bot.ts';
import { json, readBody } from '../http/body.ts';
import { badRequest, forbidden } from '../http/errors.ts';
import { type Call, openRoute, type Reply, type Route } from '../http/router.ts';
import { nameOf } from '../people.ts';
import { appOf, appSchema, setApp } from './app.ts';
import { person, whereIs } from './client-people.ts';
import { installFor, installInGroup, uninstallFor, uninstallFromGroup } from './installing.ts';
import { personState, setPersonState } from './installs.ts';

const app = (call: Call): Reply => json(appOf(call.tenant));

function replaceApp(call: Call): Reply {
  setApp(call.tenant, readBody(call, appSchema));
  call.tenant.unfurled.clear();
  return app(call);
}

const one = z.object({ as: z.string() });

const somewhere = one.extend({ in: z.string().default('personal') });

/** For oneself, or in a group that one is of; a team's apps are its owners' affair. */
async function install(call: Call): Promise<Reply> {
  const { tenant } = call;
  const body = readBody(call, somewhere);
  const who = person(tenant, body.as);
  const { conversation, group } = whereIs(tenant, who, body.in);
  const status = group ? await installInGroup(tenant, group, who) : await installFor(tenant, who);
  return json({ status, conversation });
}

async function uninstall(call: Call): Promise<Reply> {
  const { tenant } = call;
  const body = readBody(call, somewhere);
  const who = person(tenant, body.as);
  const { conversation, group } = whereIs(tenant, who, body.in);
  const status = group
    ? await uninstallFromGroup(tenant, group, who)
    : await uninstallFor(tenant, who);
  return json({ status, conversation });
}

/** Blocking is private: the bot is told nothing and finds out when it writes. */
function block(call: Call): Reply {
  const { tenant } = call;
  const body = readBody(call, one.extend({ blocked: z.boolean().default(true) }));
  const who = person(tenant, body.as);
  const state = personState(tenant, who.id);
  if (state !== 'installed' && state !== 'blocked')
    throw badRequest('The app is not installed for this person.', 'AppNotInstalled');
  setPersonState(tenant, who.id, body.blocked ? 'blocked' : 'installed');
  return json({ blocked: body.blocked });
}

/** The token a tab gets for the person in front of it. */
async function token(call: Call): Promise<Reply> {
  const { tenant } = call;
  const who = person(tenant, readBody(call, one).as);
  if (!tenant.consents.personScopes(who.id).includes('access_as_user'))
    throw forbidden(`${nameOf(who)} has not consented to ${BOT_NAME}.`, 'resourceRequiresConsent');
  const { resource } = appOf(tenant);
  const claims = { id: who.id, name: nameOf(who), upn: who.upn };
  return json({ token: await tenant.identity.apiToken(claims, resource) });
}

export const appRoutes: Route[] = [
  openRoute('GET', '/client/app', app),
  openRoute('PUT', '/dev/app', replaceApp),
  openRoute('POST', '/client/install', install),
  openRoute('POST', '/client/uninstall', uninstall),
  openRoute('POST', '/client/block', block),
  openRoute('POST', '/client/token', token),
];

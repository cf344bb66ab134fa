import { z } from 'zod';
import { TENANT_ID } from '../address.ts';
import { empty, json, readBody } from '../http/body.ts';
import { badRequest, forbidden, notFound, ODataError } from '../http/errors.ts';
import { type Call, type Reply, type Route, route } from '../http/router.ts';
import { guidOf } from '../ids.ts';
import { parseFilter } from '../odata/filter.ts';
import { contextUrl, expandOf, type Json, pageOf, pick, selectOf } from '../odata/page.ts';
import { type TeamRow, teamOf, type UserRow, userOf } from '../people.ts';
import { type App, appOf } from '../teams/app.ts';
import { graphChatId } from '../teams/conversation.ts';
import {
  installFor,
  installIn,
  uninstallFor,
  uninstallFrom,
  upgradeFor,
  upgradeIn,
} from '../teams/installing.ts';
import { isInTeam, personState } from '../teams/installs.ts';
import { actorIn } from '../teams/owners.ts';
import { requireMember } from './access.ts';

/** The id of our app in the organization's catalogue; the manifest's own is its `externalId`. */
export const catalogIdOf = (app: App): string => guidOf(`catalogue:${app.id}`);

const showApp = (app: App): Json => ({
  id: catalogIdOf(app),
  externalId: app.id,
  displayName: app.name,
  distributionMethod: 'organization',
});

const showDefinition = (app: App): Json => ({
  id: Buffer.from(`${catalogIdOf(app)}##${app.version}`).toString('base64'),
  teamsAppId: catalogIdOf(app),
  displayName: app.name,
  version: app.version,
  publishingState: 'published',
  shortDescription: app.name,
  description: app.name,
  lastModifiedDateTime: null,
  createdBy: null,
});

const installationId = (ownerId: string, app: App): string =>
  Buffer.from(`${ownerId}##${catalogIdOf(app)}`).toString('base64');

/** Who or what has the app, and how it is given and taken. */
interface Owner {
  id: string;
  path: string;
  installed: boolean;
  consented: readonly string[];
  install(): Promise<number>;
  remove(): Promise<number>;
  upgrade(): Promise<number>;
}

function teamOwner(call: Call): Owner {
  const { tenant } = call;
  const team: TeamRow = teamOf(tenant.db, call.params.team ?? '');
  requireMember(call, team.id);
  const by = (): UserRow => actorIn(tenant, team.id, call.caller.personId);
  return {
    id: team.id,
    path: `teams('${team.id}')/installedApps`,
    installed: isInTeam(tenant, team.id),
    consented: tenant.consents.teamScopes(team.id),
    install: () => installIn(tenant, team, by()),
    remove: () => uninstallFrom(tenant, team, by()),
    upgrade: () => upgradeIn(tenant, team, by()),
  };
}

function userOwner(call: Call): Owner {
  const { tenant } = call;
  const user = userOf(tenant.db, call.params.user ?? '');
  const { personId } = call.caller;
  if (personId !== undefined && personId !== user.id)
    throw forbidden('A person installs apps for themselves only.', 'Forbidden');
  const state = personState(tenant, user.id);
  return {
    id: user.id,
    path: `users('${user.id}')/teamwork/installedApps`,
    installed: state === 'installed' || state === 'blocked',
    consented: appOf(tenant).rsc.filter((name) => name.endsWith('.User')),
    install: () => installFor(tenant, user),
    remove: () => uninstallFor(tenant, user),
    upgrade: () => upgradeFor(tenant, user),
  };
}

function show(call: Call, owner: Owner): Json {
  const app = appOf(call.tenant);
  const expanded = expandOf(call);
  const permissions = owner.consented.map((name) => ({
    permissionValue: name,
    permissionType: 'application',
  }));
  const item: Json = {
    id: installationId(owner.id, app),
    consentedPermissionSet: { resourceSpecificPermissions: permissions },
  };
  return {
    // Graph tells the permissions only to those who ask.
    ...pick(item, selectOf(call) ?? ['id']),
    ...(expanded.has('teamsApp') ? { teamsApp: showApp(app) } : {}),
    ...(expanded.has('teamsAppDefinition') ? { teamsAppDefinition: showDefinition(app) } : {}),
  };
}

/** `teamsApp/externalId eq '…'` and the like: the app's properties as one looks for them. */
function wanted(call: Call): boolean {
  const filter = call.query.get('$filter');
  if (filter === null) return true;
  const app = appOf(call.tenant);
  const item = { teamsApp: showApp(app), teamsAppDefinition: showDefinition(app) };
  const flat = Object.fromEntries(
    Object.entries(item).flatMap(([name, value]) =>
      Object.entries(value).map(([key, entry]) => [`${name}/${key}`, entry]),
    ),
  );
  const { test, fields } = parseFilter(filter);
  const odd = [...fields].find((field) => !(field in flat));
  if (odd) throw badRequest(`The property '${odd}' cannot be filtered.`, 'BadRequest');
  return test({ ...flat, ...item });
}

function list(call: Call, owner: Owner): Reply {
  const rows = owner.installed && wanted(call) ? [show(call, owner)] : [];
  const page = pageOf(call, owner.path, rows, { fallback: 100, max: 999 });
  return json({ ...page, '@odata.count': rows.length });
}

/** The one installation there is. @throws ODataError 404 */
function found(call: Call, owner: Owner): Owner {
  const id = installationId(owner.id, appOf(call.tenant));
  const unpadded = (text: string): string => text.replace(/=+$/, '');
  if (owner.installed && unpadded(call.params.installation ?? '') === unpadded(id)) return owner;
  throw notFound('The app installation was not found.', 'NotFound');
}

function one(call: Call, owner: Owner): Reply {
  found(call, owner);
  return json({
    '@odata.context': contextUrl(call, `${owner.path}/$entity`),
    ...show(call, owner),
  });
}

const addSchema = z.looseObject({ 'teamsApp@odata.bind': z.string() });

/** The bot hears of it on its own time: Graph does not wait for it. */
function add(call: Call, owner: Owner, status: number): Reply {
  const bound = readBody(call, addSchema)['teamsApp@odata.bind'];
  const asked = /\/appCatalogs\/teamsApps(?:\/|\(')([^'/)]+)/i.exec(bound)?.[1];
  const app = appOf(call.tenant);
  if (!asked) throw badRequest("Invalid bind property name 'teamsApp' in request.", 'BadRequest');
  if (asked !== catalogIdOf(app))
    throw notFound(`App with id ${asked} was not found in the catalogue.`, 'NotFound');
  if (owner.installed)
    throw new ODataError(409, 'Conflict', 'App already installed in the target scope.');
  void owner.install();
  const location = `${call.tenant.url}/v1.0/${owner.path}/${installationId(owner.id, app)}`;
  return { ...empty(status), headers: { location } };
}

function remove(call: Call, owner: Owner): Reply {
  void found(call, owner).remove();
  return empty();
}

function upgrade(call: Call, owner: Owner): Reply {
  void found(call, owner).upgrade();
  return empty();
}

function chat(call: Call): Reply {
  const { id } = found(call, userOwner(call));
  return json({
    '@odata.context': contextUrl(call, 'chats/$entity'),
    id: graphChatId(id),
    topic: null,
    createdDateTime: null,
    lastUpdatedDateTime: null,
    chatType: 'oneOnOne',
    webUrl: `https://teams.microsoft.com/l/chat/${encodeURIComponent(graphChatId(id))}/0?tenantId=${TENANT_ID}`,
    tenantId: TENANT_ID,
    onlineMeetingInfo: null,
  });
}

function catalogue(call: Call): Reply {
  const app = appOf(call.tenant);
  const expanded = expandOf(call);
  const item: Json = {
    ...showApp(app),
    ...(expanded.has('appDefinitions') ? { appDefinitions: [showDefinition(app)] } : {}),
  };
  const filter = call.query.get('$filter');
  const rows = filter === null || parseFilter(filter).test(item) ? [item] : [];
  const names = selectOf(call);
  return json(
    pageOf(
      call,
      'appCatalogs/teamsApps',
      rows.map((row) => pick(row, names)),
      { fallback: 100, max: 999 },
    ),
  );
}

const TEAM = '/teams/{team}/installedApps';
const USER = '/users/{user}/teamwork/installedApps';
const ONE = '/{installation}';
export const installedAppRoutes: Route[] = [
  route('GET', '/appCatalogs/teamsApps', catalogue),
  route('GET', TEAM, (call) => list(call, teamOwner(call))),
  route('POST', TEAM, (call) => add(call, teamOwner(call), 201)),
  route('GET', TEAM + ONE, (call) => one(call, teamOwner(call))),
  route('DELETE', TEAM + ONE, (call) => remove(call, teamOwner(call))),
  route('POST', `${TEAM}${ONE}/upgrade`, (call) => upgrade(call, teamOwner(call))),
  route('GET', USER, (call) => list(call, userOwner(call))),
  route('POST', USER, (call) => add(call, userOwner(call), 201)),
  route('GET', USER + ONE, (call) => one(call, userOwner(call))),
  route('DELETE', USER + ONE, (call) => remove(call, userOwner(call))),
  route('POST', `${USER}${ONE}/upgrade`, (call) => upgrade(call, userOwner(call))),
  route('GET', `${USER}${ONE}/chat`, chat),
];

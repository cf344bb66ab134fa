import { z } from 'zod';
import { empty, json, readBody } from '../http/body.ts';
import { forbidden, notFound } from '../http/errors.ts';
import { type Call, type Reply, type Route, route } from '../http/router.ts';
import { newGuid } from '../ids.ts';
import { contextUrl, type Json, pageOf } from '../odata/page.ts';
import { siteOf } from './lookup.ts';

const LIMITS = { fallback: 100, max: 999 };
interface GrantRow {
  id: string;
  definition: string;
}
const application = z.object({
  application: z.looseObject({ id: z.string().min(1), displayName: z.string().optional() }),
});
const rolesSchema = z.array(z.enum(['read', 'write', 'owner', 'manage', 'fullcontrol'])).min(1);
const createSchema = z
  .looseObject({
    roles: rolesSchema,
    grantedToIdentities: z.array(application).optional(),
    grantedToIdentitiesV2: z.array(application).optional(),
    grantedTo: application.optional(),
    grantedToV2: application.optional(),
  })
  .transform((body) => {
    const one = body.grantedToV2 ?? body.grantedTo;
    const many = body.grantedToIdentitiesV2 ?? body.grantedToIdentities;
    return { roles: body.roles, given: many ?? (one ? [one] : []) };
  })
  .refine(({ given }) => given.length > 0, { path: ['grantedToIdentities'] });

/** What an application was given on a site (Sites.Selected). Only an application with full control gives it. */
function create(call: Call): Reply {
  if (call.caller.kind !== 'app') throw forbidden('Access denied', 'accessDenied');
  const site = siteOf(call);
  const { roles, given } = readBody(call, createSchema);
  const id = `aTowaS50fG1zLnNwLmV4dHw${Buffer.from(newGuid()).toString('base64url')}`;
  const definition = { id, roles, grantedToIdentities: given, grantedToIdentitiesV2: given };
  call.tenant.db.run('INSERT INTO grants VALUES(?, ?, ?)', id, site.id, JSON.stringify(definition));
  return reply(call, definition, 201);
}

const reply = (call: Call, grant: Json, status = 200): Reply =>
  json(
    {
      '@odata.context': contextUrl(
        call,
        `sites('${encodeURIComponent(siteOf(call).id)}')/permissions/$entity`,
      ),
      ...grant,
    },
    status,
  );

function list(call: Call): Reply {
  const rows = call.tenant.db.all<GrantRow>(
    'SELECT id, definition FROM grants WHERE place = ? ORDER BY rowid',
    siteOf(call).id,
  );
  const shown = rows.map((row) => JSON.parse(row.definition) as Json);
  return json(pageOf(call, 'permissions', shown, LIMITS));
}

function found(call: Call): Json {
  const row = call.tenant.db.get<GrantRow>(
    'SELECT id, definition FROM grants WHERE place = ? AND id = ?',
    siteOf(call).id,
    call.params.permission ?? '',
  );
  if (row) return JSON.parse(row.definition) as Json;
  throw notFound('The permission could not be found.');
}

function patch(call: Call): Reply {
  const grant = found(call);
  const { roles } = readBody(call, z.looseObject({ roles: rolesSchema }));
  const changed = { ...grant, roles };
  call.tenant.db.run(
    'UPDATE grants SET definition = ? WHERE place = ? AND id = ?',
    JSON.stringify(changed),
    siteOf(call).id,
    String(grant.id),
  );
  return reply(call, changed);
}

function remove(call: Call): Reply {
  const { id } = found(call);
  call.tenant.db.run('DELETE FROM grants WHERE place = ? AND id = ?', siteOf(call).id, String(id));
  return empty();
}

const BASE = '/sites/{site}/permissions';
export const siteGrantRoutes: Route[] = [
  route('GET', BASE, list),
  route('POST', BASE, create),
  route('GET', `${BASE}/{permission}`, (call) => reply(call, found(call))),
  route('PATCH', `${BASE}/{permission}`, patch),
  route('DELETE', `${BASE}/{permission}`, remove),
];

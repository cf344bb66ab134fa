import { TENANT_ID } from '../address.ts';
import { findUser, nameOf, personOf, type UserRow } from '../people.ts';
import type { Tenant } from '../tenant.ts';
import { json } from './body.ts';
import { type Call, openRoute, type Reply, type Route } from './router.ts';

const GRAPH_DEFAULT = 'https://graph.microsoft.com/.default';
/** The right to our own API, which is consented to with the others. */
const OWN_API = 'access_as_user';

/** Entra's refusal of a token request. */
const refused = (error: string, description: string, status = 400): Reply =>
  json({ error, error_description: description, error_codes: [] }, status);

const notConsented = (): Reply =>
  json(
    {
      error: 'invalid_grant',
      error_description:
        'AADSTS65001: The user or administrator has not consented to use the application.',
      error_codes: [65001],
      suberror: 'consent_required',
    },
    400,
  );

const granted = (token: string, tenant: Tenant, scope: string): Reply =>
  json({
    token_type: 'Bearer',
    expires_in: tenant.identity.lifetime,
    ext_expires_in: tenant.identity.lifetime,
    access_token: token,
    scope,
  });

const claims = (row: UserRow) => ({ id: row.id, name: nameOf(row), upn: row.upn });

async function token(call: Call): Promise<Reply> {
  if (call.params.tenantId !== TENANT_ID)
    return refused('invalid_request', 'The directory is not known here.');
  const form = new URLSearchParams(call.body.toString('utf8'));
  const grant = form.get('grant_type');
  if (grant === 'client_credentials') return appToken(call, form);
  if (grant === 'persona') return personaToken(call, form);
  if (grant === 'urn:ietf:params:oauth:grant-type:jwt-bearer') return onBehalfOf(call, form);
  return refused('unsupported_grant_type', `The grant type '${grant ?? ''}' is not supported.`);
}

async function appToken({ tenant }: Call, form: URLSearchParams): Promise<Reply> {
  const appId = form.get('client_id');
  const scope = form.get('scope') ?? '';
  if (!appId) return refused('invalid_request', "The request body must contain 'client_id'.");
  if (!form.get('client_secret') && !form.get('client_assertion')) {
    return refused(
      'invalid_client',
      "The request body must contain 'client_assertion' or 'client_secret'.",
      401,
    );
  }
  if (scope !== GRAPH_DEFAULT)
    return refused('invalid_scope', `The scope '${scope}' is not valid.`);
  return granted(await tenant.identity.appToken(appId), tenant, scope);
}

/** Local only: a signed token for our own API in the name of a persona. */
async function personaToken({ tenant }: Call, form: URLSearchParams): Promise<Reply> {
  const who = personOf(tenant.db, form.get('person') ?? '');
  const audience = form.get('audience');
  if (!who) return refused('invalid_grant', 'No such person.');
  if (!audience) return refused('invalid_request', "The request body must contain 'audience'.");
  if (!tenant.consents.personScopes(who.id).includes(OWN_API)) return notConsented();
  return granted(await tenant.identity.apiToken(claims(who), audience), tenant, OWN_API);
}

async function onBehalfOf({ tenant }: Call, form: URLSearchParams): Promise<Reply> {
  const assertion = form.get('assertion');
  if (!assertion || form.get('requested_token_use') !== 'on_behalf_of') {
    return refused(
      'invalid_request',
      "The request body must contain 'assertion' and 'requested_token_use'.",
    );
  }
  let personId: string;
  try {
    personId = await tenant.identity.personOf(assertion);
  } catch {
    // Forged, expired or foreign: one answer for all, as Entra gives.
    return refused('invalid_grant', 'The assertion is not valid.');
  }
  const who = findUser(tenant.db, personId);
  if (!who) return refused('invalid_grant', 'The assertion names nobody here.');
  const scopes = tenant.consents.personScopes(who.id).filter((scope) => scope !== OWN_API);
  if (scopes.length === 0) return notConsented();
  const scope = scopes.join(' ');
  return granted(
    await tenant.identity.graphToken(claims(who), form.get('client_id') ?? '', scope),
    tenant,
    scope,
  );
}

function configuration(call: Call): Reply {
  const base = `${call.tenant.url}/${TENANT_ID}`;
  return json({
    issuer: call.tenant.identity.issuer(),
    jwks_uri: `${base}/discovery/v2.0/keys`,
    token_endpoint: `${base}/oauth2/v2.0/token`,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    response_types_supported: ['code', 'id_token'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
  });
}

export const identityRoutes: Route[] = [
  openRoute('GET', '/{tenantId}/discovery/v2.0/keys', (call) => json(call.tenant.identity.keys())),
  openRoute('GET', '/{tenantId}/v2.0/.well-known/openid-configuration', configuration),
  openRoute('POST', '/{tenantId}/oauth2/v2.0/token', token),
];

import { TENANT_ID } from '../address.ts';
import { findUser, nameOf, personOf, type UserRow } from '../people.ts';
import type { Tenant } from '../tenant.ts';
import { json } from './body.ts';
import { type Call, openRoute, type Reply, type Route } from './router.ts';
import {
  CREDENTIAL_REFUSALS,
  interactionRequired,
  notConsented,
  refused,
  unknownAssertion,
} from './token-refusals.ts';

const GRAPH = 'https://graph.microsoft.com/';
const GRAPH_DEFAULT = `${GRAPH}.default`;
/** The right to our own API, which is consented to with the others. */
const OWN_API = 'access_as_user';
const ON_BEHALF_OF = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

const granted = (tenant: Tenant, token: string, scope: string, more: object = {}): Reply =>
  json({
    token_type: 'Bearer',
    expires_in: tenant.identity.lifetime,
    ext_expires_in: tenant.identity.lifetime,
    access_token: token,
    scope,
    ...more,
  });

const claims = (row: UserRow) => ({ id: row.id, name: nameOf(row), upn: row.upn });

async function token(call: Call): Promise<Reply> {
  if (call.params.tenantId !== TENANT_ID) {
    return refused('invalid_request', 90002, `Tenant '${call.params.tenantId}' not found.`);
  }
  const form = new URLSearchParams(call.body.toString('utf8'));
  const grant = form.get('grant_type');
  if (grant === 'persona') return personaToken(call, form);
  const stranger = strangerOf(call.tenant, form);
  if (stranger) return stranger;
  if (grant === 'client_credentials') return appToken(call, form);
  if (grant === ON_BEHALF_OF) return onBehalfOf(call, form);
  if (grant === 'refresh_token') return refresh(call, form);
  return refused(
    'unsupported_grant_type',
    70003,
    `The grant type '${grant ?? ''}' is not supported.`,
  );
}

/** The refusal of an application that does not prove who it is; null for one that does. */
function strangerOf({ identity }: Tenant, form: URLSearchParams): Reply | null {
  if (!form.get('client_id')) {
    return refused('invalid_request', 900144, "The request body must contain 'client_id'.");
  }
  if (!form.get('client_secret') && !form.get('client_assertion')) {
    return refused(
      'invalid_client',
      7000218,
      "The request body must contain 'client_assertion' or 'client_secret'.",
      { status: 401 },
    );
  }
  const code = identity.sessions.credentialRefusal();
  const known = code === null ? undefined : CREDENTIAL_REFUSALS[code];
  return code !== null && known ? refused(known.error, code, known.words, { status: 401 }) : null;
}

async function appToken({ tenant }: Call, form: URLSearchParams): Promise<Reply> {
  const scope = form.get('scope') ?? '';
  if (scope !== GRAPH_DEFAULT) {
    return refused('invalid_scope', 1002012, `The scope '${scope}' is not valid.`);
  }
  return granted(tenant, await tenant.identity.appToken(form.get('client_id') ?? ''), scope);
}

/** Local only: a signed token for our own API in the name of a persona. */
async function personaToken({ tenant }: Call, form: URLSearchParams): Promise<Reply> {
  const who = personOf(tenant.db, form.get('person') ?? '');
  const audience = form.get('audience');
  if (!who) return refused('invalid_grant', 50034, 'No such person.');
  if (!audience) {
    return refused('invalid_request', 900144, "The request body must contain 'audience'.");
  }
  if (!tenant.consents.personScopes(who.id).includes(OWN_API)) return notConsented();
  return granted(tenant, await tenant.identity.apiToken(claims(who), audience), OWN_API);
}

async function onBehalfOf({ tenant }: Call, form: URLSearchParams): Promise<Reply> {
  const assertion = form.get('assertion');
  if (!assertion || form.get('requested_token_use') !== 'on_behalf_of') {
    return refused(
      'invalid_request',
      900144,
      "The request body must contain 'assertion' and 'requested_token_use'.",
    );
  }
  let personId: string;
  try {
    personId = await tenant.identity.assertedBy(assertion);
  } catch (error) {
    return unknownAssertion(error);
  }
  return personTokens(tenant, personId, form);
}

async function refresh({ tenant }: Call, form: URLSearchParams): Promise<Reply> {
  const appId = form.get('client_id') ?? '';
  let personId: string;
  try {
    personId = await tenant.identity.refreshed(form.get('refresh_token') ?? '', appId);
  } catch {
    // Forged, expired, ended or another application's: one answer for all, as Entra gives.
    return refused(
      'invalid_grant',
      50173,
      'The provided grant has expired due to it being revoked; a fresh auth token is needed.',
      { suberror: 'bad_token' },
    );
  }
  return personTokens(tenant, personId, form);
}

/** A token for Graph with what this person may have the application do, and the means to renew it. */
async function personTokens(
  tenant: Tenant,
  personId: string,
  form: URLSearchParams,
): Promise<Reply> {
  const { identity, consents } = tenant;
  const who = findUser(tenant.db, personId);
  if (!who) return refused('invalid_grant', 50034, 'The token names nobody here.');
  if (identity.sessions.needsInteraction(personId)) return interactionRequired();
  const scopes = consents.personScopes(personId).filter((scope) => scope !== OWN_API);
  if (scopes.length === 0) return notConsented();
  const appId = form.get('client_id') ?? '';
  const asked = (form.get('scope') ?? '').split(' ');
  const more = {
    ...(asked.includes('offline_access')
      ? { refresh_token: await identity.refreshToken(personId, appId) }
      : {}),
    ...(asked.includes('openid') ? { id_token: await identity.idToken(claims(who), appId) } : {}),
    ...(form.get('client_info') === '1' ? { client_info: clientInfo(personId) } : {}),
  };
  const token = await identity.graphToken(claims(who), appId, scopes.join(' '));
  return granted(tenant, token, said(scopes, asked), more);
}

/** Entra names rights with their API, and repeats `.default` where it was asked for. */
const said = (scopes: readonly string[], asked: readonly string[]): string =>
  [
    ...scopes.map((scope) => `${GRAPH}${scope}`),
    ...(asked.includes(GRAPH_DEFAULT) ? [GRAPH_DEFAULT] : []),
  ].join(' ');

const clientInfo = (personId: string): string =>
  Buffer.from(JSON.stringify({ uid: personId, utid: TENANT_ID })).toString('base64url');

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

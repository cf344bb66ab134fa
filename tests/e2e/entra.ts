import type { BrowserContext, Route } from 'playwright-core';
import { tokenOf } from './calls.ts';
import type { World } from './world.ts';

/** Microsoft Entra in its own place, as far as a browser asks it; whom it knows are the local tenant's people. */
export interface Entra {
  /** From now on nothing is renewed without the person. */
  forget(): void;
  /** What was asked for, in order: `authorize`, `authorization_code`, `refresh_token`, `logout`. */
  readonly asked: readonly string[];
}

const AUTHORITY = 'https://login.microsoftonline.com';
const TENANT = '5f0f9c1e-7f7c-4d55-9a5c-2b7e0d7a1c11';
const CLIENT = 'd3b1a7c4-2f7e-4a53-8c52-0d6a4f9e1b22';
const SCOPE = 'api://praxis-local/access_as_user';

const coded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** The server's own answers, but that browsers sign in at Entra. */
async function serverSays(context: BrowserContext, url: string): Promise<void> {
  await context.route(`${url}/api/v1/sign-in`, (route) =>
    route.fulfill({
      json: {
        mode: 'entra',
        ...{
          authority: `${AUTHORITY}/${TENANT}`,
          tenantId: TENANT,
          clientId: CLIENT,
          scope: SCOPE,
        },
      },
    }),
  );
  await context.route(`${url}/tab/**`, async (route) => {
    if (route.request().resourceType() !== 'document') return route.fallback();
    const answer = await route.fetch();
    const policy = answer.headers()['content-security-policy'] ?? '';
    const headers = {
      ...answer.headers(),
      'content-security-policy': policy.replace('connect-src', `connect-src ${AUTHORITY}`),
    };
    return route.fulfill({ response: answer, headers });
  });
}

const leadTo = (route: Route, address: string) =>
  route.fulfill({
    contentType: 'text/html',
    body: `<script>location.replace(${JSON.stringify(address)})</script>`,
  });

export async function playEntra(
  world: World,
  context: BrowserContext,
  name: string,
): Promise<Entra> {
  const { id, mail } = await world.person(name);
  const asked: string[] = [];
  let known = true;
  let nonce = '';
  await serverSays(context, world.product.url);

  async function tokens() {
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      ...{ aud: CLIENT, iss: `${AUTHORITY}/${TENANT}/v2.0`, iat: now, nbf: now, exp: now + 3600 },
      ...{ nonce, oid: id, tid: TENANT, sub: id, name, preferred_username: mail, ver: '2.0' },
    };
    return {
      ...{ token_type: 'Bearer', scope: SCOPE, expires_in: 60, ext_expires_in: 60 },
      access_token: await tokenOf(world, id),
      refresh_token: 'refreshed',
      id_token: `${coded({ alg: 'none', typ: 'JWT' })}.${coded(claims)}.x`,
      client_info: coded({ uid: id, utid: TENANT }),
    };
  }

  await context.route(`${AUTHORITY}/**`, async (route) => {
    const request = route.request();
    const url = new URL(request.url());
    const query = url.searchParams;
    if (url.pathname.endsWith('/authorize')) {
      asked.push('authorize');
      known = true;
      nonce = query.get('nonce') ?? '';
      const back = new URLSearchParams({ code: 'code', state: query.get('state') ?? '' });
      return leadTo(
        route,
        `${query.get('redirect_uri')}#${back}&client_info=${coded({ uid: id, utid: TENANT })}`,
      );
    }
    if (url.pathname.endsWith('/logout')) {
      asked.push('logout');
      return leadTo(route, query.get('post_logout_redirect_uri') ?? '');
    }
    if (url.pathname.endsWith('/token')) {
      const grant = new URLSearchParams(request.postData() ?? '').get('grant_type') ?? '';
      asked.push(grant);
      const headers = { 'access-control-allow-origin': '*' };
      const gone = { error: 'invalid_grant', error_description: 'AADSTS700084: expired' };
      return known
        ? route.fulfill({ headers, json: await tokens() })
        : route.fulfill({ headers, status: 400, json: gone });
    }
    return route.abort();
  });
  return {
    asked,
    forget: () => {
      known = false;
    },
  };
}

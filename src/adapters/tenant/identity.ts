import { createPublicKey } from 'node:crypto';
import {
  exportJWK,
  exportPKCS8,
  generateKeyPair,
  importPKCS8,
  type JWK,
  type JWTPayload,
  jwtVerify,
  SignJWT,
} from 'jose';
import { TENANT_ID } from './address.ts';
import type { TenantClock } from './clock.ts';
import type { Consents } from './consents.ts';
import type { Db } from './db.ts';
import { guidOf, newGuid } from './ids.ts';
import { createSessions, type Sessions } from './sessions.ts';

/** The directory (tenant) id of the local organization. */
export const GRAPH_AUDIENCE = 'https://graph.microsoft.com';
/** The application that sends change notifications for Graph, in every tenant. */
export const NOTIFICATION_PUBLISHER = '0bf30f3b-4a52-48df-9a82-234910c4a086';
const LIFETIME_SECONDS = 3600;
/** Whom refresh tokens are for: only the tenant itself reads them. */
const REFRESH_AUDIENCE = 'urn:praxis-tenant:refresh';
const REFRESH_SECONDS = 90 * 86_400;

export interface Caller {
  kind: 'app' | 'person';
  /** The person a delegated token stands for. */
  personId?: string;
  appId: string;
  /** The rights in the token: `roles` of an app, `scp` of a person. */
  scopes: readonly string[];
}

export interface PersonClaims {
  id: string;
  name: string;
  upn: string;
}

/** Signs and checks the tenant's tokens (RS256, one key pair kept in the database). */
export interface Identity {
  keys(): { keys: JWK[] };
  issuer(): string;
  /** @param roles what the token allows; what the administrator consented to, without it */
  appToken(appId: string, roles?: readonly string[]): Promise<string>;
  graphToken(person: PersonClaims, appId: string, scopes: string): Promise<string>;
  apiToken(person: PersonClaims, audience: string): Promise<string>;
  /** Tells the application who signed in. */
  idToken(person: PersonClaims, appId: string): Promise<string>;
  /** Opaque to whoever gets it; good for `REFRESH_SECONDS`, until the person's sign-ins are ended. */
  refreshToken(personId: string, appId: string): Promise<string>;
  /** @throws when the refresh token is not ours, has expired or was ended, or is another application's */
  refreshed(token: string, appId: string): Promise<string>;
  /** @throws when the token is not ours, has expired, or is not for an application's own API */
  assertedBy(token: string): Promise<string>;
  readonly sessions: Sessions;
  /** What the sender of change notifications shows an application: that it is Graph's publisher. */
  publisherToken(appId: string): Promise<string>;
  /** @throws when signature, issuer, audience or lifetime is wrong */
  graphCaller(token: string): Promise<Caller>;
  /** The person a token of ours speaks for, whatever its audience. @throws when it is not ours */
  personOf(token: string): Promise<string>;
  /** Seconds that access tokens live. */
  lifetime: number;
}

/** @param baseUrl gives the tenant's address, known only once the server listens */
export async function createIdentity(
  db: Db,
  clock: TenantClock,
  baseUrl: () => string,
  consents: Consents,
): Promise<Identity> {
  const { privateKey, jwk, kid } = await keyPair(db);
  const publicKey = createPublicKey({ key: jwk as Record<string, unknown>, format: 'jwk' });
  const issuer = (): string => `${baseUrl()}/${TENANT_ID}/v2.0`;
  const seconds = (): number => Math.floor(clock.machine().getTime() / 1000);
  const sessions = createSessions(db);
  const sign = (
    claims: Record<string, unknown>,
    audience: string,
    subject: string,
    lifetime = LIFETIME_SECONDS,
  ): Promise<string> =>
    new SignJWT({ ...claims, tid: TENANT_ID, ver: '2.0', uti: newGuid() })
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid })
      .setIssuer(issuer())
      .setAudience(audience)
      .setSubject(subject)
      .setIssuedAt(seconds())
      .setNotBefore(seconds())
      .setExpirationTime(seconds() + lifetime)
      .sign(privateKey);
  const verify = (token: string, audience?: string) =>
    jwtVerify(token, publicKey, {
      issuer: issuer(),
      algorithms: ['RS256'],
      currentDate: clock.machine(),
      clockTolerance: 300,
      ...(audience ? { audience } : {}),
    });
  return {
    lifetime: LIFETIME_SECONDS,
    keys: () => ({ keys: [{ ...jwk, kid, use: 'sig', alg: 'RS256' }] }),
    issuer,
    appToken: (appId, roles = consents.appScopes()) =>
      sign(
        { azp: appId, appid: appId, idtyp: 'app', oid: guidOf(`sp:${appId}`), roles },
        GRAPH_AUDIENCE,
        appId,
      ),
    graphToken: (who, appId, scopes) =>
      sign({ ...personClaims(who), appid: appId, scp: scopes }, GRAPH_AUDIENCE, who.id),
    apiToken: (who, audience) =>
      sign({ ...personClaims(who), scp: 'access_as_user' }, audience, who.id),
    idToken: (who, appId) => sign(personClaims(who), appId, who.id),
    refreshToken: (personId, appId) =>
      sign(
        { oid: personId, appid: appId, generation: sessions.generation(personId) },
        REFRESH_AUDIENCE,
        personId,
        REFRESH_SECONDS,
      ),
    refreshed: async (token, appId) => {
      const { payload } = await verify(token, REFRESH_AUDIENCE);
      const personId = String(payload.oid ?? '');
      if (payload.appid !== appId) throw new Error('the refresh token of another application');
      if (payload.generation !== sessions.generation(personId)) throw new Error('it was ended');
      return personId;
    },
    assertedBy: async (token) => {
      const { payload } = await verify(token);
      if (payload.aud === GRAPH_AUDIENCE || payload.aud === REFRESH_AUDIENCE) {
        throw new Error('an assertion is a token for the application itself');
      }
      return String(payload.oid ?? '');
    },
    sessions,
    publisherToken: (appId) =>
      new SignJWT({ tid: TENANT_ID, ver: '1.0', appid: NOTIFICATION_PUBLISHER })
        .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid })
        .setIssuer(`https://sts.windows.net/${TENANT_ID}/`)
        .setAudience(appId)
        .setIssuedAt(seconds())
        .setNotBefore(seconds())
        .setExpirationTime(seconds() + LIFETIME_SECONDS)
        .sign(privateKey),
    graphCaller: async (token) => callerOf((await verify(token, GRAPH_AUDIENCE)).payload),
    personOf: async (token) => String((await verify(token)).payload.oid ?? ''),
  };
}

const personClaims = (who: PersonClaims) => ({
  oid: who.id,
  name: who.name,
  preferred_username: who.upn,
});

/** Graph's view of a token: an app, or a person by whose rights the app acts. */
function callerOf(payload: JWTPayload): Caller {
  const appId = String(payload.appid ?? '');
  if (payload.idtyp === 'app') {
    const scopes = Array.isArray(payload.roles) ? payload.roles.map(String) : [];
    return { kind: 'app', appId, scopes };
  }
  const scopes = String(payload.scp ?? '').split(' ');
  return { kind: 'person', personId: String(payload.oid ?? ''), appId, scopes };
}

async function keyPair(db: Db) {
  let pem = db.meta('signing-key');
  if (!pem) {
    const made = await generateKeyPair('RS256', { extractable: true });
    pem = await exportPKCS8(made.privateKey);
    db.setMeta('signing-key', pem);
  }
  const jwk = await exportJWK(createPublicKey(pem));
  return { privateKey: await importPKCS8(pem, 'RS256'), jwk, kid: guidOf(`kid:${jwk.n}`) };
}

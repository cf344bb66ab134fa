import { createTokenVerifier, type TokenVerifier } from './adapters/identity/verify.ts';
import { TENANT_ID } from './adapters/tenant/address.ts';
import type { Config, ProductionConfig } from './config.ts';
import type { EntraSignIn } from './contract/people.ts';
import type { Sites } from './http/deps.ts';

/** The identity that the tab's tokens are issued for, locally. */
export const LOCAL_AUDIENCE = 'api://praxis-local';

/** What people's clients ask a token for, as the app's manifest names it (`webApplicationInfo`). */
export const resourceOf = (config: Config): string =>
  config.mode === 'local'
    ? LOCAL_AUDIENCE
    : `api://${new URL(config.publicUrl).host}/botid-${config.appId}`;

/** The organization's SharePoint, whose pages ask in their readers' names; in the local mode that of the local tenant. */
export const sitesFor = (config: Config): Sites => ({
  resource: resourceOf(config),
  ...(config.mode === 'local'
    ? { origin: new URL(config.tenantUrl).origin, teamsApp: null }
    : { origin: `https://${config.knowledgeSite.split(':')[0]}`, teamsApp: config.appId }),
});

const authorityOf = ({ tenantId }: ProductionConfig): string =>
  `https://login.microsoftonline.com/${tenantId}`;

/** How a browser outside Teams signs in by itself; null where it cannot: in the local mode one chooses a person. */
export const browserSignInFor = (config: Config): EntraSignIn | null =>
  config.mode === 'local' || config.browserClientId === undefined
    ? null
    : {
        mode: 'entra',
        authority: authorityOf(config),
        tenantId: config.tenantId,
        clientId: config.browserClientId,
        scope: `${resourceOf(config)}/access_as_user`,
      };

/** Whose word is taken for who somebody is. */
export function verifierFor(config: Config): TokenVerifier {
  if (config.mode === 'local') {
    return createTokenVerifier({
      issuer: `${config.tenantUrl}/${TENANT_ID}/v2.0`,
      audience: LOCAL_AUDIENCE,
      jwksUrl: `${config.tenantUrl}/${TENANT_ID}/discovery/v2.0/keys`,
      tenantId: TENANT_ID,
    });
  }
  const authority = authorityOf(config);
  const host = new URL(config.publicUrl).host;
  return createTokenVerifier({
    issuer: `${authority}/v2.0`,
    audience: [config.appId, `api://botid-${config.appId}`, `api://${host}/botid-${config.appId}`],
    jwksUrl: `${authority}/discovery/v2.0/keys`,
    tenantId: config.tenantId,
  });
}

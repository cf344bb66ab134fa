import { readFile } from 'node:fs/promises';
import { ServiceClientCredentialsFactory } from 'botframework-connector';
import { z } from 'zod';

export interface Federation {
  readonly appId: string;
  readonly tenantId: string;
  /** Written and renewed by the platform, so that it is read anew for every token. */
  readonly tokenFile: string;
  readonly fetch?: typeof fetch;
}

const answer = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number() });

/** Renewed this long before it ends, so that a token does not end on its way. */
const MARGIN_MS = 5 * 60_000;

interface Request {
  readonly headers: { set(name: string, value: string): void };
}

/** Tokens for the connector from a workload's identity file: the SDK itself knows only managed identities. */
function tokens({ appId, tenantId, tokenFile, fetch: call = fetch }: Federation, scope: string) {
  // Tokens live by the machine's time and have nothing to do with the product's clock.
  let known: { readonly token: string; readonly until: number } | null = null;
  return async (): Promise<string> => {
    const now = performance.timeOrigin + performance.now();
    if (known && now < known.until) return known.token;
    const assertion = (await readFile(tokenFile, 'utf8')).trim();
    const response = await call(`https://login.microsoftonline.com/${tenantId}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        client_id: appId,
        scope: `${scope.replace(/\/\.default$/, '')}/.default`,
        grant_type: 'client_credentials',
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: assertion,
      }),
      signal: AbortSignal.timeout(15_000),
    });
    if (!response.ok) throw new Error(`token endpoint answered ${response.status}`);
    const { access_token: token, expires_in: seconds } = answer.parse(await response.json());
    known = { token, until: now + seconds * 1_000 - MARGIN_MS };
    return token;
  };
}

class FederatedFactory extends ServiceClientCredentialsFactory {
  readonly federation: Federation;
  readonly byScope = new Map<string, () => Promise<string>>();

  constructor(federation: Federation) {
    super();
    this.federation = federation;
  }

  override async isValidAppId(appId: string): Promise<boolean> {
    return appId === this.federation.appId;
  }

  override async isAuthenticationDisabled(): Promise<boolean> {
    return false;
  }

  override async createCredentials(_appId: string, audience: string) {
    const tokenFor = this.byScope.get(audience) ?? tokens(this.federation, audience);
    this.byScope.set(audience, tokenFor);
    return {
      async signRequest<T extends Request>(request: T): Promise<T> {
        request.headers.set('authorization', `Bearer ${await tokenFor()}`);
        return request;
      },
    };
  }
}

export const federatedCredentials = (federation: Federation): ServiceClientCredentialsFactory =>
  new FederatedFactory(federation);

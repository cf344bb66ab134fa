import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import {
  type AuthenticationResult,
  ConfidentialClientApplication,
  type ICachePlugin,
  type INetworkModule,
} from '@azure/msal-node';
import { AppError } from '../../kernel/errors.ts';
import type { Log } from '../../ports/log.ts';
import type { TokenStore } from '../../ports/token-store.ts';
import { partitionPlugin, rightsIn } from './sign-in/cache-plugin.ts';
import { isMsalError, toRefusal } from './sign-in/refusals.ts';
import { appPartition, forgiving, personPartition } from './sign-in/store.ts';
import type { IssuedToken, TokenSource } from './tokens.ts';

/** What proves the app's identity to Microsoft Entra. */
export type Credential =
  | {
      readonly kind: 'certificate';
      /** PEM; what follows the first certificate is its chain. */
      readonly certificate: string;
      /** PEM. */
      readonly privateKey: string;
    }
  | { readonly kind: 'secret'; readonly secret: string }
  /** A token that Entra trusts for this app by a federated credential: no secret to keep or to renew. */
  | { readonly kind: 'federated'; readonly assertion: () => Promise<string> };

export interface EntraOptions {
  readonly tenantId: string;
  readonly clientId: string;
  readonly credential: Credential;
  readonly network: INetworkModule;
  /** Shared by all instances. Without it every token is asked for anew, and nobody's own can be kept. */
  readonly store?: TokenStore;
  readonly log?: Log;
}

/** A token of one person, and what Entra let the app do by it. */
export interface PersonToken extends IssuedToken {
  /** Rights on Graph, by name. */
  readonly scopes: readonly string[];
}

/** Microsoft Entra, or the local tenant in its place. Everything here throws EntraRefusal. */
export interface Entra extends TokenSource {
  /**
   * Exchanges a person's token for our API into one of Graph, which is kept with the means to renew it.
   * @throws AppError `forbidden` where the token turns out to be another person's
   */
  exchange(personId: string, assertion: string): Promise<PersonToken>;
  /** From what is kept, renewed where that is needed; null where nothing is kept. @param fresh not the kept one */
  renewed(personId: string, fresh?: boolean): Promise<PersonToken | null>;
}

/** Proof by workload identity: a file that the platform renews, so it is read each time. */
export const workloadIdentity = (path: string) => async (): Promise<string> =>
  (await readFile(path, 'utf8')).trim();

function clientAuth(credential: Credential) {
  switch (credential.kind) {
    case 'certificate':
      return {
        clientCertificate: {
          thumbprintSha256: new X509Certificate(credential.certificate).fingerprint256
            .replaceAll(':', '')
            .toLowerCase(),
          privateKey: credential.privateKey,
          x5c: credential.certificate,
        },
      };
    case 'secret':
      return { clientSecret: credential.secret };
    case 'federated':
      return { clientAssertion: credential.assertion };
  }
}

// An authority whose addresses MSAL knows by heart: it looks up nothing.
const AUTHORITY = 'https://login.microsoftonline.com';
const SCOPES = ['https://graph.microsoft.com/.default'];

/**
 * Tokens from Microsoft Entra by MSAL, for the app itself and on behalf of people. One client of MSAL for each
 * exchange: it is made in a few milliseconds, and a longer-lived one would hold everybody's tokens in memory, one
 * person's among another's.
 */
export function createEntra(options: EntraOptions): Entra {
  const { clientId, store, network, log } = options;
  const auth = {
    clientId,
    authority: `${AUTHORITY}/${options.tenantId}`,
    ...clientAuth(options.credential),
  };
  const client = (cachePlugin?: ICachePlugin) =>
    new ConfidentialClientApplication({
      auth,
      system: { networkClient: network },
      ...(cachePlugin ? { cache: { cachePlugin } } : {}),
    });
  const clientFor = (personId: string) =>
    client(store && partitionPlugin({ store, key: personPartition(personId), owner: personId }));

  return {
    async forApp(fresh = false) {
      const key = appPartition(clientId);
      const plugin = store && partitionPlugin({ store: forgiving(store, log), key, owner: null });
      const request = { scopes: SCOPES, skipCache: fresh };
      return issued(await refusing(client(plugin).acquireTokenByClientCredential(request)));
    },
    async exchange(personId, assertion) {
      const request = { scopes: SCOPES, oboAssertion: assertion, skipCache: true };
      const answer = issued(await refusing(clientFor(personId).acquireTokenOnBehalfOf(request)));
      if (answer.owner !== personId) {
        throw new AppError('forbidden', 'the token that was shown is another person’s');
      }
      return answer;
    },
    async renewed(personId, fresh = false) {
      if (!store) return null;
      const msal = clientFor(personId);
      const account = await msal.getTokenCache().getAccountByLocalId(personId);
      if (!account) return null;
      const request = { scopes: SCOPES, account, forceRefresh: fresh };
      return issued(await refusing(msal.acquireTokenSilent(request)));
    },
  };
}

async function refusing<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    // What is no error of MSAL's (another person's tokens, a database that is away) is no word of Entra's.
    throw isMsalError(error) ? toRefusal(error) : error;
  }
}

function issued(answer: AuthenticationResult | null): PersonToken & { owner: string } {
  if (!answer?.expiresOn) throw new AppError('unavailable', 'Entra answered without a token');
  return {
    token: answer.accessToken,
    expiresAt: answer.expiresOn.getTime(),
    scopes: rightsIn(answer.scopes.join(' ')),
    owner: answer.account?.localAccountId ?? '',
  };
}

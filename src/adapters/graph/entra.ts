import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { ConfidentialClientApplication } from '@azure/msal-node';
import { AppError } from '../../kernel/errors.ts';
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
  /** Default `https://login.microsoftonline.com`. */
  readonly authorityHost?: string;
  /** Default `https://graph.microsoft.com`. */
  readonly graphHost?: string;
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

// MSAL keeps every person's token for good. Ours are kept by `cachedTokens`, so that its cache can be dropped.
const CLEAR_AFTER = 500;

/** Tokens from Microsoft Entra by MSAL, for the app itself and on behalf of a person. */
export function entraTokens(options: EntraOptions): TokenSource {
  const auth = {
    clientId: options.clientId,
    authority: `${options.authorityHost ?? 'https://login.microsoftonline.com'}/${options.tenantId}`,
    ...clientAuth(options.credential),
  };
  const scopes = [`${options.graphHost ?? 'https://graph.microsoft.com'}/.default`];
  const forApp = new ConfidentialClientApplication({ auth });
  const forPeople = new ConfidentialClientApplication({ auth });
  let issued = 0;
  return {
    async forApp() {
      // Never MSAL's copy: we ask only when ours is near its end or was refused.
      return checked(await forApp.acquireTokenByClientCredential({ scopes, skipCache: true }));
    },
    async onBehalfOf(assertion) {
      issued += 1;
      if (issued % CLEAR_AFTER === 0) forPeople.clearCache();
      return checked(
        await forPeople.acquireTokenOnBehalfOf({
          scopes,
          oboAssertion: assertion,
          skipCache: true,
        }),
      );
    },
  };
}

function checked(answer: { accessToken: string; expiresOn: Date | null } | null): IssuedToken {
  if (!answer?.expiresOn) throw new AppError('unavailable', 'Entra answered without a token');
  return { token: answer.accessToken, expiresAt: answer.expiresOn.getTime() };
}

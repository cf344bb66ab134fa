import {
  type AccountInfo,
  CacheLookupPolicy,
  createStandardPublicClientApplication,
  type IPublicClientApplication,
} from '@azure/msal-browser';
import type { EntraSignIn } from '../../src/contract/people.ts';
import { ApiError } from '../api.ts';
import { createExpiry, type Renewable } from './session.ts';

/** Signing in outside Teams, at Microsoft Entra. Its library is fetched only where this is: never in Teams. */
export interface Entra extends Renewable {
  /** Null while nobody is signed in here. */
  readonly account: { readonly name: string } | null;
  /** The last attempt came back without anybody: cancelled, or not approved for the organization. */
  readonly failed: boolean;
  /** Leaves for Entra's page, which leads back to the address that is open now. */
  signIn(): Promise<void>;
  /** Leaves too. Rejects where Entra cannot be asked. */
  signOut(): Promise<void>;
}

/** A page of the tab that is registered as its redirect. */
const home = (): string => new URL('/tab/', location.origin).href;

/** A day has passed, or somebody signed out in another window: the library has no class of its own for these. */
const WANTS_PERSON: ReadonlySet<unknown> = new Set([
  'invalid_grant',
  'token_refresh_required',
  'no_account_error',
  'no_tokens_found',
]);

/** By name and code: an error that crosses a module boundary is of another class. */
const wantsPerson = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === 'InteractionRequiredAuthError' ||
    ('errorCode' in error && WANTS_PERSON.has(error.errorCode)));

interface Signed {
  readonly client: IPublicClientApplication;
  readonly account: AccountInfo | null;
  readonly failed: boolean;
}

/** Takes what Entra sent back, if this page is where it led; a page before sign-in is gone back to by the library. */
async function returned(client: IPublicClientApplication, tenantId: string): Promise<Signed> {
  let failed = false;
  try {
    const back = await client.handleRedirectPromise();
    if (back) client.setActiveAccount(back.account);
  } catch {
    // Cancelled, refused, or an answer to a question that this browser no longer remembers: one begins anew.
    failed = true;
  }
  const [first = null] = client.getAllAccounts({ tenantId });
  return { client, account: client.getActiveAccount() ?? first, failed };
}

export async function connectEntra(way: EntraSignIn): Promise<Entra> {
  const { authority, tenantId, clientId, scope } = way;
  const client = await createStandardPublicClientApplication({
    auth: { clientId, authority, redirectUri: home(), postLogoutRedirectUri: home() },
    // A link in a mail opens a window of its own, which finds who is signed in; kept encrypted until the browser closes.
    cache: { cacheLocation: 'localStorage' },
  });
  return entraOf(await returned(client, tenantId), [scope]);
}

function entraOf({ client, account, failed }: Signed, scopes: string[]): Entra {
  const { note, ...expiry } = createExpiry();

  async function token(renew: boolean): Promise<string> {
    if (!account) throw new ApiError('expired', '', 401);
    try {
      const { accessToken } = await client.acquireTokenSilent({
        scopes,
        account,
        // Never a hidden frame: the page's policy allows none, and browsers give it no cookies.
        cacheLookupPolicy: renew
          ? CacheLookupPolicy.RefreshToken
          : CacheLookupPolicy.AccessTokenAndRefreshToken,
      });
      return accessToken;
    } catch (error) {
      if (!wantsPerson(error)) throw new ApiError('offline', '', 0);
      note(true);
      throw new ApiError('expired', '', 401);
    }
  }

  return {
    account: account && { name: account.name ?? account.username },
    failed,
    signIn: () =>
      client.acquireTokenRedirect({ scopes, ...(account ? { loginHint: account.username } : {}) }),
    signOut: () => client.logoutRedirect({ account }),
    session: (language) => ({ token, language, answered: (known) => note(!known) }),
    ...expiry,
  };
}

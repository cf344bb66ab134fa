import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AccountInfo, Configuration, SilentRequest } from '@azure/msal-browser';
import { beforeEach, expect, jest, test } from '@jest/globals';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import type { FakeApi } from './fake-api.ts';
import { freshBrowser, open } from './open.tsx';

/** Outside Teams one signs in at Entra. Its library stands in by what of it is used, with people and refusals of ours. */

const AMINA: AccountInfo = {
  ...{ homeAccountId: 'a.t', localAccountId: 'a', environment: 'login.microsoftonline.com' },
  ...{ tenantId: 't-1', username: 'amina.diallo@org.example', name: 'Amina Diallo' },
};
const WAY = {
  mode: 'entra' as const,
  authority: 'https://login.microsoftonline.com/t-1',
  ...{ tenantId: 't-1', clientId: 'c-1', scope: 'api://praxis.example.org/botid-a/access_as_user' },
};

/** What the library would find in this browser and hear from Entra. */
const entra = {
  accounts: [] as AccountInfo[],
  back: null as { readonly account: AccountInfo } | Error | null,
  token: 'token-1' as string | Error,
};
const made: Configuration[] = [];
const asked: SilentRequest[] = [];
const acquireTokenRedirect = jest.fn(async (_: unknown): Promise<void> => {});
const logoutRedirect = jest.fn(async (_: unknown): Promise<void> => {});

function wantsPerson(): Error {
  const error = new Error('AADSTS700084: the refresh token has expired');
  error.name = 'InteractionRequiredAuthError';
  return error;
}

async function createStandardPublicClientApplication(configuration: Configuration) {
  made.push(configuration);
  let active: AccountInfo | null = null;
  return {
    handleRedirectPromise: async () => {
      if (entra.back instanceof Error) throw entra.back;
      return entra.back;
    },
    setActiveAccount: (account: AccountInfo) => {
      active = account;
    },
    getActiveAccount: () => active,
    getAllAccounts: () => entra.accounts,
    acquireTokenSilent: async (request: SilentRequest) => {
      asked.push(request);
      if (entra.token instanceof Error) throw entra.token;
      return { accessToken: entra.token };
    },
    ...{ acquireTokenRedirect, logoutRedirect },
  };
}

jest.unstable_mockModule('@azure/msal-browser', () => ({
  createStandardPublicClientApplication,
  CacheLookupPolicy: { AccessTokenAndRefreshToken: 2, RefreshToken: 3 },
}));

let api: FakeApi;
beforeEach(() => {
  api = freshBrowser();
  sessionStorage.clear();
  api.signIn = WAY;
  Object.assign(entra, { accounts: [], back: null, token: 'token-1' });
  for (const list of [made, asked]) list.length = 0;
  acquireTokenRedirect.mockClear();
  logoutRedirect.mockClear();
});

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const draft = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: /Your text/ });

test('whoever follows a link presses once, is asked for this server’s right alone, and reads the item', async () => {
  const first = open('/discussions/d-1');
  await screen.findByText(/you sign in with your work account/);
  press('Sign in');
  // Without another page to go back to, the library comes back to the address that is open: the item's.
  expect(acquireTokenRedirect).toHaveBeenCalledWith({ scopes: [WAY.scope] });
  expect(made[0]?.auth).toMatchObject({
    ...{ clientId: 'c-1', authority: WAY.authority },
    redirectUri: `${location.origin}/tab/`,
  });
  first.unmount();
  entra.back = { account: AMINA };
  open('/discussions/d-1');
  await screen.findByRole('heading', { level: 1, name: 'What makes street vendors register?' });
  expect(asked[0]).toMatchObject({ scopes: [WAY.scope], account: AMINA });
  expect(api.sent('GET', '/api/v1/discussions/d-1')[0]?.token).toBe('Bearer token-1');
});

test('whoever is signed in already goes on without a press, and signs out', async () => {
  entra.accounts = [AMINA];
  open('/');
  fireEvent.click(await screen.findByRole('button', { name: 'Sign out' }));
  expect(logoutRedirect).toHaveBeenCalledWith({ account: AMINA });
  expect(screen.queryByRole('button', { name: 'Switch person' })).toBeNull();
});

test('who signs out without a connection is told that they are still signed in', async () => {
  entra.accounts = [AMINA];
  logoutRedirect.mockRejectedValueOnce(new Error('network_error'));
  open('/');
  fireEvent.click(await screen.findByRole('button', { name: 'Sign out' }));
  await screen.findByText(/^You are still signed in/);
  press('Sign out');
  await waitFor(() => expect(logoutRedirect).toHaveBeenCalledTimes(2));
});

test('a token that the server no longer takes is renewed without a word', async () => {
  entra.accounts = [AMINA];
  entra.token = 'token-2';
  api.token = 'token-2';
  api.failures.push({
    on: 'GET /api/v1/me',
    with: { status: 401, body: { code: 'unauthenticated', message: '' } },
  });
  open('/');
  await screen.findByRole('button', { name: 'Sign out' });
  expect(asked.some(({ cacheLookupPolicy }) => cacheLookupPolicy === 3)).toBe(true);
});

const DAY_OVER = Object.assign(new Error('AADSTS700084'), { errorCode: 'invalid_grant' });

test.each([
  ['Entra asks for the person', wantsPerson()],
  ['a day is over', DAY_OVER],
])(
  'when the sign-in has expired (%s) the page and what was typed stay, and a press leads back to them',
  async (_, refusal) => {
    entra.accounts = [AMINA];
    const before = open('/discussions/d-1');
    fireEvent.change(await draft(), { target: { value: 'Half a thought.' } });
    entra.token = refusal;
    press('Send');
    await screen.findByRole('button', { name: 'Sign in again' });
    expect((await draft()).value).toBe('Half a thought.');
    expect(api.sent('POST', '/api/v1/discussions/d-1/contributions')).toEqual([]);
    press('Sign in again');
    expect(acquireTokenRedirect).toHaveBeenCalledWith({
      scopes: [WAY.scope],
      loginHint: AMINA.username,
    });
    before.unmount();
    Object.assign(entra, { token: 'token-1', back: { account: AMINA } });
    open('/discussions/d-1');
    expect((await draft()).value).toBe('Half a thought.');
    expect(screen.queryByRole('button', { name: 'Sign in again' })).toBeNull();
  },
);

test('who signs in again in another window goes on in this one', async () => {
  entra.accounts = [AMINA];
  open('/discussions/d-1');
  fireEvent.change(await draft(), { target: { value: 'Half a thought.' } });
  entra.token = wantsPerson();
  press('Send');
  await screen.findByRole('button', { name: 'Sign in again' });
  entra.token = 'token-1';
  fireEvent.click(await screen.findByRole('button', { name: 'Send again' }));
  await screen.findByText('Amina Diallo (you)');
  expect(screen.queryByRole('button', { name: 'Sign in again' })).toBeNull();
});

test('without a connection nobody is told to sign in again', async () => {
  entra.accounts = [AMINA];
  entra.token = new Error('network_error');
  open('/');
  await waitFor(() => screen.getByText(/Praxis cannot be reached/), { timeout: 20_000 });
  expect(screen.queryByRole('button', { name: 'Sign in again' })).toBeNull();
});

test('who comes back from Entra without having signed in is told so, and may try again', async () => {
  entra.back = new Error('access_denied');
  open('/');
  await screen.findByText(/^Nobody was signed in/);
  acquireTokenRedirect.mockRejectedValueOnce(new Error('storage'));
  press('Sign in');
  await waitFor(() => expect(acquireTokenRedirect).toHaveBeenCalledTimes(1));
  await screen.findByText(/^Nobody was signed in/);
});

test('in Teams nothing of the library is loaded: it is asked for by one file, which nobody needs to begin with', () => {
  const tab = join(import.meta.dirname, '../../tab');
  const sources = readdirSync(tab, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => [name, readFileSync(join(tab, name), 'utf8')] as const);
  const naming = (words: RegExp) =>
    sources.filter(([, text]) => words.test(text)).map(([name]) => name);
  expect(naming(/@azure\/msal-browser/)).toEqual(['host/entra.ts']);
  expect(naming(/^import (?!type).*host\/entra\.ts|export .* from .*host\/entra\.ts/m)).toEqual([]);
  expect(naming(/await import\('.*host\/entra\.ts'\)/)).toEqual(['pages/sign-in/entra.tsx']);
});

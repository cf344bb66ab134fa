import { json } from './body.ts';
import type { Reply } from './router.ts';

interface More {
  readonly status?: number;
  readonly suberror?: string;
  readonly claims?: string;
}

/** Entra's refusal of a token request. @param code its AADSTS number */
export function refused(error: string, code: number, words: string, more: More = {}): Reply {
  const { status = 400, ...rest } = more;
  return json(
    {
      error,
      error_description: `AADSTS${code}: ${words}`,
      error_codes: [code],
      ...rest,
    },
    status,
  );
}

export const notConsented = (): Reply =>
  refused(
    'invalid_grant',
    65001,
    'The user or administrator has not consented to use the application.',
    { suberror: 'consent_required' },
  );

/** A second factor or a new password: what only the person can do. */
export const interactionRequired = (): Reply =>
  refused(
    'interaction_required',
    50076,
    'Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication.',
    {
      suberror: 'basic_action',
      claims: '{"access_token":{"capolids":{"essential":true,"values":["mfa"]}}}',
    },
  );

/** @param error what checking the assertion threw */
export function unknownAssertion(error: unknown): Reply {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ERR_JWT_EXPIRED') {
    return refused('invalid_grant', 500133, 'Assertion is not within its valid time range.');
  }
  return code === ''
    ? refused('invalid_grant', 500131, 'Assertion audience does not match the Client app.')
    : refused('invalid_grant', 50013, 'Assertion failed signature validation.');
}

/** How Entra refuses an application's credential, by its number. */
export const CREDENTIAL_REFUSALS: Readonly<
  Record<number, { readonly error: string; readonly words: string }>
> = {
  7000215: { error: 'invalid_client', words: 'Invalid client secret provided.' },
  7000222: { error: 'invalid_client', words: 'The provided client secret keys are expired.' },
  700027: {
    error: 'invalid_client',
    words: 'The certificate with identifier used to sign the client assertion is not registered.',
  },
  700016: {
    error: 'unauthorized_client',
    words: 'The application was not found in the directory.',
  },
  7000112: { error: 'unauthorized_client', words: 'The application is disabled.' },
};

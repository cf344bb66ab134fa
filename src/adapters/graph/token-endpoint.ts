import { z } from 'zod';
import { AppError } from '../../kernel/errors.ts';
import type { IssuedToken, TokenSource } from './tokens.ts';

export interface TokenEndpointOptions {
  /** For example `http://127.0.0.1:3979/<tenant id>/oauth2/v2.0/token`. */
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Milliseconds of the machine's own clock. */
  readonly now: () => number;
  readonly fetch?: typeof fetch;
}

const answerSchema = z.object({ access_token: z.string(), expires_in: z.number() });
const SCOPE = 'https://graph.microsoft.com/.default';
const TIMEOUT_MS = 10_000;

/** Tokens by plain OAuth 2.0 requests, for the local tenant, whose host MSAL would not accept as an authority. */
export function endpointTokens(options: TokenEndpointOptions): TokenSource {
  const send = options.fetch ?? fetch;

  async function issue(grant: Record<string, string>): Promise<IssuedToken> {
    const asked = options.now();
    const body = new URLSearchParams({
      client_id: options.clientId,
      client_secret: options.clientSecret,
      scope: SCOPE,
      ...grant,
    });
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await send(options.url, { method: 'POST', body, signal }).catch(
      (error: unknown) => {
        throw new AppError(
          'unavailable',
          'the token endpoint did not answer',
          {},
          { cause: error },
        );
      },
    );
    if (!response.ok) {
      throw new AppError('unavailable', `the token endpoint refused with ${response.status}`);
    }
    const answer = answerSchema.parse(await response.json());
    return { token: answer.access_token, expiresAt: asked + answer.expires_in * 1_000 };
  }

  return {
    forApp: () => issue({ grant_type: 'client_credentials' }),
    onBehalfOf: (assertion) =>
      issue({
        grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
        requested_token_use: 'on_behalf_of',
        assertion,
      }),
  };
}

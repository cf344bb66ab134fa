import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node';
import { AppError } from '../../../kernel/errors.ts';

export interface NetworkOptions {
  /** Milliseconds of the machine's own clock. */
  readonly now: () => number;
  /** Origin that answers in place of Entra's: the local tenant. MSAL knows Entra's own hosts only. */
  readonly instead?: string;
  readonly fetch?: typeof fetch;
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 10_000;
/** However long Entra asks to be left alone, it is asked again after this. */
const LONGEST_SILENCE_MS = 300_000;

/**
 * MSAL's way out: one request, one answer, given up in time. Trouble of the service is an error here, so that MSAL
 * keeps nothing of it; a Retry-After is heeded for all requests, as a token comes from one place.
 */
export function entraNetwork(options: NetworkOptions): INetworkModule {
  const send = options.fetch ?? fetch;
  let silentUntil = 0;

  async function ask<T>(
    method: 'GET' | 'POST',
    url: string,
    { headers = {}, body }: NetworkRequestOptions = {},
  ): Promise<NetworkResponse<T>> {
    if (options.now() < silentUntil) throw new AppError('unavailable', 'Entra asked us to wait');
    const address = addressOf(url, options.instead);
    const signal = AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS);
    const init = { method, headers, redirect: 'error', signal } as const;
    const once = () => send(address, body === undefined ? init : { ...init, body });
    const response = await once().catch((error: unknown) => {
      if (isReset(error)) return once();
      throw error;
    });
    if (response.status === 429 || response.status >= 500) {
      silentUntil = options.now() + waitOf(response.headers.get('retry-after'));
      await response.body?.cancel();
      throw new AppError('unavailable', `Entra answered ${response.status}`);
    }
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      // The caller's word for what Entra answers with: checked by MSAL, field by field.
      body: (await response.json()) as T,
    };
  }

  return {
    sendGetRequestAsync: <T>(url: string, request?: NetworkRequestOptions) =>
      ask<T>('GET', url, request),
    sendPostRequestAsync: <T>(url: string, request?: NetworkRequestOptions) =>
      ask<T>('POST', url, request),
  };
}

const RESET: ReadonlySet<unknown> = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

/**
 * A connection that was kept and that the other side had closed meanwhile: nothing of an answer came. What is asked for
 * here may be asked for twice: at worst a code that was used already is refused, as it would be without a second try.
 */
const isReset = (error: unknown): boolean =>
  error instanceof Error &&
  error.cause instanceof Object &&
  'code' in error.cause &&
  RESET.has(error.cause.code);

function addressOf(url: string, instead: string | undefined): string {
  if (instead === undefined) return url;
  const { pathname, search } = new URL(url);
  return `${new URL(instead).origin}${pathname}${search}`;
}

/** Seconds, as Entra gives them; a date is not among what it says. */
const waitOf = (header: string | null): number =>
  Math.min(Math.max(0, Number(header ?? 0) || 0) * 1_000, LONGEST_SILENCE_MS);

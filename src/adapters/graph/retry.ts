import type { Context, Middleware } from '@microsoft/microsoft-graph-client';
import { behaviour, hintsOf, methodOf } from './chain.ts';

export interface RetryOptions {
  /** A number from 0 to below 1. */
  readonly random: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Attempts in all, the first included. */
  readonly attempts: number;
  /** First pause where the service does not say how long; it doubles with each further one. */
  readonly baseMs: number;
  /** Longest pause. Asked to wait longer, the call fails at once and the caller's own schedule takes over. */
  readonly longestMs: number;
}

export const RETRY_DEFAULTS = { attempts: 5, baseMs: 500, longestMs: 60_000 } as const;

/** What came of one attempt: an answer, or none (connection lost, timed out). */
export type Outcome =
  | { readonly kind: 'answered'; readonly response: Response }
  | { readonly kind: 'lost'; readonly error: unknown };

export interface Attempted {
  readonly method: string;
  /** Sending it twice does no harm although the method alone does not promise that. */
  readonly repeatable: boolean;
}

const IDEMPOTENT = new Set(['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE']);
const PASSING = new Set([429, 502, 503, 504]);

/**
 * May the call be sent again? A POST without an idempotency key may have happened although no answer came, so it
 * is repeated only where the service certainly refused it: 429, 412, or 503 that says when to come back.
 */
export function mayRepeat({ method, repeatable }: Attempted, outcome: Outcome): boolean {
  const harmless = repeatable || IDEMPOTENT.has(method);
  if (outcome.kind === 'lost') return harmless;
  const { status, headers } = outcome.response;
  if (harmless) return PASSING.has(status);
  return status === 429 || status === 412 || (status === 503 && headers.has('retry-after'));
}

/** Milliseconds the service asked to wait: the larger of Retry-After and RateLimit-Reset; null where it did not. */
export function askedWait(headers: Headers): number | null {
  const waits = [retryAfter(headers), seconds(headers.get('ratelimit-reset'))].filter(
    (wait) => wait !== null,
  );
  return waits.length === 0 ? null : Math.max(...waits);
}

function retryAfter(headers: Headers): number | null {
  const given = headers.get('retry-after');
  const delay = seconds(given);
  if (delay !== null || given === null) return delay;
  // The HTTP-date form counts from the answer's own Date, so that a wrong clock here does no harm.
  const wait = Date.parse(given) - Date.parse(headers.get('date') ?? '');
  return Number.isNaN(wait) ? null : Math.max(0, wait);
}

function seconds(text: string | null): number | null {
  if (text === null || !/^\s*\d+(\.\d+)?\s*$/.test(text)) return null;
  return Number(text) * 1000;
}

/**
 * Milliseconds before attempt number `attempt` + 1, or null to give up. Jitter is added on top of what the service
 * asked, never taken off, and spreads instances that were refused at the same moment.
 */
export function pauseAfter(
  attempt: number,
  outcome: Outcome,
  options: Omit<RetryOptions, 'sleep'>,
): number | null {
  if (attempt >= options.attempts) return null;
  const asked = outcome.kind === 'answered' ? askedWait(outcome.response.headers) : null;
  if (asked !== null) {
    if (asked > options.longestMs) return null;
    return asked + options.random() * Math.min(1_000, 100 + asked * 0.1);
  }
  const ceiling = Math.min(options.longestMs, options.baseMs * 2 ** (attempt - 1));
  return ceiling / 2 + (options.random() * ceiling) / 2;
}

/**
 * Sends until it is answered for good. The last outcome is the caller's, a refusal included.
 * @throws what `send` threw last
 */
export async function persist(
  send: () => Promise<Response>,
  attempted: Attempted,
  options: RetryOptions,
): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    const outcome: Outcome = await send().then(
      (response) => ({ kind: 'answered', response }) as const,
      (error: unknown) => ({ kind: 'lost', error }) as const,
    );
    const pause = mayRepeat(attempted, outcome) ? pauseAfter(attempt, outcome, options) : null;
    if (pause === null) {
      if (outcome.kind === 'lost') throw outcome.error;
      return outcome.response;
    }
    // An unread body would keep its connection busy while we wait.
    if (outcome.kind === 'answered') await outcome.response.body?.cancel();
    await options.sleep(pause);
  }
}

export const retry = (options: RetryOptions): Middleware =>
  behaviour(async (context: Context, next) => {
    const send = async (): Promise<Response> => {
      delete context.response;
      await next();
      if (!context.response) throw new Error('the middleware chain ended without an answer');
      return context.response;
    };
    const hinted = hintsOf(context)?.repeatable ?? false;
    const attempted: Attempted = {
      method: methodOf(context),
      // Asked anew before each attempt: whoever gave up waiting wants no other.
      get repeatable() {
        return hinted && !context.options?.signal?.aborted;
      },
    };
    context.response = await persist(send, attempted, options);
  });

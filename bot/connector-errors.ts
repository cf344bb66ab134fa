import { UndeliveredError } from '../src/ports/messenger.ts';

/** What the connector's client throws, read without believing its types. */
interface Failure {
  readonly status: number | null;
  readonly code: string;
  readonly retryAfter: number | null;
  readonly refused: boolean;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const field = (value: unknown, name: string): unknown =>
  isRecord(value) ? value[name] : undefined;

/** Before a connection stood, nothing can have been sent. */
const NEVER_CONNECTED = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH/;

function header(response: unknown, name: string): string | null {
  const headers = field(response, 'headers');
  const get = field(headers, 'get');
  const value = typeof get === 'function' ? get.call(headers, name) : field(headers, name);
  return typeof value === 'string' ? value : null;
}

/** Milliseconds; the service gives seconds or, seldom, a date, which needs a clock and is left to our own backoff. */
function waitIn(response: unknown): number | null {
  const seconds = Number(header(response, 'retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : null;
}

function chain(error: unknown): string {
  const words: string[] = [];
  let current = error;
  for (let depth = 0; depth < 5 && isRecord(current); depth += 1) {
    words.push(String(current.code ?? ''), String(current.message ?? ''));
    current = current.cause;
  }
  return words.join(' ');
}

/** Exposed for the choice of another address: is there nobody behind this one any more? */
export function readFailure(error: unknown): Failure {
  const status = field(error, 'statusCode') ?? field(field(error, 'response'), 'status');
  const body = field(error, 'body') ?? field(field(error, 'response'), 'parsedBody');
  const inner = field(body, 'error') ?? body;
  return {
    status: typeof status === 'number' ? status : null,
    code: [
      field(inner, 'code'),
      field(field(inner, 'innerHttpError'), 'code'),
      field(error, 'code'),
    ]
      .filter((code) => typeof code === 'string')
      .join(' '),
    retryAfter: waitIn(field(error, 'response')),
    refused: NEVER_CONNECTED.test(chain(error)),
  };
}

/** Worth trying the next address that is known: this one is gone or nobody answers there. */
export const isGoneAddress = (failure: Failure): boolean =>
  failure.refused || failure.status === 404;

/** The person has blocked the bot or taken the app away, or has no Teams: nothing written there arrives. */
export const isClosedChat = ({ status, code }: Failure): boolean =>
  status === 403 || status === 404 || (status === 400 && code.includes('BadArgument'));

/**
 * What a failed send means: whether to try again, when, and whether it can have been sent at all. A send that is
 * repeated blindly may be read twice, so that only a clear refusal counts as definite.
 */
export function undelivered(error: unknown): UndeliveredError {
  const { status, code, retryAfter, refused } = readFailure(error);
  const say = (outcome: 'later' | 'never', definite: boolean) =>
    new UndeliveredError(
      `connector: ${status ?? (refused ? 'no connection' : 'no answer')} ${code}`.trim(),
      { outcome, retryAfter, definite },
      { cause: error },
    );
  if (refused) return say('later', true);
  if (status === null) return say('later', false);
  if (status === 429 || status === 412) return say('later', true);
  if (status === 401) return say('later', true);
  if (status === 408) return say('later', false);
  // 403 is blocked or not installed, 404 a conversation that is gone; other 4xx will not change by waiting.
  if (status >= 400 && status < 500) return say('never', true);
  return say('later', false);
}

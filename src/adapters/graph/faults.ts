import { AppError, type ErrorCode, isAppError } from '../../kernel/errors.ts';

/** A refusal of the service, or silence, with what an adapter needs to react to it. */
export class GraphFault extends AppError {
  /** HTTP status; 0 where no answer came. */
  readonly status: number;
  /** Graph's own word, for example `itemNotFound`. */
  readonly reason: string;

  constructor(status: number, reason: string, what: string, options?: ErrorOptions) {
    super(codeFor(status), `graph: ${what}: ${status || 'no answer'} ${reason}`, {}, options);
    this.status = status;
    this.reason = reason;
  }
}

// What a person did is never the cause of a 401 or 403 here: those are the app's own rights.
const codeFor = (status: number): ErrorCode => {
  if (status === 404) return 'not-found';
  if (status === 409 || status === 412) return 'changed-meanwhile';
  return status === 413 ? 'too-large' : 'unavailable';
};

/** By shape, like `isAppError`: classes differ over a test runner's module boundary. */
export const isFault = (error: unknown, ...statuses: readonly number[]): error is GraphFault =>
  isAppError(error) &&
  'status' in error &&
  typeof error.status === 'number' &&
  (statuses.length === 0 || statuses.includes(error.status));

const has = <K extends string>(value: unknown, key: K): value is Record<K, unknown> =>
  typeof value === 'object' && value !== null && key in value;

/** The client's error as a fault. @param what method and route template, never ids */
export function toFault(error: unknown, what: string): unknown {
  if (isAppError(error)) return error;
  const status =
    has(error, 'statusCode') && typeof error.statusCode === 'number' && error.statusCode > 0
      ? error.statusCode
      : 0;
  const reason = has(error, 'code') && typeof error.code === 'string' ? error.code : '';
  return new GraphFault(status, reason, what, { cause: error });
}

/** Microsoft's client answers in no type: its answers leave here as what the caller checks, its errors as faults. */
export async function asked<T>(what: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw toFault(error, what);
  }
}

import type { Middleware } from '@microsoft/microsoft-graph-client';
import { behaviour, hintsOf } from './chain.ts';

export interface Patience {
  /** Milliseconds for a question and its answer. */
  readonly callMs: number;
  /** Milliseconds for a file, or a part of one. */
  readonly transferMs: number;
}

/** Ends an attempt, the reading of its body included, when its time is over. */
export const timeout = ({ callMs, transferMs }: Patience): Middleware =>
  behaviour(async (context, next) => {
    const given = context.options?.signal ?? undefined;
    const limit = AbortSignal.timeout(hintsOf(context)?.transfer ? transferMs : callMs);
    context.options = {
      ...context.options,
      signal: given ? AbortSignal.any([given, limit]) : limit,
    };
    try {
      await next();
    } finally {
      // The next attempt begins its own time; this one's body stays bound to the signal it was sent with.
      context.options = { ...context.options, signal: given ?? null };
    }
  });

import type { Middleware } from '@microsoft/microsoft-graph-client';
import { behaviour, hintsOf } from './chain.ts';

/** Ends an attempt, the reading of its body included, after the call's own time or `defaultMs`. */
export const timeout = (defaultMs: number): Middleware =>
  behaviour(async (context, next) => {
    const given = context.options?.signal ?? undefined;
    const limit = AbortSignal.timeout(hintsOf(context)?.timeoutMs ?? defaultMs);
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

import type { Middleware } from '@microsoft/microsoft-graph-client';
import { behaviour, setHeader, urlOf } from './chain.ts';
import type { AccessToken } from './tokens.ts';

/**
 * Adds the bearer token. The client's own handler does so only for Graph's https hosts, which leaves out a local
 * tenant; this one does so for the one origin it was made for, and for no other.
 * A 401 drops the cached token and asks once more: after a sleep of the machine or a revocation the cache is wrong.
 */
export const authenticate = (token: AccessToken, origin: string): Middleware =>
  behaviour(async (context, next) => {
    if (new URL(urlOf(context)).origin !== origin) {
      throw new Error(`a token for ${origin} must not leave for another host`);
    }
    const first = await token.get();
    setHeader(context, 'authorization', `Bearer ${first}`);
    await next();
    if (context.response?.status !== 401) return;
    token.reject(first);
    const second = await token.get();
    if (second === first) return;
    await context.response.body?.cancel();
    setHeader(context, 'authorization', `Bearer ${second}`);
    await next();
  });

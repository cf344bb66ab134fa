import type { ICachePlugin } from '@azure/msal-node';
import { z } from 'zod';
import { AppError } from '../../../kernel/errors.ts';
import type { KeptTokens, TokenStore, TokensToKeep } from '../../../ports/token-store.ts';

const cacheSchema = z.looseObject({
  Account: z.record(z.string(), z.looseObject({ local_account_id: z.string() })).default({}),
  AccessToken: z.record(z.string(), z.looseObject({ target: z.string() })).default({}),
});

const GRAPH = /^https:\/\/graph\.microsoft\.com\//i;
const NOT_RIGHTS = new Set(['.default', 'openid', 'profile', 'email', 'offline_access']);

/** The rights that a token's scopes name, sorted. */
export const rightsIn = (scopes: string): string[] =>
  [...new Set(scopes.split(' ').map((scope) => scope.replace(GRAPH, '')))]
    .filter((scope) => scope !== '' && !NOT_RIGHTS.has(scope))
    .sort();

export interface Partition {
  readonly store: TokenStore;
  readonly key: string;
  /** The object id that every account in it must have; null for the application's own. */
  readonly owner: string | null;
}

/**
 * MSAL's view of one partition, for one exchange. Two instances that renew at once both end with good tokens, so the
 * one that comes second leaves the first one's; it writes over what is no longer `ready`, and never brings back what
 * was forgotten meanwhile.
 */
export function partitionPlugin({ store, key, owner }: Partition): ICachePlugin {
  let seen: KeptTokens | null = null;
  return {
    async beforeCacheAccess({ tokenCache }) {
      seen = await store.read(key);
      if (seen?.content) tokenCache.deserialize(seen.content);
    },
    async afterCacheAccess(context) {
      if (!context.cacheHasChanged) return;
      const content = context.tokenCache.serialize();
      const tokens = tokensOf(content, owner);
      if (await store.write(key, tokens, seen?.version ?? null)) return;
      const now = await store.read(key);
      const forgotten = now === null && seen !== null;
      if (!forgotten && now?.state !== 'ready')
        await store.write(key, tokens, now?.version ?? null);
    },
  };
}

/** @throws AppError `forbidden` where the tokens are another person's */
function tokensOf(content: string, owner: string | null): TokensToKeep {
  const cache = cacheSchema.parse(JSON.parse(content));
  const accounts = Object.values(cache.Account);
  if (owner !== null && accounts.some(({ local_account_id: id }) => id !== owner)) {
    throw new AppError('forbidden', 'Entra answered with the tokens of another person');
  }
  const scopes = Object.values(cache.AccessToken).map(({ target }) => target);
  return { content, state: 'ready', scopes: rightsIn(scopes.join(' ')) };
}

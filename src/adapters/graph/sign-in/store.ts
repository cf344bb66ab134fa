import type { Log } from '../../../ports/log.ts';
import type { TokenStore } from '../../../ports/token-store.ts';

export const personPartition = (personId: string): string => `person:${personId}`;
export const appPartition = (clientId: string): string => `app:${clientId}`;

/** A store that may be away: the application's own token can be had without it. */
export const forgiving = (store: TokenStore, log?: Log): TokenStore => {
  const told =
    <T>(instead: T) =>
    (error: unknown): T => {
      log?.warn({ err: error }, 'the token cache does not answer; a token is asked for instead');
      return instead;
    };
  return {
    read: (partition) => store.read(partition).catch(told(null)),
    write: (...args) => store.write(...args).catch(told(true)),
    remove: (partition) => store.remove(partition),
  };
};

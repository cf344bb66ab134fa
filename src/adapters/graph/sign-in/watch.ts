import type { Log } from '../../../ports/log.ts';
import type { Entra } from '../entra.ts';
import { isRefusal } from './refusals.ts';

export interface WatchedEntra {
  readonly entra: Entra;
  /** Why the application itself has no token, in words that an administrator can act on; null where it has. */
  refusal(): string | null;
}

/**
 * Remembers how the application itself fared, and says so once when it changes: every call of Graph fails with it, and
 * each would say no more than that.
 */
export function watchedEntra(entra: Entra, log: Log): WatchedEntra {
  let refusal: string | null = null;
  return {
    refusal: () => refusal,
    entra: {
      ...entra,
      async forApp(fresh) {
        try {
          const issued = await entra.forApp(fresh);
          if (refusal !== null) log.info({}, 'Entra gives the application tokens again');
          refusal = null;
          return issued;
        } catch (error) {
          const said = isRefusal(error) ? error.message : 'no token could be asked for';
          if (said !== refusal) {
            const number = isRefusal(error) ? error.number : null;
            log.error({ aadsts: number }, `Entra refuses the application: ${said}`);
          }
          refusal = said;
          throw error;
        }
      },
    },
  };
}

import type { Log } from '../../ports/log.ts';

export interface Settling {
  /** Resolves when nothing is left to do now. A call while another runs joins it, and it looks once more. */
  settle(): Promise<void>;
  /** Settles in the background; a failure is logged and the next wake goes on. */
  wake(): void;
  /** Finishes what is in hand and takes nothing new. */
  stop(): Promise<void>;
}

/**
 * One run at a time of work that is done until nothing is left.
 * @param once does what there is to do; to be cut short where `stopped` says so
 * @param what begins the log's sentences
 */
export function settling(
  once: (stopped: () => boolean) => Promise<void>,
  { log, what }: { readonly log: Log; readonly what: string },
): Settling {
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;

  async function all(): Promise<void> {
    do {
      again = false;
      await once(() => stopped);
    } while (again && !stopped);
  }

  function settle(): Promise<void> {
    if (stopped) return running ?? Promise.resolve();
    if (running) {
      again = true;
      return running;
    }
    running = all().finally(() => {
      running = null;
    });
    return running;
  }

  return {
    settle,
    wake(): void {
      settle().catch((error: unknown) =>
        log.error({ err: error }, `${what} stopped; going on at the next wake`),
      );
    },
    async stop(): Promise<void> {
      stopped = true;
      await running?.catch((error: unknown) =>
        log.error({ err: error }, `${what} stopped while closing`),
      );
    },
  };
}

import type { Holding } from '../../ports/holding.ts';
import type { Log } from '../../ports/log.ts';

/** Within a lease, so that three lost answers in a row cost nothing. */
const BEATS = 4;
/** What hangs is not kept from the others for ever. */
const LONGEST_MS = 900_000;

/** Keeps by the machine's own timers: they stand still with the process, and that is what ends its leases. */
export const createHolding =
  (log: Log, longestMs = LONGEST_MS): Holding =>
  async ({ leaseMs, keep }, work) => {
    const every = leaseMs / BEATS;
    let left = Math.floor(longestMs / every);
    const timer = setInterval(() => {
      left -= 1;
      if (left < 0) {
        clearInterval(timer);
        log.error({ ms: longestMs }, 'work in hand does not end; others may take it now');
        return;
      }
      keep().catch((error: unknown) => log.warn({ err: error }, 'a lease could not be prolonged'));
    }, every);
    timer.unref();
    try {
      return await work();
    } finally {
      clearInterval(timer);
    }
  };

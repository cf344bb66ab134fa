import type { Clock, ClockOffset } from '../../ports/clock.ts';

export const systemClock: Clock = { now: () => new Date() };

/** The machine's clock plus an offset that survives restarts. Made in local mode only. */
export interface MovableClock extends Clock {
  /** Milliseconds ahead of the machine. */
  offset(): number;
  /** Moves on by so many milliseconds. @throws RangeError for a step back: what has happened stays in the past */
  advance(ms: number): Promise<void>;
  /** Back to the machine's time, for a world that begins anew. */
  reset(): Promise<void>;
  /** Takes over how far another process on the same database has moved it. */
  follow(): Promise<void>;
}

export async function movableClock(store: ClockOffset): Promise<MovableClock> {
  let offset = await store.load();
  const moveTo = async (next: number): Promise<void> => {
    await store.save(next);
    offset = next;
  };
  return {
    now: () => new Date(Date.now() + offset),
    offset: () => offset,
    async advance(ms) {
      if (!Number.isFinite(ms) || ms < 0) throw new RangeError('the clock only moves on');
      await moveTo((await store.load()) + Math.round(ms));
    },
    reset: () => moveTo(0),
    async follow() {
      offset = await store.load();
    },
  };
}

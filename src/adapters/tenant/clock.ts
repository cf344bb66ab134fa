/** The tenant's one door to time. It can be moved, so that the stand-in world keeps step with a
 * moved product clock (messages would otherwise look out of order). Tokens live by `machine`: whoever
 * checks them has only the machine's time. */
export interface TenantClock {
  now(): Date;
  /** The machine's own time, whatever the clock is set to. */
  machine(): Date;
  iso(): string;
  /** Milliseconds added to the machine's time. */
  offset(): number;
  shift(offsetMs: number): void;
  /** Moves the time on; whatever waited for less goes on at once. */
  advance(ms: number): void;
  /**
   * Resolves once `ms` of this clock have passed, whether the machine's time passes or the clock is moved:
   * limits, delays and pauses between resends all wait here, so that a day of them is tested in no time.
   * Resolves early where `stop` is aborted; ask the signal to tell the two apart.
   */
  wait(ms: number, stop?: AbortSignal): Promise<void>;
}

export interface ClockOptions {
  /** Milliseconds added to the machine's time, kept over restarts by the caller. */
  offset?: number;
  /** Time stands still but for `shift` and `advance`. */
  frozen?: boolean;
}

/** setTimeout counts in 32 bits; a longer wait is taken in pieces. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export function createClock({
  offset: initial = 0,
  frozen = false,
}: ClockOptions = {}): TenantClock {
  let offset = initial;
  const frozenAt = Date.now();
  const millis = (): number => (frozen ? frozenAt : Date.now()) + offset;
  const waiting = new Set<() => void>();
  const shift = (offsetMs: number): void => {
    offset = offsetMs;
    // A copy: who goes on may wait again at once.
    for (const look of [...waiting]) look();
  };
  const wait = (ms: number, stop?: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      const until = millis() + ms;
      let timer: NodeJS.Timeout | undefined;
      const over = (): void => {
        clearTimeout(timer);
        waiting.delete(look);
        stop?.removeEventListener('abort', over);
        resolve();
      };
      const look = (): void => {
        clearTimeout(timer);
        const left = until - millis();
        if (left <= 0 || stop?.aborted) over();
        else if (!frozen) timer = setTimeout(look, Math.min(left, LONGEST_TIMER_MS));
      };
      waiting.add(look);
      stop?.addEventListener('abort', over);
      look();
    });
  return {
    now: () => new Date(millis()),
    machine: () => new Date(),
    iso: () => new Date(millis()).toISOString(),
    offset: () => offset,
    shift,
    advance: (ms) => shift(offset + ms),
    wait,
  };
}

/** Milliseconds that only ever grow, for measuring waits; moving the clock does not touch them. */
export const elapsed = (): number => performance.now();

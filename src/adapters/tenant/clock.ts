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
}

/** @param initialOffset milliseconds added to the machine's time, kept over restarts by the caller */
export function createClock(initialOffset = 0): TenantClock {
  let offset = initialOffset;
  const now = (): Date => new Date(Date.now() + offset);
  return {
    now,
    machine: () => new Date(),
    iso: () => now().toISOString(),
    offset: () => offset,
    shift: (offsetMs) => {
      offset = offsetMs;
    },
  };
}

/** Milliseconds that only ever grow, for measuring waits; moving the clock does not touch them. */
export const elapsed = (): number => performance.now();

/** The tenant's one door to time. It can be moved, so that the stand-in world keeps step with a
 * moved product clock (tokens would otherwise look expired, messages out of order). */
export interface TenantClock {
  now(): Date;
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
    iso: () => now().toISOString(),
    offset: () => offset,
    shift: (offsetMs) => {
      offset = offsetMs;
    },
  };
}

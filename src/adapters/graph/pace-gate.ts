import type { Limit } from './pace-limits.ts';

/** One limit of one thing, for example the channel of this name: how much of it is used, and until when it is shut. */
export interface Gate {
  /** Milliseconds until so many units may pass; 0: now. */
  wait(now: number, units: number, bulk: boolean): number;
  take(now: number, units: number, bulk: boolean): void;
  /** The call is over, whatever came of it. */
  leave(units: number): void;
  /** The service asked everybody to stay away until then. */
  shut(until: number): void;
  /** What the service says is left until then. */
  told(left: number, until: number): void;
  /** Nothing of it counts any more. */
  idle(now: number): boolean;
}

interface Used {
  /** When the first of its calls was made, and the last. */
  since: number;
  at: number;
  units: number;
}

/** Bulk reading leaves this share of every limit to people who wait. */
export const BULK_SHARE = 0.95;
/** How much bulk reading may do in one go, as a share of the limit. */
const BURST = 0.02;
/** The service's clock sees a call later than ours, and not always equally late. */
const SLACK_MS = 100;
const SLACK = 0.002;
/** Steps that a window is kept in: calls within one are counted as its last. */
const STEPS = 1_000;

export function createGate(limit: Limit): Gate {
  const { amount } = limit;
  const ms = limit.atOnce ? 0 : limit.ms * (1 + SLACK) + SLACK_MS;
  const used: Used[] = [];
  let first = 0;
  let sum = 0;
  let underWay = 0;
  let shutUntil = 0;
  let left: { units: number; until: number } | null = null;
  const bulkAmount = amount < 1 / (1 - BULK_SHARE) ? amount : amount * BULK_SHARE;
  const burst = Math.max(1, amount * BURST);
  /** When bulk reading will have paid for what it took. */
  let paidAt = 0;

  function forget(now: number): void {
    while (first < used.length && (used[first]?.at ?? 0) + ms <= now) {
      sum -= used[first]?.units ?? 0;
      first += 1;
    }
    if (first > STEPS) {
      used.splice(0, first);
      first = 0;
    }
    if (left && left.until <= now) left = null;
  }

  function windowWait(now: number, units: number, most: number): number {
    let counted = sum;
    if (counted + units <= most) return 0;
    for (let index = first; index < used.length; index += 1) {
      const entry = used[index];
      if (!entry) break;
      counted -= entry.units;
      // What costs more than the whole limit passes when nothing else counts.
      if (counted + units <= most || counted <= 0) return entry.at + ms - now;
    }
    return 0;
  }

  const evenWait = (now: number): number =>
    limit.even ? Math.max(0, paidAt - (burst * ms) / bulkAmount - now) : 0;

  function toldWait(now: number, units: number, bulk: boolean): number {
    const kept = bulk ? amount * BURST : 0;
    return left && left.units - kept < units ? left.until - now : 0;
  }

  return {
    wait(now, units, bulk) {
      forget(now);
      const shut = Math.max(0, shutUntil - now);
      if (limit.atOnce) return Math.max(shut, underWay + units <= amount ? 0 : Infinity);
      const window = windowWait(now, units, bulk ? bulkAmount : amount);
      return Math.max(shut, window, bulk ? evenWait(now) : 0, toldWait(now, units, bulk));
    },
    take(now, units, bulk) {
      if (limit.atOnce) {
        underWay += units;
        return;
      }
      const last = used.at(-1);
      if (last && used.length > first && now - last.since < ms / STEPS) {
        last.at = now;
        last.units += units;
      } else used.push({ since: now, at: now, units });
      sum += units;
      if (left) left = { ...left, units: left.units - units };
      if (bulk) paidAt = Math.max(paidAt, now) + (units * ms) / bulkAmount;
    },
    leave(units) {
      underWay = Math.max(0, underWay - units);
    },
    shut(until) {
      shutUntil = Math.max(shutUntil, until);
    },
    told(units, until) {
      left = { units, until };
    },
    idle(now) {
      forget(now);
      return first === used.length && underWay === 0 && shutUntil <= now && paidAt <= now;
    },
  };
}

/** A limit of `amount` units in any stretch of `ms` milliseconds. */
export interface Amount {
  readonly amount: number;
  readonly ms: number;
}

/** How finely a window is divided: a day is kept in as few slots as a second. */
const SLOTS = 1_000;

interface Slot {
  /** First millisecond in which nothing of the slot counts any more. */
  over: number;
  index: number;
  units: number;
}

/** Counts units in a sliding window. Whatever is counted leaves it `ms` later, at most a thousandth of that late. */
export interface Window {
  /** Units that count at this moment. */
  used(now: number): number;
  add(now: number, units: number): void;
  /** Milliseconds until another `units` fit; 0: now. */
  wait(now: number, units: number): number;
  /** Milliseconds until nothing counts any more. */
  empty(now: number): number;
}

export function createWindow({ amount, ms }: Amount): Window {
  const width = Math.max(1, Math.floor(ms / SLOTS));
  let slots: Slot[] = [];
  let sum = 0;
  const forget = (now: number): void => {
    if ((slots.at(-1)?.index ?? 0) > Math.floor(now / width)) {
      // The clock was set back: what was used in a future that is not coming counts no more.
      slots = [];
      sum = 0;
    }
    const kept = slots.findIndex((slot) => slot.over > now);
    const gone = kept < 0 ? slots : slots.slice(0, kept);
    if (gone.length === 0) return;
    for (const slot of gone) sum -= slot.units;
    slots = kept < 0 ? [] : slots.slice(kept);
  };
  return {
    used: (now) => {
      forget(now);
      return sum;
    },
    add: (now, units) => {
      forget(now);
      const index = Math.floor(now / width);
      const last = slots.at(-1);
      if (last?.index === index) last.units += units;
      else slots.push({ index, over: (index + 1) * width - 1 + ms, units });
      sum += units;
    },
    empty: (now) => {
      forget(now);
      return (slots.at(-1)?.over ?? now) - now;
    },
    wait: (now, units) => {
      forget(now);
      let left = sum;
      if (left + units <= amount) return 0;
      for (const slot of slots) {
        left -= slot.units;
        // A call that costs more than the whole limit passes when nothing else counts.
        if (left + units <= amount || left === 0) return slot.over - now;
      }
      return 0;
    },
  };
}

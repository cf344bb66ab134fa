import { setTimeout as sleep } from 'node:timers/promises';

/** When a thread takes another message of ours. */
export interface ThreadPace {
  /** Counts one where there is room. @returns milliseconds until there is; 0: counted, send it now */
  take(thread: string): number;
  /** Waits until there is room, for as long as a run through a thread's cards may be held up, and counts one. */
  room(thread: string): Promise<void>;
}

/**
 * How many a bot may write to one thread in how many milliseconds, all of them at once: "Optimize your bot with rate
 * limiting in Teams", limit per bot and thread.
 */
const LIMITS = [
  { most: 7, ms: 1_000 },
  { most: 8, ms: 2_000 },
  { most: 60, ms: 30_000 },
  { most: 1_800, ms: 3_600_000 },
] as const;
const LONGEST_MS = Math.max(...LIMITS.map(({ ms }) => ms));
/** The service sees a message later than we do, and not always equally late. */
const SLACK_MS = 150;
/** Those who are turned away come back one after the other, as the second limit takes them, and not all at once. */
const APART_MS = 250;
/** After this the service answers for itself. */
const LONGEST_WAIT_MS = 30_000;
/** So seldom threads in which nothing counts any more are forgotten. */
const TIDIED_EVERY_MS = 60_000;

interface Written {
  /** When messages were written, oldest first. */
  times: number[];
  /** When the last of those who were turned away comes back. */
  queueEnd: number;
}

function turn(written: Written, at: number): number {
  const kept = written.times.findIndex((time) => time + LONGEST_MS + SLACK_MS > at);
  written.times = kept < 0 ? [] : written.times.slice(kept);
  const { times } = written;
  const free = LIMITS.map(({ most, ms }) => {
    const first = times[times.length - most];
    return first === undefined ? at : first + ms + SLACK_MS;
  });
  const earliest = Math.max(at, ...free);
  if (earliest === at) {
    times.push(at);
    return 0;
  }
  written.queueEnd = Math.max(earliest, written.queueEnd + APART_MS);
  return Math.ceil(written.queueEnd - at);
}

/**
 * The pace of this process. Where several share the work, each keeps its own, and what is too much together is refused
 * by the service and comes later.
 *
 * @param now milliseconds on a clock that never goes back
 */
export function threadPace(
  now: () => number = () => performance.now(),
  pause: (ms: number) => Promise<unknown> = (ms) => sleep(ms),
): ThreadPace {
  const threads = new Map<string, Written>();
  let tidied = now();

  function tidy(at: number): void {
    if (at - tidied < TIDIED_EVERY_MS) return;
    tidied = at;
    for (const [thread, { times, queueEnd }] of threads) {
      const last = Math.max(times.at(-1) ?? 0, queueEnd);
      if (last + LONGEST_MS + SLACK_MS <= at) threads.delete(thread);
    }
  }

  function take(thread: string): number {
    const at = now();
    tidy(at);
    const written = threads.get(thread) ?? { times: [], queueEnd: 0 };
    threads.set(thread, written);
    return turn(written, at);
  }

  return {
    take,
    async room(thread) {
      for (let left = LONGEST_WAIT_MS; ; ) {
        const wait = take(thread);
        if (wait === 0 || wait > left) return;
        left -= wait;
        await pause(wait);
      }
    },
  };
}

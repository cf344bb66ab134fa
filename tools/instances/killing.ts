import { pause } from '../lib/wait.ts';
import type { Fleet } from './fleet.ts';

/** Numbers from 0 to below 1 that a seed repeats (mulberry32, by T. Ettinger, public domain). */
export function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const SHORTEST_MS = 2_000;
const LONGEST_MS = 8_000;

/** Kills one of the servers again and again, whichever and whenever the numbers say, until it is told to stop. */
export function killAtRandom(fleet: Fleet, random: () => number) {
  let stopped = false;
  let kills = 0;
  const done = (async () => {
    while (!stopped) {
      const wait = SHORTEST_MS + random() * (LONGEST_MS - SHORTEST_MS);
      for (let left = wait; left > 0 && !stopped; left -= 200) await pause(200);
      if (!stopped && (await fleet.killOne((among) => Math.floor(random() * among)))) kills += 1;
    }
  })();
  return {
    kills: (): number => kills,
    async stop(): Promise<void> {
      stopped = true;
      await done;
    },
  };
}

import type { World } from './world.ts';

/** One thing that must hold. It fails by throwing; the message says what was wanted and what was there. */
export interface Check {
  readonly name: string;
  readonly run: (world: World) => Promise<void>;
  /** Milliseconds that it may take; absent: 90 seconds. */
  readonly ms?: number;
}

/** Checks that build on each other: after the first that fails the rest is not reached. */
export interface Suite {
  readonly title: string;
  readonly checks: readonly Check[];
  /** Changes nothing that others see: it may run beside those next to it of which that is said too. */
  readonly apart?: boolean;
}

/** What is on the screen is not what was wanted. */
export class Wrong extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Wrong';
  }
}

/** @throws Wrong with these words when it does not hold */
export function must(holds: boolean, words: string): asserts holds {
  if (!holds) throw new Wrong(words);
}

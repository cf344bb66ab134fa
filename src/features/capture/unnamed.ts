import { nextLook, restedOut } from '../../kernel/unnamed.ts';
import type { DueItem } from '../../ports/unit-of-work.ts';

/**
 * What somebody wrote down without a name, until it is out, or that it is to be taken back. Nothing here leads to who
 * wrote it, or closer than a day to when: docs/anonymity.md says against whom.
 */
export interface WaitingRecord {
  readonly kind: 'record' | 'withdrawal';
  /** Made of the secret that only its author has. One secret, one record. */
  readonly key: string;
  readonly template: string;
  readonly templateVersion: number;
  /** By field id; empty in a withdrawal. */
  readonly answers: Readonly<Record<string, string>>;
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string;
}

/** Whose due work it is; the row of the next look is found by it. */
export const LOOKS = 'unnamed-records';

export const SWEEP = 'unnamed-records.sweep';

export function nextSweep(now: Date): DueItem {
  const at = nextLook(now);
  return { job: SWEEP, slot: at.toISOString(), at, ref: at.toISOString() };
}

/** At this look: what is to be taken back at once, and what a night has passed over as chance has it, all together. */
export const letOut = (
  waiting: readonly WaitingRecord[],
  now: Date,
  chance: Parameters<typeof restedOut>[2],
): readonly WaitingRecord[] => [
  ...waiting.filter(({ kind }) => kind === 'withdrawal'),
  ...restedOut(
    waiting.filter(({ kind }) => kind === 'record'),
    now,
    chance,
  ),
];

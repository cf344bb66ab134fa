import type { DiscussionId } from '../../kernel/ids.ts';
import { nextLook, restedOut } from '../../kernel/unnamed.ts';
import type { Chance } from '../../ports/chance.ts';
import type { DueItem } from '../../ports/unit-of-work.ts';

/**
 * What is said without a name, until it stands in its discussion. Nothing here leads to who wrote it, or closer than a
 * day to when: docs/anonymity.md says against whom.
 */
export interface Waiting {
  /** What becomes of it: a contribution, other words for one that stands already, or its removal from where it was used. */
  readonly kind: 'contribution' | 'correction' | 'withdrawal';
  readonly discussion: DiscussionId;
  /** Made of the secret that only its author has. One secret, one contribution. */
  readonly key: string;
  /** Empty once it was taken back. */
  readonly text: string;
  readonly question: number | null;
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string;
}

export interface AnonymousStore {
  of(key: string): Promise<Waiting | null>;
  all(): Promise<readonly Waiting[]>;
  /**
   * Takes out everything that waits, for this transaction alone, and puts back what is given, in that order: all rows are
   * written anew whenever one is, so that none of them tells when it came.
   */
  rewrite(change: (waiting: readonly Waiting[]) => readonly Waiting[]): Promise<void>;
  /** Writes what stands there without a name anew and unchanged, so that no row tells which was touched last. */
  touch(discussion: DiscussionId): Promise<void>;
  /** The same with the row of the next look, which was written when the last text came. */
  touchNextLook(): Promise<void>;
  /** How many people may contribute there, by language; `guests`: those of its communities too. */
  writers(
    communities: readonly string[],
    guests: boolean,
  ): Promise<readonly { readonly language: string; readonly people: number }[]>;
}

/** The job that looks whether what waits is let out, at fixed hours that say nothing of what came when. */
export function nextSweep(now: Date): DueItem {
  const at = nextLook(now);
  return { job: 'anonymous.sweep', slot: at.toISOString(), at, ref: at.toISOString() };
}

/**
 * What of one discussion is let out at this look: what a night has passed over, all of it together, at an hour that
 * chance chooses, and more readily where there are several; at the latest on the second day. What only changes or
 * removes something that stands already is let out at once.
 */
export function letOut(waiting: readonly Waiting[], now: Date, chance: Chance): readonly Waiting[] {
  const changes = waiting.filter(({ kind }) => kind !== 'contribution');
  const fresh = waiting.filter(({ kind }) => kind === 'contribution');
  return [...changes, ...restedOut(fresh, now, chance)];
}

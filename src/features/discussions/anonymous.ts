import { addDays, DAY_MS } from '../../kernel/days.ts';
import type { DiscussionId } from '../../kernel/ids.ts';
import { closestLanguage, LANGUAGES, type Language } from '../../kernel/language.ts';
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

export const dayOf = (at: Date): string => at.toISOString().slice(0, 10);
export const startOf = (day: string): Date => new Date(`${day}T00:00:00Z`);

const HOUR_MS = 3_600_000;
/** Looked at at these hours, whoever wrote when. */
const EVERY_MS = 6 * HOUR_MS;
/** A night lies between writing and reading. */
const RESTED_MS = DAY_MS + 6 * HOUR_MS;
/** Later than this it would be missed in the talk that it belongs to. */
const LONGEST_MS = 2 * DAY_MS + 6 * HOUR_MS;
/** At each look one in so many goes: of several, of one that would stand alone. */
const ODDS = { several: 2, alone: 4 } as const;

/** The job that looks whether what waits is let out, at fixed hours that say nothing of what came when. */
export function nextSweep(now: Date): DueItem {
  const at = new Date((Math.floor(now.getTime() / EVERY_MS) + 1) * EVERY_MS);
  return { job: 'anonymous.sweep', slot: at.toISOString(), at, ref: at.toISOString() };
}

/** On which days it appears at the earliest and at the latest, unless its discussion closes before. */
export const appears = (day: string): { readonly from: string; readonly until: string } => ({
  from: addDays(day, 1),
  until: addDays(day, 2),
});

const age = ({ day }: Waiting, now: Date): number => now.getTime() - startOf(day).getTime();

/**
 * What of one discussion is let out at this look: what a night has passed over, all of it together, at an hour that
 * chance chooses, and more readily where there are several; at the latest on the second day. What only changes or
 * removes something that stands already is let out at once.
 */
export function letOut(waiting: readonly Waiting[], now: Date, chance: Chance): readonly Waiting[] {
  const changes = waiting.filter(({ kind }) => kind !== 'contribution');
  const rested = waiting.filter((one) => one.kind === 'contribution' && age(one, now) >= RESTED_MS);
  if (rested.length === 0) return changes;
  const overdue = rested.some((one) => age(one, now) >= LONGEST_MS);
  const odds = rested.length > 1 ? ODDS.several : ODDS.alone;
  return overdue || chance.below(odds) === 0 ? [...changes, ...rested] : changes;
}

/** In an order that chance gives, each as likely (Fisher and Yates). */
export function shuffled<T>(items: readonly T[], chance: Pick<Chance, 'below'>): T[] {
  const left = [...items];
  const order: T[] = [];
  while (left.length > 0) order.push(...left.splice(chance.below(left.length), 1));
  return order;
}

export interface Writers {
  /** How many could have written it; null: fewer than `smallest`. */
  readonly people: number | null;
  /** Languages that fewer than `smallest` of them use: a text in one says more about its author. */
  readonly rare: readonly Language[];
  /** Fewer are told as that, here as in every figure about people. */
  readonly smallest: number;
}

export function writersOf(
  counted: readonly { readonly language: string; readonly people: number }[],
  smallest: number,
): Writers {
  const sum = (some: typeof counted) => some.reduce((all, one) => all + one.people, 0);
  const people = sum(counted);
  const using = (language: Language) =>
    sum(counted.filter((one) => closestLanguage(one.language) === language));
  return {
    people: people < smallest ? null : people,
    rare: LANGUAGES.filter((language) => using(language) < smallest),
    smallest,
  };
}

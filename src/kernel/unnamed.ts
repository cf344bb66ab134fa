import { addDays, DAY_MS } from './days.ts';
import { closestLanguage, LANGUAGES, type Language } from './language.ts';

/**
 * What is said or written down without a name, until it stands: nothing leads to who it was, or closer than a day to
 * when. docs/anonymity.md says against whom.
 */

interface Below {
  /** A whole number from 0 to below `limit`, each as likely. */
  below(limit: number): number;
}

/** By the day alone: `YYYY-MM-DD`, UTC. */
interface Dated {
  readonly day: string;
}

export const dayOf = (at: Date): string => at.toISOString().slice(0, 10);
export const startOf = (day: string): Date => new Date(`${day}T00:00:00Z`);

const HOUR_MS = 3_600_000;
/** Looked at at these hours, whoever wrote when. */
const EVERY_MS = 6 * HOUR_MS;
/** A night lies between writing and reading. */
const RESTED_MS = DAY_MS + 6 * HOUR_MS;
/** Later than this it would be missed where it belongs. */
const LONGEST_MS = 2 * DAY_MS + 6 * HOUR_MS;
/** At each look one in so many goes: of several, of one that would stand alone. */
const ODDS = { several: 2, alone: 4 } as const;

/** The next of the fixed hours at which it is looked at, which say nothing of what came when. */
export const nextLook = (now: Date): Date =>
  new Date((Math.floor(now.getTime() / EVERY_MS) + 1) * EVERY_MS);

/** On which days it appears at the earliest and at the latest. */
export const appears = (day: string): { readonly from: string; readonly until: string } => ({
  from: addDays(day, 1),
  until: addDays(day, 2),
});

/**
 * What is let out at this look: what a night has passed over, all of it together, at an hour that chance chooses, and
 * more readily where there are several; at the latest on the second day.
 */
export function restedOut<T extends Dated>(waiting: readonly T[], now: Date, chance: Below): T[] {
  const age = ({ day }: Dated) => now.getTime() - startOf(day).getTime();
  const rested = waiting.filter((one) => age(one) >= RESTED_MS);
  if (rested.length === 0) return [];
  const overdue = rested.some((one) => age(one) >= LONGEST_MS);
  const odds = rested.length > 1 ? ODDS.several : ODDS.alone;
  return overdue || chance.below(odds) === 0 ? rested : [];
}

/** In an order that chance gives, each as likely (Fisher and Yates). */
export function shuffled<T>(items: readonly T[], chance: Below): T[] {
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

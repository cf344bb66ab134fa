import type { Person } from '../../kernel/person.ts';
import type { Reason, ReasonKind } from './model.ts';

/** Whoever asks is shown no more than two people: they are to be asked, and not to be chosen among. */
export const BESIDE_AT_MOST = 2;

/** What shows that somebody knows a matter; a journey to a country, or a desk in it, alone does not. */
const KNOWS: ReadonlySet<ReasonKind> = new Set(['reply', 'contribution', 'product', 'declared']);

interface Offered {
  readonly person: Pick<Person, 'unit'>;
  readonly reasons: readonly Reason[];
}

/** One piece that touches a part of what was asked says too little to send somebody to its author. */
function carries({ reasons }: Offered, topics: readonly string[]): boolean {
  const knowing = reasons.filter(({ kind }) => KNOWS.has(kind));
  const pieces = knowing.reduce((sum, { count }) => sum + count, 0);
  const met = new Set(knowing.flatMap((reason) => reason.topics));
  return pieces > 1 || (pieces === 1 && topics.every((topic) => met.has(topic)));
}

/**
 * Who is named beside what was found for a question (FR-EXP-2): of those who were offered, best first, the first two
 * outside the asker's own unit; of the own unit only where nobody else knows. Nobody where the evidence is thin.
 */
export function beside<T extends Offered>(
  offered: readonly T[],
  topics: readonly string[],
  askersUnit: string | null,
): T[] {
  const known = offered.filter((one) => carries(one, topics));
  const outside = known.filter(({ person }) => person.unit === null || person.unit !== askersUnit);
  return (outside.length > 0 ? outside : known).slice(0, BESIDE_AT_MOST);
}

import type { SpreadUse } from './store.ts';
import type { Term } from './term.ts';
import type { Vocabulary } from './vocabulary.ts';

/** How one list lies over the items: how many have each of its terms, and how many none. */
export interface Spread {
  /** In the order of the list. Goals that no item has stand there with 0, targets only where an item has them. */
  readonly terms: readonly { readonly term: string; readonly count: number }[];
  readonly none: number;
  /** Items that have one at least. */
  readonly some: number;
}

export type Spreads = Readonly<Record<SpreadUse['list'], Spread>>;

const SCHEMES = { goals: 'sdg', drivers: 'driver' } as const;

const isBroad = ({ broader }: Term): boolean => broader.length === 0;

/** @param all how many items there are in all, by which those with something are known */
function spreadOf(
  list: SpreadUse['list'],
  uses: readonly SpreadUse[],
  all: number,
  vocabulary: Vocabulary,
): Spread {
  const scheme = SCHEMES[list];
  const counts = new Map<string, number>();
  let none = 0;
  for (const { word, count } of uses.filter((use) => use.list === list)) {
    if (word === null) {
      none += count;
      continue;
    }
    const term = vocabulary.bySlug(scheme, word);
    const id = (term && vocabulary.standing(term.id)?.id) ?? null;
    if (id) counts.set(id, (counts.get(id) ?? 0) + count);
  }
  const terms = vocabulary.terms
    .filter((term) => term.scheme === scheme && term.status === 'current')
    .map((term) => ({ term, count: counts.get(term.id) ?? 0 }))
    .filter(({ term, count }) => count > 0 || isBroad(term))
    .map(({ term, count }) => ({ term: term.id, count }));
  return { terms, none, some: all - none };
}

/** Of the items that a reader may open: how goals and drivers lie over them. */
export const spreadsOf = (
  uses: readonly SpreadUse[],
  all: number,
  vocabulary: Vocabulary,
): Spreads => ({
  goals: spreadOf('goals', uses, all, vocabulary),
  drivers: spreadOf('drivers', uses, all, vocabulary),
});

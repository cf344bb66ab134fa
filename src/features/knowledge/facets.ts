import type { Outline } from './model.ts';

/** By what results are narrowed, in the order in which it is offered. */
export const FACETS = [
  'type',
  'topic',
  'country',
  'language',
  'year',
  'unit',
  'community',
  'goal',
  'driver',
] as const;
export type FacetName = (typeof FACETS)[number];

/** Values of one facet are alternatives; facets narrow together. */
export type Chosen = Readonly<Partial<Record<FacetName, readonly string[]>>>;

export interface FacetValue {
  readonly value: string;
  /** Results that choosing it would leave, other facets as they are. */
  readonly count: number;
  /** How many of these are of our libraries, and no records of a catalogue outside. */
  readonly own: number;
  readonly chosen: boolean;
}

export interface Facet {
  readonly name: FacetName;
  readonly values: readonly FacetValue[];
}

/** More are seldom read; what is chosen is always among them. */
const MOST_VALUES = 12;

const VALUES: Readonly<Record<FacetName, (item: Outline) => readonly (string | null)[]>> = {
  type: ({ type }) => [type || null],
  topic: ({ topics }) => topics,
  country: ({ countries }) => countries,
  language: ({ language }) => [language],
  year: ({ publishedOn }) => [publishedOn?.slice(0, 4) ?? null],
  unit: ({ unit }) => [unit],
  community: ({ audience }) => [audience.kind === 'community' ? audience.community : null],
  goal: ({ goals = [] }) => goals,
  driver: ({ drivers = [] }) => drivers,
};

const valuesOf = (name: FacetName, item: Outline): readonly string[] =>
  VALUES[name](item).filter((value) => value !== null && value !== '') as string[];

const passes = (item: Outline, name: FacetName, chosen: Chosen): boolean => {
  const wanted = chosen[name] ?? [];
  return wanted.length === 0 || valuesOf(name, item).some((value) => wanted.includes(value));
};

export const isChosen = (item: Outline, chosen: Chosen): boolean =>
  FACETS.every((name) => passes(item, name, chosen));

/** Whether anything narrows at all. */
export const narrows = (chosen: Chosen): boolean =>
  FACETS.some((name) => (chosen[name]?.length ?? 0) > 0);

/** What counts as one result, by who has a value. */
interface Holders {
  readonly all: Set<unknown>;
  readonly own: Set<unknown>;
}

const nobody = (): Holders => ({ all: new Set(), own: new Set() });

/**
 * Counts over what was found, before narrowing. `groupOf` names what counts as one result: copies and translations of
 * an item are not counted again. What most of our own say comes first: a catalogue outside has more records than we have
 * documents, and would say what these are about.
 */
export function facetsOf(
  items: readonly Outline[],
  chosen: Chosen,
  groupOf: (item: Outline) => unknown,
): readonly Facet[] {
  return FACETS.map((name) => {
    const others = { ...chosen, [name]: [] };
    const wanted = chosen[name] ?? [];
    const holders = new Map<string, Holders>(wanted.map((value) => [value, nobody()]));
    for (const item of items) {
      if (!isChosen(item, others)) continue;
      for (const value of valuesOf(name, item)) {
        const found = holders.get(value) ?? nobody();
        holders.set(value, found);
        found.all.add(groupOf(item));
        if (!item.origin) found.own.add(groupOf(item));
      }
    }
    const values = [...holders]
      .map(([value, { all, own }]) => {
        return { value, count: all.size, own: own.size, chosen: wanted.includes(value) };
      })
      .sort(
        name === 'year'
          ? (a, b) => (a.value < b.value ? 1 : -1)
          : (a, b) => b.own - a.own || b.count - a.count || (a.value < b.value ? -1 : 1),
      );
    return { name, values: values.filter((value, at) => at < MOST_VALUES || value.chosen) };
  });
}

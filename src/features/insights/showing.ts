import { showable } from '../../kernel/withholding.ts';
import { type CountedIndicator, type Indicator, isCounted } from './indicators.ts';
import type { Figure, Scope } from './model.ts';
import { longerOf, type Period, parsePeriod } from './periods.ts';
import type { InPeriod } from './store.ts';

/**
 * `shown`. `withheld`: fewer people are behind it than may be shown, or it would tell of another that is withheld.
 * `none`: there is nothing that it could be counted from. `not-kept`: it stands as it stands, and in that period nobody
 * counted it. `not-here`: it is not counted for what was chosen. `elsewhere`: another page shows it. `missing`: nothing
 * here knows it.
 */
export const STANDINGS = [
  'shown',
  'withheld',
  'none',
  'not-kept',
  'not-here',
  'elsewhere',
  'missing',
] as const;
export type Standing = (typeof STANDINGS)[number];

export interface ShownPart {
  readonly part: string;
  readonly value: number | null;
  readonly n: number;
}

export interface TrendPoint {
  readonly period: string;
  readonly value: number | null;
  readonly n: number;
  readonly standing: Extract<Standing, 'shown' | 'withheld' | 'none'>;
}

export interface Shown {
  readonly indicator: Indicator;
  readonly standing: Standing;
  readonly value: number | null;
  readonly n: number;
  /** Largest first. */
  readonly parts: readonly ShownPart[];
  /** How many parts are not shown. */
  readonly partsWithheld: number;
  /** Fewer facts than a figure should rest on. */
  readonly small: boolean;
  /** When it was counted; null where it was not. */
  readonly at: Date | null;
  /** Oldest first; empty where it has parts or stands as it stands now. */
  readonly trend: readonly TrendPoint[];
}

export interface Known {
  /** Of the period, for everything of the scope’s kind. */
  readonly figures: readonly (Figure & { readonly at: Date })[];
  /** Of the periods of the trend, likewise, without parts. */
  readonly along: readonly InPeriod<Figure>[];
}

export interface Asked {
  readonly scope: Scope;
  readonly period: Period;
  /** Oldest first, the period itself at the end. */
  readonly trend: readonly Period[];
  readonly smallest: number;
  readonly fewest: number;
  /** When all of it was counted; null: never. */
  readonly countedAt: Date | null;
}

type Counts = Pick<Figure, 'scope' | 'people' | 'part'>;

/** Names of the scopes whose figure may be shown: none is small, and none follows from the others and all together. */
function scopesShown(
  about: CountedIndicator['about'],
  figures: readonly Counts[],
  smallest: number,
): ReadonlySet<string> {
  const groups = Map.groupBy(figures, ({ scope }) => scope);
  const sized = [...groups].map(([scope, own]) => {
    return { scope, people: Math.max(0, ...own.map(({ people }) => people)) };
  });
  if (about === 'things') return new Set(groups.keys());
  return new Set(showable(sized, ({ people }) => people, smallest).map(({ scope }) => scope));
}

/** Periods in which it may be shown: one that is left out alone would follow from the longer one that they add up to. */
function periodsShown(
  points: readonly { readonly period: string; readonly people: number; readonly shown: boolean }[],
  smallest: number,
): ReadonlySet<string> {
  const longer = (id: string): string => {
    const period = parsePeriod(id);
    return (period && longerOf(period)) ?? id;
  };
  const groups = [...Map.groupBy(points, ({ period }) => longer(period)).values()];
  return new Set(
    groups.flatMap((own) =>
      showable(
        own,
        ({ people, shown }) => (shown ? people : Math.min(people, smallest - 1)),
        smallest,
      )
        .filter(({ shown }) => shown)
        .map(({ period }) => period),
    ),
  );
}

const value = (standing: Standing, figure: Pick<Figure, 'value' | 'n'> | undefined) =>
  standing === 'shown' && figure ? { value: figure.value, n: figure.n } : { value: null, n: 0 };

function trendOf(one: CountedIndicator, known: Known, asked: Asked): readonly TrendPoint[] {
  if (one.parts || one.when === 'now') return [];
  const own = known.along.filter(({ indicator }) => indicator === one.id);
  const byPeriod = Map.groupBy(own, ({ period }) => period);
  const points = asked.trend.map(({ id: period }) => {
    const figures = byPeriod.get(period) ?? [];
    const figure = figures.find(({ scope }) => scope === asked.scope.name);
    const shown = scopesShown(one.about, figures, asked.smallest).has(asked.scope.name);
    return { period, figure, people: figure?.people ?? 0, shown };
  });
  const open =
    one.about === 'things'
      ? null
      : periodsShown(
          points.filter(({ figure }) => figure),
          asked.smallest,
        );
  return points.map(({ period, figure }) => {
    const standing =
      !figure || figure.value === null ? 'none' : !open || open.has(period) ? 'shown' : 'withheld';
    return { period, standing, ...value(standing, figure) };
  });
}

/** Those parts that may be shown, largest first, and how many may not. */
function partsOf(one: CountedIndicator, own: readonly Figure[], smallest: number) {
  const open = one.about === 'things' ? own : showable(own, ({ people }) => people, smallest);
  const parts = [...open].sort(
    (a, b) => (b.value ?? 0) - (a.value ?? 0) || (a.part < b.part ? -1 : 1),
  );
  return {
    parts: parts.map(({ part, value: counted, n }) => ({ part, value: counted, n })),
    partsWithheld: own.length - open.length,
  };
}

const NOTHING = {
  value: null,
  n: 0,
  parts: [],
  partsWithheld: 0,
  small: false,
  at: null,
  trend: [],
};

function countedOne(one: CountedIndicator, known: Known, asked: Asked): Shown {
  const { scope, smallest, fewest, period, countedAt } = asked;
  const here = scope.kind === 'all' || one.by.includes(scope.kind);
  if (!here) return { indicator: one, standing: 'not-here', ...NOTHING };
  const figures = known.figures.filter(({ indicator }) => indicator === one.id);
  const own = figures.filter((figure) => figure.scope === scope.name);
  const [first] = own;
  const trend = trendOf(one, known, asked);
  const running = countedAt !== null && countedAt >= period.from && countedAt < period.until;
  if (!first || (!one.parts && first.value === null)) {
    const standing = one.when === 'now' && !running ? 'not-kept' : 'none';
    return {
      indicator: one,
      standing,
      ...NOTHING,
      at: standing === 'none' ? countedAt : null,
      trend,
    };
  }
  const openHere = scopesShown(one.about, figures, smallest).has(scope.name);
  const last = trend.at(-1);
  const standing = openHere && last?.standing !== 'withheld' ? 'shown' : 'withheld';
  const { at } = first;
  if (standing === 'withheld') return { indicator: one, standing, ...NOTHING, at, trend };
  if (one.parts) {
    const parted = partsOf(one, own, smallest);
    return { indicator: one, standing, ...NOTHING, ...parted, at, trend };
  }
  const small = first.n < fewest && one.formula !== 'count';
  return { indicator: one, standing, ...NOTHING, ...value(standing, first), small, at, trend };
}

/** Each indicator as this scope may be shown it in this period, with what is not shown and why. */
export const shownOf = (
  indicators: readonly Indicator[],
  known: Known,
  asked: Asked,
): readonly Shown[] =>
  indicators.map((one) =>
    isCounted(one)
      ? countedOne(one, known, asked)
      : { indicator: one, standing: one.page ? 'elsewhere' : 'missing', ...NOTHING },
  );

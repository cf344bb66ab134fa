import { showableInAll } from '../../kernel/withholding.ts';
import { type CountedIndicator, type Indicator, isCounted } from './indicators.ts';
import type { Figure, Scope } from './model.ts';
import { longerOf, PERIOD_KINDS, type Period, parsePeriod } from './periods.ts';
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
  /**
   * Without parts, likewise, of every period of its kind that any page shows, and of all longer ones: whatever page is
   * looked at, the same is withheld.
   */
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

/** What it adds up into; itself where it adds up into nothing. */
function longer(id: string): string {
  const period = parsePeriod(id);
  return (period && longerOf(period)) ?? id;
}

/**
 * Figures that may be shown: none is small, and none follows from those of the others and of all together, nor from the
 * longer period and the others in it. Of a period that is withheld the shorter ones are too: they would add up to it.
 */
function openAlong(
  { about }: CountedIndicator,
  figures: readonly InPeriod<Figure>[],
  smallest: number,
): ReadonlySet<Figure> {
  if (about === 'things') return new Set(figures);
  const open = new Set<Figure>();
  const closed = new Set<string>();
  const place = (period: string, scope: string): string => `${period} ${scope}`;
  for (const kind of PERIOD_KINDS.toReversed()) {
    const own = figures.filter(({ period }) => parsePeriod(period)?.kind === kind);
    const shown = showableInAll(
      own,
      [({ period }) => period, ({ period, scope }) => place(longer(period), scope)],
      ({ period, scope, people }) =>
        closed.has(place(longer(period), scope)) ? Math.min(people, smallest - 1) : people,
      smallest,
    );
    for (const one of own) {
      if (shown.has(one)) open.add(one);
      else closed.add(place(one.period, one.scope));
    }
  }
  return open;
}

/** Parts that may be shown, of every scope: none follows from the other parts there, nor from that part elsewhere. */
const openParts = (
  { about }: CountedIndicator,
  figures: readonly Figure[],
  smallest: number,
): ReadonlySet<Figure> =>
  about === 'things'
    ? new Set(figures)
    : showableInAll(
        figures,
        [({ scope }) => scope, ({ part }) => part],
        ({ people }) => people,
        smallest,
      );

const value = (standing: Standing, figure: Pick<Figure, 'value' | 'n'> | undefined) =>
  standing === 'shown' && figure ? { value: figure.value, n: figure.n } : { value: null, n: 0 };

const of = (figures: readonly InPeriod<Figure>[], { name }: Scope, id: string) =>
  figures.find(({ scope, period }) => scope === name && period === id);

const trendOf = (
  along: readonly InPeriod<Figure>[],
  open: ReadonlySet<Figure>,
  { scope, trend }: Asked,
): readonly TrendPoint[] =>
  trend.map(({ id: period }) => {
    const figure = of(along, scope, period);
    const none = !figure || figure.value === null;
    const standing = none ? 'none' : open.has(figure) ? 'shown' : 'withheld';
    return { period, standing, ...value(standing, figure) };
  });

/** Those parts that may be shown, largest first, and how many may not. */
function partsOf(own: readonly Figure[], open: ReadonlySet<Figure>) {
  const shown = own.filter((one) => open.has(one));
  const parts = shown.toSorted(
    (a, b) => (b.value ?? 0) - (a.value ?? 0) || (a.part < b.part ? -1 : 1),
  );
  return {
    parts: parts.map(({ part, value: counted, n }) => ({ part, value: counted, n })),
    partsWithheld: own.length - shown.length,
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
  const along = known.along.filter(({ indicator }) => indicator === one.id);
  const open = one.parts ? openParts(one, figures, smallest) : openAlong(one, along, smallest);
  const trend = one.parts || one.when === 'now' ? [] : trendOf(along, open, asked);
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
  const stands = one.parts ? own : [of(along, scope, period.id)];
  const { at } = first;
  if (!stands.some((figure) => figure && open.has(figure)))
    return { indicator: one, standing: 'withheld', ...NOTHING, at, trend };
  const standing = 'shown';
  if (one.parts) return { indicator: one, standing, ...NOTHING, ...partsOf(own, open), at, trend };
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

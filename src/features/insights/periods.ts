/** Months, quarters and years of the calendar, in UTC: what people report by. */
export const PERIOD_KINDS = ['month', 'quarter', 'year'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

export interface Period {
  /** `2026-11`, `2026-Q4` or `2026`: each sorts by time among its kind. */
  readonly id: string;
  readonly kind: PeriodKind;
  readonly from: Date;
  /** Exclusive. */
  readonly until: Date;
}

const MONTHS: Readonly<Record<PeriodKind, number>> = { month: 1, quarter: 3, year: 12 };
const SHAPE = /^(\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?$/;

function made(kind: PeriodKind, year: number, month: number): Period {
  const from = new Date(Date.UTC(year, month, 1));
  const until = new Date(Date.UTC(year, month + MONTHS[kind], 1));
  const text = from.toISOString();
  const id = {
    month: text.slice(0, 7),
    quarter: `${text.slice(0, 4)}-Q${Math.floor(from.getUTCMonth() / 3) + 1}`,
    year: text.slice(0, 4),
  }[kind];
  return { id, kind, from, until };
}

/** The one in which a moment lies. */
export function periodAt(kind: PeriodKind, at: Date): Period {
  const length = MONTHS[kind];
  return made(kind, at.getUTCFullYear(), Math.floor(at.getUTCMonth() / length) * length);
}

/** Null for what is none. */
export function parsePeriod(id: string): Period | null {
  const [, year, quarter, month] = SHAPE.exec(id) ?? [];
  if (year === undefined) return null;
  if (quarter !== undefined) return made('quarter', Number(year), (Number(quarter) - 1) * 3);
  if (month !== undefined) return made('month', Number(year), Number(month) - 1);
  return made('year', Number(year), 0);
}

/** Itself and those before it, oldest first. */
export const runUpTo = ({ kind, from }: Period, count: number): readonly Period[] =>
  Array.from({ length: count }, (_, at) =>
    made(kind, from.getUTCFullYear(), from.getUTCMonth() - (count - 1 - at) * MONTHS[kind]),
  );

/** How many of each are counted and shown as a trend. */
export const SHOWN: Readonly<Record<PeriodKind, number>> = { month: 12, quarter: 8, year: 3 };

/** All that are kept up to date at a moment, oldest first. */
export const periodsAt = (now: Date): readonly Period[] =>
  PERIOD_KINDS.flatMap((kind) => runUpTo(periodAt(kind, now), SHOWN[kind]));

/** All that stand on the page of any period of this kind, and all longer ones, which those add up into. */
export const shownAnywhere = (shortest: PeriodKind, now: Date): readonly Period[] =>
  PERIOD_KINDS.slice(PERIOD_KINDS.indexOf(shortest)).flatMap((kind) =>
    runUpTo(periodAt(kind, now), 2 * SHOWN[kind] - 1),
  );

/** Into which longer one it adds up: of what is known of that, one left out alone would follow. Null: into none. */
export function longerOf({ kind, from }: Period): string | null {
  if (kind === 'month') return periodAt('quarter', from).id;
  return kind === 'quarter' ? periodAt('year', from).id : null;
}

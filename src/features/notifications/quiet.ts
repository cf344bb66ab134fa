import type { DayOff } from '../../ports/holidays.ts';

/** Quiet hours in the person's own zone (FR-PRM-4): nothing unasked from 18:00 to 8:00 and on days off. */
export const DAY_STARTS = 8;
export const DAY_ENDS = 18;

export interface LocalTime {
  /** `YYYY-MM-DD` in the zone. */
  readonly day: string;
  readonly hour: number;
  /** 1 Monday … 7 Sunday. */
  readonly weekday: number;
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** The wall clock of a zone. An unknown zone counts as UTC. */
export function localTime(at: Date, zone: string): LocalTime {
  const parts = new Map(
    formatter(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  return {
    day: `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`,
    hour: Number(parts.get('hour')),
    weekday: WEEKDAYS.indexOf(parts.get('weekday') ?? 'Mon') + 1,
  };
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const made = create(zone) ?? create('UTC') ?? new Intl.DateTimeFormat('en-GB');
  formatters.set(zone, made);
  return made;
}

function create(zone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      hourCycle: 'h23',
      weekday: 'short',
    });
  } catch (error) {
    // A zone this runtime does not know comes from the directory and must not stop a message.
    if (error instanceof RangeError || (error as Error).name === 'RangeError') return null;
    throw error;
  }
}

/** Where nothing is known of the country where somebody works. */
const atWeekends: DayOff = (day) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

export const isQuiet = ({ hour, day }: LocalTime, isOff: DayOff = atWeekends): boolean =>
  hour < DAY_STARTS || hour >= DAY_ENDS || isOff(day);

const QUARTER_MS = 15 * 60_000;

/**
 * The next moment at which something unasked may reach this person, on another local day than `spentOn`.
 * Steps by quarter hours, since zones differ by quarters and clocks change at night.
 */
export function nextAllowed(
  from: Date,
  zone: string,
  spentOn: string | null,
  isOff: DayOff = atWeekends,
): Date {
  let at = from.getTime();
  for (;;) {
    const local = localTime(new Date(at), zone);
    if (!isQuiet(local, isOff) && local.day !== spentOn) return new Date(at);
    at = (Math.floor(at / QUARTER_MS) + 1) * QUARTER_MS;
  }
}

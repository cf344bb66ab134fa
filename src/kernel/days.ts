/** Days as people choose them in a form, and the moments they mean in the zone where those people live. */

export const DAY_MS = 86_400_000;

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const options = {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  } as const;
  let made: Intl.DateTimeFormat;
  try {
    made = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone });
  } catch {
    // A zone that this runtime does not know comes from the directory and must not stop a form.
    made = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });
  }
  formats.set(zone, made);
  return made;
}

/** The wall clock of the zone, as if it were UTC. */
function wallClock(at: Date, zone: string): number {
  const parts = new Map(
    format(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (name: string) => parts.get(name as Intl.DateTimeFormatPartTypes) ?? 0;
  return Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
}

/** `YYYY-MM-DD` in the zone. */
export const dayOf = (at: Date, zone: string): string =>
  new Date(wallClock(at, zone)).toISOString().slice(0, 10);

/** The same day so many days later. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

export function isDay(text: string): boolean {
  if (!DAY.test(text)) return false;
  const parsed = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed) && new Date(parsed).toISOString().startsWith(text);
}

/** The moment at which the zone's clocks show this day and time (`HH:MM:SS`). Twice, since the offset may change on that day. */
export function moment(day: string, time: string, zone: string): Date {
  const wanted = Date.parse(`${day}T${time}Z`);
  let at = wanted;
  for (let round = 0; round < 2; round += 1) {
    at += wanted - wallClock(new Date(at), zone);
  }
  return new Date(at);
}

export const startOfDay = (day: string, zone: string): Date => moment(day, '00:00:00', zone);
/** The last second: a discussion that ends on Friday is open all Friday. */
export const endOfDay = (day: string, zone: string): Date => moment(day, '23:59:59', zone);

const SATURDAY = 6;

/** The day itself, or the Friday before a weekend: when something can still reach a person at work. */
export function workingDayUpTo(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
  return weekday < SATURDAY ? day : addDays(day, SATURDAY - 1 - weekday);
}

/** On which days nobody is expected to answer: weekdays, 0 Sunday to 6 Saturday, and single days `YYYY-MM-DD`. */
export interface WorkingDays {
  readonly free: readonly number[];
  readonly off: readonly string[];
}

/** Where nothing else was decided. */
export const USUAL_WEEK: WorkingDays = { free: [0, SATURDAY], off: [] };

/**
 * The same time of day so many working days later. Days are those of UTC: a community has members in many zones and no
 * zone of its own.
 */
export function afterWorkingDays(
  from: Date,
  days: number,
  { free, off }: WorkingDays = USUAL_WEEK,
): Date {
  const resting = new Set(off);
  const isWorkingDay = (day: Date): boolean =>
    !free.includes(day.getUTCDay()) && !resting.has(day.toISOString().slice(0, 10));
  let at = from.getTime();
  for (let left = days; left > 0; ) {
    at += DAY_MS;
    if (isWorkingDay(new Date(at))) left -= 1;
  }
  return new Date(at);
}

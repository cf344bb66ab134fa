import { dayOf, moment } from '../../kernel/days.ts';

/** When somebody can be reached, as far as a time zone tells: nothing is known of their calendar. */
export interface Availability {
  readonly zone: string;
  /** Their wall clock, `HH:MM`. */
  readonly time: string;
  /** Within the usual hours of a working day there. */
  readonly working: boolean;
  /** What is left or to come today of the hours in which both work; null for none. */
  readonly together: { readonly from: Date; readonly to: Date } | null;
}

const BEGINS = '08:00:00';
const ENDS = '18:00:00';
const FRIDAY = 5;

interface Hours {
  readonly from: Date;
  readonly to: Date;
}

/** The usual hours of today where this zone is; null at a weekend. */
function hoursOf(zone: string, now: Date): Hours | null {
  const day = dayOf(now, zone);
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
  if (weekday > FRIDAY) return null;
  return { from: moment(day, BEGINS, zone), to: moment(day, ENDS, zone) };
}

/** What clocks show there, `HH:MM`. */
export function clockIn(zone: string, now: Date): string {
  const midnight = moment(dayOf(now, zone), '00:00:00', zone);
  const minutes = Math.floor((now.getTime() - midnight.getTime()) / 60_000);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;
}

/** @param asking zone of whoever asks */
export function availability(zone: string, asking: string, now: Date): Availability {
  const there = hoursOf(zone, now);
  const here = hoursOf(asking, now);
  const from = there && here ? Math.max(+there.from, +here.from, +now) : 0;
  const to = there && here ? Math.min(+there.to, +here.to) : 0;
  return {
    zone,
    time: clockIn(zone, now),
    working: there !== null && now >= there.from && now < there.to,
    together: to > from ? { from: new Date(from), to: new Date(to) } : null,
  };
}

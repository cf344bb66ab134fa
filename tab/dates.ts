/** A wall-clock time as `<input type="datetime-local">` writes it: `2026-11-22T09:30`, in no zone. */
export type LocalTime = string;

function partsIn(zone: string, at: Date): Record<string, string> {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
}

export function toLocal(at: Date, zone: string): LocalTime {
  const { year, month, day, hour, minute } = partsIn(zone, at);
  return `${year}-${month}-${day}T${hour}:${minute}`;
}

/**
 * The instant at which clocks in `zone` show `local`; null where it is no time.
 * The offset is looked up twice, since the first guess may lie on the other side of a change of clocks.
 */
export function toInstant(local: LocalTime, zone: string): Date | null {
  // Checked by form first: some engines read an empty time as the year 2000.
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(local)) return null;
  const asUtc = new Date(`${local}:00Z`);
  if (Number.isNaN(asUtc.getTime())) return null;
  const offsetAt = (at: Date) => new Date(`${toLocal(at, zone)}:00Z`).getTime() - at.getTime();
  const guess = new Date(
    asUtc.getTime() - offsetAt(new Date(Math.floor(asUtc.getTime() / 1000) * 1000)),
  );
  return new Date(asUtc.getTime() - offsetAt(guess));
}

/** The reader's zone where the browser knows it, else UTC. */
export function knownZone(zone: string): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone;
  } catch {
    // Windows zone names ("W. Europe Standard Time") are not known to browsers; UTC is at least named beside the time.
    return 'UTC';
  }
}

const DAY_MS = 86_400_000;

/** The calendar day in `zone`, so many days on: `2026-11-22`. */
export const dayIn = (at: Date, zone: string, days = 0): string =>
  toLocal(new Date(at.getTime() + days * DAY_MS), zone).slice(0, 10);

const DAY_MS = 86_400_000;

/**
 * The same time of day so many working days later. Weekdays are those of UTC: a community has members in many zones
 * and no zone of its own.
 */
export function afterWorkingDays(from: Date, days: number): Date {
  let at = from.getTime();
  for (let left = days; left > 0; ) {
    at += DAY_MS;
    if (isWorkingDay(new Date(at))) left -= 1;
  }
  return new Date(at);
}

function isWorkingDay(at: Date): boolean {
  const weekday = at.getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

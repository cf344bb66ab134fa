import type { DayOff, Holidays } from '../../ports/holidays.ts';

/**
 * Countries whose week ends on other days than Saturday and Sunday (Unicode CLDR, "weekendStart" and "weekendEnd"), by
 * ISO code; 0 Sunday … 6 Saturday. Where CLDR has Sunday alone, offices rest on Saturdays too.
 */
const WEEKENDS: Readonly<Record<string, readonly number[]>> = Object.fromEntries([
  ...'BH DZ EG IQ JO KW LY OM QA SA SD SY YE'.split(' ').map((code) => [code, [5, 6]] as const),
  ['AF', [4, 5]],
  ['IR', [5]],
  ['BN', [5, 0]],
]);
const USUAL: readonly number[] = [0, 6];

const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();

interface Calendar {
  isHoliday(day: string): boolean;
}

/** Public holidays by the package `date-holidays` (ISC; its data CC BY 3.0), year by year as they are asked for. */
async function calendarOf(country: string): Promise<Calendar> {
  // Its data are 40 MB in memory: loaded where somebody is written to, and not at every start.
  const { default: Library } = await import('date-holidays');
  const known = new Library(country);
  const years = new Map<number, ReadonlySet<string>>();
  const daysIn = (year: number): ReadonlySet<string> => {
    const found = years.get(year);
    if (found) return found;
    const all = (known.getHolidays(year) ?? []).filter(({ type }) => type === 'public');
    const days = new Set(all.map(({ date }) => date.slice(0, 10)));
    years.set(year, days);
    return days;
  };
  return { isHoliday: (day) => daysIn(Number(day.slice(0, 4))).has(day) };
}

/** When nobody works, by country. */
export function createHolidays(): Holidays {
  const calendars = new Map<string, Promise<Calendar>>();
  const calendar = (country: string): Promise<Calendar> => {
    const known = calendars.get(country) ?? calendarOf(country);
    calendars.set(country, known);
    return known;
  };
  return {
    async offDays(country): Promise<DayOff> {
      const weekend = (country && WEEKENDS[country]) || USUAL;
      if (country === null) return (day) => weekend.includes(weekdayOf(day));
      const { isHoliday } = await calendar(country);
      return (day) => weekend.includes(weekdayOf(day)) || isHoliday(day);
    },
  };
}

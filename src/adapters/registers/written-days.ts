import { isDay } from '../../kernel/days.ts';
import { LANGUAGES } from '../../kernel/language.ts';
import { fold } from './layout.ts';

/** Names of months, whole and short, in the three languages, as `fold` has them. */
const MONTHS: ReadonlyMap<string, number> = new Map(
  LANGUAGES.flatMap((language) =>
    (['long', 'short'] as const).flatMap((month) => {
      const format = new Intl.DateTimeFormat(language, { month, timeZone: 'UTC' });
      return Array.from({ length: 12 }, (_, at): [string, number] => [
        fold(format.format(new Date(Date.UTC(2026, at, 1)))),
        at + 1,
      ]);
    }),
  ),
);

/** `12 mars 2019`, `1er avril 2019`, `3 de mayo de 2018`, `3rd May 2018`. */
const DAY_FIRST = /^(\d{1,2})(?: ?(?:er|st|nd|rd|th|o))?(?: de)? ([a-z]+)(?: (?:de|del))? (\d{4})$/;
/** `May 3, 2018`. */
const MONTH_FIRST = /^([a-z]+) (\d{1,2})(?:st|nd|rd|th)? (\d{4})$/;

const two = (number: number): string => String(number).padStart(2, '0');

/** A day with its month in words, in English, French or Spanish, as `YYYY-MM-DD`; null for any other. */
export function writtenDay(text: string): string | null {
  const words = fold(text);
  const [, first, month, year] = DAY_FIRST.exec(words) ?? [];
  const [, name, second, inYear] = MONTH_FIRST.exec(words) ?? [];
  const number = MONTHS.get(month ?? name ?? '');
  if (!number) return null;
  const day = `${year ?? inYear}-${two(number)}-${two(Number(first ?? second))}`;
  return isDay(day) ? day : null;
}

import { isDay } from '../../kernel/days.ts';
import type { Refusal } from '../../ports/reading.ts';

export type DayRead = { readonly day: string } | { readonly refusal: Refusal };

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}.*)?$/;
const PARTS = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?: \d{1,2}:\d{2}.*)?$/;

const two = (part: string): string => part.padStart(2, '0');

const checked = (day: string): DayRead => (isDay(day) ? { day } : { refusal: 'no-day' });

/** Day and month of a date of numbers; null for any other. Points stand in dates that begin with the day alone. */
function numbers(text: string) {
  const [, first = '', mark, second = '', year = ''] = PARTS.exec(text) ?? [];
  if (!mark) return null;
  return { first: Number(first), second: Number(second), year, dotted: mark === '.' };
}

/**
 * How a column writes its days: ISO, or day before month. `3/4/2026` is read only where another day of the same
 * column (`25/4/2026`) shows that the day comes first, and none shows the opposite: else it could be either, and a
 * person would be asked a month too early or too late.
 */
export function dayReader(column: readonly string[]): (text: string) => DayRead {
  const others = column.map(numbers).filter((one) => one !== null);
  const dayFirst = others.some(({ first, second }) => first > 12 && second <= 12);
  const monthFirst = others.some(({ first, second }) => second > 12 && first <= 12);
  const known = dayFirst && !monthFirst;
  return (text) => {
    const iso = ISO.exec(text);
    if (iso) return checked(`${iso[1]}-${iso[2]}-${iso[3]}`);
    const found = numbers(text);
    if (!found) return { refusal: 'no-day' };
    const { first, second, year, dotted } = found;
    const either = first <= 12 && second <= 12 && first !== second;
    if (either && !dotted && !known) return { refusal: 'ambiguous-day' };
    return checked(`${year}-${two(String(second))}-${two(String(first))}`);
  };
}

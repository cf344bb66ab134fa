import { z } from 'zod';

/** Values of SharePoint columns, as Graph gives them. */

/** Text, trimmed; an empty column is absent or null or blank. */
export const optionalText = z
  .string()
  .nullish()
  .transform((text) => text?.trim() || null);

export const requiredText = z.string().trim().min(1);

/** Several values in one text column, joined by `;`; a column of several choices gives them as a list. */
export const textList = z
  .union([z.string(), z.array(z.string())])
  .nullish()
  .transform((value) =>
    (typeof value === 'string' ? value.split(';') : (value ?? []))
      .map((part) => part.trim())
      .filter(Boolean),
  );

const HALF_DAY_MS = 12 * 3_600_000;

/**
 * The calendar day of a date column, `YYYY-MM-DD`. SharePoint gives a date without time as the UTC instant of
 * midnight at the site: the day is the one that midnight is nearest to, wherever the site is.
 */
export const calendarDay = (value: string): string | null => {
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : new Date(at + HALF_DAY_MS).toISOString().slice(0, 10);
};

/**
 * A day for a date column: an hour at which it is the same date almost everywhere, so that the site's own zone
 * does not show the day before.
 */
export const columnDay = (day: string): string => `${day}T10:00:00Z`;

export const optionalDay = z
  .string()
  .nullish()
  .transform((value) => (value ? calendarDay(value) : null));

export const requiredDay = z.string().transform((value, context) => {
  const day = calendarDay(value);
  if (day !== null) return new Date(`${day}T00:00:00Z`);
  context.addIssue({ code: 'custom', message: 'is no date' });
  return z.NEVER;
});

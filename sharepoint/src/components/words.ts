import type { Trouble } from '../praxis';

export type Strings = IPraxisStrings;

/** `{0}` becomes the value. */
export const filled = (text: string, value: string): string => text.split('{0}').join(value);

export const inTrouble = (strings: Strings, trouble: Trouble): string => {
  switch (trouble) {
    case 'no-address':
      return strings.NoAddress;
    case 'not-installed':
      return strings.NotInstalled;
    case 'not-allowed':
      return strings.NotAllowed;
    default:
      return strings.Unreachable;
  }
};

export const contributions = (strings: Strings, locale: string, count: number): string =>
  filled(
    new Intl.PluralRules(locale).select(count) === 'one'
      ? strings.ContributionsOne
      : strings.ContributionsOther,
    new Intl.NumberFormat(locale).format(count),
  );

export const longDate = (locale: string, instant: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }).format(
    new Date(instant),
  );

/** Years and months stand alone where no more is known: `2019`, `2019-05`, `2019-05-31`. */
export function published(locale: string, on: string): string {
  const [year = '', month, day] = on.split('-');
  if (!month) return year;
  return new Intl.DateTimeFormat(locale, {
    year: 'numeric',
    month: 'long',
    ...(day ? { day: 'numeric' } : {}),
    timeZone: 'UTC',
  }).format(new Date(`${year}-${month}-${day ?? '01'}`));
}

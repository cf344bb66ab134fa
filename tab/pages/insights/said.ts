import type { Indicator, InsightPeriod } from '../../../src/contract/insights.ts';
import type { Words } from '../../words.tsx';

type Formula = Indicator['formula'];
type Speaking = Pick<Words, 'say' | 'language'>;

const locale = (language: Words['language']): string => (language === 'en' ? 'en-GB' : language);

/** A value as its indicator is counted: per cent, hours, or a number; a dash where there is none. */
export function valueSaid(
  formula: Formula,
  value: number | null,
  { say, language }: Speaking,
): string {
  if (value === null) return say('figures.nothing');
  const written = (options: Intl.NumberFormatOptions): string =>
    new Intl.NumberFormat(locale(language), options).format(value);
  if (formula === 'share') return written({ style: 'percent', maximumFractionDigits: 0 });
  if (formula === 'median') {
    return say('figures.hours', { value: written({ maximumFractionDigits: 1 }) });
  }
  return written({ maximumFractionDigits: formula === 'per' ? 2 : 0 });
}

/** A period in words; `short` for a narrow column. */
export function periodSaid(id: string, { say, language }: Speaking, short = false): string {
  const [year = '', part = ''] = id.split('-');
  if (part === '') return year;
  if (part.startsWith('Q')) {
    const number = part.slice(1);
    return short ? `${number}/${year.slice(2)}` : say('figures.quarter', { number, year });
  }
  return new Intl.DateTimeFormat(locale(language), {
    timeZone: 'UTC',
    month: short ? 'short' : 'long',
    ...(short ? {} : { year: 'numeric' }),
  }).format(new Date(`${id}-01T00:00:00Z`));
}

export const ofKind = (periods: readonly InsightPeriod[], kind: InsightPeriod['kind']) =>
  periods.filter((one) => one.kind === kind);

/** A part by its name; what nobody knows is said to be that. */
export const partSaid = (
  id: string,
  { part, label }: Indicator['parts'][number],
  { say }: Pick<Words, 'say'>,
): string =>
  label ?? (part === '' ? say('figures.unknown-part') : say(`figures.part.${id}.${part}`));

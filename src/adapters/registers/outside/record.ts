import type { OutsideChange, OutsideRecord } from '../../../ports/outside.ts';

/** What was found of a record, before it is looked at. */
export interface Parts {
  readonly identifier: string;
  readonly titles: readonly string[];
  readonly abstracts: readonly string[];
  readonly authors: readonly string[];
  readonly dates: readonly string[];
  readonly languages: readonly string[];
  readonly subjects: readonly string[];
  /** Numbers and addresses, as they come. */
  readonly identifiers: readonly string[];
  readonly countries?: readonly string[];
  readonly type?: OutsideRecord['type'];
  readonly sector?: string | null;
  readonly evaluation?: string | null;
}

const LONGEST_TITLE = 1_000;
const LONGEST_ABSTRACT = 6_000;
const LONGEST_WORD = 200;
const LONGEST_IDENTIFIER = 300;
const MOST_WORDS = 60;

const tidy = (text: string): string =>
  text
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

const words = (all: readonly string[]): string[] =>
  [...new Set(all.map(tidy).filter(Boolean))]
    .map((word) => word.slice(0, LONGEST_WORD).toWellFormed())
    .slice(0, MOST_WORDS);

/** Only what a browser opens as a page: no scripts, no data, nobody's password. */
export function linkIn(text: string): string | null {
  const found = /^https?:\/\/\S+$/i.exec(text.trim())?.[0];
  if (!found || found.length > 2_000 || !URL.canParse(found)) return null;
  const { href, username, password } = new URL(found);
  return username === '' && password === '' ? href : null;
}

/** The day, month or year that a text begins with or names alone: `2019-05-31T…`, `[2019]`, `c2019`, `May 2019`. */
export function dateIn(text: string): string | null {
  const iso = /^\s*((?:18|19|20)\d{2})(?:-(\d{2})(?:-(\d{2}))?)?(?![\d-])/.exec(
    text.replace(/T.*$/, ''),
  );
  if (iso) {
    const [, year = '', month, day] = iso;
    if (month === undefined) return year;
    const whole = `${year}-${month}-${day ?? '01'}`;
    const at = new Date(`${whole}T00:00:00Z`);
    if (Number.isNaN(at.getTime()) || !at.toISOString().startsWith(whole)) return year;
    return day === undefined ? `${year}-${month}` : whole;
  }
  return /(?<!\d)((?:18|19|20)\d{2})(?!\d)/.exec(text)?.[1] ?? null;
}

/** A record as it is taken, or why it is not. Never throws, whatever the parts hold. @param at its number, from 1 */
export function recordOf(at: number, parts: Parts): OutsideChange {
  const identifier = tidy(parts.identifier).toWellFormed();
  const refused = (
    field: 'identifier' | 'title' | 'link',
    reason: 'missing' | 'too-long' | 'no-address',
  ): OutsideChange => ({
    kind: 'refused',
    at,
    identifier: identifier.slice(0, LONGEST_WORD) || null,
    field,
    reason,
  });
  if (identifier === '') return refused('identifier', 'missing');
  if (identifier.length > LONGEST_IDENTIFIER) return refused('identifier', 'too-long');
  const title = tidy(parts.titles.find((one) => tidy(one) !== '') ?? '').toWellFormed();
  if (title === '') return refused('title', 'missing');
  if (title.length > LONGEST_TITLE) return refused('title', 'too-long');
  const link = parts.identifiers.map(linkIn).find((one) => one !== null) ?? null;
  if (link === null) return refused('link', 'no-address');
  const record: OutsideRecord = {
    identifier,
    title,
    abstract: parts.abstracts
      .map((text) => text.trim())
      .filter(Boolean)
      .join('\n')
      .slice(0, LONGEST_ABSTRACT)
      .toWellFormed(),
    authors: words(parts.authors),
    date: parts.dates.map(dateIn).find((one) => one !== null) ?? null,
    language: words(parts.languages)[0]?.toLowerCase() ?? null,
    subjects: words(parts.subjects),
    identifiers: words(parts.identifiers.filter((one) => linkIn(one) === null)),
    link,
    countries: words(parts.countries ?? []),
    type: parts.type ?? 'record',
    sector: words([parts.sector ?? ''])[0] ?? null,
    evaluation: words([parts.evaluation ?? ''])[0] ?? null,
  };
  return { kind: 'record', record };
}

/** A record that is none. */
export const malformed = (at: number, identifier: string | null = null): OutsideChange => ({
  kind: 'refused',
  at,
  identifier: identifier === null ? null : tidy(identifier).toWellFormed().slice(0, LONGEST_WORD),
  field: 'record',
  reason: 'malformed',
});

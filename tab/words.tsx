import { createInstance, type i18n } from 'i18next';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { PARTS, type Part } from './areas/parts.ts';
import { AREAS } from './areas.ts';
import { knownZone } from './dates.ts';
import type { Language } from './language.ts';

export { closest, type Language } from './language.ts';
/** In which a language is written; its label files say it. */
export type Direction = 'ltr' | 'rtl';
export type Params = Readonly<Record<string, string | number>>;

export interface Words {
  readonly language: Language;
  /** IANA name of the zone in which dates are shown. */
  readonly zone: string;
  say(key: string, params?: Params): string;
  date(instant: string): string;
  /** For a calendar day (`2026-11-22`, or midnight UTC) that is the same day in every zone. */
  day(value: string): string;
  /** With the zone's short name. */
  dateTime(instant: string): string;
  number(value: number): string;
  /** A country by its English name, as libraries store it, in the reader's language. */
  country(name: string): string;
  list(values: readonly string[]): string;
  /** A topic by its slug, as the vocabulary calls it today. */
  topic(slug: string): string;
  /** Fetches what pages of a part say, where it is not here. */
  bring(upTo: Part): Promise<void>;
}

/** As libraries call countries where browsers have another English name. */
const OTHERWISE: Readonly<Record<string, string>> = {
  'Antigua and Barbuda': 'AG',
  'Bosnia and Herzegovina': 'BA',
  'Cabo Verde': 'CV',
  Congo: 'CG',
  'Democratic Republic of the Congo': 'CD',
  'Holy See': 'VA',
  'Hong Kong': 'HK',
  "Lao People's Democratic Republic": 'LA',
  Macao: 'MO',
  Myanmar: 'MM',
  Palestine: 'PS',
  'Saint Kitts and Nevis': 'KN',
  'Saint Lucia': 'LC',
  'Saint Vincent and Grenadines': 'VC',
  'São Tomé and Príncipe': 'ST',
  'Trinidad and Tobago': 'TT',
};

/** English names of countries to their codes; made once, when a name is first asked for. */
let codes: ReadonlyMap<string, string> | null = null;

const plain = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();

function countryCodes(): ReadonlyMap<string, string> {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const all = letters.flatMap((first) => letters.map((second) => `${first}${second}`));
  const known = all.flatMap((code) => {
    const name = names.of(code);
    return name ? [[plain(name), code] as const] : [];
  });
  const otherwise = Object.entries(OTHERWISE).map(([name, code]) => [plain(name), code] as const);
  return new Map([...known, ...otherwise]);
}

/** As stored where the browser knows no country of that name. */
function countryIn(locale: string, name: string): string {
  codes ??= countryCodes();
  const code = codes.get(plain(name));
  return (code && new Intl.DisplayNames(locale, { type: 'region' }).of(code)) || name;
}

/** Adds what is said up to a part, each file of it fetched once; each key begins with its area. */
async function addWords(instance: i18n, language: Language, upTo: Part): Promise<void> {
  const wanted = PARTS.slice(0, PARTS.indexOf(upTo) + 1);
  for (const file of await Promise.all(wanted.map((part) => AREAS[part][language]())))
    instance.addResourceBundle(language, 'translation', file.default, true);
}

/** One language, able to say everything up to a part. */
export async function loadWords(language: Language, upTo: Part = 'rest'): Promise<i18n> {
  const instance = createInstance();
  await instance.init({
    lng: language,
    resources: { [language]: { translation: {} } },
    // React escapes what it draws; twice would show &amp;.
    interpolation: { escapeValue: false },
  });
  await addWords(instance, language, upTo);
  return instance;
}

export const directionOf = (instance: i18n): Direction =>
  instance.t('common.direction') === 'rtl' ? 'rtl' : 'ltr';

/** Names of topics by their slugs. */
export type TopicNames = Readonly<Record<string, string>>;
const NONE: TopicNames = {};

export function wordsOf(
  instance: i18n,
  language: Language,
  zoneName: string,
  topics: TopicNames = NONE,
): Words {
  const zone = knownZone(zoneName);
  const locale = language === 'en' ? 'en-GB' : language;
  const day = new Intl.DateTimeFormat(locale, { timeZone: zone, dateStyle: 'long' });
  const anywhere = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', dateStyle: 'long' });
  const minute = new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  });
  // The first of a month is an ordinal in French, which no table of formats says.
  const first = language === 'fr' ? '1er ' : '1 ';
  const written = (format: Intl.DateTimeFormat, at: string) =>
    format.format(new Date(at)).replace(/^1 /, first);
  const digits = new Intl.NumberFormat(locale);
  const listing = new Intl.ListFormat(locale, { type: 'conjunction' });
  return {
    language,
    zone,
    say: (key, params) => instance.t(key, { ...params }),
    date: (instant) => written(day, instant),
    day: (value) => written(anywhere, value),
    dateTime: (instant) => written(minute, instant),
    country: (name) => countryIn(locale, name),
    number: (value) => digits.format(value),
    list: (values) => listing.format(values),
    // Until the names have come, and for a word that no list has: as it is tagged.
    topic: (slug) => topics[slug] ?? slug.replaceAll('-', ' '),
    bring: (upTo) => addWords(instance, language, upTo),
  };
}

const Context = createContext<Words | null>(null);

export function WordsProvider(props: {
  readonly instance: i18n;
  readonly language: Language;
  readonly zone: string;
  readonly topics?: TopicNames | undefined;
  readonly children: ReactNode;
}) {
  const { instance, language, zone, topics, children } = props;
  const words = useMemo(
    () => wordsOf(instance, language, zone, topics),
    [instance, language, zone, topics],
  );
  return <Context.Provider value={words}>{children}</Context.Provider>;
}

export function useWords(): Words {
  const words = useContext(Context);
  if (!words) throw new Error('useWords needs a WordsProvider above it');
  return words;
}

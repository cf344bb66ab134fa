import type { Language } from '../src/kernel/language.ts';
import type { Person } from '../src/kernel/person.ts';
import type { Words } from '../src/ports/words.ts';

/** The words of one language and the days of one zone: all that a card needs to speak to its reader. */
export interface Voice {
  readonly language: Language;
  readonly zone: string;
  say(key: string, params?: Readonly<Record<string, string | number>>): string;
  /** As `say`, for words that a register may know more of than the locales do. */
  sayOr(fallback: string, key: string): string;
  date(at: Date): string;
  /** A day of the calendar, given as a moment of it in UTC: the same wherever its reader is. */
  day(at: Date): string;
  dateTime(at: Date): string;
  topic(slug: string): string;
  country(name: string): string;
}

export interface Labels {
  readonly words: Words;
  topicLabel(slug: string, language: Language): string;
  countryLabel?(name: string, language: Language): string;
}

export function createVoice(labels: Labels, language: Language, zone: string): Voice {
  const { words } = labels;
  return {
    language,
    zone,
    say: (key, params) => words.say(language, key, params),
    sayOr: (fallback, key) => {
      const said = words.say(language, key);
      // A key without words comes back as itself.
      return said === key ? fallback : said;
    },
    date: (at) => words.date(language, at, zone),
    day: (at) => words.date(language, at, 'UTC'),
    dateTime: (at) => words.dateTime(language, at, zone),
    topic: (slug) => labels.topicLabel(slug, language),
    country: (name) => labels.countryLabel?.(name, language) ?? name,
  };
}

export const voiceFor = (labels: Labels, person: Person): Voice =>
  createVoice(labels, person.language, person.zone);

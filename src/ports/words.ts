import type { Language } from '../kernel/language.ts';

/** The words a person reads, from `locales`. A missing key is a defect that a test finds, never shown. */
export interface Words {
  say(language: Language, key: string, params?: Readonly<Record<string, string | number>>): string;
  date(language: Language, date: Date, zone: string): string;
  dateTime(language: Language, date: Date, zone: string): string;
}

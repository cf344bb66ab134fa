import type { Reason } from '../features/knowledge/model.ts';
import type { Language } from '../kernel/language.ts';

/** A reader's words, and what things are called in them. */
export interface Saying {
  readonly language: Language;
  say(key: string, params?: Readonly<Record<string, string | number>>): string;
  topic(slug: string): string;
  country(name: string): string;
  languageName(code: string): string;
}

/** @param month `YYYY-MM` */
const monthOf = (month: string, language: string): string =>
  new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01`),
  );

/** Why an item is shown, in words. */
export function becauseOf({ kind, values }: Reason, saying: Saying): string {
  if (kind === 'missions')
    return saying.say('common.reasons.missions', { count: Number(values[0]) });
  const shown = values.map((value) => {
    if (kind === 'topic') return saying.topic(value);
    if (kind === 'country') return saying.country(value);
    if (kind === 'answered') return monthOf(value, saying.language);
    if (kind === 'language') return saying.languageName(value);
    return value;
  });
  return saying.say(`common.reasons.${kind}`, { values: shown.join(', ') });
}

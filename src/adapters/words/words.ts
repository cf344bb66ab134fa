import { readdirSync, readFileSync } from 'node:fs';
import { createInstance, type Resource } from 'i18next';
import { LANGUAGES, type Language } from '../../kernel/language.ts';
import type { Words } from '../../ports/words.ts';

const LOCALES = new URL('../../../locales/', import.meta.url);

/** `locales/<language>/<area>.json`, each file one area: `errors.forbidden` is `forbidden` in errors.json. */
function read(): Resource {
  const languages = LANGUAGES.map((language) => {
    const folder = new URL(`${language}/`, LOCALES);
    const areas = readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => [
        name.replace(/\.json$/, ''),
        JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Record<string, unknown>,
      ]);
    return [language, { translation: Object.fromEntries(areas) }] as const;
  });
  return Object.fromEntries(languages) as Resource;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: Language, zone: string, time: boolean): Intl.DateTimeFormat {
  const key = `${language} ${zone} ${time}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    timeZone: zone,
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    ...(time ? { hour: '2-digit', minute: '2-digit', timeZoneName: 'short' } : {}),
  });
  formats.set(key, made);
  return made;
}

/** The first of a month is an ordinal in French, which no table of formats says. */
const asRead = (language: Language, date: string): string =>
  language === 'fr' ? date.replace(/^1 /, '1er ') : date;

/** Every word from `locales`, read once at start. A key without words is an error here and caught by a test. */
export function createWords(): Words {
  const i18n = createInstance();
  // Escaping belongs to the surface (card, page, document), which alone knows its markup.
  void i18n.init({
    lng: 'en',
    fallbackLng: 'en',
    resources: read(),
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  const speakers = new Map(LANGUAGES.map((language) => [language, i18n.getFixedT(language)]));
  return {
    say: (language, key, params = {}) => (speakers.get(language) ?? i18n.t)(key, { ...params }),
    date: (language, date, zone) => asRead(language, format(language, zone, false).format(date)),
    dateTime: (language, date, zone) => asRead(language, format(language, zone, true).format(date)),
  };
}

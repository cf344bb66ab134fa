/** The interface languages, in the order in which they are offered. */
export const LANGUAGES = ['en', 'fr', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The closest interface language to a BCP 47 tag (`fr-CH` -> `fr`); English where there is none. */
export function closestLanguage(tag: string | undefined | null): Language {
  const base = (tag ?? '').toLowerCase().split('-')[0];
  return LANGUAGES.find((language) => language === base) ?? 'en';
}

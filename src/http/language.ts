import { closestLanguage, LANGUAGES, type Language } from '../kernel/language.ts';

/** The interface language that an Accept-Language header likes best; English where it names none of ours. */
export function preferredLanguage(header: string | undefined): Language {
  const wishes = (header ?? '')
    .split(',', 20)
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const quality = parameters.find((parameter) => parameter.trim().startsWith('q='));
      return { tag, weight: quality ? Number(quality.trim().slice(2)) || 0 : 1 };
    })
    .filter(({ tag, weight }) => weight > 0 && isOurs(tag))
    .sort((a, b) => b.weight - a.weight);
  return closestLanguage(wishes[0]?.tag);
}

const isOurs = (tag: string): boolean =>
  LANGUAGES.some((language) => language === tag.toLowerCase().split('-')[0]);

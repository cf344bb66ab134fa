import type { Part, Sentences } from './areas/parts.ts';
import type { Language } from './language.ts';

type File = () => Promise<{ readonly default: Sentences }>;

/**
 * The words of each language, one file a part, since on a slow line forty small ones wait for each other. An area that
 * a page speaks from stands in all three languages.
 */
export const AREAS: Readonly<Record<Part, Readonly<Record<Language, File>>>> = {
  first: {
    en: () => import('./areas/first/en.ts'),
    fr: () => import('./areas/first/fr.ts'),
    es: () => import('./areas/first/es.ts'),
  },
  talk: {
    en: () => import('./areas/talk/en.ts'),
    fr: () => import('./areas/talk/fr.ts'),
    es: () => import('./areas/talk/es.ts'),
  },
  rest: {
    en: () => import('./areas/rest/en.ts'),
    fr: () => import('./areas/rest/fr.ts'),
    es: () => import('./areas/rest/es.ts'),
  },
};

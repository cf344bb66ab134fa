import type { Me } from '../src/contract/people.ts';

/** What is said in one language, by area. */
export type Sentences = Readonly<Record<string, object>>;
type File = () => Promise<{ readonly default: Sentences }>;

/**
 * The words of each language: one file, since on a slow line forty small ones wait for each other. An area that a page
 * speaks from stands in all three.
 */
export const AREAS: Readonly<Record<Me['language'], File>> = {
  en: () => import('./areas/en.ts'),
  fr: () => import('./areas/fr.ts'),
  es: () => import('./areas/es.ts'),
};

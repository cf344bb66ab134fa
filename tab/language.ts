import type { Me } from '../src/contract/people.ts';

export type Language = Me['language'];

/** The interface language closest to a BCP 47 tag; English where there is none. */
export function closest(tag: string | undefined | null): Language {
  const base = (tag ?? '').toLowerCase().split('-')[0];
  return base === 'fr' || base === 'es' ? base : 'en';
}

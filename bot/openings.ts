import { LANGUAGES } from '../src/kernel/language.ts';
import type { Words } from '../src/ports/words.ts';
import { fold } from './folding.ts';

const LONGEST_OPENING = 8;

/**
 * What follows an opening such as "who knows about" in any of the languages and wordings: the longest that fits
 * counts. Null for a text that begins otherwise, or says nothing after it.
 * @param key the openings' words, separated by commas
 */
export function createOpening(
  words: Words,
  key = 'expertise.openings',
): (text: string) => string | null {
  const openings = new Set(
    LANGUAGES.flatMap((language) => words.say(language, key).split(',').map(fold)),
  );
  return (text) => {
    const parts = text.trim().split(/\s+/);
    for (let length = Math.min(LONGEST_OPENING, parts.length - 1); length > 0; length -= 1) {
      if (!openings.has(fold(parts.slice(0, length).join(' ')))) continue;
      const rest = parts.slice(length).join(' ');
      return fold(rest) === '' ? null : rest.replace(/[\s?？!.]+$/, '');
    }
    return null;
  };
}

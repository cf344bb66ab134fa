import { LANGUAGES } from '../src/kernel/language.ts';
import type { Words } from '../src/ports/words.ts';
import { fold } from './folding.ts';

const LONGEST_OPENING = 8;
/** Stands for what is asked about, in an opening that goes on behind it: "what does … mean". */
const WHATEVER = '…';

const wordsIn = (text: string): readonly string[] => text.trim().split(/\s+/);
const withoutEnd = (text: string): string => text.replace(/[\s?？!.]+$/, '');

/** What stands between the two halves of such an opening; null for a text that has not both. */
function framed(halves: readonly string[]): (text: string) => string | null {
  const [before = '', after = ''] = halves;
  const [first, last] = [wordsIn(before).length, wordsIn(after).length];
  return (text) => {
    const parts = wordsIn(withoutEnd(text));
    const fits =
      parts.length > first + last &&
      fold(parts.slice(0, first).join(' ')) === fold(before) &&
      fold(parts.slice(-last).join(' ')) === fold(after);
    return fits ? parts.slice(first, -last).join(' ') : null;
  };
}

/**
 * What follows an opening such as "who knows about" in any of the languages and wordings: the longest that fits
 * counts. Null for a text that begins otherwise, or says nothing after it.
 * @param key the openings' words, separated by commas; one that goes on has `…` for what is asked about
 */
export function createOpening(
  words: Words,
  key = 'expertise.openings',
): (text: string) => string | null {
  const all = LANGUAGES.flatMap((language) => words.say(language, key).split(','));
  const frames = all
    .filter((one) => one.includes(WHATEVER))
    .map((one) => framed(one.split(WHATEVER)));
  const openings = new Set(all.filter((one) => !one.includes(WHATEVER)).map(fold));
  return (text) => {
    for (const frame of frames) {
      const rest = frame(text);
      if (rest !== null) return fold(rest) === '' ? null : rest;
    }
    const parts = wordsIn(text);
    for (let length = Math.min(LONGEST_OPENING, parts.length - 1); length > 0; length -= 1) {
      if (!openings.has(fold(parts.slice(0, length).join(' ')))) continue;
      const rest = parts.slice(length).join(' ');
      return fold(rest) === '' ? null : withoutEnd(rest);
    }
    return null;
  };
}

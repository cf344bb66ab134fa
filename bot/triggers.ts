import { LANGUAGES } from '../src/kernel/language.ts';
import type { Words } from '../src/ports/words.ts';
import { fold } from './folding.ts';
import { createOpening } from './openings.ts';

export { fold };

/** The one command that goes on after its words: "who knows about" whatever follows. */
const GOES_ON = 'experts';

/**
 * Which command a text names, in any of the languages: only where it is the whole text, since the rest is search. What
 * begins as a question for people is one.
 */
export function createTriggers(words: Words, names: readonly string[]) {
  const byWords = new Map<string, string>();
  for (const language of LANGUAGES) {
    for (const name of names) {
      for (const trigger of words.say(language, `bot.words.${name}`).split(',')) {
        const key = fold(trigger);
        if (key && !byWords.has(key)) byWords.set(key, name);
      }
    }
  }
  const sought = names.includes(GOES_ON) ? createOpening(words) : () => null;
  return (text: string): string | null =>
    byWords.get(fold(text)) ?? (sought(text) === null ? null : GOES_ON);
}

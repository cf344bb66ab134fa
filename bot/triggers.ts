import { LANGUAGES } from '../src/kernel/language.ts';
import type { Words } from '../src/ports/words.ts';

/** Words compared as people type them: any case, with or without accents, punctuation and doubled blanks aside. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’']/g, ' ')
    .replace(/[^\p{L}\p{N} ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Which command a text names, in any of the languages: only where it is the whole text, since the rest is search. */
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
  return (text: string): string | null => byWords.get(fold(text)) ?? null;
}

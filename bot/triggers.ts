import { LANGUAGES } from '../src/kernel/language.ts';
import type { Words } from '../src/ports/words.ts';
import { fold } from './folding.ts';
import { createOpening } from './openings.ts';

export { fold };

/** Commands that go on after their words, "who knows about" whatever follows, by the key of their openings. */
const GOES_ON: Readonly<Record<string, string>> = {
  experts: 'expertise.openings',
  communities: 'communities.openings.about',
  'community-new': 'communities.openings.create',
  briefing: 'preparing.openings.briefing',
  lessons: 'experience.openings',
  term: 'taxonomy.openings.term',
  propose: 'taxonomy.openings.propose',
  glossary: 'glossary.openings',
  'others-record': 'record.openings',
};

/**
 * Which command a text names, in any of the languages: only where it is the whole text, since the rest is search. What
 * begins as a question for people, or for a briefing, is one.
 * @param also what is named by the product's own data
 */
export function createTriggers(
  words: Words,
  names: readonly string[],
  also: (text: string) => string | null = () => null,
) {
  const byWords = new Map<string, string>();
  for (const language of LANGUAGES) {
    for (const name of names) {
      for (const trigger of words.say(language, `bot.words.${name}`).split(',')) {
        const key = fold(trigger);
        if (key && !byWords.has(key)) byWords.set(key, name);
      }
    }
  }
  const openings = Object.entries(GOES_ON).flatMap(([name, key]) =>
    names.includes(name) ? [{ name, opens: createOpening(words, key) }] : [],
  );
  return (text: string): string | null =>
    byWords.get(fold(text)) ??
    also(text) ??
    openings.find(({ opens }) => opens(text) !== null)?.name ??
    null;
}

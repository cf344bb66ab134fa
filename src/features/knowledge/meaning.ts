import { LANGUAGES } from '../../kernel/language.ts';
import type { Meaning } from '../../ports/search.ts';
import type { TextAnalysis } from '../../ports/text.ts';
import type { Vocabulary } from './answers.ts';
import type { Need } from './model.ts';

/**
 * What is meant, as other languages call it, and the topics of the need by all of their names. A text too short for its
 * language to be told is read in each: it is the fallback that says which it is.
 */
export function meaningOf(
  { text, topics, language }: Pick<Need, 'text' | 'topics' | 'language'>,
  { detect, stems }: Pick<TextAnalysis, 'detect' | 'stems'>,
  { bridge, label }: Vocabulary,
): readonly Meaning[] {
  const told = LANGUAGES.every((fallback) => detect(text, fallback) === language);
  const named = topics.map((topic): Meaning => {
    const names = { en: [label(topic, 'en')], fr: [label(topic, 'fr')], es: [label(topic, 'es')] };
    return { said: '', names, times: 1 };
  });
  return [...bridge(text, { stems, languages: told ? [language] : LANGUAGES }), ...named];
}

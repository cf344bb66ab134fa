import type { Language } from '../kernel/language.ts';

/** What is known of words without a language model. Deterministic and synchronous. */
export interface TextAnalysis {
  /** The language of a text among the interface languages; `fallback` where it is too short to tell. */
  detect(text: string, fallback: Language): Language;
  /** Sentences in order, trimmed, abbreviations respected. */
  sentences(text: string, language: Language): readonly string[];
  /** Stems of the content words, elision and accents folded, stop words gone. */
  stems(text: string, language: Language): readonly string[];
  /** Stems of the words that say little whatever is talked about; they are content words all the same. */
  general(language: Language): ReadonlySet<string>;
}

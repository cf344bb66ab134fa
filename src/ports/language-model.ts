import type { Language } from '../kernel/language.ts';

/** A sentence to be put otherwise, and what people wrote that it rests on: words alone, nobody's name. */
export interface AskedSentence {
  readonly text: string;
  readonly language: Language;
  readonly sources: readonly string[];
}

/**
 * What came of asking. `later`: it is asked too much, and may be asked again after so long. `declined`: by its own filter
 * of contents. `unusable`: an answer that is none, or has no end. `unreachable`: none in time. `misconfigured`: address,
 * name or key are refused, and asking again changes nothing.
 */
export type Answered =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'later'; readonly afterMs: number }
  | { readonly kind: 'declined' | 'unusable' | 'unreachable' | 'misconfigured' };

/**
 * A language model. What it answers is a proposal: nothing of it is believed before it was held against what it rests on.
 * It never throws: that it does not answer is an answer.
 */
export interface LanguageModel {
  /** As the organization calls it; people see by it who worded a sentence. */
  readonly name: string;
  /** The same in plain words of the same language. */
  rewrite(asked: AskedSentence): Promise<Answered>;
  translate(asked: AskedSentence, to: Language): Promise<Answered>;
}

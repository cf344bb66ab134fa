import type { Bridge } from '../keypoints/crossing.ts';
import type { Language } from '../language.ts';
import type { Reads } from './doubts.ts';
import type { Named } from './reading.ts';

/** What is known of words. */
interface Texts {
  sentences(text: string, language: Language): readonly string[];
  stems(text: string, language: Language): readonly string[];
  detect(text: string, fallback: Language): Language;
}

/** What is known of terms: what they are called elsewhere, and those of a scheme that a text names. */
export interface NamedTerms {
  readonly bridge: Bridge;
  matches(scheme: string, text: string): readonly Named[];
}

/** Codes of two letters are words of the languages (`in`, `de`, `la`): they name no place in a sentence. */
const SHORTEST_NAME = 3;

/** Words and places as sentences are held against their sources with them. */
export const readsOf = (
  { sentences, stems, detect }: Texts,
  { bridge, matches }: NamedTerms,
): Reads => ({
  ...{ sentences, stems, detect, bridge },
  placesIn: (text) =>
    matches('geography', text).filter(({ written }) => written.length >= SHORTEST_NAME),
});

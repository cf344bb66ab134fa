import type { Match } from './matcher.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Codes of two letters are words of the languages (`in`, `de`, `la`): they name no place in a sentence. */
const SHORTEST_NAME = 3;

/** Countries and regions that a text names, in order; all names of a place have one value. */
export const placesIn = (vocabulary: Pick<Vocabulary, 'matches'>, text: string): Match[] =>
  vocabulary.matches('geography', text).filter(({ written }) => written.length >= SHORTEST_NAME);

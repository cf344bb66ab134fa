import { builtInVocabulary } from './vocabulary.ts';

/**
 * The vocabulary that Praxis comes with, for what has no running product around it: tests, tools and first drafts.
 * What a running product says comes from its live vocabulary.
 */
export const vocabulary = builtInVocabulary;

/** The topics' slugs, in the order in which they are offered. */
export const TOPICS: readonly string[] = vocabulary.topics;

export const {
  /** A topic's name in a language; a slug that is no topic is shown as it is. */
  label,
  /** A topic's names in all languages, each once; none for a slug that is no topic. */
  labels,
  isTopic,
  /** A topic's GUID, in small letters; null for a slug that is no topic. */
  topicId,
  /** The topic of a GUID, however it is written (capitals, braces); null for one that is no topic's. */
  topicOf,
  /** Slugs of the topics that a text in any of the languages speaks of, in order of appearance. */
  topicsIn,
  /** English names of the countries that a text in any of the languages names, in order of appearance. */
  countriesIn,
} = vocabulary;

import { LANGUAGES, type Language } from '../../kernel/language.ts';
import { countryEntries, ELSEWHERE } from './countries.ts';
import { compile, type Entry } from './matcher.ts';
import { TOPIC_WORDS } from './terms.ts';
import { TOPIC_IDS } from './topic-ids.ts';

export type Topic = keyof typeof TOPIC_WORDS;

/** The topics' slugs, in the order in which they are offered. */
export const TOPICS = Object.keys(TOPIC_WORDS) as readonly Topic[];

export const isTopic = (slug: string): slug is Topic => Object.hasOwn(TOPIC_WORDS, slug);

const wordsOf = (topic: Topic, language: Language): readonly string[] =>
  TOPIC_WORDS[topic][language].split('|');

/** A topic's name in a language; a slug that is no topic is shown as it is. */
export const label = (slug: string, language: Language): string =>
  (isTopic(slug) ? wordsOf(slug, language)[0] : undefined) ?? slug;

/** A topic's names in all languages, each once; none for a slug that is no topic. */
export const labels = (slug: string): readonly string[] =>
  isTopic(slug) ? [...new Set(LANGUAGES.map((language) => label(slug, language)))] : [];

const byId = new Map(TOPICS.map((topic) => [TOPIC_IDS[topic], topic] as const));

/** A topic's GUID, in small letters; null for a slug that is no topic. */
export const topicId = (slug: string): string | null => (isTopic(slug) ? TOPIC_IDS[slug] : null);

/** The topic of a GUID, however it is written (capitals, braces); null for one that is no topic's. */
export const topicOf = (id: string): Topic | null =>
  byId.get(id.replace(/^\{|\}$/g, '').toLowerCase()) ?? null;

/** Plural and singular, American and British spelling are one; all words here are folded and in lower case. */
const alike = (word: string): string =>
  word
    .replace(/(?<=.{3})s$/, '')
    .replace(/^labor(?=$|er$)/, 'labour')
    .replace(/i[sz](?=(?:e|ed|er|ing|ation)$)/, 'is');

/** Would be the same word as an everyday one (`aid`). */
const IN_CAPITALS: ReadonlySet<string> = new Set(['AIDS']);

const topicEntries = (): Entry[] =>
  TOPICS.flatMap((topic) => [
    { phrase: topic, value: topic },
    ...LANGUAGES.flatMap((language) =>
      wordsOf(topic, language).map((phrase) => ({
        phrase,
        value: topic,
        exactCapitals: IN_CAPITALS.has(phrase),
      })),
    ),
  ]);

const findTopics = compile(topicEntries(), alike);
const findCountries = compile(countryEntries());

/** Slugs of the topics that a text in any of the languages speaks of, in order of appearance. */
export const topicsIn = (text: string): readonly string[] => findTopics(text);

/** English names of the countries that a text in any of the languages names, in order of appearance. */
export const countriesIn = (text: string): readonly string[] =>
  findCountries(text).filter((name) => name !== ELSEWHERE);

/** The vocabulary as the knowledge search wants it. */
export const vocabulary = { topicsIn, countriesIn, labels };

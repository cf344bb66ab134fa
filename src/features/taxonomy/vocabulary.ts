import { LANGUAGES, type Language } from '../../kernel/language.ts';
import { alike, keyOf } from './alike.ts';
import { type Bridge, buildBridge } from './bridge.ts';
import { countryEntries, ELSEWHERE, nameOf } from './countries.ts';
import { type Called, LEXICON } from './lexicon.ts';
import { BUILT_IN, type Lists } from './lists.ts';
import { compileMatches, type Entry, type Match } from './matcher.ts';
import { nameIn, namesOf, type Scheme, type Term } from './term.ts';

/** The vocabulary as it stands at a moment: what a text speaks of, and what is said of a term. */
export interface Vocabulary {
  readonly schemes: readonly Scheme[];
  readonly terms: readonly Term[];
  /** The topics' slugs, in the order in which they are offered. */
  readonly topics: readonly string[];
  term(id: string): Term | undefined;
  /** The term that speaks for this one now: itself, or what it was merged into. */
  standing(id: string): Term | undefined;
  bySlug(scheme: string, slug: string): Term | undefined;
  /** Current terms of a scheme that one of these words names exactly, but for case, accents, plural and hyphens. */
  named(scheme: string, word: string): readonly Term[];
  topicsIn(text: string): readonly string[];
  countriesIn(text: string): readonly string[];
  /** Names of current terms of a scheme, where the text has them. Values are ids; of countries, English names. */
  matches(scheme: string, text: string): readonly Match[];
  /** What a text speaks of, as the other languages call it: by the terms, everyday words of the field, and likeness. */
  readonly bridge: Bridge;
  label(slug: string, language: Language): string;
  labels(slug: string): readonly string[];
  isTopic(slug: string): boolean;
  topicId(slug: string): string | null;
  topicOf(id: string): string | null;
  /** The topic that a tag of an item means: a slug, also a former one, or a spelling that was merged; else null. */
  tagged(word: string): string | null;
}

export const TOPIC = 'topic';
const COUNTRY_CODE = /^[A-Z]{2}$/;

const entriesOf = (term: Term, value: string): Entry[] =>
  [term.slug, ...namesOf(term)].map((phrase) => ({
    phrase,
    value,
    exactCapitals: term.capitals.includes(phrase),
  }));

/**
 * The countries as code knows them, with what their names may not be taken for, and names that people gave them since.
 * An item keeps the English name that code has, whatever the list is renamed to.
 */
const countryNames = (terms: readonly Term[]): Entry[] => [
  ...countryEntries(),
  ...terms
    .filter(
      ({ scheme, slug, status }) =>
        scheme === 'geography' && status === 'current' && COUNTRY_CODE.test(slug),
    )
    .flatMap(({ slug, synonyms }) =>
      Object.values(synonyms)
        .flat()
        .map((phrase) => ({ phrase, value: nameOf(slug) })),
    ),
];

function index(terms: readonly Term[]) {
  const byId = new Map(terms.map((term) => [term.id, term]));
  const bySlug = new Map(terms.map((term) => [`${term.scheme} ${term.slug}`, term]));
  const standing = (id: string): Term | undefined => {
    let term = byId.get(id);
    // A chain of merges ends; one that a faulty file closed to a ring must not hang.
    for (let step = 0; term?.mergedInto && step < 50; step += 1) term = byId.get(term.mergedInto);
    return term;
  };
  return { byId, bySlug, standing };
}

/** Current terms by scheme and key of each name; made when it is first asked for. */
function namedIndex(terms: readonly Term[]) {
  const made = new Map<string, Map<string, Term[]>>();
  return (scheme: string): ReadonlyMap<string, readonly Term[]> => {
    const known = made.get(scheme);
    if (known) return known;
    const names = new Map<string, Term[]>();
    for (const term of terms) {
      if (term.scheme !== scheme || term.status !== 'current') continue;
      for (const key of new Set(namesOf(term).map(keyOf)))
        if (key !== '') names.set(key, [...(names.get(key) ?? []), term]);
    }
    made.set(scheme, names);
    return names;
  };
}

const exactly = (word: string): string => word.normalize('NFC').trim().toLowerCase();

/** What tags of items mean: slugs of topics, former ones, and merged spellings. */
function tagIndex(topics: readonly Term[], standing: (id: string) => Term | undefined) {
  const tags = new Map<string, string>();
  for (const topic of topics) {
    const now = standing(topic.id) ?? topic;
    for (const word of [topic.slug, ...topic.spellings]) tags.set(exactly(word), now.slug);
  }
  // A slug means its own topic, whatever spelling another one took.
  for (const { slug, status } of topics) if (status !== 'merged') tags.set(exactly(slug), slug);
  return tags;
}

/** What the current terms are called, in the languages that a text may be in. */
const calledOf = (terms: readonly Term[]): readonly Called[] =>
  terms
    .filter(({ status }) => status === 'current')
    .map(({ scheme, slug, labels, synonyms }) => {
      const names = (language: Language) => [
        ...[labels[language] ?? []].flat(),
        ...(synonyms[language] ?? []),
      ];
      // Items are tagged with slugs of topics, and with countries as English calls them.
      const tag = scheme === TOPIC ? slug : nameIn(labels, 'en');
      return { en: names('en'), fr: names('fr'), es: names('es'), ...(tag ? { tag } : {}) };
    });

/** Makes the vocabulary of these terms. Scanners are compiled when a scheme is first looked for. */
export function buildVocabulary({ schemes, terms }: Lists): Vocabulary {
  const { byId, bySlug, standing } = index(terms);
  const named = namedIndex(terms);
  const topics = terms.filter(({ scheme }) => scheme === TOPIC);
  const current = topics.filter(({ status }) => status === 'current');
  const tags = tagIndex(topics, standing);
  const scanners = new Map<string, (text: string) => Match[]>();
  const scanner = (scheme: string) => {
    const known = scanners.get(scheme);
    if (known) return known;
    const mine = terms.filter((term) => term.scheme === scheme && term.status === 'current');
    const made = compileMatches(
      mine.flatMap((term) => entriesOf(term, term.id)),
      alike,
    );
    scanners.set(scheme, made);
    return made;
  };
  const countries = compileMatches(countryNames(terms));
  const topicBy = (slug: string): Term | undefined => {
    const found = bySlug.get(`${TOPIC} ${slug}`);
    return found && standing(found.id);
  };
  const unique = (matches: readonly Match[]) => [...new Set(matches.map(({ value }) => value))];
  const namedCountries = (text: string) =>
    countries(text).filter(({ value }) => value !== ELSEWHERE);

  return {
    schemes,
    terms,
    topics: current.map(({ slug }) => slug),
    term: (id) => byId.get(id),
    standing,
    bySlug: (scheme, slug) => bySlug.get(`${scheme} ${slug}`),
    named: (scheme, word) => named(scheme).get(keyOf(word)) ?? [],
    topicsIn: (text) => unique(scanner(TOPIC)(text)).flatMap((id) => byId.get(id)?.slug ?? []),
    countriesIn: (text) => unique(namedCountries(text)),
    matches: (scheme, text) =>
      scheme === 'country' ? namedCountries(text) : scanner(scheme)(text),
    bridge: buildBridge(() => [...calledOf(terms), ...LEXICON]),
    label: (slug, language) => nameIn(topicBy(slug)?.labels ?? {}, language) ?? slug,
    labels(slug) {
      const names = topicBy(slug)?.labels ?? {};
      return [...new Set(LANGUAGES.flatMap((language) => names[language] ?? []))];
    },
    isTopic: (slug) => topicBy(slug) !== undefined,
    topicId: (slug) => topicBy(slug)?.id ?? null,
    topicOf(id) {
      const found = standing(id.replace(/^\{|\}$/g, '').toLowerCase());
      return found?.scheme === TOPIC ? found.slug : null;
    },
    tagged: (word) => tags.get(exactly(word)) ?? null,
  };
}

/** The vocabulary that Praxis comes with. */
export const builtInVocabulary: Vocabulary = buildVocabulary(BUILT_IN);

export interface LiveVocabulary extends Vocabulary {
  /** From now on it is this one. */
  use(next: Vocabulary): void;
}

/** The vocabulary of a running product: our lists to begin with, and what people made of them from then on. */
export function liveVocabulary(): LiveVocabulary {
  let now = builtInVocabulary;
  return {
    get schemes() {
      return now.schemes;
    },
    get terms() {
      return now.terms;
    },
    get topics() {
      return now.topics;
    },
    term: (id) => now.term(id),
    standing: (id) => now.standing(id),
    bySlug: (scheme, slug) => now.bySlug(scheme, slug),
    named: (scheme, word) => now.named(scheme, word),
    topicsIn: (text) => now.topicsIn(text),
    countriesIn: (text) => now.countriesIn(text),
    matches: (scheme, text) => now.matches(scheme, text),
    bridge: (text, spoken) => now.bridge(text, spoken),
    label: (slug, language) => now.label(slug, language),
    labels: (slug) => now.labels(slug),
    isTopic: (slug) => now.isTopic(slug),
    topicId: (slug) => now.topicId(slug),
    topicOf: (id) => now.topicOf(id),
    tagged: (word) => now.tagged(word),
    use(next) {
      now = next;
    },
  };
}

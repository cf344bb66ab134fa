import { keyOf, nearly, shareRoot } from './alike.ts';
import type { Lacking } from './store.ts';
import { namesOf, type Term } from './term.ts';
import { TOPIC, type Vocabulary } from './vocabulary.ts';

/** A word that tags items, as they write it. */
export interface Spelling {
  readonly word: string;
  readonly count: number;
  /** `term`: the slug itself. `name`: a name of the term, in any language. `nearly`: like one. `unknown`: no list has it. */
  readonly why: 'term' | 'name' | 'nearly' | 'unknown';
}

/** Ways of writing one topic, with the term that would speak for all of them. */
export interface SpellingGroup {
  /** Null where no term fits: then it is a word to make a term of, or to merge by hand. */
  readonly term: string | null;
  readonly spellings: readonly Spelling[];
  readonly items: number;
  /** Ids of terms that are near and yet another thing: offered as links, never merged by themselves. */
  readonly related: readonly string[];
}

export interface Health {
  /** How many items lack what, of the required minimum. */
  readonly lacks: Readonly<Record<string, number>>;
  readonly lacking: readonly Lacking[];
  /** Terms that one or two items have. */
  readonly rare: readonly { readonly term: string; readonly count: number }[];
  /** Terms that no item has. */
  readonly unused: readonly string[];
  readonly groups: readonly SpellingGroup[];
  /** Terms that are nearly the same, by any of their names. */
  readonly alike: readonly (readonly [string, string])[];
  /** One name for two terms of a list. */
  readonly conflicts: readonly { readonly word: string; readonly terms: readonly string[] }[];
}

const RARE = 2;
const BLOCK = 3;

const blockOf = (key: string): string => key.replaceAll(' ', '').slice(0, BLOCK);

interface Named {
  readonly key: string;
  readonly term: Term;
}

/** Names by their first letters, so that only those are compared that may be alike. */
function blocks(terms: readonly Term[]): ReadonlyMap<string, readonly Named[]> {
  const all = new Map<string, Named[]>();
  for (const term of terms)
    for (const key of new Set(namesOf(term).map(keyOf)))
      if (key !== '') all.set(blockOf(key), [...(all.get(blockOf(key)) ?? []), { key, term }]);
  return all;
}

type Blocks = ReturnType<typeof blocks>;

/** The term that a word of an item means: by its name, else by likeness. */
function meant(word: string, vocabulary: Vocabulary, near: Blocks) {
  const slug = vocabulary.tagged(word);
  const own = slug === null ? undefined : vocabulary.bySlug(TOPIC, slug);
  if (own?.status === 'current')
    return { term: own, why: slug === word ? ('term' as const) : ('name' as const) };
  const [named] = vocabulary.named(TOPIC, word);
  if (named) return { term: named, why: 'name' as const };
  const key = keyOf(word);
  const like = (near.get(blockOf(key)) ?? []).find((name) => nearly(key, name.key));
  return like ? { term: like.term, why: 'nearly' as const } : null;
}

/** Words of no list that are ways of writing each other. */
function clusters(words: readonly Spelling[]): readonly (readonly Spelling[])[] {
  const all: { readonly key: string; readonly members: Spelling[] }[] = [];
  for (const spelling of words) {
    const key = keyOf(spelling.word);
    const own = all.find((cluster) => nearly(cluster.key, key));
    if (own) own.members.push(spelling);
    else all.push({ key, members: [spelling] });
  }
  return all.map(({ members }) => members);
}

const wordsOf = (term: Term): readonly string[] =>
  [term.slug, ...Object.values(term.labels)].flatMap((name) => keyOf(name).split(' '));

/** Near and yet another thing: linked by somebody, or of one root. */
function relatedTo(term: Term, terms: readonly Term[]): readonly string[] {
  const words = wordsOf(term);
  return terms
    .filter(({ id }) => id !== term.id)
    .filter(
      (other) =>
        term.related.includes(other.id) ||
        other.related.includes(term.id) ||
        wordsOf(other).some((word) => words.some((own) => shareRoot(own, word))),
    )
    .map(({ id }) => id);
}

const sum = (spellings: readonly Spelling[]): number =>
  spellings.reduce((total, { count }) => total + count, 0);

const byUse = (one: Spelling, other: Spelling): number =>
  other.count - one.count || (one.word < other.word ? -1 : 1);

function groupsOf(
  uses: ReadonlyMap<string, number>,
  vocabulary: Vocabulary,
  topics: readonly Term[],
): readonly SpellingGroup[] {
  const near = blocks(topics);
  const byTerm = new Map<string, Spelling[]>();
  const unknown: Spelling[] = [];
  for (const [word, count] of uses) {
    const found = meant(word, vocabulary, near);
    if (!found) unknown.push({ word, count, why: 'unknown' });
    else
      byTerm.set(found.term.id, [
        ...(byTerm.get(found.term.id) ?? []),
        { word, count, why: found.why },
      ]);
  }
  const known = [...byTerm].flatMap(([id, spellings]): SpellingGroup[] => {
    const term = vocabulary.term(id);
    if (!term || spellings.every(({ why }) => why === 'term')) return [];
    return [
      {
        term: id,
        spellings: spellings.toSorted(byUse),
        items: sum(spellings),
        related: relatedTo(term, topics),
      },
    ];
  });
  const loose = clusters(unknown.toSorted(byUse)).map(
    (spellings): SpellingGroup => ({ term: null, spellings, items: sum(spellings), related: [] }),
  );
  return [...known, ...loose].toSorted((one, other) => other.items - one.items);
}

/** Terms of which one name is a way of writing a name of the other. */
function alikeTerms(topics: readonly Term[]): readonly (readonly [string, string])[] {
  const pairs = new Map<string, readonly [string, string]>();
  for (const names of blocks(topics).values()) {
    for (const [at, one] of names.entries()) {
      for (const other of names.slice(at + 1)) {
        if (one.term.id === other.term.id || !nearly(one.key, other.key)) continue;
        const pair = [one.term.id, other.term.id].sort() as [string, string];
        pairs.set(pair.join(' '), pair);
      }
    }
  }
  return [...pairs.values()];
}

function conflictsOf(terms: readonly Term[]) {
  const names = new Map<string, { readonly word: string; readonly ids: Set<string> }>();
  for (const term of terms) {
    if (term.status !== 'current') continue;
    for (const word of namesOf(term)) {
      const key = `${term.scheme} ${keyOf(word)}`;
      const known = names.get(key) ?? { word, ids: new Set() };
      known.ids.add(term.id);
      names.set(key, known);
    }
  }
  return [...names.values()]
    .filter(({ ids }) => ids.size > 1)
    .map(({ word, ids }) => ({ word, terms: [...ids] }));
}

/** What is wrong with how items are tagged. `uses`: how many items each word tags, of those the reader may open. */
export function healthOf(
  uses: ReadonlyMap<string, number>,
  lacking: readonly Lacking[],
  vocabulary: Vocabulary,
): Health {
  const topics = vocabulary.terms.filter(
    ({ scheme, status }) => scheme === TOPIC && status === 'current',
  );
  const countOf = ({ slug }: Term) => uses.get(slug) ?? 0;
  const lacks: Record<string, number> = {};
  for (const item of lacking) for (const what of item.lacks) lacks[what] = (lacks[what] ?? 0) + 1;
  return {
    lacks,
    lacking,
    rare: topics
      .filter((topic) => countOf(topic) > 0 && countOf(topic) <= RARE)
      .map((topic) => ({ term: topic.id, count: countOf(topic) })),
    unused: topics.filter((topic) => countOf(topic) === 0).map(({ id }) => id),
    groups: groupsOf(uses, vocabulary, topics),
    alike: alikeTerms(topics),
    conflicts: conflictsOf(vocabulary.terms),
  };
}

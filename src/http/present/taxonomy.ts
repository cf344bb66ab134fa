import type {
  Meaning,
  MergePreview as PreviewShape,
  Proposal as ProposalShape,
  TagHealth,
  TagMerge,
  TermLink,
  Term as TermShape,
} from '../../contract/taxonomy.ts';
import type { MergePreview } from '../../features/taxonomy/actions/tags.ts';
import type { Health } from '../../features/taxonomy/health.ts';
import type { Merge } from '../../features/taxonomy/merging.ts';
import type { Proposal } from '../../features/taxonomy/proposal.ts';
import type { Spread, Spreads } from '../../features/taxonomy/spread.ts';
import { labelOf, nameIn, type Term, type Version } from '../../features/taxonomy/term.ts';
import { TOPIC, type Vocabulary } from '../../features/taxonomy/vocabulary.ts';
import type { Language } from '../../kernel/language.ts';

export interface TermReader {
  readonly vocabulary: Vocabulary;
  readonly language: Language;
  /** A person's name by id. */
  nameOf(id: string | null): string;
}

export const termLink = (term: Term, { language }: Pick<TermReader, 'language'>): TermLink => ({
  id: term.id,
  scheme: term.scheme,
  slug: term.slug,
  label: labelOf(term, language),
});

const links = (ids: readonly string[], reader: TermReader): TermLink[] =>
  ids.flatMap((id) => {
    const term = reader.vocabulary.standing(id);
    return term ? [termLink(term, reader)] : [];
  });

const lists = (all: Term['synonyms']): Record<string, string[]> =>
  Object.fromEntries(Object.entries(all).map(([language, names]) => [language, [...names]]));

/** Lists whose terms people choose. */
const CHOSEN_FROM = [TOPIC, 'content-type', 'sdg', 'driver', 'unit'];

export const meaningOf = (
  { definition, example }: Pick<Term, 'definition' | 'example'>,
  language: Language,
): Meaning => ({
  definition: nameIn(definition, language) ?? '',
  example: nameIn(example, language) ?? '',
});

/** By list and slug, what each current term means; those of which nobody said it are left out. */
export const meanings = (
  terms: readonly Term[],
  language: Language,
): Record<string, Record<string, Meaning>> =>
  Object.fromEntries(
    CHOSEN_FROM.map((key) => [
      key,
      Object.fromEntries(
        terms
          .filter(({ scheme, status }) => scheme === key && status === 'current')
          .map((term) => [term.slug, meaningOf(term, language)] as const)
          .filter(([, { definition, example }]) => definition !== '' || example !== ''),
      ),
    ]),
  );

export interface TermPage {
  readonly term: Term;
  readonly usage: number | null;
  readonly versions: readonly Version[];
  readonly curates: boolean;
}

const MOST_NARROWER = 300;

export function termPage(
  { term, usage, versions, curates }: TermPage,
  reader: TermReader,
): TermShape {
  const { vocabulary, language } = reader;
  const into = term.status === 'merged' ? vocabulary.standing(term.id) : undefined;
  const below = vocabulary.terms
    .filter(({ broader, status }) => status === 'current' && broader.includes(term.id))
    .slice(0, MOST_NARROWER);
  return {
    ...termLink(term, reader),
    version: term.version,
    status: term.status,
    mergedInto: into && into.id !== term.id ? termLink(into, reader) : null,
    ...meaningOf(term, language),
    labels: { ...term.labels },
    synonyms: lists(term.synonyms),
    definitions: { ...term.definition },
    examples: { ...term.example },
    spellings: [...term.spellings],
    broader: links(term.broader, reader),
    narrower: below.map((one) => termLink(one, reader)),
    related: links(term.related, reader),
    usage,
    versions: versions.map((version) => ({
      version: version.term.version,
      at: version.at.toISOString(),
      by: reader.nameOf(version.by),
      verb: version.verb,
    })),
    curates,
  };
}

export const proposal = (it: Proposal, reader: TermReader): ProposalShape => ({
  id: it.id,
  word: it.word,
  language: it.language,
  note: it.note,
  state: it.state,
  by: reader.nameOf(it.proposedBy),
  asked: it.askedBy.length,
  at: it.createdAt.toISOString(),
  reason: it.reason,
  term: it.term === null ? null : (links([it.term], reader)[0] ?? null),
});

export const preview = (it: MergePreview, reader: TermReader): PreviewShape => ({
  target: termLink(it.target, reader),
  terms: it.terms.map((term) => termLink(term, reader)),
  words: it.words.map(({ word, count }) => ({ word, count })),
  items: it.items,
});

export function merge(it: Merge, reader: TermReader): TagMerge {
  const [target] = links([it.target], reader);
  return {
    id: it.id,
    at: it.at.toISOString(),
    by: reader.nameOf(it.by),
    target: target ?? { id: it.target, scheme: 'topic', slug: it.target, label: it.target },
    words: [...it.words],
    terms: it.before.length - 1,
    undone: it.undoneAt !== null,
  };
}

const SHOWN = 50;

const spread = ({ terms, some, none }: Spread, reader: TermReader) => ({
  items: terms.flatMap(({ term, count }) =>
    links([term], reader).map((link) => ({ ...link, count })),
  ),
  some,
  none,
});

/** The first of each: a report that is too long is read by nobody. */
export const health = (
  it: Health,
  merges: readonly Merge[],
  spreads: Spreads,
  reader: TermReader,
): TagHealth => ({
  lacks: {
    topics: it.lacks.topics ?? 0,
    geography: it.lacks.geography ?? 0,
    type: it.lacks.type ?? 0,
    unit: it.lacks.unit ?? 0,
    date: it.lacks.date ?? 0,
  },
  lacking: it.lacking
    .slice(0, SHOWN)
    .map(({ id, title, lacks }) => ({ id, title, lacks: [...lacks] })),
  rare: it.rare.flatMap(({ term, count }) =>
    links([term], reader).map((link) => ({ ...link, count })),
  ),
  unused: links(it.unused, reader),
  groups: it.groups.slice(0, SHOWN).map((group) => ({
    term: group.term === null ? null : (links([group.term], reader)[0] ?? null),
    spellings: group.spellings.map((spelling) => ({ ...spelling })),
    items: group.items,
    related: links(group.related, reader),
  })),
  alike: it.alike.slice(0, SHOWN).flatMap(([one, other]) => {
    const [a, b] = links([one, other], reader);
    return a && b ? [[a, b] as [TermLink, TermLink]] : [];
  }),
  conflicts: it.conflicts
    .slice(0, SHOWN)
    .map(({ word, terms }) => ({ word, terms: links(terms, reader) })),
  merges: merges.map((one) => merge(one, reader)),
  spread: { goals: spread(spreads.goals, reader), drivers: spread(spreads.drivers, reader) },
});

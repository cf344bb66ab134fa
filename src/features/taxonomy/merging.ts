import type { PersonId } from '../../kernel/ids.ts';
import { namesOf, type Synonyms, type Term } from './term.ts';

/** What a merge did, kept so that it can be taken back. */
export interface Merge {
  readonly id: string;
  readonly at: Date;
  readonly by: PersonId;
  /** Id of the term that speaks for all from now on. */
  readonly target: string;
  /** Spellings of tags that were merged, as they were written. */
  readonly words: readonly string[];
  /** The terms that were changed, as they were before: the target first. */
  readonly before: readonly Term[];
  /** Items whose tags changed. */
  readonly items: number;
  readonly undoneAt: Date | null;
  readonly undoneBy: PersonId | null;
}

/**
 * Besides items: what moderators said that talk is about, searches that found nothing, topics that people declare or keep to themselves, and what their replies
 * and contributions were understood to be about.
 */
export const TAGGED_KINDS = [
  'product',
  'community',
  'query',
  'gap',
  'declared',
  'concealed',
  'talk',
  'spoken',
] as const;
/** An item whose tags a merge changed. */
export interface Retagged {
  readonly kind: (typeof TAGGED_KINDS)[number];
  readonly id: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

const merged = (own: Synonyms, other: Synonyms, known: ReadonlySet<string>): Synonyms => {
  const all = new Map(Object.entries(own));
  for (const [language, names] of Object.entries(other)) {
    const fresh = names.filter((name) => !known.has(name));
    if (fresh.length > 0) all.set(language, [...(all.get(language) ?? []), ...fresh]);
  }
  return Object.fromEntries(all);
};

const asSynonyms = ({ labels, synonyms }: Term): Synonyms =>
  Object.fromEntries(
    [...new Set([...Object.keys(labels), ...Object.keys(synonyms)])].map((language) => [
      language,
      [...new Set([labels[language] ?? [], synonyms[language] ?? []].flat())],
    ]),
  );

const without = (ids: readonly string[], gone: ReadonlySet<string>): readonly string[] =>
  ids.filter((id) => !gone.has(id));

/**
 * The target with the names of all that is merged into it, and the others pointing to it. Old labels become synonyms in
 * their languages, old slugs and the spellings of tags become spellings: whatever an item or a link says is still known.
 */
export function mergedTerms(
  target: Term,
  others: readonly Term[],
  words: readonly string[],
): readonly Term[] {
  const gone = new Set([...others.map(({ id }) => id), target.id]);
  let after: Term = target;
  for (const other of others) {
    const known = new Set(namesOf(after));
    after = {
      ...after,
      synonyms: merged(after.synonyms, asSynonyms(other), known),
      spellings: [...new Set([...after.spellings, ...other.spellings])],
      capitals: [...new Set([...after.capitals, ...other.capitals])],
      broader: without([...new Set([...after.broader, ...other.broader])], gone),
      related: without([...new Set([...after.related, ...other.related])], gone),
    };
  }
  const known = new Set(after.spellings);
  const fresh = words.filter((word) => word !== after.slug && !known.has(word));
  after = { ...after, spellings: [...after.spellings, ...fresh] };
  return [
    after,
    ...others.map((other) => ({ ...other, status: 'merged' as const, mergedInto: target.id })),
  ];
}

/** Links to merged terms lead to the target instead. Answers the terms that change by it. */
export function relinked(
  terms: readonly Term[],
  target: string,
  gone: ReadonlySet<string>,
): readonly Term[] {
  const swap = (ids: readonly string[], self: string) => [
    ...new Set(ids.map((id) => (gone.has(id) ? target : id)).filter((id) => id !== self)),
  ];
  return terms
    .filter(({ id }) => !gone.has(id) && id !== target)
    .filter(({ broader, related }) => [...broader, ...related].some((id) => gone.has(id)))
    .map((term) => ({
      ...term,
      broader: swap(term.broader, term.id),
      related: swap(term.related, term.id),
    }));
}

/** Would a term come to lie below itself, if these were its broader terms? */
export function closesRing(
  id: string,
  broader: readonly string[],
  broaderOf: (id: string) => readonly string[],
): boolean {
  const seen = new Set<string>();
  const open = [...broader];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === id) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...broaderOf(next));
  }
  return false;
}

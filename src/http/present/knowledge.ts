import type {
  ContradictionNotice,
  KnowledgeGaps,
  LibraryState,
  Origin as OriginShape,
  OtherForm,
  Product as ProductShape,
} from '../../contract/knowledge.ts';
import {
  type Alike,
  type Contradicted,
  isOutdated,
  type Outline,
} from '../../features/knowledge/model.ts';
import { daysSince, isStale, type Origin } from '../../features/knowledge/origin.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { GapView } from '../../views/gaps.ts';
import type { RelatedView } from '../../views/related.ts';

export const otherForm = ({ outline, how }: Alike): OtherForm => ({
  id: outline.id,
  title: outline.title,
  language: outline.language,
  publishedOn: outline.publishedOn,
  webUrl: outline.webUrl,
  how,
});

const notice = ({ contradiction, other }: Contradicted): ContradictionNotice => ({
  id: contradiction.id,
  other: {
    id: other.id,
    title: other.title,
    language: other.language,
    webUrl: other.webUrl,
  },
  why: contradiction.why,
  state: contradiction.state,
  outcome: contradiction.outcome,
  flaggedAt: contradiction.flaggedAt.toISOString(),
  settledAt: contradiction.settledAt?.toISOString() ?? null,
});

const ownerOf = (
  { ownerId }: Outline,
  owner: string | null | undefined,
  names: ReadonlyMap<PersonId, string> | undefined,
): Pick<ProductShape, 'owner'> => {
  if (names) return { owner: ownerId ? (names.get(ownerId) ?? null) : null };
  return owner === undefined ? {} : { owner };
};

const origin = ({ staleAfterHours, silent, ...it }: Origin, now: Date): OriginShape => ({
  ...it,
  authors: [...it.authors],
  numbers: [...it.numbers],
  readAt: it.readAt?.toISOString() ?? null,
  age: daysSince(it, now),
  stale: silent || isStale({ ...it, staleAfterHours, silent }, now),
});

/** @param names of owners, where they were looked up */
export function product(
  { product: item, reasons, alike, notices, differing = 0, standing, owner }: RelatedView,
  now: Date,
  names?: ReadonlyMap<PersonId, string>,
): ProductShape {
  return {
    id: item.id,
    title: item.title,
    type: item.type,
    abstract: item.abstract,
    language: item.language,
    topics: [...item.topics],
    countries: [...item.countries],
    unit: item.unit,
    publishedOn: item.publishedOn,
    reviewOn: item.reviewOn,
    outdated: isOutdated(item, now),
    webUrl: item.webUrl,
    ...(item.origin ? { origin: origin(item.origin, now) } : {}),
    reasons: reasons.map(({ kind, values }) => ({ kind, values: [...values] })),
    ...ownerOf(item, owner, names),
    ...(alike && alike.length > 0 ? { alike: alike.map(otherForm) } : {}),
    ...(notices && notices.length > 0 ? { notices: notices.map(notice) } : {}),
    ...(differing > 0 ? { differing } : {}),
    ...(standing ? { readers: standing } : {}),
  };
}

export const knowledgeGaps = (items: readonly GapView[]): KnowledgeGaps => ({
  items: items.map(({ missed, questions, takenByName, mine }) => ({
    id: missed.id,
    words: missed.words,
    language: missed.language,
    people: missed.people,
    topics: [...missed.topics],
    countries: [...missed.countries],
    at: missed.at.toISOString(),
    takenBy: takenByName,
    mine,
    questions: questions.map(({ query, askerName, neededBy, found, askedNames }) => ({
      query,
      asker: askerName,
      neededBy,
      found: found.map(({ id, title, language }) => ({ id, title, language })),
      asked: [...askedNames],
    })),
  })),
});

/** @param state with the files that this reader may open */
export function libraryState(state: {
  readonly products: number;
  readonly progress: { readonly running: boolean };
  readonly unreadable: readonly Outline[];
}): LibraryState {
  return {
    products: state.products,
    syncing: state.progress.running,
    unreadable: state.unreadable.map(({ name, unreadable, webUrl }) => ({
      name,
      reason: unreadable ?? 'broken',
      webUrl,
    })),
  };
}

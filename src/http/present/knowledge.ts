import type { LibraryState, Product as ProductShape } from '../../contract/knowledge.ts';
import { isOutdated, type Product } from '../../features/knowledge/model.ts';
import { mayOpen } from '../../kernel/audience.ts';
import type { Actor } from '../../kernel/person.ts';
import type { RelatedView } from '../../views/discussion.ts';

export function product({ product: item, reasons }: RelatedView, now: Date): ProductShape {
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
    reasons: reasons.map(({ kind, values }) => ({ kind, values: [...values] })),
  };
}

/** Files are named only to those who may open them. */
export function libraryState(
  who: Actor,
  state: {
    readonly products: number;
    readonly progress: { readonly running: boolean };
    readonly unreadable: readonly Product[];
  },
): LibraryState {
  return {
    products: state.products,
    syncing: state.progress.running,
    unreadable: state.unreadable
      .filter(({ audience }) => mayOpen(audience, who))
      .map(({ name, unreadable, webUrl }) => ({ name, reason: unreadable ?? 'broken', webUrl })),
  };
}

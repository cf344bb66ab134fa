import type { Discussion, RelatedProduct } from '../features/discussions/model.ts';
import { planOf } from '../features/discussions/steps.ts';
import type { RelatedView } from './related.ts';

/**
 * What guests read beside a discussion that is marked for them: what its moderators pinned there and lies in the
 * community's own library, which those who are in its team open in SharePoint too.
 */
export const besideForGuests = (discussion: Discussion): RelatedProduct[] =>
  planOf(discussion).pinned.map((product) => ({ product, reasons: [] }));

/** A document by itself: what else is said of it names other documents and other people. */
export const byItself = (all: readonly RelatedView[]): readonly RelatedView[] =>
  all.map(({ product, outdated }) => ({
    product,
    reasons: [],
    ...(outdated === undefined ? {} : { outdated }),
  }));

/** The discussion with no more of its plan than a guest can follow. */
export function planForGuests(discussion: Discussion, shown: readonly RelatedView[]): Discussion {
  const ids = new Set(shown.map(({ product }) => product.id));
  const { outputs: _staff, ...plan } = planOf(discussion);
  return { ...discussion, plan: { ...plan, pinned: plan.pinned.filter((id) => ids.has(id)) } };
}

import type { PersonId, ProductId } from '../../kernel/ids.ts';
import type { Actor } from '../../kernel/person.ts';
import type { Clock } from '../../ports/clock.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Outline, Product } from './model.ts';
import { type ReviewStore, today } from './reviews.ts';

export interface ReviewDeps {
  readonly work: UnitOfWork<{
    reviews: ReviewStore;
    products: { outlines(ids: readonly ProductId[]): Promise<readonly Outline[]> };
    catalogue: { saveOutlines(outlines: readonly Outline[]): Promise<void> };
    marks: { check(product: ProductId, person: PersonId, at: Date): Promise<void> };
  }>;
  readonly clock: Clock;
  /** @throws AppError `not-found` where they may not open it */
  readonly read: (who: Actor, id: ProductId) => Promise<Product>;
  /** Those of them who are still here. */
  readonly present: (ids: readonly PersonId[]) => Promise<ReadonlySet<PersonId>>;
  /** Of several, those that this person may open. */
  readonly opens: (who: Actor, items: readonly Outline[]) => Promise<ReadonlySet<ProductId>>;
}

/** How reviews stand, of one product and of what communities have. */
export function reviewsThere({ work, clock, opens, present }: ReviewDeps) {
  return {
    get: (id: ProductId) => work.run((tx) => tx.reviews.get(id)),
    origin: (id: ProductId) => work.run((tx) => tx.reviews.origin(id)),

    /**
     * Of the communities that this person moderates, what is past its date and nobody works on: only what they may open,
     * the oldest first.
     */
    async inCommunities(who: Actor) {
      const mine = [...who.memberships].flatMap(([id, role]) => (role === 'moderator' ? id : []));
      if (mine.length === 0) return [];
      const all = await work.run((tx) => tx.reviews.overdueIn(today(clock.now()), mine));
      const waits = all.filter(({ review, reviewOn }) => {
        const state = review?.dueOn === reviewOn ? review.state : null;
        return state === null || state === 'asked';
      });
      const outlines = await work.run((tx) =>
        tx.products.outlines(waits.map(({ product }) => product)),
      );
      const owners = outlines.flatMap(({ ownerId }) => ownerId ?? []);
      const [open, here] = await Promise.all([opens(who, outlines), present(owners)]);
      const byId = new Map(outlines.map((outline) => [outline.id, outline]));
      return waits.flatMap(({ product, community, reviewOn, owner, review }) => {
        const outline = byId.get(product);
        if (!outline || !open.has(product)) return [];
        const asked = review?.state === 'asked' && review.escalatedAt === null;
        const still = owner !== null && here.has(owner) ? owner : null;
        return [{ outline, community, reviewOn, owner: still, asked }];
      });
    },
  };
}

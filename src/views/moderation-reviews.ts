import type { ProductId } from '../kernel/ids.ts';
import type { Actor } from '../kernel/person.ts';
import type { ViewDeps } from './deps.ts';
import { namesOf } from './names.ts';

/**
 * What is done next: `right` by the reader, who answers for it; `asked`: its owner was, and has not answered; `ask` them;
 * `nobody` of its owners is here any more.
 */
export type ReviewStep = 'right' | 'asked' | 'ask' | 'nobody';

/** A product of the community past its review date. */
export interface Overdue {
  readonly kind: 'review';
  readonly product: ProductId;
  readonly step: ReviewStep;
  readonly ownerName: string | null;
  /** `YYYY-MM-DD` */
  readonly reviewOn: string;
}

/** Products of a community past their review date, with their owner and what is done next. */
export function ofReviews({ knowledge, people }: Pick<ViewDeps, 'knowledge' | 'people'>) {
  return async (who: Actor) => {
    const found = await knowledge.reviews.inCommunities(who);
    const nameOf = await namesOf(
      people,
      found.flatMap(({ owner }) => owner ?? []),
    );
    return found.map(({ outline, community, reviewOn, owner, asked }) => {
      const step: ReviewStep =
        owner === who.id ? 'right' : owner === null ? 'nobody' : asked ? 'asked' : 'ask';
      const since = new Date(`${reviewOn}T00:00:00Z`);
      const { id: product, title, language } = outline;
      return {
        ...{ kind: 'review' as const, key: `review:${product}`, since, dueAt: null, target: null },
        ...{ community, title, language, name: '', product, step, reviewOn },
        ownerName: owner && nameOf(owner),
      };
    });
  };
}

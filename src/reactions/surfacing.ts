import type { Message } from '../features/notifications/model.ts';
import type { PersonId } from '../kernel/ids.ts';
import { moderatorsOf, on, type Reaction, type ReactionDeps, URGENCY } from './reaction.ts';

/** What comes of itself: news for those who want them, suggestions for moderators, questions to owners. */
export function surfacingReactions(deps: ReactionDeps): readonly Reaction[] {
  const tell: Tell = (key, person, message, urgency) =>
    deps.notifications.intend({
      key,
      target: { kind: 'person', person },
      message,
      unasked: true,
      urgency,
    });
  return [
    on('digest.made', 'tell', ({ data: { digest, person } }) =>
      tell(`digest:${digest}`, person, { kind: 'digest', digest }, URGENCY.news),
    ),

    on('collection.due', 'tell', async ({ id, data: { collection, community } }) => {
      for (const person of await moderatorsOf(deps.communities, community)) {
        const message = { kind: 'collection-due', collection } as const;
        await tell(`collection-due:${id}:${person}`, person, message, URGENCY.collection);
      }
    }),
    ...announcing(deps, tell),
    ...reviews(deps, tell),
  ];
}

type Tell = (key: string, person: PersonId, message: Message, urgency: number) => Promise<void>;

function announcing(deps: ReactionDeps, tell: Tell): readonly Reaction[] {
  const { announcing, communities, notifications } = deps;
  return [
    on('product.arrived', 'suggest', ({ data }) => announcing.suggest(data.product)),
    // Its own channel hears of a publication as what it came of ends.
    on('discussion.summarised', 'announced', async ({ data: { product, community } }) => {
      if (product) await announcing.known(product, community);
    }),
    on('query.replied', 'announced', async ({ data: { product, community } }) => {
      if (product) await announcing.known(product, community);
    }),
    on('announcement.suggested', 'tell', async ({ data: { announcement, community } }) => {
      for (const person of await moderatorsOf(communities, community)) {
        const message = { kind: 'announcement-suggested', announcement } as const;
        await tell(`announce:${announcement}:${person}`, person, message, URGENCY.announce);
      }
    }),
    on('announcement.made', 'post', ({ data: { announcement, community } }) =>
      notifications.intend({
        key: `announcement:${announcement}`,
        target: { kind: 'channel', community, thread: null },
        message: { kind: 'announcement', announcement },
        unasked: false,
      }),
    ),
  ];
}

function reviews({ people, publishing }: ReactionDeps, tell: Tell): readonly Reaction[] {
  return [
    on('reviews.asked', 'tell', ({ data: { round, person } }) =>
      tell(`reviews:${round}:${person}`, person, { kind: 'reviews', about: 'own' }, URGENCY.review),
    ),
    on('reviews.escalated', 'tell', async ({ data: { round } }) => {
      for (const person of await people.governors()) {
        const message = { kind: 'reviews', about: 'governance' } as const;
        await tell(`reviews-governance:${round}:${person}`, person, message, URGENCY.review);
      }
    }),
    on('review.decided', 'write', ({ data }) => publishing.review(data.product)),
    on('review.handed', 'tell', ({ id, data: { product, person } }) => {
      const message = { kind: 'review-handed', product } as const;
      return tell(`review-handed:${id}`, person, message, URGENCY.review);
    }),
  ];
}

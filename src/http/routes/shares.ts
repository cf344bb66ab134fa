import { id } from '../../contract/common.ts';
import { answerShare, offeredDiscussions, offerShare, shares } from '../../contract/shares.ts';
import type { Community } from '../../features/communities/model.ts';
import { asId, type CommunityId, type DiscussionId } from '../../kernel/ids.ts';
import type { Actor } from '../../kernel/person.ts';
import type { HttpDeps } from '../deps.ts';
import { type Route, route } from '../route.ts';
import { byId } from './ids.ts';

const byPair = byId.extend({ community: id });

const discussionIn = ({ id: one }: { readonly id: string }) => asId<DiscussionId>(one);

const place = ({ id: one, names }: Community, who: Actor) => ({
  id: one,
  name: names[who.language],
});

/** One thread in several communities. */
export const shareRoutes = ({ actions: { discussions }, views }: HttpDeps): Route[] => [
  route({
    method: 'GET',
    path: '/discussions/:id/elsewhere',
    summary: 'Where a discussion is shown besides its own community, and where it can be offered',
    params: byId,
    answer: shares,
    run: async (who, { params }) => {
      const view = await views.shares.of(who, discussionIn(params));
      return {
        also: view.also.map((one) => place(one, who)),
        items: view.shares.map(({ share, community, actions }) => ({
          community: place(community, who),
          state: share.state,
          note: share.note,
          reason: share.reason,
          actions: [...actions],
        })),
        offers: view.offers.map((one) => place(one, who)),
      };
    },
  }),
  route({
    method: 'POST',
    path: '/discussions/:id/elsewhere',
    summary: 'Offer a running discussion to another community',
    params: byId,
    body: offerShare,
    answer: null,
    run: (who, { params, body }) =>
      discussions.elsewhere.offer(
        who,
        discussionIn(params),
        asId<CommunityId>(body.community),
        body.note,
      ),
  }),
  route({
    method: 'POST',
    path: '/discussions/:id/elsewhere/:community',
    summary: 'Show it to the members of another community, or not, or no longer',
    params: byPair,
    body: answerShare,
    answer: null,
    run: (who, { params, body }) => {
      const community = asId<CommunityId>(params.community);
      const pair = { discussion: discussionIn(params), community };
      return discussions.elsewhere.answer(who, pair, body.verb, body.reason);
    },
  }),
  route({
    method: 'GET',
    path: '/offered-discussions',
    summary: 'Discussions that are offered to the communities of this moderator, the oldest first',
    answer: offeredDiscussions,
    run: async (who) => ({
      items: (await views.shares.offered(who)).map(
        ({ share, discussion, community, home, by }) => ({
          discussion: discussion.id,
          title: discussion.title,
          background: discussion.background,
          questions: [...discussion.questions],
          community: place(community, who),
          home: place(home, who),
          by,
          note: share.note,
          endsAt: discussion.endsAt.toISOString(),
        }),
      ),
    }),
  }),
];

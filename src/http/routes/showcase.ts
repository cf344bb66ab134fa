import {
  choosePiece,
  communityShowcase,
  myShowcase,
  pressShowing,
  showcaseChoice,
  showing as showingShape,
} from '../../contract/showcase.ts';
import { asId, type CommunityId } from '../../kernel/ids.ts';
import type { Actor } from '../../kernel/person.ts';
import type { HttpDeps } from '../deps.ts';
import { pieceOf, showingFor } from '../present/showcase.ts';
import { type Route, route } from '../route.ts';
import { byId } from './ids.ts';

/** What communities show for a month, each with its author's consent. */
export function showcaseRoutes({ actions: { showcase }, views }: HttpDeps): Route[] {
  const communityIn = ({ id }: { readonly id: string }) => asId<CommunityId>(id);
  const choice = async (who: Actor, id: CommunityId) => {
    const { community, chosen, offered } = await views.showcase.choosing(who, id);
    return {
      name: community.names[who.language],
      chosen: chosen.map((one) => showingFor(who, one)),
      offered: offered.map(pieceOf),
    };
  };
  return [
    route({
      method: 'GET',
      path: '/showcase',
      summary: 'Of one’s own what is asked for or shown, and what one’s communities show',
      answer: myShowcase,
      run: async (who) => {
        const { own, shown } = await views.showcase.mine(who);
        return {
          own: own.map((one) => showingFor(who, one)),
          shown: shown.map((one) => showingFor(who, one)),
        };
      },
    }),
    route({
      method: 'GET',
      path: '/communities/:id/showcase',
      summary: 'What a community shows this month, for its members',
      params: byId,
      answer: communityShowcase,
      run: async (who, { params }) => {
        const found = await views.showcase.ofCommunity(who, communityIn(params));
        return {
          name: found.community.names[who.language],
          shown: found.shown.map((one) => showingFor(who, one)),
          mayChoose: found.mayChoose,
        };
      },
    }),
    route({
      method: 'GET',
      path: '/communities/:id/showcase/choice',
      summary: 'What may be chosen, and what became of what was chosen (moderators)',
      params: byId,
      answer: showcaseChoice,
      run: (who, { params }) => choice(who, communityIn(params)),
    }),
    route({
      method: 'POST',
      path: '/communities/:id/showcase/choice',
      summary: 'Ask the author of something whether it may be shown, once (moderators)',
      params: byId,
      body: choosePiece,
      answer: showcaseChoice,
      run: async (who, { params, body: { kind, piece } }) => {
        await showcase.choose(who, communityIn(params), { kind, id: piece });
        return choice(who, communityIn(params));
      },
    }),
    route({
      method: 'POST',
      path: '/showings/:id/press',
      summary: 'Its author agrees, does not, or takes it back; a moderator drops it',
      params: byId,
      body: pressShowing,
      answer: showingShape,
      run: async (who, { params, body }) => {
        await showcase.press(who, params.id, body.verb);
        return showingFor(who, await views.showcase.one(who, params.id));
      },
    }),
  ];
}

import {
  alikeAsked,
  alikeCommunities as alikeShape,
  answerJoinRequest,
  communityQuery,
  joinCommunity,
  joined,
  leaveCommunity,
  communityList as listShape,
  making as makingShape,
  moveMaking,
  newCommunity,
  joinRequest as requestShape,
} from '../../contract/communities.ts';
import { AppError } from '../../kernel/errors.ts';
import { asId, type CommunityId, type PersonId } from '../../kernel/ids.ts';
import type { Actor } from '../../kernel/person.ts';
import { regionOf } from '../../kernel/regions.ts';
import type { HttpDeps } from '../deps.ts';
import { alikeCommunities, communityList, joinRequest, making } from '../present/communities.ts';
import { type Route, route } from '../route.ts';
import { byId, formKey } from './ids.ts';

/** Communities found, made, joined and left. */
export const communityRoutes = (deps: HttpDeps): Route[] => [
  ...findingRoutes(deps),
  ...makingRoutes(deps),
  ...joiningRoutes(deps),
];

/** Whom mail addresses mean. @throws AppError `invalid-input` for the first that is nobody's */
async function named(
  { people }: HttpDeps['actions'],
  words: readonly string[],
): Promise<PersonId[]> {
  const found = await people.named(words);
  return words.map((word) => {
    const person = found.get(word);
    if (person) return person;
    throw new AppError('invalid-input', 'nobody has this address', { field: 'moderators' });
  });
}

function findingRoutes({ actions, views }: HttpDeps): Route[] {
  return [
    route({
      method: 'GET',
      path: '/communities',
      summary: 'The communities there are, one’s own first, and what waits in making and joining',
      query: communityQuery,
      answer: listShape,
      run: async (who, { query }) => communityList(who, await views.communities.list(who, query.q)),
    }),
    route({
      method: 'POST',
      path: '/communities/alike',
      summary: 'Communities that look like the one that is wanted',
      body: alikeAsked,
      answer: alikeShape,
      run: async (who, { body }) => alikeCommunities(who, await views.communities.alike(who, body)),
    }),
    route({
      method: 'GET',
      path: '/join-requests/:id',
      summary: 'A request to be let into a community, for who asked and who answers',
      params: byId,
      answer: requestShape,
      run: async (who, { params }) =>
        joinRequest(who, await views.communities.request(who, params.id)),
    }),
    route({
      method: 'POST',
      path: '/join-requests/:id/answer',
      summary: 'Let somebody in, decline with a reason, or withdraw one’s own request',
      params: byId,
      body: answerJoinRequest,
      answer: requestShape,
      run: async (who, { params, body: { verb, reason } }) => {
        const settled = await actions.communities.joinRequests[verb](who, params.id, reason);
        const [one] = await views.communities.named([settled]);
        if (!one) throw new AppError('not-found', 'no request');
        return joinRequest(who, one);
      },
    }),
  ];
}

function makingRoutes({ actions, views }: HttpDeps): Route[] {
  const { communities } = actions;
  const shown = async (who: Actor, id: string) =>
    making(who, await views.communities.making(who, id));
  return [
    route({
      method: 'POST',
      path: '/communities',
      summary: 'Make a community: its team, channel, library and line, one step after the other',
      status: 201,
      body: newCommunity,
      answer: makingShape,
      run: async (who, { body: { nonce, moderators, region, ...asked } }) => {
        const others = await named(actions, moderators);
        const key = formKey(who, nonce);
        const made = await communities.making.ask(
          who,
          { ...asked, region: region && regionOf(region), moderators: others },
          key,
        );
        return shown(who, made.making.id);
      },
    }),
    route({
      method: 'GET',
      path: '/community-makings/:id',
      summary: 'How the making of a community stands',
      params: byId,
      answer: makingShape,
      run: (who, { params }) => shown(who, params.id),
    }),
    route({
      method: 'POST',
      path: '/community-makings/:id/move',
      summary: 'Try again what was refused, or give the community up',
      params: byId,
      body: moveMaking,
      answer: makingShape,
      run: async (who, { params, body }) => {
        await communities.making[body.verb](who, params.id);
        return shown(who, params.id);
      },
    }),
  ];
}

function joiningRoutes({ actions }: HttpDeps): Route[] {
  const { communities } = actions;
  return [
    route({
      method: 'POST',
      path: '/communities/:id/join',
      summary: 'Join an open community, or ask the moderators of one that takes requests',
      params: byId,
      body: joinCommunity,
      answer: joined,
      run: async (who, { params, body }) => {
        const { kind } = await communities.join(who, asId<CommunityId>(params.id), body.note);
        return { outcome: kind };
      },
    }),
    route({
      method: 'POST',
      path: '/communities/:id/leave',
      summary: 'Leave a community; its last moderator names who moderates instead',
      params: byId,
      body: leaveCommunity,
      answer: null,
      run: async (who, { params, body: { successor } }) => {
        const [person = null] = successor ? await named(actions, [successor]) : [];
        await communities.leave(who, asId<CommunityId>(params.id), person);
      },
    }),
  ];
}

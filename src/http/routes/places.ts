import {
  bindPlace,
  channelList,
  checkedPlace,
  checkPlace,
  findTeams,
  libraryList,
  ofChannel,
  ofTeam,
  placed as placedShape,
  placeList,
  teamList,
} from '../../contract/places.ts';
import type { HttpDeps } from '../deps.ts';
import { channels, checked, libraries, nameOf, placed } from '../present/places.ts';
import { type Route, route } from '../route.ts';
import { byId } from './ids.ts';

/** Where communities are, for administrators. */
export const placeRoutes = (deps: HttpDeps): Route[] => [
  ...communityRoutes(deps),
  ...choiceRoutes(deps),
];

function communityRoutes({ actions }: HttpDeps): Route[] {
  const { places } = actions.communities;
  return [
    route({
      method: 'GET',
      path: '/admin/places',
      summary: 'The communities of the organization’s list',
      answer: placeList,
      run: async (who) => {
        const { items, unnamed } = await places.list(who);
        return {
          items: items.map((line) => ({ slug: line.slug, name: nameOf(who, line) })),
          unnamed,
        };
      },
    }),
    route({
      method: 'GET',
      path: '/admin/places/:id',
      summary: 'Where a community is, and what is wrong with it',
      params: byId,
      answer: placedShape,
      run: async (who, { params }) => placed(who, await places.inspect(who, params.id)),
    }),
    route({
      method: 'POST',
      path: '/admin/places/:id/check',
      summary: 'How it would be with a community in another place; writes nothing',
      params: byId,
      body: checkPlace,
      answer: checkedPlace,
      run: async (who, { params, body }) => checked(await places.check(who, params.id, body)),
    }),
    route({
      method: 'PUT',
      path: '/admin/places/:id',
      summary: 'Bind a community to a team, a channel and a library',
      params: byId,
      body: bindPlace,
      answer: placedShape,
      run: async (who, { params, body }) => placed(who, await places.bind(who, params.id, body)),
    }),
  ];
}

function choiceRoutes({ actions }: HttpDeps): Route[] {
  const { places } = actions.communities;
  return [
    route({
      method: 'GET',
      path: '/admin/teams',
      summary: 'Teams of the organization, by how their names begin',
      query: findTeams,
      answer: teamList,
      run: async (who, { query }) => {
        const { items, next } = await places.teams(who, query.q, query.after ?? null);
        return { items: items.map((team) => ({ ...team })), next };
      },
    }),
    route({
      method: 'GET',
      path: '/admin/channels',
      summary: 'The channels of a team',
      query: ofTeam,
      answer: channelList,
      run: async (who, { query }) => channels(await places.channels(who, query.team)),
    }),
    route({
      method: 'GET',
      path: '/admin/channels/libraries',
      summary: 'The libraries that belong to exactly those who are in a channel',
      query: ofChannel,
      answer: libraryList,
      run: async (who, { query }) =>
        libraries(await places.libraries(who, query.team, query.channel)),
    }),
  ];
}

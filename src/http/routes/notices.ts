import { chooseNotices, myNotices } from '../../contract/notices.ts';
import { asId, type CommunityId } from '../../kernel/ids.ts';
import type { HttpDeps } from '../deps.ts';
import { type Route, route } from '../route.ts';
import { byId } from './ids.ts';

/** How much somebody hears of each of their communities. */
export const noticeRoutes = ({ actions }: HttpDeps): Route[] => [
  route({
    method: 'GET',
    path: '/notices',
    summary: 'How much this person hears of each of their communities',
    answer: myNotices,
    run: async (who) => {
      const [levels, all] = await Promise.all([
        actions.alerts.levels.mine(who),
        actions.communities.list(),
      ]);
      const items = all.flatMap(({ id, names }) => {
        const level = levels.get(id);
        return level ? [{ community: { id, name: names[who.language] }, level }] : [];
      });
      return { items };
    },
  }),
  route({
    method: 'PUT',
    path: '/notices/:id',
    summary: 'Choose how much one hears of a community, from now on',
    params: byId,
    body: chooseNotices,
    answer: null,
    run: (who, { params, body }) =>
      actions.alerts.levels.choose(who, asId<CommunityId>(params.id), body.level),
  }),
];

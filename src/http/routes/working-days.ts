import { workingDays, workingDaysPage } from '../../contract/communities.ts';
import type { WorkingDays } from '../../kernel/days.ts';
import { AppError } from '../../kernel/errors.ts';
import { asId, type CommunityId } from '../../kernel/ids.ts';
import type { Actor } from '../../kernel/person.ts';
import { namesOf } from '../../views/names.ts';
import type { HttpDeps } from '../deps.ts';
import { type Route, route } from '../route.ts';
import { byId } from './ids.ts';

const shape = ({ free, off }: WorkingDays) => ({ free: [...free], off: [...off] });

/** On which days a community works, as its moderators decide. */
export function workingDayRoutes({ actions: { communities, people } }: HttpDeps): Route[] {
  async function page(who: Actor, id: CommunityId) {
    const [history, week, community] = await Promise.all([
      communities.weeks.history(who, id),
      communities.weeks.of(id),
      communities.get(id),
    ]);
    if (!community) throw new AppError('not-found', `no community ${id}`);
    const nameOf = await namesOf(
      people,
      history.map(({ by }) => by),
    );
    return {
      community: { id, name: community.names[who.language] },
      week: shape(week),
      history: history
        .toReversed()
        .map((one) => ({ week: shape(one.week), by: nameOf(one.by), at: one.at.toISOString() })),
    };
  }
  return [
    route({
      method: 'GET',
      path: '/communities/:id/working-days',
      summary: 'On which days it works, with what was decided before (moderators, administrators)',
      params: byId,
      answer: workingDaysPage,
      run: (who, { params }) => page(who, asId<CommunityId>(params.id)),
    }),
    route({
      method: 'PUT',
      path: '/communities/:id/working-days',
      summary: 'Decide it (moderators, administrators)',
      params: byId,
      body: workingDays,
      answer: workingDaysPage,
      run: async (who, { params, body }) => {
        const id = asId<CommunityId>(params.id);
        await communities.weeks.decide(who, id, body);
        return page(who, id);
      },
    }),
  ];
}

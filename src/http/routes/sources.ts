import { z } from 'zod';
import {
  type AnySource,
  anySource,
  limitSource,
  markMissions,
  missionList,
  ownSource,
  sourceList,
} from '../../contract/sources.ts';
import { driveOf } from '../../features/knowledge/outside/model.ts';
import { isOutside } from '../../features/sources/model.ts';
import { AppError } from '../../kernel/errors.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { type Actor, isAdministrator } from '../../kernel/person.ts';
import { colleague } from '../colleague.ts';
import type { HttpDeps } from '../deps.ts';
import { mission, moveCounts, source } from '../present/sources.ts';
import { type Route, route } from '../route.ts';

const byKey = z.object({ id: anySource });
const MOST_MISSIONS = 200;

/** A source that was added and is there. @throws AppError `forbidden`, `not-found` */
async function knownTo(
  outside: HttpDeps['actions']['outside'],
  who: Actor,
  key: AnySource,
): Promise<AnySource> {
  if (isOutside(key)) {
    const views = await outside.list(who);
    if (!views.some(({ source }) => driveOf(source.id) === key)) {
      throw new AppError('not-found', `no source ${key}`);
    }
  }
  return key;
}

/** Who answers for outside sources and how their readings go: for administrators. */
export function sourceRoutes(deps: HttpDeps): Route[] {
  const { sources, people, outside } = deps.actions;

  const namesOf = async (ids: readonly (PersonId | null)[]) => {
    const wanted = [...new Set(ids.filter((one) => one !== null))];
    return new Map((await people.people(wanted)).map(({ id, name }) => [id, name] as const));
  };

  async function shown(who: Actor) {
    const views = await sources.list(who);
    const names = await namesOf(views.map((view) => view.source.owner));
    return {
      items: views.map((view) => source(view, names)),
      moves: moveCounts(await sources.moves()),
    };
  }

  return [
    route({
      method: 'GET',
      path: '/admin/sources',
      summary: 'Outside sources and how their last readings went',
      answer: sourceList,
      run: shown,
    }),
    route({
      method: 'POST',
      path: '/admin/sources/:id/read',
      summary: 'Read a source now; what comes of it is seen on the source',
      params: byKey,
      answer: sourceList,
      run: async (who, { params }) => {
        await sources.readNow(who, await knownTo(outside, who, params.id));
        return shown(who);
      },
    }),
    route({
      method: 'POST',
      path: '/admin/sources/:id/confirm',
      summary: 'Confirm that a register really is so much smaller',
      params: byKey,
      answer: sourceList,
      run: async (who, { params }) => {
        await sources.confirm(who, await knownTo(outside, who, params.id));
        return shown(who);
      },
    }),
    ...settingRoutes(deps, shown),
    ...missionRoutes(deps, namesOf),
  ];
}

function missionRoutes(
  { actions: { sources, governance } }: HttpDeps,
  namesOf: (ids: readonly PersonId[]) => Promise<ReadonlyMap<PersonId, string>>,
): Route[] {
  async function announced(who: Actor) {
    if (!isAdministrator(who)) throw new AppError('forbidden', 'administrators only');
    const all = await sources.missions.list();
    const from = sources.missions.span().from;
    const items = all.filter(({ endsOn }) => endsOn >= from).slice(0, MOST_MISSIONS);
    const names = await namesOf(items.map(({ person }) => person));
    const count = (state: string) => all.filter((one) => one.state === state).length;
    return {
      planned: count('planned'),
      cancelled: count('cancelled'),
      items: items.map((one) => mission(one, names)),
      marker: await governance.setting('missions.marker'),
    };
  }
  return [
    route({
      method: 'GET',
      path: '/admin/missions',
      summary: 'Missions that registers announce, the soonest end first',
      answer: missionList,
      run: announced,
    }),
    route({
      method: 'POST',
      path: '/admin/missions/marker',
      summary: 'Say by which word an event in a calendar is known for a mission',
      body: markMissions,
      answer: missionList,
      run: async (who, { body }) => {
        await governance.change(who, 'missions.marker', body.marker);
        return announced(who);
      },
    }),
  ];
}

/** What an administrator sets of a source. */
const settingRoutes = (
  { actions: { sources, people, outside } }: HttpDeps,
  shown: (who: Actor) => Promise<z.infer<typeof sourceList>>,
): Route[] => [
  route({
    method: 'POST',
    path: '/admin/sources/:id/owner',
    summary: 'Say who answers for a source',
    params: byKey,
    body: ownSource,
    answer: sourceList,
    run: async (who, { params, body }) => {
      // Whoever may not set it is not told who there is.
      if (!isAdministrator(who)) throw new AppError('forbidden', 'administrators only');
      const owner = body.owner === null ? null : await colleague(people, body.owner);
      await sources.own(who, await knownTo(outside, who, params.id), owner);
      return shown(who);
    },
  }),
  route({
    method: 'POST',
    path: '/admin/sources/:id/limit',
    summary: 'Say after how many hours without a success a source is stale',
    params: byKey,
    body: limitSource,
    answer: sourceList,
    run: async (who, { params, body }) => {
      await sources.limit(who, await knownTo(outside, who, params.id), body.hours);
      return shown(who);
    },
  }),
];

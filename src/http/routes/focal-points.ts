import { focalPointList, nameFocalPoint } from '../../contract/focal-points.ts';
import { unitsSeen } from '../../features/capture/prompting/policy.ts';
import type { FocalPoint } from '../../features/people/store.ts';
import { asId, type FocalPointId } from '../../kernel/ids.ts';
import type { Actor } from '../../kernel/person.ts';
import { focalPointsSeen } from '../../views/focal-points.ts';
import { colleague } from '../colleague.ts';
import type { HttpDeps } from '../deps.ts';
import { type Route, route } from '../route.ts';
import { byId } from './ids.ts';

type Named = FocalPoint & { readonly name: string; readonly mail: string };

const point = ({ id, person, name, mail, unit, from, until }: Named) => ({
  id,
  person,
  name,
  mail,
  unit,
  from,
  until,
});

/** Who sees to what a unit writes down: known to everybody there, named and let go by administrators. */
export function focalPointRoutes({ actions: { people } }: HttpDeps): Route[] {
  async function shown(who: Actor) {
    const { unit, own, kept } = await focalPointsSeen(people, who);
    return {
      unit,
      own: own.map(point),
      seesUnits: unitsSeen(who) !== null,
      kept: kept && {
        units: [...kept.units],
        points: kept.points.map((one) => ({ ...point(one), state: one.state })),
      },
    };
  }

  return [
    route({
      method: 'GET',
      path: '/focal-points',
      summary: 'The focal points of one’s unit; for administrators all there are and were',
      answer: focalPointList,
      run: shown,
    }),
    route({
      method: 'POST',
      path: '/focal-points',
      summary: 'Name a focal point of a unit, from and until which day, and in whose place',
      body: nameFocalPoint,
      answer: focalPointList,
      run: async (who, { body }) => {
        // Refused before anybody is looked for.
        await people.focalPoints.all(who);
        await people.focalPoints.name(who, {
          ...body,
          person: await colleague(people, body.person),
          insteadOf: body.insteadOf === null ? null : asId<FocalPointId>(body.insteadOf),
        });
        return shown(who);
      },
    }),
    route({
      method: 'POST',
      path: '/focal-points/:id/end',
      summary: 'They are no focal point any more',
      params: byId,
      answer: focalPointList,
      run: async (who, { params }) => {
        await people.focalPoints.end(who, asId<FocalPointId>(params.id));
        return shown(who);
      },
    }),
  ];
}

import type { PeopleActions } from '../features/people/actions.ts';
import type { Listed } from '../features/people/focal-points.ts';
import type { FocalPoint } from '../features/people/store.ts';
import { type Actor, isAdministrator, type Person } from '../kernel/person.ts';

type Named<T extends FocalPoint> = T & Pick<Person, 'name' | 'mail'>;

export interface FocalPointsSeen {
  readonly unit: string | null;
  /** The focal points of the reader's unit. */
  readonly own: readonly Named<FocalPoint>[];
  /** What administrators keep; null for everybody else. */
  readonly kept: {
    readonly units: readonly string[];
    readonly points: readonly Named<Listed>[];
  } | null;
}

/** Who sees to what a unit writes down, as somebody of the unit or an administrator reads it. */
export async function focalPointsSeen(
  { people, focalPoints }: Pick<PeopleActions, 'people' | 'focalPoints'>,
  who: Actor,
): Promise<FocalPointsSeen> {
  const own = who.unit === null ? [] : await focalPoints.of(who.unit);
  const kept = isAdministrator(who) ? await focalPoints.all(who) : null;
  const all = [...own, ...(kept?.points ?? [])];
  const known = new Map(
    (await people(all.map(({ person }) => person))).map((one) => [one.id, one]),
  );
  const named = <T extends FocalPoint>(points: readonly T[]): Named<T>[] =>
    points.flatMap((point) => {
      const person = known.get(point.person);
      return person ? [{ ...point, name: person.name, mail: person.mail }] : [];
    });
  return {
    unit: who.unit,
    own: named(own),
    kept: kept && { units: kept.units, points: named(kept.points) },
  };
}

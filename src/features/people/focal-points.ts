import { addDays, dayOf } from '../../kernel/days.ts';
import { AppError } from '../../kernel/errors.ts';
import { asId, type FocalPointId, type PersonId } from '../../kernel/ids.ts';
import { type Actor, isAdministrator } from '../../kernel/person.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Transaction, UnitOfWork } from '../../ports/unit-of-work.ts';
import type { FocalPoint, FocalPointStore, KnownActor, PersonStore, Term } from './store.ts';

interface Stores {
  readonly people: PersonStore;
  readonly focalPoints: FocalPointStore;
}

export interface FocalDeps {
  readonly work: UnitOfWork<Stores>;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** Whom an administrator names for a unit; `insteadOf`: whose last day is the one before. */
export interface FocalWish {
  readonly unit: string;
  readonly person: PersonId;
  /** `YYYY-MM-DD`; null: today. */
  readonly from: string | null;
  /** The last day; null: until somebody says. */
  readonly until: string | null;
  readonly insteadOf: FocalPointId | null;
}

/** One of them as administrators see it. */
export interface Listed extends FocalPoint {
  /** `gone`: has left or works in another unit, so that somebody else is to be named. */
  readonly state: 'now' | 'to-come' | 'over' | 'gone';
}

/** Both days count. */
export const isNow = ({ from, until }: Term, day: string): boolean =>
  from <= day && (until === null || day <= until);

/** Let go before their first day, or on it: they never were one. */
export const neverWas = ({ from, until }: Term): boolean => until !== null && until < from;

/** Who stands around one of them in the same unit. */
export interface Around {
  readonly point: FocalPoint;
  /** Whose last day came before theirs, the last of them; null: nobody was there. */
  readonly before: FocalPoint | null;
  /** Who is one over a part of the same time. */
  readonly beside: readonly FocalPoint[];
  /** Who begins after their last day; null: nobody yet. */
  readonly next: FocalPoint | null;
}

/** @param all of the unit, whoever began first first */
export function around(point: FocalPoint, all: readonly FocalPoint[]): Around {
  const others = all.filter((one) => one.person !== point.person && !neverWas(one));
  const beside = neverWas(point) ? [] : others.filter((one) => overlap(one, point));
  const earlier = others.filter(({ until }) => until !== null && until < point.from);
  const last = (one: FocalPoint): string => one.until ?? '';
  return {
    ...{ point, beside },
    before: earlier.toSorted((a, b) => last(a).localeCompare(last(b))).at(-1) ?? null,
    next: others.find(({ from }) => point.until !== null && from > point.until) ?? null,
  };
}

const overlap = (a: Term, b: Term): boolean =>
  (a.until === null || b.from <= a.until) && (b.until === null || a.from <= b.until);

/** Whoever is a focal point on that day has the role, and of which units. */
export function actingOn({ actor, terms }: KnownActor, now: Date): Actor {
  const day = dayOf(now, actor.zone);
  const units = terms.filter((term) => isNow(term, day)).map(({ unit }) => unit);
  if (units.length === 0) return actor;
  return { ...actor, roles: new Set([...actor.roles, 'focal-point']), focalOf: new Set(units) };
}

/** The focal points of a unit who are at work, whoever was named first first. */
export async function focalPointsOf(
  tx: Stores,
  unit: string,
  day: string,
): Promise<readonly FocalPoint[]> {
  const points = (await tx.focalPoints.list(unit)).filter((one) => isNow(one, day));
  const people = await tx.people.people(points.map(({ person }) => person));
  const active = new Set(people.filter((one) => one.active).map(({ id }) => id));
  return points.filter(({ person }) => active.has(person));
}

/** Focal points see to what their unit writes down (FR-GOV-1): named by administrators, known to everybody there. */
export function focalPoints({ work, clock, ids }: FocalDeps) {
  type Tx = Transaction & Stores;
  const today = (): string => dayOf(clock.now(), 'UTC');

  function mustAdminister(who: Actor): void {
    if (!isAdministrator(who)) throw new AppError('forbidden', 'administrators only');
  }

  /** As the directory writes it. @throws AppError `invalid-input` where nobody works in it */
  async function unitNamed(tx: Tx, words: string): Promise<string> {
    const wanted = words.trim().toLowerCase();
    const unit = (await tx.focalPoints.units()).find((one) => one.toLowerCase() === wanted);
    if (unit === undefined) throw new AppError('invalid-input', 'no such unit', { field: 'unit' });
    return unit;
  }

  async function existing(tx: Tx, id: FocalPointId): Promise<FocalPoint> {
    const point = await tx.focalPoints.get(id);
    if (!point) throw new AppError('not-found', `no focal point ${id}`);
    return point;
  }

  async function keep(tx: Tx, who: Actor, point: FocalPoint, verb: 'grant' | 'revoke') {
    const { unit, person, from, until } = point;
    await tx.focalPoints.save(point);
    const detail = { role: 'focal-point', unit, from, until };
    tx.audit({ actor: who.id, verb: `role.${verb}`, subject: `person:${person}`, detail });
  }

  /** The last day is the one given, where it was not over before. */
  async function endOn(tx: Tx, who: Actor, point: FocalPoint, until: string): Promise<void> {
    if (point.until !== null && point.until <= until) return;
    await keep(tx, who, { ...point, until }, 'revoke');
    tx.emit({ type: 'focal.ended', actor: who.id, data: { point: point.id } });
  }

  return {
    /** Of a unit, now. */
    of: (unit: string): Promise<readonly FocalPoint[]> =>
      work.run((tx) => focalPointsOf(tx, unit, today())),

    /** Without a reader's eyes, for what they are told; null where there is none such. */
    around: (id: FocalPointId): Promise<Around | null> =>
      work.run(async (tx) => {
        const point = await tx.focalPoints.get(id);
        return point && around(point, await tx.focalPoints.list(point.unit));
      }),

    /** All there are and were, with the units of the organization. @throws AppError `forbidden` */
    async all(who: Actor): Promise<{
      readonly points: readonly Listed[];
      readonly units: readonly string[];
    }> {
      mustAdminister(who);
      return work.run(async (tx) => {
        const points = (await tx.focalPoints.list(null)).filter((one) => !neverWas(one));
        const people = await tx.people.people(points.map(({ person }) => person));
        const unitOf = new Map(people.filter((one) => one.active).map((one) => [one.id, one.unit]));
        const state = (one: FocalPoint): Listed['state'] => {
          if (isNow(one, today())) return unitOf.get(one.person) === one.unit ? 'now' : 'gone';
          return one.from > today() ? 'to-come' : 'over';
        };
        const listed = points.map((one) => ({ ...one, state: state(one) }));
        return { points: listed, units: await tx.focalPoints.units() };
      });
    },

    /**
     * Names one. Whoever is one already over a part of the time keeps one term, with the days given now: pressed twice is
     * once. @throws AppError `forbidden`, `invalid-input`, `handover-to-unknown`, `not-found`
     */
    async name(who: Actor, wish: FocalWish): Promise<void> {
      mustAdminister(who);
      const from = wish.from ?? today();
      const { until, person } = wish;
      if (until !== null && until < from) {
        throw new AppError('invalid-input', 'ends before it begins', { field: 'endsOn' });
      }
      await work.run(async (tx) => {
        const unit = await unitNamed(tx, wish.unit);
        const [known] = await tx.people.people([person]);
        if (!known?.active || known.external) {
          throw new AppError('handover-to-unknown', `no colleague ${person}`);
        }
        const before = wish.insteadOf === null ? null : await existing(tx, wish.insteadOf);
        const same = (await tx.focalPoints.list(unit)).find(
          (one) => one.person === person && overlap(one, { unit, from, until }),
        );
        const id = same?.id ?? asId<FocalPointId>(ids.next());
        if (same?.from !== from || same.until !== until) {
          await keep(tx, who, { id, unit, person, from, until }, 'grant');
          tx.emit({ type: 'focal.named', actor: who.id, data: { point: id } });
        }
        if (before && before.id !== id) await endOn(tx, who, before, addDays(from, -1));
      });
    },

    /** From now on they are none any more. @throws AppError `forbidden`, `not-found` */
    async end(who: Actor, id: FocalPointId): Promise<void> {
      mustAdminister(who);
      await work.run(async (tx) => endOn(tx, who, await existing(tx, id), addDays(today(), -1)));
    },
  };
}

import { AppError } from '../../kernel/errors.ts';
import { asId, type DecisionId, type PersonId } from '../../kernel/ids.ts';
import type { Actor } from '../../kernel/person.ts';
import type { Ids } from '../../ports/ids.ts';
import { type CountingDeps, countingActions } from './counting.ts';
import { INDICATORS, type IndicatorId } from './indicators.ts';
import type { Charge, Decision, Scope } from './model.ts';
import {
  type Period,
  parsePeriod,
  periodAt,
  periodsAt,
  runUpTo,
  SHOWN,
  shownAnywhere,
} from './periods.ts';
import { governs, mayDecide, mayRead, maySee } from './policy.ts';
import { type Shown, shownOf } from './showing.ts';

export interface InsightDeps extends CountingDeps {
  readonly ids: Ids;
  readonly settings: () => Promise<{
    /** Fewer people are not shown as a group. */
    readonly smallest: number;
    /** A figure that rests on fewer carries a warning. */
    readonly fewest: number;
  }>;
}

export type NewDecision = Omit<Decision, 'id' | 'decidedBy' | 'decidedAt'>;

export interface Read {
  readonly scope: Scope;
  readonly period: Period;
  /** Newest first, of every kind. */
  readonly periods: readonly Period[];
  readonly shown: readonly Shown[];
  readonly charges: ReadonlyMap<IndicatorId, Charge>;
  /** Of this period and the one before, newest first. */
  readonly decisions: readonly Decision[];
  readonly smallest: number;
  readonly countedAt: Date | null;
  readonly mayDecide: boolean;
}

/** Indicators, what is decided because of them, and who answers for each. */
export function insightActions(deps: InsightDeps) {
  const { work, clock, ids, settings } = deps;
  const counting = countingActions(deps);

  function chosen(id: string | null): Period {
    const period = id === null ? periodAt('quarter', clock.now()) : parsePeriod(id);
    if (!period || !periodsAt(clock.now()).some((one) => one.id === period.id))
      throw new AppError('not-found', `no period ${id}`);
    return period;
  }

  /** Counted when it is first asked for, later by night. */
  async function countedAt(): Promise<Date | null> {
    const at = await work.run((tx) => tx.figures.countedAt());
    if (at) return at;
    await counting.count();
    return work.run((tx) => tx.figures.countedAt());
  }

  function mustDecide(who: Actor): void {
    const refusal = mayDecide(who);
    if (refusal) throw new AppError(refusal, 'governance decides because of figures');
  }

  return {
    ...counting,

    /** Whose figures this person may choose among besides those of all; `communities`: null stands for every one. */
    async choices(who: Actor) {
      if (who.external) throw new AppError('not-found', 'figures are for staff');
      const own = [...who.memberships].flatMap(([id, role]) => (role === 'moderator' ? [id] : []));
      if (!governs(who)) {
        return { communities: own, units: [...(who.focalOf ?? [])].sort(), regions: [] };
      }
      return { communities: null, ...(await work.run((tx) => tx.figures.places())) };
    },

    /**
     * @param period `2026-11`, `2026-Q4` or `2026`; null: the quarter that runs
     * @throws AppError `not-found` for a period that is not kept, and for what somebody else answers for
     */
    async read(who: Actor, scope: Scope, asked: string | null): Promise<Read> {
      const refusal = mayRead(scope, who);
      if (refusal) throw new AppError(refusal, `no figures of ${scope.kind} ${scope.name}`);
      const period = chosen(asked);
      const trend = runUpTo(period, SHOWN[period.kind]);
      const [{ smallest, fewest }, at] = await Promise.all([settings(), countedAt()]);
      const before = trend.at(-2)?.id;
      const near = [period.id, ...(before ? [before] : [])];
      const { known, charges, decisions } = await work.run(async (tx) => ({
        known: {
          figures: await tx.figures.of(period.id, scope.kind),
          along: await tx.figures.along(
            shownAnywhere(period.kind, clock.now()).map(({ id }) => id),
            scope.kind,
          ),
        },
        charges: await tx.charges.all(),
        decisions: await tx.decisions.of(near),
      }));
      const visible = INDICATORS.filter((one) => maySee(one, scope, who));
      return {
        ...{ scope, period, smallest, decisions, countedAt: at },
        periods: periodsAt(clock.now()).toReversed(),
        shown: shownOf(visible, known, { scope, period, trend, smallest, fewest, countedAt: at }),
        charges: new Map(charges.map((one) => [one.indicator, one])),
        mayDecide: mayDecide(who) === null,
      };
    },

    /** Who answers for an indicator, where it began and where it should be. @throws AppError `forbidden` */
    async charge(
      who: Actor,
      indicator: IndicatorId,
      said: Pick<Charge, 'owner' | 'baseline' | 'target'>,
    ): Promise<void> {
      mustDecide(who);
      const charge = { indicator, ...said, changedBy: who.id, changedAt: clock.now() };
      await work.run(async (tx) => {
        await tx.charges.save(charge);
        tx.audit({ actor: who.id, verb: 'indicator.change', subject: `indicator:${indicator}` });
      });
    },

    /** Another answers for it in somebody's place from now on. Repeating it changes nothing. */
    passOn: (indicator: IndicatorId, from: PersonId, to: PersonId): Promise<void> =>
      work.run(async (tx) => {
        const charge = (await tx.charges.all()).find((one) => one.indicator === indicator);
        if (charge?.owner !== from) return;
        await tx.charges.save({ ...charge, owner: to, changedBy: to, changedAt: clock.now() });
        tx.audit({ actor: to, verb: 'indicator.change', subject: `indicator:${indicator}` });
      }),

    /**
     * Closes a period: with what was decided, or with why nothing changes. Sent again it is there once.
     * @throws AppError `forbidden`, `not-found` for a period that is not kept
     */
    async decide(who: Actor, { period, ...given }: NewDecision): Promise<void> {
      mustDecide(who);
      const { id } = chosen(period);
      const made = { id: asId<DecisionId>(ids.next()), decidedBy: who.id, decidedAt: clock.now() };
      await work.run(async (tx) => {
        await tx.decisions.add({ ...given, ...made, period: id });
        tx.audit({ actor: who.id, verb: 'period.close', subject: `figures:${id}` });
      });
    },
  };
}

export type InsightActions = ReturnType<typeof insightActions>;

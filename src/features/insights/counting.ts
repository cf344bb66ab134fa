import type { Clock } from '../../ports/clock.ts';
import type { DueItem, Transaction, UnitOfWork } from '../../ports/unit-of-work.ts';
import { COUNTED, type CountedIndicator } from './indicators.ts';
import { figureOf, type Roll, statesOf } from './model.ts';
import { PERIOD_KINDS, type Period, periodAt, periodsAt } from './periods.ts';
import type { InsightStores } from './store.ts';

export interface CountingDeps {
  readonly work: UnitOfWork<InsightStores>;
  readonly clock: Clock;
  /** Offices that are headquarters. */
  readonly headquarters: () => Promise<readonly string[]>;
  /** Every community with the state of each of its people, as membership has it. */
  readonly rolls: () => Promise<readonly Roll[]>;
}

export const COUNT_JOB = 'insights.count';
const OWNER = 'insights';
const DAY_MS = 86_400_000;

/** Next night at three o’clock (UTC), when few people work. */
function nightAfter(now: Date): readonly DueItem[] {
  const today = Date.parse(`${now.toISOString().slice(0, 10)}T03:00:00Z`);
  const at = new Date(today > now.getTime() ? today : today + DAY_MS);
  const day = at.toISOString().slice(0, 10);
  return [{ job: COUNT_JOB, slot: day, at, ref: day }];
}

/** Counts by night what the pages show, one statement for each indicator whatever the number of periods and scopes. */
export function countingActions({ work, clock, headquarters, rolls }: CountingDeps) {
  const plan = (tx: Transaction): void => tx.plan(OWNER, nightAfter(clock.now()));

  /** What stands now belongs to the periods that run; what happened, to the one it happened in. */
  const periodsOf = ({ when }: CountedIndicator, now: Date): readonly Period[] =>
    when === 'now' ? PERIOD_KINDS.map((kind) => periodAt(kind, now)) : periodsAt(now);

  async function countOne(
    indicator: CountedIndicator,
    asked: { readonly now: Date; readonly headquarters: readonly string[] },
    states: () => Promise<readonly Roll[]>,
  ): Promise<void> {
    const periods = periodsOf(indicator, asked.now);
    const tallies =
      indicator.id === 'members-state'
        ? statesOf(await states()).flatMap((tally) =>
            periods.map(({ id: period }) => ({ ...tally, period })),
          )
        : await work.run((tx) => tx.figures.count(indicator, { ...asked, periods }));
    const figures = tallies.map((tally) => ({
      ...figureOf(indicator, tally),
      period: tally.period,
    }));
    await work.run((tx) => tx.figures.keep(indicator, periods, figures, asked.now));
  }

  return {
    /** Planned for the next night. */
    ensure: (): Promise<void> => work.run(async (tx) => plan(tx)),

    /** Counts everything. Repeating it on unchanged data changes nothing but the date. */
    async count(): Promise<void> {
      const now = clock.now();
      const offices = (await headquarters()).map((office) => office.toLowerCase());
      for (const indicator of COUNTED) {
        await countOne(indicator, { now, headquarters: offices }, rolls);
      }
      await work.run(async (tx) => {
        await tx.figures.counted(now);
        plan(tx);
      });
    },
  };
}

export type CountingActions = ReturnType<typeof countingActions>;

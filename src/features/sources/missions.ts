import { addDays, dayOf } from '../../kernel/days.ts';
import type { Clock } from '../../ports/clock.ts';
import type { MissionRecord, Span } from '../../ports/missions.ts';
import type { Reading } from '../../ports/reading.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { SourceStores } from './store.ts';

const BACK_DAYS = 30;
const AHEAD_DAYS = 180;

/** Missions as lists, files and calendars announce them; the report of each is asked for elsewhere. */
export function missions(work: UnitOfWork<SourceStores>, clock: Clock) {
  const today = (): string => dayOf(clock.now(), 'UTC');
  const same = (a: MissionRecord | undefined, b: MissionRecord): boolean =>
    JSON.stringify(a) === JSON.stringify(b);

  return {
    /** What is asked for now. */
    span: (): Span => ({
      from: addDays(today(), -BACK_DAYS),
      to: addDays(today(), AHEAD_DAYS),
    }),

    /**
     * What is announced now. Repeating it changes nothing, a moved mission stays the same one, and what is no longer
     * announced is cancelled, unless it is over: registers forget those.
     */
    follow: ({ records, unclear }: Pick<Reading<MissionRecord>, 'records' | 'unclear'>) =>
      work.run(async (tx) => {
        const known = new Map((await tx.missions.list()).map((one) => [one.key, one] as const));
        for (const mission of records) {
          if (!same(known.get(mission.key), mission)) await tx.missions.save(mission);
          known.delete(mission.key);
        }
        if (unclear === null) return;
        for (const mission of known.values()) {
          const silent = !unclear.has(mission.key) && mission.endsOn >= today();
          if (silent && mission.state === 'planned') {
            await tx.missions.save({ ...mission, state: 'cancelled' });
          }
        }
      }),

    /** The soonest end first. */
    list: (): Promise<readonly MissionRecord[]> => work.run((tx) => tx.missions.list()),
  };
}

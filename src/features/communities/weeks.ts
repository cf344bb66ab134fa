import { isDay, USUAL_WEEK, type WorkingDays } from '../../kernel/days.ts';
import { AppError } from '../../kernel/errors.ts';
import type { CommunityId, PersonId } from '../../kernel/ids.ts';
import { type Actor, isAdministrator, moderates } from '../../kernel/person.ts';
import type { Clock } from '../../ports/clock.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';

/** What a community decided of its working days, and when. */
export interface DecidedWeek {
  readonly community: CommunityId;
  readonly week: WorkingDays;
  readonly by: PersonId;
  readonly at: Date;
}

/** Added to, never changed. */
export interface WeekStore {
  /** Those in force, by community. */
  current(): Promise<ReadonlyMap<CommunityId, WorkingDays>>;
  /** Oldest first. */
  history(community: CommunityId): Promise<readonly DecidedWeek[]>;
  decide(decided: DecidedWeek): Promise<void>;
}

const MOST_OFF = 100;

/** Each once and in order. @throws AppError `invalid-input` for a week without a working day, or days that are none */
export function checkedWeek({ free, off }: WorkingDays): WorkingDays {
  const weekdays = [...new Set(free)].sort((a, b) => a - b);
  if (weekdays.length > 6 || weekdays.some((day) => !Number.isInteger(day) || day < 0 || day > 6)) {
    throw new AppError('invalid-input', 'a week needs a working day', { field: 'free' });
  }
  const days = [...new Set(off)].sort();
  if (days.length > MOST_OFF || !days.every(isDay)) {
    throw new AppError('invalid-input', 'days off', { field: 'off' });
  }
  return { free: weekdays, off: days };
}

const inWords = ({ free, off }: WorkingDays): string => `${free.join()} ${off.join()}`;

interface WeekDeps {
  readonly work: UnitOfWork<{ readonly communityWeeks: WeekStore }>;
  readonly clock: Clock;
}

function mustDecide(who: Actor, community: CommunityId): void {
  if (moderates(who, community) || isAdministrator(who)) return;
  throw new AppError('moderators-only', 'working days are decided by moderators');
}

/** On which days a community works: silence and reminders are counted in them. */
export const weekActions = ({ work, clock }: WeekDeps) => ({
  of: (community: CommunityId): Promise<WorkingDays> =>
    work.run(async (tx) => (await tx.communityWeeks.current()).get(community) ?? USUAL_WEEK),

  /** Oldest first. @throws AppError `moderators-only` */
  async history(who: Actor, community: CommunityId): Promise<readonly DecidedWeek[]> {
    mustDecide(who, community);
    return work.run((tx) => tx.communityWeeks.history(community));
  },

  /** The same again is decided once. @throws AppError `moderators-only`, `invalid-input` */
  async decide(who: Actor, community: CommunityId, wanted: WorkingDays): Promise<void> {
    mustDecide(who, community);
    const week = checkedWeek(wanted);
    await work.run(async (tx) => {
      const before = (await tx.communityWeeks.current()).get(community) ?? USUAL_WEEK;
      if (inWords(before) === inWords(week)) return;
      await tx.communityWeeks.decide({ community, week, by: who.id, at: clock.now() });
      tx.emit({ type: 'community.week', actor: who.id, data: { community } });
      const subject = `community:${community}`;
      tx.audit({
        actor: who.id,
        verb: 'community.week',
        subject,
        detail: { free: week.free.join(), off: week.off.join() },
      });
    });
  },
});

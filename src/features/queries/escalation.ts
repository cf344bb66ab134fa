import { afterWorkingDays, type WorkingDays } from '../../kernel/days.ts';
import { AppError } from '../../kernel/errors.ts';
import type { CommunityId, PersonId } from '../../kernel/ids.ts';

/** What happens one after the other to a question that nobody replies to. */
export const STEPS = ['moderators', 'experts', 'gap'] as const;
/**
 * `moderators` are told, then suggested `experts` are asked, then a knowledge `gap` is recorded and those who see to
 * what is written are told. The asker is told each time.
 */
export type Step = (typeof STEPS)[number];

/** After how many working days without a reply each step is taken. */
export type Schedule = { readonly [S in Step]: number };

/** What a community decided of it, on which days it works, and what holds everywhere. */
export interface Pace {
  readonly schedule: Schedule;
  readonly week: WorkingDays;
  /** Days after the posting by which the consolidated reply is due. */
  readonly consolidatedDays: number;
}

/** What a community decided, and when: the history of its schedule, newest last. */
export interface DecidedSchedule {
  readonly community: CommunityId;
  readonly schedule: Schedule;
  readonly by: PersonId;
  readonly at: Date;
}

export const USUAL: Schedule = { moderators: 3, experts: 5, gap: 10 };
export const MOST_DAYS = 60;

/** @throws AppError `invalid-input` for days out of range or out of order */
export function checkSchedule(schedule: Schedule): void {
  let before = 0;
  for (const step of STEPS) {
    const days = schedule[step];
    if (!Number.isInteger(days) || days <= before || days > MOST_DAYS) {
      throw new AppError('invalid-input', `${step} after ${days} days`, { field: step });
    }
    before = days;
  }
}

/** What of a question says when which step is taken. */
interface Waits {
  readonly urgency: 'normal' | 'urgent';
  readonly openSince: Date;
}
type Stepping = Waits & { readonly steps: readonly Step[] };

/** What is urgent goes twice as fast, in whole days. */
const daysFor = ({ urgency }: Pick<Waits, 'urgency'>, days: number): number =>
  urgency === 'urgent' ? Math.max(1, Math.ceil(days / 2)) : days;

export const stepAt = (
  query: Waits,
  { schedule, week }: Pick<Pace, 'schedule' | 'week'>,
  step: Step,
): Date => afterWorkingDays(query.openSince, daysFor(query, schedule[step]), week);

/** Those whose time has come by `now` and that were not taken since the question was last opened, in order. */
export const stepsDue = (query: Stepping, pace: Pace, now: Date): readonly Step[] =>
  STEPS.filter((step) => !query.steps.includes(step) && stepAt(query, pace, step) <= now);

/** What comes next to a question without a reply; null once all was tried. */
export function nextStep(
  query: Stepping,
  pace: Pace,
): { readonly step: Step; readonly at: Date } | null {
  const step = STEPS.find((one) => !query.steps.includes(one));
  return step ? { step, at: stepAt(query, pace, step) } : null;
}

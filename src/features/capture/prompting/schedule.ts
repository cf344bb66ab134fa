import { addDays, afterWorkingDays, DAY_MS, workingDayUpTo } from '../../../kernel/days.ts';
import type { Thresholds } from '../../../kernel/thresholds.ts';
import type { Prompt, PromptKind } from './model.ts';

/** When people are asked, as administrators set it. */
export type Pace = Pick<Thresholds, Extract<keyof Thresholds, `prompts.${string}`>>;

/** Working days after the end of a mission at which a report that is still missing is asked for again. */
const MISSION_AGAIN = 5;
const WEEK = 7;
/** Days before the last day at which whoever leaves is asked once more. */
const BEFORE_LEAVING: readonly number[] = [30, 14, WEEK, 1];
/** What is known later than so many days before is short notice. */
const SHORT_NOTICE = 14;
/** Days after which a plan for what was published is asked for again. */
const PUBLICATION_AGAIN = 10;

/** When each kind is asked: days before its event, the earliest first; negative is after (FR-PRM-1 to 3, 5, 6, 9, 10). */
const STEPS: Readonly<Record<PromptKind, (pace: Pace) => readonly number[]>> = {
  'project-close': (pace) => [
    pace['prompts.close-first-days'],
    pace['prompts.close-second-days'],
    0,
    -pace['prompts.close-after-days'],
  ],
  departure: (pace) => [
    pace['prompts.departure-days'],
    ...BEFORE_LEAVING.filter((days) => days < pace['prompts.departure-days']),
  ],
  mission: (pace) => [-pace['prompts.mission-days'], -pace['prompts.mission-days'] - MISSION_AGAIN],
  'project-start': (pace) => [pace['prompts.start-days'], WEEK],
  milestone: () => [0, -WEEK],
  discussion: (pace) => [-pace['prompts.follow-up-days']],
  publication: (pace) => [
    -pace['prompts.publication-days'],
    -pace['prompts.publication-days'] - PUBLICATION_AGAIN,
  ],
  training: (pace) => [-pace['prompts.training-first-days'], -pace['prompts.training-second-days']],
};

/** Two reminders closer together than this are one. */
const LEAST_APART = 2;

/**
 * At short notice the last days before an end are pressed together into what is left of them: the first at once, the
 * others in proportion, so that what perishes soonest is asked for while there is time.
 */
function compressed(steps: readonly number[], left: number): number[] {
  if (left >= SHORT_NOTICE) return [...steps];
  const pressed = steps
    .filter((days) => days > 0 && days <= SHORT_NOTICE)
    .map((days) => Math.max(1, Math.round((days * left) / SHORT_NOTICE)));
  return pressed.filter((days, at) => {
    const before = pressed[at - 1];
    return before === undefined || before - days >= LEAST_APART;
  });
}

const dayIn = (at: Date): string => at.toISOString().slice(0, 10);
const startOf = (day: string): Date => new Date(`${day}T00:00:00Z`);
const daysBetween = (from: Date, to: Date): number =>
  Math.round((startOf(dayIn(to)).getTime() - startOf(dayIn(from)).getTime()) / DAY_MS);

type Dated = Pick<Prompt, 'kind' | 'endsOn' | 'knownOn'>;

/** The steps of one prompt, the earliest first, each once. */
export function stepsOf({ kind, endsOn, knownOn }: Dated, pace: Pace): readonly number[] {
  const usual = [...new Set(STEPS[kind](pace))].toSorted((a, b) => b - a);
  if (kind !== 'departure') return usual;
  return compressed(usual, Math.max(0, daysBetween(knownOn, endsOn)));
}

/** The moment (UTC) from which on a step is due; when it reaches the person is up to their own hours. */
export function stepAt({ kind, endsOn }: Dated, days: number): Date {
  // Nobody reads a question at the weekend, and the last one would come too late: it comes on the Friday before.
  if (kind === 'departure') return startOf(workingDayUpTo(addDays(dayIn(endsOn), -days)));
  if (kind === 'mission') return afterWorkingDays(endsOn, -days);
  return new Date(endsOn.getTime() - days * DAY_MS);
}

/** The step that is due now: the last whose time has come, so that a late start asks once and not four times. */
export const dueStep = (prompt: Dated, now: Date, pace: Pace): number | null =>
  stepsOf(prompt, pace).findLast((days) => stepAt(prompt, days) <= now) ?? null;

/** Steps that are still to come, the nearest first. */
export function stepsToCome(
  prompt: Dated & Pick<Prompt, 'step'>,
  now: Date,
  pace: Pace,
): readonly number[] {
  const last = dueStep(prompt, now, pace);
  return stepsOf(prompt, pace).filter(
    (days) => (last === null || days <= last) && (prompt.step === null || days < prompt.step),
  );
}

/** Those whose silence others learn of in the end; the rest are requests, and nobody's duty. */
const DUTIES: ReadonlySet<PromptKind> = new Set(['project-close', 'mission']);
export const isDuty = ({ kind }: Pick<Prompt, 'kind'>): boolean => DUTIES.has(kind);

/** Whoever has begun these is reminded of them at the next step; the others have reminders of their own, or none. */
export const isReminded = isDuty;

import { addDays, dayOf, startOfDay } from '../../kernel/days.ts';
import type { CommunityId, PersonId } from '../../kernel/ids.ts';
import type { DueItem } from '../../ports/unit-of-work.ts';
import type { Ground } from './model.ts';

/** Every member is told at so many days before a bounded community ends. */
export const NOTICES = [180, 90, 30, 7] as const;
export type Notice = (typeof NOTICES)[number];

export const ENDING_JOB = 'members.ending';

/** A notice that was given, so that none is given twice, nor an earlier one after a later. */
export interface Told {
  readonly endsOn: string;
  readonly days: number;
}

/** Whole days until the last day; negative once it is over. */
export const daysLeft = (endsOn: string, now: Date): number =>
  Math.round(
    (startOfDay(endsOn, 'UTC').getTime() - startOfDay(dayOf(now, 'UTC'), 'UTC').getTime()) /
      86_400_000,
  );

/** The notice that is due by now: the nearest to the end of those whose day has come; null for none, or once it is over. */
export function noticeDue(endsOn: string, told: Told | null, now: Date): Notice | null {
  const left = daysLeft(endsOn, now);
  if (left < 0) return null;
  const due = NOTICES.filter((days) => left <= days).at(-1);
  if (due === undefined) return null;
  return told?.endsOn === endsOn && told.days <= due ? null : due;
}

/** One row for each notice that is still to come: derived from the end date, so that a moved one moves them. */
export function endingWork({ id, endsOn }: Ground, now: Date): readonly DueItem[] {
  if (endsOn === null) return [];
  return NOTICES.flatMap((days) => {
    const at = startOfDay(addDays(endsOn, -days), 'UTC');
    if (at <= now) return [];
    return [{ job: ENDING_JOB, slot: `${id}@${endsOn}:${days}`, at, ref: id }];
  });
}

/** What a member thinks should become of the community's work when it ends. */
export interface Idea {
  readonly id: string;
  readonly community: CommunityId;
  readonly person: PersonId;
  readonly text: string;
  readonly at: Date;
}

export const LONGEST_IDEA = 2_000;

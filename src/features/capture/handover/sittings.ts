import { addDays, dayOf, workingDayUpTo } from '../../../kernel/days.ts';
import type { Template, TemplateStep } from '../template.ts';
import { type Handover, openFields } from './model.ts';

/** A short sitting that is proposed: on which day, and for which sections. */
export interface Sitting {
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly steps: readonly TemplateStep[];
}

/** As many as the question promises. */
const MOST = 4;

/** What nobody else could write comes first, in case there is no time for the rest: what only the successor reads. */
const perishing = (steps: readonly TemplateStep[]): readonly TemplateStep[] => [
  ...steps.filter(({ readers }) => readers === 'successor'),
  ...steps.filter(({ readers }) => readers !== 'successor'),
];

/** The working days from the first to the last, both included. */
function workingDays(first: string, last: string): readonly string[] {
  const days: string[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) {
    if (workingDayUpTo(day) === day) days.push(day);
  }
  return days;
}

/**
 * The open sections over the time that is left, from today to the day before the last: in four sittings where there is
 * time for them, in fewer where there is not; on the last day itself in one.
 */
export function sittingsFor(
  handover: Handover,
  template: Template,
  answers: Readonly<Record<string, string>>,
  now: Date,
): readonly Sitting[] {
  const { state, zone, lastDay } = handover;
  const open = perishing(openFields(template, answers).map(({ step }) => step));
  const today = dayOf(now, zone);
  if (state !== 'preparing' || open.length === 0 || today > lastDay) return [];
  const left = workingDays(today, addDays(lastDay, -1));
  const days = left.length > 0 ? left : [lastDay];
  const count = Math.min(MOST, days.length, open.length);
  const part = (whole: number, at: number): number => Math.floor((at * whole) / count);
  return Array.from({ length: count }, (_, at) => ({
    // Evenly over what is left, so that a day that is lost is not the last chance.
    day: days[part(days.length, at)] ?? lastDay,
    steps: open.slice(part(open.length, at), part(open.length, at + 1)),
  }));
}

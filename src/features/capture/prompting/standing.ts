import { DAY_MS } from '../../../kernel/days.ts';
import type { Prompt, PromptState } from './model.ts';
import { type Pace, stepAt, stepsToCome } from './schedule.ts';

export const STANDINGS = [
  'answered',
  'begun',
  'snoozed',
  'declined',
  'overdue',
  'waiting',
  'off',
] as const;
/**
 * How a question that was asked stands, for the page by unit. `begun`: its form is not sent in. `overdue`: nothing was done,
 * and the last reminder is older than the days after which others learn of it. `off`: its event was called off.
 */
export type Standing = (typeof STANDINGS)[number];

const OF_STATE: Readonly<Record<Exclude<PromptState, 'asked'>, Standing>> = {
  planned: 'waiting',
  snoozed: 'snoozed',
  accepted: 'begun',
  declined: 'declined',
  answered: 'answered',
  ended: 'off',
};

export function standingOf(prompt: Prompt, now: Date, pace: Pace): Standing {
  const { state, step } = prompt;
  if (state !== 'asked') return OF_STATE[state];
  if (step === null || stepsToCome(prompt, now, pace).length > 0) return 'waiting';
  const patience = pace['prompts.escalate-days'] * DAY_MS;
  return stepAt(prompt, step).getTime() + patience <= now.getTime() ? 'overdue' : 'waiting';
}

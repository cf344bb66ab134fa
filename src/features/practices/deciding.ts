import { isDay } from '../../kernel/days.ts';
import { AppError } from '../../kernel/errors.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { decide } from '../../kernel/machine.ts';
import type { Actor } from '../../kernel/person.ts';
import { type Decision, LIMITS, needsEvidence, type Practice, type PracticeVerb } from './model.ts';
import { practiceMachine } from './policy.ts';

/** What somebody decides, as it came. */
export interface Deciding {
  readonly verb: PracticeVerb;
  readonly reason: string;
  readonly evidence: string;
  /** `YYYY-MM-DD`; empty: `latestDay`. */
  readonly on: string;
  /** With `sponsor`: who it is from now on. */
  readonly sponsor: PersonId | null;
}

function text(words: string, limit: number): string {
  const said = words.trim();
  if (said.length > limit) throw new AppError('too-large', 'over the limit', { limit });
  return said;
}

/** Who sponsored it until this decision and does no longer, because somebody else was asked; null: nobody. */
export function replacedBy(decisions: readonly Decision[], id: string): PersonId | null {
  const at = decisions.findIndex((one) => one.id === id);
  const sponsor = decisions[at - 1]?.sponsor ?? null;
  return decisions[at]?.verb === 'sponsor' && sponsor !== decisions[at].sponsor ? sponsor : null;
}

/** The last day on which a decision may be made now: where the one before was made, it may be tomorrow already. */
export const latestDay = (today: string, last: string | null): string =>
  last !== null && last > today ? last : today;

/** @throws AppError `invalid-input` for a day that is none, is to come, or lies before what was decided last */
function dayOf(on: string, today: string, last: string | null): string {
  const latest = latestDay(today, last);
  const day = on.trim() || latest;
  if (!isDay(day) || day > latest || (last !== null && day < last)) {
    throw new AppError('invalid-input', `decided on ${day}`, { field: 'day' });
  }
  return day;
}

function sponsorAfter(practice: Practice, { verb, sponsor }: Deciding): PersonId | null {
  if (verb === 'step-down') return null;
  if (verb !== 'sponsor') return practice.sponsor;
  // Who wrote it down does not answer for whether it goes on.
  if (sponsor === null || sponsor === practice.owner) {
    throw new AppError('invalid-input', 'no sponsor', { field: 'sponsor' });
  }
  return sponsor;
}

/**
 * The practice after it, and what is kept of the decision.
 * @param last day of the decision before, `YYYY-MM-DD`; null where there was none
 * @throws AppError `forbidden`, `not-yours`, `illegal-move`, `reason-required`, `invalid-input` naming the field,
 * `too-large`
 */
export function decided(
  practice: Practice,
  who: Actor,
  given: Deciding,
  { today, last }: { readonly today: string; readonly last: string | null },
): { readonly practice: Practice; readonly decision: Omit<Decision, 'id' | 'at' | 'language'> } {
  const { verb } = given;
  const state = decide(practiceMachine, practice, verb, who);
  const reason = text(given.reason, LIMITS.reason);
  if (reason === '') throw new AppError('reason-required', `${verb} without a reason`);
  const evidence = text(given.evidence, LIMITS.evidence);
  if (evidence === '' && needsEvidence(verb)) {
    throw new AppError('invalid-input', `${verb} without evidence`, { field: 'evidence' });
  }
  const on = dayOf(given.on, today, last);
  const sponsor = sponsorAfter(practice, given);
  return {
    practice: { ...practice, state, sponsor },
    decision: {
      ...{ practice: practice.id, verb, from: practice.state, to: state, by: who.id },
      ...{ sponsor, reason, evidence, on },
    },
  };
}

import { AppError, type ErrorCode } from '../../kernel/errors.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { type Actor, moderates } from '../../kernel/person.ts';
import type { Discussion, DiscussionState } from './model.ts';
import type { Output } from './plan.ts';
import { planOf } from './steps.ts';

/** When something has happened: a short discussion, one who coordinates it, and one page of what has come of it. */

/** The template of that name is the short cycle. */
const URGENT = 'rapid';

const GOING_ON: ReadonlySet<DiscussionState> = new Set(['scheduled', 'open', 'closing']);

export const isUrgent = (discussion: Discussion): boolean =>
  planOf(discussion).template === URGENT && GOING_ON.has(discussion.state);

/** The one whom all turn to. */
export const coordinatorOf = (discussion: Discussion): PersonId =>
  planOf(discussion).lead ?? discussion.createdBy;

/** The page as it stands; null as long as nobody wrote it. */
export const outputOf = (discussion: Discussion): Output | null =>
  planOf(discussion).outputs?.at(-1) ?? null;

/** Begun from the short cycle, or it has a page already: also once it is closed. */
export const hasOutputs = (discussion: Discussion): boolean =>
  planOf(discussion).template === URGENT || outputOf(discussion) !== null;

export const OUTPUT_LIMITS = { text: 6_000, kept: 50 } as const;

/** Whoever coordinates, their deputies, and the moderators of the community. */
export function mayWriteOutput(discussion: Discussion, who: Actor): ErrorCode | null {
  const { deputies } = planOf(discussion);
  const leads = coordinatorOf(discussion) === who.id || deputies.includes(who.id);
  if (!leads && !moderates(who, discussion.community)) return 'moderators-only';
  return hasOutputs(discussion) && discussion.state !== 'archived' ? null : 'illegal-move';
}

/** With the page as it stands from now on; the former ones stay behind it. @throws AppError `invalid-input`, `too-large` */
export function withOutput(discussion: Discussion, text: string, by: PersonId, at: Date) {
  const said = text.trim();
  if (said === '') throw new AppError('invalid-input', 'an empty page', { field: 'text' });
  if (said.length > OUTPUT_LIMITS.text) {
    throw new AppError('too-large', 'page', { limit: OUTPUT_LIMITS.text, field: 'text' });
  }
  const plan = planOf(discussion);
  const before = plan.outputs ?? [];
  const outputs = [...before, { text: said, by, at }].slice(-OUTPUT_LIMITS.kept);
  return { ...discussion, plan: { ...plan, outputs } };
}

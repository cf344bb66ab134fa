import { addDays, dayOf } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';

/** What the handovers say of somebody's post. */
export interface Post {
  /** `YYYY-MM-DD`, the last day at work there. */
  readonly lastDay: string;
  readonly zone: string;
  /** To another post of the organization. */
  readonly reassigned: boolean;
  /** Who was given it; null where nobody was, or it is not theirs yet. */
  readonly holder: PersonId | null;
}

/** An account that is still open so long after the last day belongs to somebody who stayed. */
const STAYED_AFTER_DAYS = 30;

/** Left: the account is closed, or the last day is over and it is about to be. */
export function hasLeft(active: boolean, post: Post | undefined, now: Date): boolean {
  if (!active) return true;
  if (!post || post.reassigned) return false;
  const today = dayOf(now, post.zone);
  return post.lastDay < today && today <= addDays(post.lastDay, STAYED_AFTER_DAYS);
}

/** The last day that is still to come; null for none. */
export const leavesOn = (post: Post | undefined, now: Date): string | null =>
  post && !post.reassigned && post.lastDay >= dayOf(now, post.zone) ? post.lastDay : null;

import type { HandoverId, HandoverQuestionId, PersonId } from '../../../kernel/ids.ts';
import { type Handover, isBegun, isDelivered, type Role, roleOf } from './model.ts';

/** What supervisor or successor ask of whoever leaves, before the last day (FR-CAP-4). */
export interface FollowUp {
  readonly id: HandoverQuestionId;
  readonly handover: HandoverId;
  readonly asker: PersonId;
  /** What the asker was to the handover then: by it, it is known who else reads the answer. */
  readonly askedAs: 'supervisor' | 'successor';
  readonly text: string;
  readonly askedAt: Date;
  /** Null until it is answered. */
  readonly answer: string | null;
  readonly answeredAt: Date | null;
}

/** Added by somebody else, in the place of what was left open, once it was delivered. */
export interface Filling {
  readonly handover: HandoverId;
  /** Of the template. */
  readonly field: string;
  readonly person: PersonId;
  readonly text: string;
  readonly at: Date;
}

export const LIMITS = { question: 1_000, answer: 4_000, filling: 4_000 } as const;
/** Whoever asks more than that had better talk to them. */
export const MOST_OPEN = 5;

/** What somebody may ask as; null for whom it is not to ask, or not any more. */
export function asksAs(handover: Handover, person: PersonId): FollowUp['askedAs'] | null {
  const open = handover.state === 'preparing' || handover.state === 'final';
  const role: Role | null = roleOf(handover, person);
  return open && isBegun(handover) && (role === 'supervisor' || role === 'successor') ? role : null;
}

/** The leaver alone, also on the last day itself. */
export const mayAnswer = (handover: Handover, person: PersonId): boolean =>
  person === handover.person && handover.state !== 'missed' && handover.state !== 'ended';

/**
 * The leaver and the asker from the beginning; who was given the handover everything; the supervisor never what the
 * successor asked, as what only the successor reads is not had by asking.
 */
export function readsFollowUp(handover: Handover, person: PersonId, one: FollowUp): boolean {
  if (person === handover.person || person === one.asker) return true;
  if (!isDelivered(handover)) return false;
  if (handover.receivers.includes(person)) return true;
  return person === handover.supervisor && one.askedAs === 'supervisor';
}

import type { HandoverId } from '../../kernel/ids.ts';

/** To whoever was offered something that a colleague leaves, or finds somebody for it: all of it at once. */
export interface DutyMessage {
  readonly kind: 'duties';
  readonly about: 'offered' | 'flagged';
  readonly handover: HandoverId;
}

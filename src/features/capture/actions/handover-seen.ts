import { AppError } from '../../../kernel/errors.ts';
import type { HandoverId } from '../../../kernel/ids.ts';
import { availableActions } from '../../../kernel/machine.ts';
import type { Actor } from '../../../kernel/person.ts';
import { type Handover, type HandoverVerb, type Role, roleOf } from '../handover/model.ts';
import { handoverMachine } from '../handover/policy.ts';
import type { Tx } from './deps.ts';
import { existingHandover } from './handover-plan.ts';

/** A handover as one person meets it. */
export interface HandoverView {
  readonly handover: Handover;
  readonly role: Role;
  readonly actions: readonly HandoverVerb[];
}

/** @throws AppError `not-found`: whoever is nothing to it learns no more than of none, administrators too */
export function seen(who: Actor, handover: Handover): HandoverView {
  const role = roleOf(handover, who.id, who.unit);
  if (!role) throw new AppError('not-found', `handover ${handover.id} is not for this reader`);
  return { handover, role, actions: availableActions(handoverMachine, handover, who) };
}

/** @throws AppError `not-found` */
export const seenHandover = async (tx: Tx, who: Actor, id: HandoverId): Promise<Handover> =>
  seen(who, await existingHandover(tx, id)).handover;

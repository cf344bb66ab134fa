import type { ErrorCode } from '../../kernel/errors.ts';
import type { Machine } from '../../kernel/machine.ts';
import type { Actor } from '../../kernel/person.ts';
import { type Alert, type AlertState, type AlertVerb, TRANSITIONS } from './model.ts';

const own = ({ person }: Alert, who: Actor): ErrorCode | null =>
  who.id === person ? null : 'not-yours';

/** Nobody but the one who hears of it has anything to say about an alert. */
export const alertMachine: Machine<Alert, AlertState, AlertVerb, Actor> = {
  transitions: TRANSITIONS,
  policy: { change: own, pause: own, resume: own, delete: own, restore: own },
};

import type { ErrorCode } from '../../../kernel/errors.ts';
import type { Machine, Policy } from '../../../kernel/machine.ts';
import type { Actor } from '../../../kernel/person.ts';
import type { Who } from '../policy.ts';
import {
  HANDOVER_TRANSITIONS,
  type Handover,
  type HandoverState,
  type HandoverVerb,
  isBegun,
  isDelivered,
} from './model.ts';

type Rule = (item: Handover, who: Who) => ErrorCode | null;

const leaver: Rule = (item, who) =>
  who !== 'clock' && who.id === item.person ? null : 'not-yours';
const supervisor: Rule = (item, who) =>
  who !== 'clock' && who.id === item.supervisor ? null : 'not-yours';
const clock: Rule = (_item, who) => (who === 'clock' ? null : 'forbidden');
const either =
  (...rules: readonly Rule[]): Rule =>
  (item, who) =>
    rules.some((rule) => rule(item, who) === null) ? null : 'not-yours';
const begun =
  (rule: Rule): Rule =>
  (item, who) =>
    isBegun(item) ? rule(item, who) : 'illegal-move';

/** Nobody but the leaver finishes it or takes it back, and nobody can stop it: the supervisor only receives. */
const HANDOVER_POLICY: Policy<Handover, HandoverVerb, Who> = {
  finalise: begun(leaver),
  'call-back': leaver,
  'name-successor': begun(either(leaver, supervisor)),
  'set-readers': begun(leaver),
  acknowledge: supervisor,
  'share-lessons': (item, who) =>
    leaver(item, who) ?? (item.lessons === 'kept' ? null : 'illegal-move'),
  deliver: clock,
  miss: clock,
  end: clock,
};

export const handoverMachine: Machine<Handover, HandoverState, HandoverVerb, Who> = {
  transitions: HANDOVER_TRANSITIONS,
  policy: HANDOVER_POLICY,
};

/**
 * What was left open is filled in by the focal point of the leaver's unit, or the supervisor, once it was delivered:
 * beside what is there, under their own name.
 */
export const mayFill = (
  handover: Pick<Handover, 'state' | 'unit' | 'supervisor'>,
  { id, focalOf }: Pick<Actor, 'id' | 'focalOf'>,
): boolean =>
  isDelivered(handover) &&
  (id === handover.supervisor ||
    (handover.unit !== null && (focalOf?.has(handover.unit) ?? false)));

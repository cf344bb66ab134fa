import type { ErrorCode } from '../../kernel/errors.ts';
import { asId, type CommunityId } from '../../kernel/ids.ts';
import type { Machine, Policy } from '../../kernel/machine.ts';
import { type Actor, moderates } from '../../kernel/person.ts';
import {
  DUTY_TRANSITIONS,
  type DutyOf,
  type DutyRef,
  type DutyState,
  type DutyVerb,
} from './model.ts';

type Who = Actor | 'clock';
type Rule = (item: DutyOf, who: Who) => ErrorCode | null;

/** Until the last day it is for whoever leaves to say; nobody says it for them. */
const leaver: Rule = (item, who) => {
  if (who === 'clock' || who.id !== item.leaver) return 'not-yours';
  return item.phase === 'before' ? null : 'illegal-move';
};

/** Nobody is given anything without having said yes. */
const asked: Rule = (item, who) => {
  if (who === 'clock' || who.id !== item.to) return 'not-yours';
  return item.phase === 'off' ? 'illegal-move' : null;
};

const clock: Rule = (_item, who) => (who === 'clock' ? null : 'forbidden');

const DUTY_POLICY: Policy<DutyOf, DutyVerb, Who> = {
  offer: (item, who) => leaver(item, who) ?? (item.successor === null ? 'illegal-move' : null),
  flag: leaver,
  'take-back': leaver,
  accept: asked,
  decline: asked,
  expire: clock,
  'pass-on': clock,
};

export const dutyMachine: Machine<DutyOf, DutyState, DutyVerb, Who> = {
  transitions: DUTY_TRANSITIONS,
  policy: DUTY_POLICY,
};

const GOVERNING = ['administrator', 'governance', 'content-manager'] as const;

/** Who finds somebody for what is flagged: governance, and for a community the others who moderate it. */
export const seesTo = ({ kind, ref }: DutyRef, who: Actor): boolean =>
  GOVERNING.some((role) => who.roles.has(role)) ||
  (kind === 'community' && moderates(who, asId<CommunityId>(ref)));

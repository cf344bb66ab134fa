import type { ErrorCode } from '../../kernel/errors.ts';
import type { Machine, Policy } from '../../kernel/machine.ts';
import { isNobody } from '../../kernel/nobody.ts';
import type { Actor } from '../../kernel/person.ts';
import { CAPTURE_TRANSITIONS, type Capture, type CaptureState, type CaptureVerb } from './model.ts';
import { isForReader } from './readers.ts';

export type Who = Actor | 'clock';

/** Its author at any time; others once it is out, where it is for them. */
export const mayRead = ({ owner, state, readers }: Capture, who: Actor): boolean =>
  owner === who.id || (state === 'published' && isForReader(readers, who));

/** A draft is its author's alone; nobody else reads or touches it. */
const owner = (item: Capture, who: Who): ErrorCode | null =>
  who !== 'clock' && who.id === item.owner ? null : 'not-yours';
/** Whoever was asked; nobody is asked to look over what is their own. */
const reviewer = (item: Capture, who: Who): ErrorCode | null =>
  who !== 'clock' && who.id === item.reviewer ? null : 'not-yours';
const clock = (_item: unknown, who: Who): ErrorCode | null =>
  who === 'clock' ? null : 'forbidden';

const CAPTURE_POLICY: Policy<Capture, CaptureVerb, Who> = {
  answer: owner,
  // On the peer path the only way out of a draft leads by a reviewer.
  submit: (item, who) =>
    owner(item, who) ?? (item.path === 'peer' && item.state === 'draft' ? 'review-first' : null),
  send: (item, who) => owner(item, who) ?? (item.path === 'peer' ? null : 'illegal-move'),
  recall: owner,
  approve: reviewer,
  'ask-changes': reviewer,
  // The clock declines for whoever has left.
  decline: (item, who) => (who === 'clock' ? null : reviewer(item, who)),
  revise: owner,
  mark: owner,
  distribute: owner,
  // What was out once stays in its author's list, with what became of it.
  discard: (item, who) => owner(item, who) ?? (item.history.length > 0 ? 'illegal-move' : null),
  // What nobody gave their name to is taken back by its secret, at a fixed hour.
  retract: (item, who) => (who === 'clock' && isNobody(item.owner) ? null : owner(item, who)),
  reopen: owner,
  record: clock,
};

export const captureMachine: Machine<Capture, CaptureState, CaptureVerb, Who> = {
  transitions: CAPTURE_TRANSITIONS,
  policy: CAPTURE_POLICY,
};

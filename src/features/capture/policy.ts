import type { ErrorCode } from '../../kernel/errors.ts';
import type { Machine, Policy } from '../../kernel/machine.ts';
import type { Actor } from '../../kernel/person.ts';
import {
  CAPTURE_TRANSITIONS,
  type Capture,
  type CaptureState,
  type CaptureVerb,
  PROMPT_TRANSITIONS,
  type Prompt,
  type PromptState,
  type PromptVerb,
} from './model.ts';

export type Who = Actor | 'clock';

/** A draft is its author's alone; nobody else reads or touches it. */
const owner = (item: Capture, who: Who): ErrorCode | null =>
  who !== 'clock' && who.id === item.owner ? null : 'not-yours';
const asked = (item: Prompt, who: Who): ErrorCode | null =>
  who !== 'clock' && who.id === item.person ? null : 'not-yours';
const clock = (_item: unknown, who: Who): ErrorCode | null =>
  who === 'clock' ? null : 'forbidden';

const CAPTURE_POLICY: Policy<Capture, CaptureVerb, Who> = {
  answer: owner,
  submit: owner,
  // What was out once stays in its author's list, with what became of it.
  discard: (item, who) => owner(item, who) ?? (item.history.length > 0 ? 'illegal-move' : null),
  retract: owner,
  reopen: owner,
  record: clock,
};

const PROMPT_POLICY: Policy<Prompt, PromptVerb, Who> = {
  ask: clock,
  now: asked,
  snooze: asked,
  // What somebody knows and leaves behind nobody else can say in their place.
  'hand-over': (item, who) => (item.kind === 'departure' ? 'forbidden' : asked(item, who)),
  decline: asked,
  complete: clock,
  end: clock,
};

export const captureMachine: Machine<Capture, CaptureState, CaptureVerb, Who> = {
  transitions: CAPTURE_TRANSITIONS,
  policy: CAPTURE_POLICY,
};

export const promptMachine: Machine<Prompt, PromptState, PromptVerb, Who> = {
  transitions: PROMPT_TRANSITIONS,
  policy: PROMPT_POLICY,
};

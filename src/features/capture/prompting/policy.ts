import type { ErrorCode } from '../../../kernel/errors.ts';
import type { Machine, Policy } from '../../../kernel/machine.ts';
import type { Actor } from '../../../kernel/person.ts';
import { PROMPT_TRANSITIONS, type Prompt, type PromptState, type PromptVerb } from './model.ts';

type Who = Actor | 'clock';

const asked = (item: Prompt, who: Who): ErrorCode | null =>
  who !== 'clock' && who.id === item.person ? null : 'not-yours';
const clock = (_item: unknown, who: Who): ErrorCode | null =>
  who === 'clock' ? null : 'forbidden';

/** Of whose units somebody sees what became of the questions: all, those they are a focal point of, or none. */
export function unitsSeen({
  roles,
  focalOf,
}: Pick<Actor, 'roles' | 'focalOf'>): 'all' | ReadonlySet<string> | null {
  if (roles.has('governance') || roles.has('administrator')) return 'all';
  return focalOf ?? null;
}

const PROMPT_POLICY: Policy<Prompt, PromptVerb, Who> = {
  ask: clock,
  now: asked,
  snooze: asked,
  // What somebody knows and leaves behind nobody else can say in their place.
  'hand-over': (item, who) => (item.kind === 'departure' ? 'forbidden' : asked(item, who)),
  decline: asked,
  complete: clock,
  'go-on': clock,
  end: clock,
  escalate: clock,
};

export const promptMachine: Machine<Prompt, PromptState, PromptVerb, Who> = {
  transitions: PROMPT_TRANSITIONS,
  policy: PROMPT_POLICY,
};

import type { ErrorCode } from '../../kernel/errors.ts';
import type { Machine, Policy } from '../../kernel/machine.ts';
import type { Actor } from '../../kernel/person.ts';
import { PRACTICE_TRANSITIONS, type Practice, type PracticeVerb, type Stage } from './model.ts';

type Rule = (item: Practice, who: Actor) => ErrorCode | null;

const isSponsor = ({ sponsor }: Practice, who: Actor): boolean => sponsor === who.id;
const governs = (who: Actor): boolean => who.roles.has('governance');

/** The sponsor, or governance; nobody decides about what they wrote down themselves, and nothing goes on without a sponsor. */
const gate: Rule = (item, who) => {
  if (item.owner === who.id || !(isSponsor(item, who) || governs(who))) return 'forbidden';
  return item.sponsor === null ? 'illegal-move' : null;
};

/** To stop needs no sponsor, and may be said by whoever wrote it down. */
const stop: Rule = (item, who) =>
  item.owner === who.id || isSponsor(item, who) || governs(who) ? null : 'forbidden';

const PRACTICE_POLICY: Policy<Practice, PracticeVerb, Actor> = {
  try: gate,
  evaluate: gate,
  adapt: gate,
  scale: gate,
  institutionalise: gate,
  'take-up': gate,
  stop,
  // Whoever wrote it down asks somebody, until somebody is; then it is theirs to pass on.
  sponsor: (item, who) =>
    isSponsor(item, who) || governs(who) || (item.owner === who.id && item.sponsor === null)
      ? null
      : 'forbidden',
  'step-down': (item, who) => (isSponsor(item, who) ? null : 'not-yours'),
};

export const practiceMachine: Machine<Practice, Stage, PracticeVerb, Actor> = {
  transitions: PRACTICE_TRANSITIONS,
  policy: PRACTICE_POLICY,
};

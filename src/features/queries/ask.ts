import type { AskId, PersonId, QueryId } from '../../kernel/ids.ts';
import type { Transitions } from '../../kernel/machine.ts';

export const ASK_STATES = ['asked', 'answered', 'passed', 'declined'] as const;
export type AskState = (typeof ASK_STATES)[number];
export const ASK_VERBS = ['answer', 'pass', 'decline'] as const;
export type AskVerb = (typeof ASK_VERBS)[number];

/** Somebody who was asked by name to reply to one question. One a question and person: nobody is asked twice. */
export interface Ask {
  readonly id: AskId;
  readonly version: number;
  readonly query: QueryId;
  readonly person: PersonId;
  /** Who asked them; null where the schedule of the community did. */
  readonly by: PersonId | null;
  readonly state: AskState;
  /** To whom they passed it on. */
  readonly passedTo: PersonId | null;
  /** What they said when they declined. */
  readonly reason: string | null;
  readonly askedAt: Date;
  readonly settledAt: Date | null;
}

/** Whoever declined or passed it on may still answer, if they find the time after all. */
export const ASK_TRANSITIONS: Transitions<AskState, AskVerb> = {
  asked: { answer: 'answered', pass: 'passed', decline: 'declined' },
  answered: {},
  passed: { answer: 'answered' },
  declined: { answer: 'answered' },
};

export const isWaiting = ({ state }: Pick<Ask, 'state'>): boolean => state === 'asked';

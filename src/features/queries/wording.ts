import { DAY_MS } from '../../kernel/days.ts';
import type { EditId, PersonId, QueryId, ReplyId } from '../../kernel/ids.ts';
import type { Transitions } from '../../kernel/machine.ts';

export const EDIT_STATES = ['asked', 'agreed', 'declined', 'withdrawn'] as const;
export type EditState = (typeof EDIT_STATES)[number];
export const EDIT_VERBS = ['agree', 'decline', 'withdraw'] as const;
export type EditVerb = (typeof EDIT_VERBS)[number];

/**
 * Other words that a moderator would give a question or a reply. They take the place of the former ones once whoever
 * wrote those agrees; both stay on record.
 */
export interface WordingEdit {
  readonly id: EditId;
  readonly version: number;
  /** The form that proposed it. */
  readonly key: string;
  readonly query: QueryId;
  /** Null: the question itself. */
  readonly reply: ReplyId | null;
  readonly by: PersonId;
  /** Whose words they are. */
  readonly of: PersonId;
  readonly before: string;
  readonly after: string;
  readonly why: string;
  readonly state: EditState;
  readonly askedAt: Date;
  readonly settledAt: Date | null;
}

export const EDIT_TRANSITIONS: Transitions<EditState, EditVerb> = {
  asked: { agree: 'agreed', decline: 'declined', withdraw: 'withdrawn' },
  agreed: {},
  declined: {},
  withdrawn: {},
};

/** So long an answer is waited for: silence is a no. */
const PATIENCE_DAYS = 7;

export const answerBy = ({ askedAt }: Pick<WordingEdit, 'askedAt'>): Date =>
  new Date(askedAt.getTime() + PATIENCE_DAYS * DAY_MS);

/** As it stands at `now`: what nobody answered in time is `lapsed`, whatever is pressed later. */
export const standingOf = (edit: WordingEdit, now: Date): EditState | 'lapsed' =>
  edit.state === 'asked' && now >= answerBy(edit) ? 'lapsed' : edit.state;

import type { Surface } from '../../kernel/events.ts';
import type { PersonId, QueryId, ReplyId } from '../../kernel/ids.ts';
import type { Language } from '../../kernel/language.ts';
import type { Transitions } from '../../kernel/machine.ts';

/** `returned`: its author has it back with a reason, to change it and send it again. */
export const REPLY_STATES = ['published', 'held', 'hidden', 'withdrawn', 'returned'] as const;
export type ReplyState = (typeof REPLY_STATES)[number];

export const REPLY_VERBS = ['approve', 'hold', 'hide', 'withdraw'] as const;
export type ReplyVerb = (typeof REPLY_VERBS)[number];

/** Consent to be quoted by name in the consolidated reply for this one text; without it only what its points take. */
export type Consent = 'quote' | 'paraphrase';

/** Who reads it, besides its author and the moderators: all who read the question, or fewer (FR-SAF-1). */
export const REPLY_AUDIENCES = ['community', 'named', 'asker', 'moderators'] as const;
export type ReplyAudience = (typeof REPLY_AUDIENCES)[number];

export interface Reply {
  readonly id: ReplyId;
  readonly version: number;
  readonly query: QueryId;
  readonly author: PersonId;
  readonly text: string;
  readonly language: Language;
  readonly consent: Consent;
  /** Absent: `community`. */
  readonly audience?: ReplyAudience;
  /** With `named`: who reads it, besides the asker. */
  readonly readers?: readonly PersonId[];
  readonly surface: Surface;
  /** What makes it the same reply when it comes twice: message id, card click or form nonce. */
  readonly sourceKey: string;
  readonly state: ReplyState;
  /** The moderator's reason for the last hold, hide or giving back. */
  readonly reason: string | null;
  readonly createdAt: Date;
  /** When its author last changed the message that these are the words of; older news of it changes nothing. */
  readonly wordsAt?: Date | null;
  /** When whoever asked said thanks, which only its author learns; absent: not yet. */
  readonly thankedAt?: Date;
}

export const REPLY_TRANSITIONS: Transitions<ReplyState, ReplyVerb> = {
  published: { hold: 'held', hide: 'hidden', withdraw: 'withdrawn' },
  held: { approve: 'published', hide: 'hidden', withdraw: 'withdrawn' },
  hidden: { approve: 'published', hold: 'held', withdraw: 'withdrawn' },
  withdrawn: {},
  returned: { approve: 'published', hold: 'held', hide: 'hidden', withdraw: 'withdrawn' },
};

export type GivingBack = 'return' | 'resubmit';

/** Beside the moves above: a moderator gives it back, its author sends it again, and it waits anew. */
export const GIVING_BACK: Transitions<ReplyState, GivingBack> = {
  published: { return: 'returned' },
  held: { return: 'returned' },
  hidden: { return: 'returned' },
  withdrawn: {},
  returned: { resubmit: 'held' },
};

/** Those whose removal somebody else must be able to answer for. */
export const NEEDS_REASON: ReadonlySet<ReplyVerb> = new Set(['hide']);

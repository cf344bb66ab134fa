import type { Surface } from '../../kernel/events.ts';
import type { ContributionId, DiscussionId, PersonId } from '../../kernel/ids.ts';
import type { Language } from '../../kernel/language.ts';
import type { Transitions } from '../../kernel/machine.ts';

export const CONTRIBUTION_STATES = [
  'published',
  'held',
  'late',
  'hidden',
  'withdrawn',
  'returned',
] as const;
/**
 * `late`: came after the close; kept, seen by its author and the moderators, who may still admit it. `returned`: its
 * author has it back with a reason, to change it and send it again.
 */
export type ContributionState = (typeof CONTRIBUTION_STATES)[number];

export const CONTRIBUTION_VERBS = ['approve', 'hold', 'hide', 'withdraw'] as const;
export type ContributionVerb = (typeof CONTRIBUTION_VERBS)[number];

/** Consent to be quoted by name for this one text; without it only an unattributed paraphrase. */
export type Consent = 'quote' | 'paraphrase';

/**
 * Who reads a contribution, chosen before its first word and shown on it. Moderators of the community read all of it:
 * they answer for what stands there.
 */
export const AUDIENCES = ['community', 'moderators', 'named', 'guests'] as const;
export type Audience = (typeof AUDIENCES)[number];

export interface Contribution {
  readonly id: ContributionId;
  readonly version: number;
  readonly discussion: DiscussionId;
  readonly author: PersonId;
  readonly text: string;
  readonly language: Language;
  /** Index of the guiding question it answers; null where the person did not say. */
  readonly question: number | null;
  readonly consent: Consent;
  readonly surface: Surface;
  /** What makes it the same contribution when it comes twice: message id, card click or form nonce. */
  readonly sourceKey: string;
  readonly state: ContributionState;
  /** The moderator's reason for the last hold or hide. */
  readonly reason: string | null;
  readonly createdAt: Date;
  /** When its author last changed the message that these are the words of; older news of it changes nothing. */
  readonly wordsAt?: Date | null;
  /** In question time: the question that it answers. */
  readonly answers?: ContributionId;
  /** Who reads it; absent: every member. */
  readonly audience?: Audience;
  /** The people whom its audience names. */
  readonly readers?: readonly PersonId[];
  /** Why a moderator should look at it, a word of `safety.cause`; absent: nothing was noticed. */
  readonly cause?: string | null;
}

/** How a moderator's words from the console are told from everybody's, theirs in the thread among them. */
export const CONSOLE_KEY = 'console|';

/** Said to keep the talk going (an invitation, a reminder of the end): it answers no question, so nothing is drawn from it. */
export const isModerating = ({ sourceKey }: Pick<Contribution, 'sourceKey'>): boolean =>
  sourceKey.startsWith(CONSOLE_KEY);

/** All that decides who sees it, where it stands and what it counts for; its words are left out. */
export type ContributionHead = Pick<
  Contribution,
  | 'id'
  | 'author'
  | 'question'
  | 'answers'
  | 'surface'
  | 'state'
  | 'createdAt'
  | 'audience'
  | 'readers'
>;

export const CONTRIBUTION_TRANSITIONS: Transitions<ContributionState, ContributionVerb> = {
  published: { hold: 'held', hide: 'hidden', withdraw: 'withdrawn' },
  held: { approve: 'published', hide: 'hidden', withdraw: 'withdrawn' },
  late: { approve: 'published', hide: 'hidden', withdraw: 'withdrawn' },
  hidden: { approve: 'published', hold: 'held', withdraw: 'withdrawn' },
  withdrawn: {},
  returned: { approve: 'published', hold: 'held', hide: 'hidden', withdraw: 'withdrawn' },
};

export type GivingBack = 'return' | 'resubmit';

/** Beside the moves above: a moderator gives it back, its author sends it again, and it waits anew. */
export const GIVING_BACK: Transitions<ContributionState, GivingBack> = {
  published: { return: 'returned' },
  held: { return: 'returned' },
  late: { return: 'returned' },
  hidden: { return: 'returned' },
  withdrawn: {},
  returned: { resubmit: 'held' },
};

/** Those whose removal somebody else must be able to answer for. */
export const NEEDS_REASON: ReadonlySet<ContributionVerb> = new Set(['hide']);

/** The states that wait for a moderator. */
export const WAITING: ReadonlySet<ContributionState> = new Set(['held', 'late']);

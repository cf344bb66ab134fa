import type {
  CommunityId,
  ContributionId,
  DiscussionId,
  PersonId,
  QueryId,
} from '../../kernel/ids.ts';
import type { Transitions } from '../../kernel/machine.ts';
import type { DismissalStore, SuggestionStore } from './suggestions.ts';

/** Two contributions that are one: two halves of a message, or the same said twice. Neither row is changed. */
export interface Join {
  /** What is read with the other one, and leads there. */
  readonly part: ContributionId;
  readonly into: ContributionId;
  readonly by: PersonId;
  readonly at: Date;
}

export interface JoinStore {
  /** Of all that is said in this discussion, oldest first. */
  of(discussion: DiscussionId): Promise<readonly Join[]>;
  /** A part is of one. */
  save(join: Join): Promise<void>;
  remove(part: ContributionId): Promise<void>;
}

export const TURN_STATES = ['asked', 'agreed', 'declined', 'withdrawn'] as const;
export type TurnState = (typeof TURN_STATES)[number];
export type TurnVerb = 'agree' | 'decline' | 'withdraw' | 'ask';

/** A contribution that a moderator takes for a question: posted as its author's only once its author agrees. */
export interface Turn {
  readonly contribution: ContributionId;
  readonly version: number;
  readonly by: PersonId;
  /** Whose words they are. */
  readonly of: PersonId;
  /** The question as it is proposed, and then as it was posted. */
  readonly text: string;
  readonly state: TurnState;
  /** Once it is agreed to. */
  readonly query: QueryId | null;
  readonly askedAt: Date;
  readonly settledAt: Date | null;
}

/** Whoever said no is not asked again. */
export const TURNS: Transitions<TurnState, TurnVerb> = {
  asked: { agree: 'agreed', decline: 'declined', withdraw: 'withdrawn' },
  agreed: {},
  declined: {},
  withdrawn: { ask: 'asked' },
};

export interface TurnStore {
  get(contribution: ContributionId): Promise<Turn | null>;
  of(discussion: DiscussionId): Promise<readonly Turn[]>;
  /** Inserts version 1, else saves as `version + 1`. @throws AppError `changed-meanwhile` */
  save(turn: Turn): Promise<void>;
}

export interface TendingStores {
  readonly turns: TurnStore;
  readonly suggestions: SuggestionStore;
  readonly dismissals: DismissalStore;
}

/** What a question says of where it comes from, for whoever posts it. */
export interface AskedAs {
  readonly community: CommunityId;
  readonly text: string;
  readonly language: string;
  /** Of the discussion. */
  readonly title: string;
}

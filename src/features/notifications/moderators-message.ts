import type {
  CommunityId,
  ContributionId,
  DiscussionId,
  QueryId,
  ReplyId,
} from '../../kernel/ids.ts';

/** What moderators do with threads, and what they write to single people. */
export type ModeratorsMessage =
  | {
      readonly kind: 'contribution-returned';
      readonly discussion: DiscussionId;
      readonly contribution: ContributionId;
    }
  | { readonly kind: 'reply-returned'; readonly query: QueryId; readonly reply: ReplyId }
  /** To its author: whether it may be asked as their question; to the moderator: what came of it. */
  | {
      readonly kind: 'turn-asked' | 'turn-settled';
      readonly discussion: DiscussionId;
      readonly contribution: ContributionId;
    }
  /** In a thread: it goes on in the other one, or a part of it does. */
  | {
      readonly kind: 'thread-linked';
      readonly about: 'merged' | 'split';
      readonly discussion: DiscussionId;
      readonly other: DiscussionId;
    }
  /** What a moderator wrote to its reader, by its key. */
  | { readonly kind: 'moderator-note'; readonly note: string }
  /** To whoever moderates alone. */
  | { readonly kind: 'second-wanted'; readonly community: CommunityId };

import {
  type AnnouncementId,
  type AskId,
  asId,
  type CaptureId,
  type CheckId,
  type CollectionId,
  type CommunityId,
  type ConsentId,
  type ContradictionId,
  type ContributionId,
  type DeskRequestId,
  type DigestId,
  type DiscussionId,
  type EditId,
  type FaqId,
  type GapId,
  type HandoverId,
  type HandoverQuestionId,
  type InterimId,
  type PersonId,
  type PostingId,
  type ProductId,
  type PromptId,
  type QueryId,
  type RecordShareId,
  type ReplyId,
  type TopicProposalId,
} from '../../kernel/ids.ts';
import type { ModeratorsMessage } from './moderators-message.ts';
import type { WrittenMessage } from './record-message.ts';
import type { ShareMessage } from './share-message.ts';

/** What a message is about; the words and the card are made when it is sent, in the reader's language. */
export type Message =
  | { readonly kind: 'discussion-opened'; readonly discussion: DiscussionId }
  | { readonly kind: 'discussion-closing'; readonly discussion: DiscussionId }
  | { readonly kind: 'discussion-closed'; readonly discussion: DiscussionId }
  | {
      readonly kind: 'discussion-news';
      readonly about: 'phase' | 'final-call' | 'extended' | 'cancelled';
      readonly discussion: DiscussionId;
      /** Which phase has opened. */
      readonly phase?: number;
    }
  /** To its moderators; `starter-…` to those who are to speak early. */
  | {
      readonly kind: 'discussion-nudge';
      readonly about: DiscussionNudge;
      readonly discussion: DiscussionId;
    }
  /** What became of a topic that its reader proposed or backed. */
  | { readonly kind: 'topic'; readonly proposal: TopicProposalId }
  | {
      readonly kind: 'contribution';
      readonly discussion: DiscussionId;
      readonly contribution: ContributionId;
    }
  | { readonly kind: 'synthesis-published'; readonly discussion: DiscussionId }
  | { readonly kind: 'synthesis-drafted'; readonly discussion: DiscussionId }
  /** An interim summary: to its moderators, and in the thread. */
  | {
      readonly kind: 'interim-drafted';
      readonly discussion: DiscussionId;
      readonly interim: InterimId;
    }
  | {
      readonly kind: 'interim-published';
      readonly discussion: DiscussionId;
      readonly interim: InterimId;
    }
  /** What came of a discussion, to those who took part or follow it and whose words are not behind it. */
  | { readonly kind: 'synthesis-sent'; readonly discussion: DiscussionId }
  | {
      readonly kind: 'contribution-waiting';
      readonly discussion: DiscussionId;
      readonly contribution: ContributionId;
    }
  | { readonly kind: 'contribution-used'; readonly discussion: DiscussionId }
  | {
      readonly kind: 'contribution-hidden';
      readonly discussion: DiscussionId;
      readonly contribution: ContributionId;
    }
  | ModeratorsMessage
  | ShareMessage
  | { readonly kind: 'heard'; readonly said: Said }
  | { readonly kind: 'query-asked'; readonly query: QueryId }
  | { readonly kind: 'query-replied'; readonly query: QueryId }
  | { readonly kind: 'reply'; readonly query: QueryId; readonly reply: ReplyId }
  | { readonly kind: 'query-first-reply'; readonly query: QueryId; readonly reply: ReplyId }
  | { readonly kind: 'query-answered'; readonly query: QueryId }
  /** `step` of the community's schedule; absent in what was intended before there was one: its moderators are told. */
  | {
      readonly kind: 'query-unanswered';
      readonly query: QueryId;
      readonly step?: 'moderators' | 'experts' | 'gap';
    }
  | { readonly kind: 'query-gap'; readonly query: QueryId }
  | { readonly kind: 'query-linked'; readonly query: QueryId }
  | { readonly kind: 'query-merged'; readonly query: QueryId }
  | { readonly kind: 'expert-asked'; readonly query: QueryId; readonly ask: AskId }
  | { readonly kind: 'ask-settled'; readonly query: QueryId; readonly ask: AskId }
  /** Other words for what its reader wrote, and what became of those that its reader proposed. */
  | {
      readonly kind: 'wording-asked' | 'wording-settled';
      readonly query: QueryId;
      readonly edit: EditId;
    }
  /** To whoever wrote a message: whether it may become something; to whoever asked: what came of that. */
  | { readonly kind: 'consent-asked' | 'consent-settled'; readonly consent: ConsentId }
  /** To whoever is named in a draft: how they stand there. */
  | { readonly kind: 'attribution-asked'; readonly check: CheckId }
  | { readonly kind: 'faq-offered'; readonly query: QueryId; readonly faq: FaqId }
  | { readonly kind: 'query-due'; readonly query: QueryId }
  /** `query-for-you`: to whom a question is for that few read. */
  | { readonly kind: 'query-hidden' | 'query-for-you'; readonly query: QueryId }
  | { readonly kind: 'reply-used'; readonly query: QueryId }
  | { readonly kind: 'reply-hidden'; readonly query: QueryId; readonly reply: ReplyId }
  | { readonly kind: 'product-used'; readonly product: ProductId }
  /** What its reader missed is there; `query`: the question by which they said so. */
  | { readonly kind: 'gap-closed'; readonly gap: GapId; readonly query?: QueryId }
  | { readonly kind: 'contradiction'; readonly contradiction: ContradictionId }
  | { readonly kind: 'digest'; readonly digest: DigestId }
  | { readonly kind: 'collection-due'; readonly collection: CollectionId }
  | { readonly kind: 'announcement-suggested'; readonly announcement: AnnouncementId }
  | { readonly kind: 'announcement'; readonly announcement: AnnouncementId }
  | { readonly kind: 'reviews'; readonly about: 'own' | 'governance' }
  | { readonly kind: 'review-handed'; readonly product: ProductId }
  | { readonly kind: 'mission-offer'; readonly mission: string }
  /** What was posted, to one who wants each post of a community. */
  | {
      readonly kind: 'community-post';
      readonly post:
        | { readonly of: 'discussion'; readonly discussion: DiscussionId }
        | {
            readonly of: 'contribution';
            readonly discussion: DiscussionId;
            readonly contribution: ContributionId;
          }
        | { readonly of: 'query'; readonly query: QueryId };
    }
  /** Who is new in a community. */
  | { readonly kind: 'welcome'; readonly community: CommunityId }
  /** A bounded community ends on that day, `YYYY-MM-DD`. */
  | { readonly kind: 'ending'; readonly community: CommunityId; readonly endsOn: string }
  /** Who is asked to lead a community. */
  | { readonly kind: 'moderate'; readonly offer: string }
  /** Communities that nobody leads, all of them at once. */
  | { readonly kind: 'unled' }
  | { readonly kind: 'desk'; readonly about: DeskNews; readonly request: DeskRequestId }
  | { readonly kind: 'community-made'; readonly making: string }
  | {
      readonly kind: 'join-request';
      readonly about: 'asked' | 'answered';
      readonly request: string;
    }
  /** What became of a word that its reader proposed. */
  | { readonly kind: 'proposal'; readonly proposal: string }
  | { readonly kind: 'safety'; readonly about: SafetyNews; readonly id: string }
  | { readonly kind: 'queue' }
  | { readonly kind: 'source'; readonly about: SourceNews; readonly source: string }
  /** `step`: of its series, where it was sent for one; `warning`: says whom her silence will be told to. */
  | {
      readonly kind: 'prompt';
      readonly prompt: PromptId;
      readonly step?: number;
      readonly warning?: string;
    }
  /** To a focal point or supervisor: somebody has not answered. */
  | { readonly kind: 'prompt-overdue'; readonly prompt: PromptId }
  | { readonly kind: 'capture-published'; readonly capture: CaptureId }
  | WrittenMessage
  /** A colleague shows its reader a year of their own record. */
  | { readonly kind: 'record-shown'; readonly share: RecordShareId }
  /** To those who read it among few. */
  | { readonly kind: 'record-for-you'; readonly capture: CaptureId }
  | {
      readonly kind: 'handover';
      readonly about: HandoverNews;
      readonly handover: HandoverId;
      /** What was asked or answered; null for what is about the whole. */
      readonly question: HandoverQuestionId | null;
    };

export type DiscussionNudge =
  /** To members: it is held out of the channel, which guests read. */
  | 'opened'
  | 'silent-start'
  | 'mid-week'
  | 'quiet'
  | 'closing'
  | 'summary-due'
  | 'starter-asked'
  | 'starter-late'
  /** To the experts of a question time, and to whoever asked one of them. */
  | 'expert-named'
  | 'hour-begins'
  | 'answered';

/**
 * To its leaver: `reminder`, `successor`, `question`, `receipt`, `acknowledged`; to others: `named`, `answer`,
 * `delivered`, `pack`, `week`, `gaps`, `missed`.
 */
export type HandoverNews =
  | 'question'
  | 'answer'
  | 'named'
  | 'week'
  | 'gaps'
  | 'reminder'
  | 'successor'
  | 'receipt'
  | 'acknowledged'
  | 'delivered'
  | 'pack'
  | 'missed';

/** To whoever staffs the desk: `asked`, `overdue`; to the asker: `answered`, `refused`. */
export type DeskNews = 'asked' | 'overdue' | 'answered' | 'refused';

/** To whom it falls: `report`; to the reporter: `answer`; to the author: `removal`; to author and asker: `decision`. */
export type SafetyNews = 'report' | 'answer' | 'removal' | 'decision';

/** What administrators are told of an outside source. */
export type SourceNews = 'failing' | 'columns' | 'held';

/** What somebody said in a thread of ours. */
export type Said =
  | {
      readonly kind: 'discussion';
      readonly discussion: DiscussionId;
      readonly contribution: ContributionId;
    }
  | { readonly kind: 'query'; readonly query: QueryId; readonly reply: ReplyId };

/** What a channel's thread is about. */
export type Subject =
  | { readonly kind: 'discussion'; readonly discussion: DiscussionId }
  | { readonly kind: 'query'; readonly query: QueryId };

/** The key of the posting that opened a thread; it says what the thread is about. */
export type ThreadKey = `${Subject['kind']}:${string}`;

/** Null for the key of a posting that opens no thread of ours. */
export function subjectOf(key: string): Subject | null {
  const [kind, id] = key.split(':');
  if (!id) return null;
  if (kind === 'discussion') return { kind, discussion: asId<DiscussionId>(id) };
  if (kind === 'query') return { kind, query: asId<QueryId>(id) };
  return null;
}

/** Where a message goes. A reply goes to the thread that the posting of this key began; null begins one. */
export type Target =
  | {
      readonly kind: 'channel';
      readonly community: CommunityId;
      readonly thread: ThreadKey | null;
    }
  | { readonly kind: 'person'; readonly person: PersonId };

/**
 * `intended`: to be sent. `sending`: a send was begun and may have happened. `held`: no way to its reader is open, it
 * goes when one opens. `sent`, `dropped` (superseded or undeliverable) are final.
 */
export type PostingState = 'intended' | 'sending' | 'held' | 'sent' | 'dropped';

/** By mail only to people whose chat is closed to us: what it is about and a link, never what it says. */
export type Via = 'teams' | 'mail';

/** A message outside, intended first and recorded after: none lost, channel posts never doubled. */
export interface Posting {
  readonly id: PostingId;
  /** The business key: one message however often its cause comes. Carried inside the card. */
  readonly key: string;
  readonly target: Target;
  readonly message: Message;
  /** Nobody asked for it: counts against the person's one a day and waits for their day. */
  readonly unasked: boolean;
  /** Lower goes first where only one may go. */
  readonly urgency: number;
  readonly state: PostingState;
  readonly via: Via;
  /** Why it is held: a word of `reach.why`. */
  readonly held: string | null;
  readonly notBefore: Date;
  readonly attempts: number;
  readonly conversationId: string | null;
  readonly activityId: string | null;
  readonly createdAt: Date;
}

const FIRST_RETRY_MS = 30_000;
const LONGEST_RETRY_MS = 3_600_000;

/** Doubling from half a minute to an hour; what the service asks for goes before. */
export const retryDelay = (attempts: number, asked: number | null): number =>
  asked ?? Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.max(0, attempts - 1));

import type {
  AnnouncementId,
  AskId,
  CheckId,
  CollectionId,
  CommunityId,
  ConsentId,
  ContradictionId,
  ContributionId,
  DeskId,
  DeskRequestId,
  DigestId,
  DiscussionId,
  EditId,
  EventId,
  FaqId,
  GapId,
  InterimId,
  PersonId,
  PreparationId,
  ProductId,
  QueryId,
  RecordShareId,
  ReplyId,
  TopicProposalId,
} from './ids.ts';
import type { WritingEvents } from './writing-events.ts';

/** Everything that can have happened, with what a reaction needs to know of it: ids, never texts. */
export interface EventData extends WritingEvents {
  'discussion.scheduled': { discussion: DiscussionId; community: CommunityId };
  'discussion.opened': { discussion: DiscussionId; community: CommunityId };
  'discussion.closing': { discussion: DiscussionId; community: CommunityId };
  'discussion.closed': { discussion: DiscussionId; community: CommunityId };
  /** The page of what has come of it says something else now. */
  'discussion.output': { discussion: DiscussionId };
  'discussion.announced': { discussion: DiscussionId; community: CommunityId };
  'discussion.phase': { discussion: DiscussionId; community: CommunityId; phase: number };
  'discussion.final-call': { discussion: DiscussionId; community: CommunityId };
  'discussion.extended': { discussion: DiscussionId; community: CommunityId };
  /** Something that its moderators had better look at: a word of `planning.nudge`. */
  'discussion.nudged': {
    discussion: DiscussionId;
    community: CommunityId;
    nudge: 'silent-start' | 'mid-week' | 'quiet' | 'summary-due' | 'closing';
  };
  'discussion.seeds-asked': { discussion: DiscussionId; people: readonly PersonId[] };
  'topic.answered': { proposal: TopicProposalId; community: CommunityId };
  /** `community`: the other one, which is asked to show it too, shows it, would not, or shows it no longer. */
  'discussion.offered': { discussion: DiscussionId; community: CommunityId };
  'discussion.shared': { discussion: DiscussionId; community: CommunityId };
  'discussion.share-refused': { discussion: DiscussionId; community: CommunityId };
  'discussion.share-ended': { discussion: DiscussionId; community: CommunityId };
  'discussion.related': { discussion: DiscussionId };
  'discussion.retitled': { discussion: DiscussionId };
  /** It goes on in another one, or is one of its own again. */
  'discussion.merged': { discussion: DiscussionId; community: CommunityId; into: DiscussionId };
  'discussion.unmerged': { discussion: DiscussionId; community: CommunityId; into: DiscussionId };
  'discussion.split': { discussion: DiscussionId; community: CommunityId; to: DiscussionId };
  /** Guests come to it too from now on, or no longer. */
  'discussion.marked': { discussion: DiscussionId; community: CommunityId; guests: boolean };
  'discussion.cancelled': { discussion: DiscussionId; community: CommunityId };
  'discussion.summarised': {
    discussion: DiscussionId;
    community: CommunityId;
    product: ProductId | null;
  };
  'contribution.received': {
    discussion: DiscussionId;
    contribution: ContributionId;
    surface: Surface;
    held: boolean;
  };
  'contribution.approved': { discussion: DiscussionId; contribution: ContributionId };
  'contribution.held': { discussion: DiscussionId; contribution: ContributionId };
  'contribution.hidden': { discussion: DiscussionId; contribution: ContributionId };
  'contribution.returned': { discussion: DiscussionId; contribution: ContributionId };
  /** Read as one with `into`, or by itself again. */
  'contribution.joined': {
    discussion: DiscussionId;
    contribution: ContributionId;
    into: ContributionId;
  };
  'contribution.parted': {
    discussion: DiscussionId;
    contribution: ContributionId;
    into: ContributionId;
  };
  /** Its author is asked whether it may be posted as their question, and has answered. */
  'contribution.turn-proposed': { discussion: DiscussionId; contribution: ContributionId };
  'contribution.turn-settled': { discussion: DiscussionId; contribution: ContributionId };
  /** Written by a moderator to one person; by its key. */
  'moderator.wrote': { note: string; person: PersonId };
  /** Somebody shows a year of their own record to a colleague. */
  'credit.shown': { share: RecordShareId; owner: PersonId; reader: PersonId };
  'contribution.edited': { discussion: DiscussionId; contribution: ContributionId; held: boolean };
  /** Its author chose fewer readers. */
  'contribution.narrowed': { discussion: DiscussionId; contribution: ContributionId };
  'contribution.withdrawn': { discussion: DiscussionId; contribution: ContributionId };
  /** A week of it, or a phase, is over. */
  'discussion.interim-due': { discussion: DiscussionId; community: CommunityId };
  'interim.drafted': { discussion: DiscussionId; community: CommunityId; interim: InterimId };
  'interim.published': { discussion: DiscussionId; community: CommunityId; interim: InterimId };
  /** Words that it rested on were taken back. */
  'interim.changed': { discussion: DiscussionId; community: CommunityId; interim: InterimId };
  'synthesis.drafted': { discussion: DiscussionId; community: CommunityId };
  /** A next version of what was published is out: something was taken back. */
  'synthesis.revised': { discussion: DiscussionId; community: CommunityId };
  'synthesis.approved': { discussion: DiscussionId; community: CommunityId };
  'query.from-stock': { query: QueryId };
  'query.asked': { query: QueryId; community: CommunityId };
  'query.related': { query: QueryId };
  /** `step` of the community's schedule; absent in what happened before there was one: the moderators are told. */
  'query.unanswered': {
    query: QueryId;
    community: CommunityId;
    step?: 'moderators' | 'experts' | 'gap';
  };
  'query.expert-asked': { query: QueryId; ask: AskId; person: PersonId };
  'query.ask-settled': { query: QueryId; ask: AskId };
  'query.merged': { query: QueryId; into: QueryId };
  'query.unmerged': { query: QueryId; into: QueryId };
  /** Other words for a question or a reply; `person` wrote the former ones and is asked. */
  'query.edit-proposed': { query: QueryId; edit: EditId; person: PersonId };
  'query.edit-settled': { query: QueryId; edit: EditId };
  /** Whoever wrote a message is asked whether it may become something; `state` is where that leads. */
  'consent.asked': { consent: ConsentId; person: PersonId };
  'consent.reminded': { consent: ConsentId; person: PersonId };
  'consent.settled': { consent: ConsentId; state: string };
  'faq.offered': { faq: FaqId; query: QueryId; community: CommunityId };
  'faq.approved': { faq: FaqId };
  'faq.recalled': { faq: FaqId; query: QueryId; community: CommunityId };
  'faq.retired': { faq: FaqId };
  'faq.published': { faq: FaqId; query: QueryId; product: ProductId | null };
  'query.due': { query: QueryId; community: CommunityId };
  'query.approved': { query: QueryId; community: CommunityId };
  'query.recalled': { query: QueryId; community: CommunityId };
  'query.replied': { query: QueryId; community: CommunityId; product: ProductId | null };
  'query.judged': { query: QueryId; community: CommunityId; verdict: 'solved' | 'unsolved' };
  'query.withdrawn': { query: QueryId; community: CommunityId };
  'query.narrowed': { query: QueryId; community: CommunityId };
  'query.hidden': { query: QueryId; community: CommunityId };
  'reply.received': { query: QueryId; reply: ReplyId; surface: Surface; held: boolean };
  'reply.approved': { query: QueryId; reply: ReplyId };
  'reply.held': { query: QueryId; reply: ReplyId };
  'reply.hidden': { query: QueryId; reply: ReplyId };
  'reply.returned': { query: QueryId; reply: ReplyId };
  'reply.edited': { query: QueryId; reply: ReplyId; held: boolean };
  'reply.narrowed': { query: QueryId; reply: ReplyId };
  'reply.withdrawn': { query: QueryId; reply: ReplyId };
  'source.failing': { source: string };
  'source.columns': { source: string };
  'source.held': { source: string };
  /** Came after its library had been read for the first time, or was published by us. */
  'product.arrived': { product: ProductId };
  'product.used': { product: ProductId };
  /** What this person missed is there, or so it was said. */
  'gap.closed': { gap: GapId; person: PersonId };
  'showing.changed': { showing: string; person: PersonId };
  'digest.made': { digest: DigestId; person: PersonId };
  'collection.due': { collection: CollectionId; community: CommunityId };
  'announcement.suggested': { announcement: AnnouncementId; community: CommunityId };
  'announcement.made': { announcement: AnnouncementId; community: CommunityId };
  'reviews.asked': { round: string; person: PersonId };
  'reviews.escalated': { round: string };
  'review.decided': { product: ProductId };
  'review.handed': { product: ProductId; person: PersonId };
  'contradiction.flagged': { contradiction: ContradictionId };
  'contradiction.settled': { contradiction: ContradictionId };
  /** Ids of terms: whatever meant one of `terms` means `target` from now on; taken back by `term.unmerged`. */
  'term.merged': { merge: string; target: string; terms: readonly string[] };
  'term.unmerged': { merge: string; target: string; terms: readonly string[] };
  'term.proposal-decided': { proposal: string };
  /** A moderator said what it is about, or nothing any more; or a word of theirs was decided about. */
  'talk.tagged': { kind: 'discussion' | 'query'; id: string };
  'member.joined': { community: CommunityId; person: PersonId };
  'community.ending': { community: CommunityId; endsOn: string; days: number };
  /** Nobody leads it, and nobody who was asked would. */
  'community.unled': { community: CommunityId };
  'moderator.asked': { offer: string; community: CommunityId; person: PersonId };
  'moderator.accepted': { community: CommunityId; person: PersonId };
  'mission.offered': { mission: string; person: PersonId };
  'preparation.judged': { preparation: PreparationId; product: ProductId };
  /** An administrator made or changed a desk: its topics or its people may be others. */
  'desk.kept': { desk: DeskId };
  'desk.requested': { request: DeskRequestId };
  'desk.answered': { request: DeskRequestId };
  'desk.refused': { request: DeskRequestId };
  'desk.overdue': { request: DeskRequestId };
  /** It works on other days than before. */
  'community.week': { community: CommunityId };
  /** An administrator set something that holds everywhere. */
  'setting.changed': { key: string };
  /** The making of a community has come to its end, or to something that a person has to put right. */
  'community.ready': { making: string };
  'community.stuck': { making: string };
  'community.joined': { community: CommunityId; person: PersonId };
  'community.left': { community: CommunityId; person: PersonId };
  'join.requested': { request: string };
  'join.decided': { request: string };
  'report.made': { report: string };
  'report.answered': { report: string };
  'removal.asked': { request: string };
  'removal.decided': { request: string };
  'attribution.asked': { check: CheckId; person: PersonId; round: number };
  'attribution.reminded': { check: CheckId; person: PersonId; round: number };
  'attribution.answered': { check: CheckId; person: PersonId; round: number };
  'view.added': { view: string };
  'search.answered': { person: PersonId; hits: number };
}

export type EventType = keyof EventData;

/** Where a contribution or click came from. */
export type Surface = 'chat' | 'channel' | 'tab';

/** One thing that happened, saved in the transaction that made it happen, delivered at least once. */
export type DomainEvent<T extends EventType = EventType> = {
  readonly [K in T]: {
    readonly id: EventId;
    readonly type: K;
    readonly at: Date;
    /** Who caused it; null when the clock did. */
    readonly actor: PersonId | null;
    readonly data: Readonly<EventData[K]>;
  };
}[T];

export type NewEvent<T extends EventType = EventType> = {
  readonly [K in T]: {
    readonly type: K;
    readonly actor: PersonId | null;
    readonly data: Readonly<EventData[K]>;
  };
}[T];

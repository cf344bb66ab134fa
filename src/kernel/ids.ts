/** Identifiers carry their kind in the type, so that a person's id cannot be passed as a discussion's. */
type Id<Kind extends string> = string & { readonly __kind: Kind };

/** Microsoft Entra object id of a person. */
export type PersonId = Id<'person'>;
export type CommunityId = Id<'community'>;
export type DiscussionId = Id<'discussion'>;
/** An interim summary of a discussion. */
export type InterimId = Id<'interim'>;
export type ContributionId = Id<'contribution'>;
export type QueryId = Id<'query'>;
export type ReplyId = Id<'reply'>;
export type AskId = Id<'ask'>;
export type FaqId = Id<'faq'>;
export type ProductId = Id<'product'>;
export type CaptureId = Id<'capture'>;
/** One look of a reviewer at a record. */
export type RoundId = Id<'round'>;
export type PromptId = Id<'prompt'>;
export type HandoverId = Id<'handover'>;
export type HandoverQuestionId = Id<'handover-question'>;
export type EditId = Id<'edit'>;
/** Whether a colleague's message may become something. */
export type ConsentId = Id<'consent'>;
/** Whether somebody stands rightly in a draft that names them. */
export type CheckId = Id<'check'>;
export type FocalPointId = Id<'focal-point'>;
export type RecordShareId = Id<'record-share'>;
/** What was decided because of figures. */
export type DecisionId = Id<'decision'>;
export type GapId = Id<'gap'>;
export type ContradictionId = Id<'contradiction'>;
export type CollectionId = Id<'collection'>;
export type AlertId = Id<'alert'>;
export type DigestId = Id<'digest'>;
export type AnnouncementId = Id<'announcement'>;
export type PreparationId = Id<'preparation'>;
export type DeskId = Id<'desk'>;
export type DeskRequestId = Id<'desk-request'>;
/** A good practice on its way from an idea to a rule. */
export type PracticeId = Id<'practice'>;
/** A topic that somebody wants to be discussed. */
export type TopicProposalId = Id<'topic-proposal'>;
export type EventId = Id<'event'>;
export type PostingId = Id<'posting'>;

/** Marks a string that was parsed or generated as an id of its kind. The only cast; call it at borders. */
export const asId = <T extends Id<string>>(value: string): T => value as T;

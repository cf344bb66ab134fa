import { z } from 'zod';
import { id, instant, language, nonce } from './common.ts';

/** What stands behind a discussion, as its members see it; and the topics that members propose for one. */

const someone = z.object({ id, name: z.string() });
export const seedState = z.enum(['named', 'asked', 'promised', 'declined', 'posted']);

export const planKind = z.enum(['discussion', 'question-time']);

export const planView = z.object({
  kind: planKind,
  template: z.string().nullable(),
  phases: z.array(
    z.object({ title: z.string(), questions: z.array(z.string()), opensAt: instant }),
  ),
  /** Index of the phase that is on; -1 before the first. */
  phase: z.number().int(),
  lead: someone.nullable(),
  deputies: z.array(someone),
  resourcePersons: z.array(z.object({ person: someone, hours: z.number().int() })),
  /** Those who are to speak early: for moderators; empty for others. */
  seeds: z.array(z.object({ person: someone, starter: z.string(), state: seedState })),
  /** Ids of the related products that are pinned. */
  pinned: z.array(id),
  languages: z.array(language),
  audience: z.string(),
  output: z.string(),
  decision: z.string(),
  announceDays: z.number().int(),
  finalCallHours: z.number().int(),
  quietDays: z.number().int(),
  /** Why it was last reopened, moved or cancelled; empty where nobody said. */
  reason: z.string(),
});
export type PlanView = z.infer<typeof planView>;

/** A person by id, mail address, or as much of the name as means one person only. */
const named = z.string().trim().min(1).max(200);
const words = z.string().trim().max(1_000);

export const planInput = z.object({
  template: z.string().max(100).nullable(),
  phases: z
    .array(
      z.object({
        title: z.string().trim().max(150),
        questions: z.array(z.string().trim().min(1).max(500)).min(1).max(5),
        opensAt: instant,
      }),
    )
    .min(1)
    .max(6),
  /** Empty: whoever makes it. */
  lead: z.string().trim().max(200),
  deputies: z.array(named).max(20),
  resourcePersons: z
    .array(z.object({ person: named, hours: z.number().int().min(1).max(720) }))
    .max(20),
  seeds: z.array(z.object({ person: named, starter: z.string().trim().max(2_000) })).max(20),
  pinned: z.array(id).max(10),
  languages: z.array(language).max(3),
  audience: words,
  output: words,
  decision: words,
  announceDays: z.number().int().min(0).max(60),
  finalCallHours: z.number().int().min(0).max(168),
  quietDays: z.number().int().min(1).max(30),
});
export type PlanInput = z.infer<typeof planInput>;

export const editPlan = z.object({
  version: z.number().int(),
  title: z.string().trim().min(1).max(200),
  background: z.string().trim().min(1).max(8_000),
  startsAt: instant,
  endsAt: instant,
  plan: planInput,
});
export type EditPlan = z.infer<typeof editPlan>;

/** Questions are gathered from now on; in the hour its experts answer them. */
export const newQuestionTime = z.object({
  nonce,
  community: id,
  title: z.string().trim().min(1).max(200),
  background: z.string().trim().min(1).max(8_000),
  hourAt: instant,
  minutes: z.number().int().min(15).max(240),
  /** Members of the community. */
  experts: z.array(named).min(1).max(20),
});
export type NewQuestionTime = z.infer<typeof newQuestionTime>;

export const discussionTemplate = z.object({
  id: z.string(),
  name: z.string(),
  purpose: z.string(),
  days: z.number().int(),
  announceDays: z.number().int(),
  finalCallHours: z.number().int(),
  quietDays: z.number().int(),
  turnaroundHours: z.number().int(),
  output: z.string(),
  /** Each opens so many days after the start. */
  phases: z.array(
    z.object({ title: z.string(), day: z.number().int(), questions: z.array(z.string()) }),
  ),
});
export type DiscussionTemplate = z.infer<typeof discussionTemplate>;
export const discussionTemplates = z.object({ items: z.array(discussionTemplate) });
export type DiscussionTemplates = z.infer<typeof discussionTemplates>;

export const seedsAsked = z.object({ asked: z.number().int() });

export const topicProposal = z.object({
  id,
  community: z.object({ id, name: z.string() }),
  title: z.string(),
  why: z.string(),
  language,
  by: z.string(),
  mine: z.boolean(),
  createdAt: instant,
  backers: z.number().int(),
  backed: z.boolean(),
  state: z.enum(['open', 'accepted', 'merged', 'declined', 'withdrawn']),
  reason: z.string(),
  mergedInto: z.object({ id, title: z.string() }).nullable(),
  discussion: id.nullable(),
  answeredBy: z.string().nullable(),
  answeredAt: instant.nullable(),
  actions: z.array(z.enum(['back', 'unback', 'accept', 'merge', 'decline', 'withdraw'])),
});
export type TopicProposal = z.infer<typeof topicProposal>;
/** The open ones first, most backed first. */
export const topicProposals = z.object({ items: z.array(topicProposal) });
export type TopicProposals = z.infer<typeof topicProposals>;

export const proposeTopic = z.object({
  nonce,
  community: id,
  title: z.string().trim().min(1).max(200),
  why: z.string().trim().max(2_000),
});
export type ProposeTopic = z.infer<typeof proposeTopic>;

export const backTopic = z.object({ on: z.boolean() });
export const answerTopic = z.object({
  verb: z.enum(['accept', 'merge', 'decline']),
  reason: z.string().trim().max(500),
  /** Needed by `merge` alone. */
  into: id.nullable().optional(),
});
export type AnswerTopic = z.infer<typeof answerTopic>;

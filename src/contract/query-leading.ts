import { z } from 'zod';
import { id, instant, language, nonce } from './common.ts';
import { beside } from './expertise.ts';

const day = z.iso.date();
export const step = z.enum(['moderators', 'experts', 'gap']);

/** Another question, as much of it as leads there. */
export const otherQuestion = z.object({
  id,
  text: z.string(),
  language,
  asker: z.string(),
  replies: z.number().int(),
  state: z.string(),
});
export type OtherQuestion = z.infer<typeof otherQuestion>;

export const faqState = z.enum(['offered', 'publishing', 'published', 'declined', 'retired']);
/** An entry of frequently asked questions, as much of it as answers or leads there. */
export const faqSummary = z.object({
  id,
  question: z.string(),
  answer: z.string(),
  language,
  community: z.object({ id, name: z.string() }),
  state: faqState,
  owner: z.string().nullable(),
  /** `YYYY-MM-DD`; null till it is let go. */
  reviewOn: day.nullable(),
  /** Its day of review has come. */
  reviewDue: z.boolean(),
  webUrl: z.string().nullable(),
  /** What was published; null while nothing is. */
  product: id.nullable(),
});
export type FaqSummary = z.infer<typeof faqSummary>;

export const faqList = z.object({ items: z.array(faqSummary) });
export type FaqList = z.infer<typeof faqList>;

export const faqVerb = z.enum(['approve', 'decline', 'revise', 'retire']);
export const faqPage = faqSummary.extend({
  version: z.number().int(),
  ownerId: id.nullable(),
  /** Why it did not become an entry, or is one no more. */
  reason: z.string().nullable(),
  /** How many replies the answer rests on. */
  sources: z.number().int(),
  /** Null where this reader may not open the question. */
  query: z.object({ id, text: z.string(), language }).nullable(),
  actions: z.array(faqVerb),
  /** Who may answer for it; empty for who only reads it. */
  owners: z.array(z.object({ id, name: z.string() })),
  usualReview: day,
});
export type FaqPage = z.infer<typeof faqPage>;

/** What a moderator lets go, for the first time or again. */
export const faqWording = z.object({
  version: z.number().int().min(1),
  question: z.string().trim().min(1).max(2_000),
  answer: z.string().trim().min(1).max(4_000),
  owner: id,
  reviewOn: day,
});
export type FaqWording = z.infer<typeof faqWording>;

/** An answer that was given elsewhere, and the question that it answers. */
export const keepFaq = z.object({
  nonce,
  community: id,
  question: z.string().trim().min(1).max(2_000),
  answer: z.string().trim().min(1).max(4_000),
  /** The agreement of whoever wrote the message that it is made of. */
  consent: id.optional(),
});
export type KeepFaq = z.infer<typeof keepFaq>;

/** Its question, which whoever offered it may open. */
export const keptFaq = z.object({ id, query: id });
export type KeptFaq = z.infer<typeof keptFaq>;

export const faqReason = z.object({
  version: z.number().int().min(1),
  reason: z.string().trim().min(1).max(500),
});
export type FaqReason = z.infer<typeof faqReason>;

/** `lapsed`: nobody answered in time, which is no. */
export const editState = z.enum(['asked', 'agreed', 'declined', 'withdrawn', 'lapsed']);
export const wordingEdit = z.object({
  id,
  version: z.number().int(),
  /** The reply that it is about; null for the question itself. */
  reply: id.nullable(),
  before: z.string(),
  after: z.string(),
  why: z.string(),
  by: z.string(),
  /** Whose words they are. */
  of: z.string(),
  /** Whether the reader is asked. */
  mine: z.boolean(),
  /** Whether the reader proposed it. */
  proposed: z.boolean(),
  state: editState,
  at: instant,
  /** From then on silence is a no. */
  until: instant,
});
export type WordingEdit = z.infer<typeof wordingEdit>;

/** Other words for a question or a reply, which whoever wrote it agrees to or not. */
export const proposeEdit = z.object({
  nonce,
  reply: id.nullable(),
  text: z.string().trim().min(1).max(20_000),
  why: z.string().trim().min(1).max(500),
  version: z.number().int().min(1),
});
export type ProposeEdit = z.infer<typeof proposeEdit>;
export const answerEdit = z.object({
  verb: z.enum(['agree', 'decline', 'withdraw']),
  version: z.number().int().min(1),
});
export type AnswerEdit = z.infer<typeof answerEdit>;

/** What is done about a question, for its asker, its moderators and whoever was asked by name. */
export const queryLed = z.object({
  asks: z.array(
    z.object({
      id,
      name: z.string(),
      /** Null where the community's schedule asked. */
      by: z.string().nullable(),
      state: z.enum(['asked', 'answered', 'passed', 'declined']),
      to: z.string().nullable(),
      reason: z.string().nullable(),
      at: instant,
    }),
  ),
  /** What comes next where nobody replies. */
  next: z.object({ step, at: instant }).nullable(),
  /** Where this reader was asked by name and has not answered. */
  myAsk: z.object({ id, version: z.number().int() }).nullable(),
  mayAsk: z.boolean(),
  /** Who knows and was not asked yet, at most two. */
  suggested: beside,
  mayMerge: z.boolean(),
  mayUnmerge: z.boolean(),
  mayEdit: z.boolean(),
  /** Likely the same, for moderators, at most three. */
  alike: z.array(otherQuestion),
  mergedInto: otherQuestion.nullable(),
  merged: z.array(otherQuestion),
  faq: z.object({ id, state: faqState }).nullable(),
  edits: z.array(wordingEdit),
});
export type QueryLed = z.infer<typeof queryLed>;

/** Absent `person`: all who are suggested. */
export const askExperts = z.object({ person: id.optional() });
export const expertsAskedNow = z.object({ asked: z.number().int() });
export type ExpertsAskedNow = z.infer<typeof expertsAskedNow>;

export const declineAsk = z.object({ why: z.string().trim().max(500) });
/** By name or mail address: it must name one colleague and no other. */
export const passAsk = z.object({ to: z.string().trim().min(1).max(200) });
export const mergeQuery = z.object({ into: id });

const days = z.number().int().min(1).max(60);
/** Working days without a reply until each step, each later than the one before. */
export const schedule = z.object({ moderators: days, experts: days, gap: days });
export type QuerySchedule = z.infer<typeof schedule>;
export const schedulePage = z.object({
  community: z.object({ id, name: z.string() }),
  schedule,
  /** What holds where nothing was decided. */
  usual: schedule,
  /** Newest first. */
  history: z.array(z.object({ schedule, by: z.string(), at: instant })),
});
export type SchedulePage = z.infer<typeof schedulePage>;

import { z } from 'zod';
import { capture, template } from './capture.ts';
import { id, instant } from './common.ts';

const personName = z.object({ id, name: z.string() });

/** One look by one reviewer. */
const round = z.object({
  number: z.number().int(),
  reviewer: personName,
  askedAt: instant,
  /** Null while it waits. */
  verdict: z.enum(['approved', 'changes', 'declined', 'left', 'recalled']).nullable(),
  settledAt: instant.nullable(),
  note: z.string(),
  /** By field id. */
  comments: z.record(z.string(), z.string()),
  /** As it was sent. */
  answers: z.record(z.string(), z.string()),
});
export type Round = z.infer<typeof round>;

export const peerReview = z.object({
  capture,
  template,
  author: personName,
  mine: z.boolean(),
  rounds: z.array(round),
  /** Ids of the fields that say otherwise than in the look before; empty for the first. */
  changed: z.array(z.string()),
  /** The reviewer has left: somebody else can be asked. */
  gone: z.boolean(),
  actions: z.array(z.string()),
});
export type PeerReview = z.infer<typeof peerReview>;

const suggestion = personName.extend({ unit: z.string().nullable() });
export const reviewersLike = z.object({ items: z.array(suggestion) });
export type ReviewersLike = z.infer<typeof reviewersLike>;

const line = z.object({
  id,
  title: z.string(),
  template: z.string(),
  state: z.enum(['reviewing', 'changing', 'approved']),
  author: z.string(),
  reviewer: z.string(),
  /** When it came to how it stands. */
  since: instant,
});
export const peerReviews = z.object({
  /** For whom it is to look over. */
  waiting: z.array(line),
  mine: z.array(line),
});
export type PeerReviews = z.infer<typeof peerReviews>;

/** To whom: the mail address, the full name, or enough of the name to mean one person only. */
export const askReviewer = z.object({ to: z.string().trim().min(1).max(200) });
export type AskReviewer = z.infer<typeof askReviewer>;

/** Names or mail addresses. */
export const lettersBefore = z.object({
  to: z.array(z.string().trim().min(1).max(200)).min(1).max(50),
});
export const sendLetters = lettersBefore.extend({ edition: z.number().int().min(1) });
export type SendLetters = z.infer<typeof sendLetters>;

export const letters = z.object({
  /** How often it has come out; each person gets each edition once. */
  edition: z.number().int(),
  to: z.array(z.object({ name: z.string(), mail: z.string() })),
  /** Names of those who had it before. */
  already: z.array(z.string()),
  subject: z.string(),
  text: z.string(),
});
export type Letters = z.infer<typeof letters>;

export const reviewerSays = z.object({
  verb: z.enum(['approve', 'ask-changes', 'decline']),
  /** Number of the look that is answered. */
  round: z.number().int().min(1),
  note: z.string().max(2_000),
  comments: z.record(z.string().max(100), z.string().max(2_000)),
});
export type ReviewerSays = z.infer<typeof reviewerSays>;

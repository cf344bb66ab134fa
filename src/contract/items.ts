import { z } from 'zod';
import { id, instant, language } from './common.ts';
import { product } from './knowledge.ts';

const grade = z.number().int().min(1).max(5);

export const giveFeedback = z.object({
  quality: grade,
  usefulness: grade,
  /** What it was used for; empty where nothing is told. */
  example: z.string().trim().max(1_000),
});
export type GiveFeedback = z.infer<typeof giveFeedback>;

/** A document with all that is known of it. */
export const item = product.extend({
  fileName: z.string(),
  /** Documents on what this one is about. */
  more: z.array(product),
  /** What colleagues used it for, from five of them on. */
  examples: z.array(z.string()),
  mine: giveFeedback.nullable(),
  uses: z.number().int(),
  /** This person said that they used it. */
  used: z.boolean(),
  /** When somebody last looked after its facts. */
  lastCheck: z.object({ by: z.string(), at: instant }).nullable(),
  mayCheck: z.boolean(),
  /** From so many readers on, what they say is shown. */
  shownFrom: z.number().int(),
});
export type Item = z.infer<typeof item>;

export const flagContradiction = z.object({
  one: id,
  other: id,
  why: z.string().trim().min(1).max(2_000),
});
export type FlagContradiction = z.infer<typeof flagContradiction>;

/** For who reconciles them. */
export const reconciliations = z.object({
  items: z.array(
    z.object({
      id,
      version: z.number().int(),
      why: z.string(),
      flaggedAt: instant,
      sides: z.array(
        z.object({
          /** Null where this person may not open it. */
          document: z.object({ id, title: z.string(), language, webUrl: z.string() }).nullable(),
          owner: z.string().nullable(),
        }),
      ),
    }),
  ),
});
export type Reconciliations = z.infer<typeof reconciliations>;

export const settleContradiction = z.object({
  version: z.number().int(),
  outcome: z.string().trim().min(1).max(2_000),
});
export type SettleContradiction = z.infer<typeof settleContradiction>;

const reasonGiven = z.string().trim().max(500);

/** What a moderator makes of a document beside a discussion; a rejection has its reason. */
export const chooseRelated = z.object({
  product: id,
  verdict: z.enum(['accept', 'reject', 'add']),
  reason: reasonGiven,
});
export type ChooseRelated = z.infer<typeof chooseRelated>;

/** What somebody makes of a document that was found before their question was posted. */
export const chooseFound = z.object({
  text: z.string().trim().min(1).max(2_000),
  product: id,
  verdict: z.enum(['accept', 'reject']),
  reason: reasonGiven,
});
export type ChooseFound = z.infer<typeof chooseFound>;

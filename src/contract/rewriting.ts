import { z } from 'zod';
import { id, instant, language } from './common.ts';

/** How a statement came by its words; nothing: they are a person's or its contributions' own. */
export const wording = {
  /** A language model worded it, and nobody has read it since. */
  machine: z.object({ by: z.string().max(200), extracted: z.string().max(4_000) }).optional(),
  /** In other languages, by a language model; only what was read is published. */
  translations: z
    .array(
      z.object({
        language,
        text: z.string().max(8_000),
        by: z.string().max(200),
        read: z.boolean(),
        /** Too few of its words could be held against the statement. */
        unchecked: z.boolean(),
      }),
    )
    .max(10)
    .optional(),
};
const worded = z.object(wording);
export type Wording = z.infer<typeof worded>;

export const draftKind = z.enum(['synthesis', 'consolidated']);
export type DraftKind = z.infer<typeof draftKind>;

/** Why a statement keeps its words; the first of its reasons. */
export const keptWhy = z.enum([
  ...(['number', 'place', 'actor', 'link', 'words', 'opposite', 'exchanged'] as const),
  ...(['certainty', 'duty', 'whole', 'tells-name', 'tells-unit', 'tells-country'] as const),
  ...(['shape', 'length', 'language', 'lost', 'stance'] as const),
  ...(['private', 'tells', 'orders', 'unread'] as const),
  ...(['declined', 'unusable', 'unreachable', 'misconfigured', 'later', 'changed'] as const),
]);
export type KeptWhy = z.infer<typeof keptWhy>;

export const rewritingPage = z.object({
  /** What the language model is called; null: none is configured, and nothing of this is offered. */
  model: z.string().nullable(),
  /** In which the draft is published: those that it may be translated to. */
  languages: z.array(language),
  last: z
    .object({
      /** Null: in plain words of the same language. */
      language: language.nullable(),
      askedAt: instant,
      ended: z.boolean(),
      done: z.number().int(),
      total: z.number().int(),
      taken: z.number().int(),
      unchecked: z.number().int(),
      kept: z.array(z.object({ why: keptWhy, count: z.number().int() })),
      /** By statement, where it keeps its words. */
      reasons: z.array(z.object({ statement: z.string(), why: keptWhy })),
    })
    .nullable(),
});
export type RewritingPage = z.infer<typeof rewritingPage>;

export const askRewriting = z.object({
  /** Null: in plain words of the same language. */
  language: language.nullable(),
  /** Ids of statements; null: all. */
  statements: z.array(id).min(1).max(200).nullable(),
});
export type AskRewriting = z.infer<typeof askRewriting>;

export const readRewriting = z.object({
  /** Of the draft, as it was read. */
  version: z.number().int(),
  /** Of the translation that was read; null: the statements themselves. */
  language: language.nullable(),
});
export type ReadRewriting = z.infer<typeof readRewriting>;

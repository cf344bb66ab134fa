import { z } from 'zod';

/** Statements of a draft as they stand on the desk, to be held against what they rest on. */
export const doubtsAsked = z.object({
  statements: z
    .array(
      z.object({
        id: z.string().min(1).max(100),
        text: z.string().max(4_000),
        sources: z.array(z.string().max(200)).max(500),
      }),
    )
    .max(200),
});
export type DoubtsAsked = z.infer<typeof doubtsAsked>;

/**
 * What the sources of a statement do not say: who, where, how many, a link, or how it is said; and by what it tells whose
 * words it is drawn from, where they did not agree to be quoted.
 */
export const lackKind = z.enum([
  'number',
  'place',
  'actor',
  'link',
  'opposite',
  'exchanged',
  'certainty',
  'duty',
  'whole',
  'words',
  'tells-name',
  'tells-unit',
  'tells-country',
]);

/** A hint, never a refusal: which statements the texts behind them do not seem to say. */
export const doubtsFound = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      lacks: z.array(z.object({ kind: lackKind, words: z.array(z.string()) })),
    }),
  ),
});
export type DoubtsFound = z.infer<typeof doubtsFound>;

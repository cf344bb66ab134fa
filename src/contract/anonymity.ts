import { z } from 'zod';
import { id, language } from './common.ts';
import { pointedOut } from './safety.ts';

/**
 * Made where it is written, shown once, kept by its author alone: at least 26 letters and digits of base 32 (128 bits and
 * more), however they are grouped.
 */
export const secret = z
  .string()
  .max(200)
  .transform((typed) => typed.toUpperCase().replace(/[\s-]/g, ''))
  .pipe(z.string().regex(/^[A-Z2-7]{26,100}$/));

const day = z.iso.date();

export const sayAnonymously = z.object({
  text: z.string().trim().min(1).max(20_000),
  question: z.number().int().min(0).max(29).nullable(),
  secret,
});
export type SayAnonymously = z.input<typeof sayAnonymously>;

/** On which days it appears at the earliest and at the latest, unless its discussion closes before. */
export const saidAnonymously = z.object({ from: day, until: day });
export type SaidAnonymously = z.infer<typeof saidAnonymously>;

export const beforeAnonymously = z.object({ text: z.string().max(20_000) });
export const pointedOutAnonymously = pointedOut.pick({ hints: true, wordsOver: true });
export type PointedOutAnonymously = z.infer<typeof pointedOutAnonymously>;

export const bySecret = z.object({ secret });
export type BySecret = z.input<typeof bySecret>;
export const correctBySecret = bySecret.extend({ text: sayAnonymously.shape.text });
export type CorrectBySecret = z.input<typeof correctBySecret>;

export const anonymousVerb = z.enum(['correct', 'withdraw', 'claim']);

/** What became of it. */
export const anonymousContribution = z.object({
  discussion: z.object({ id, title: z.string(), language }),
  state: z.enum(['waiting', 'published', 'held', 'late', 'hidden', 'withdrawn', 'returned']),
  text: z.string(),
  /** The moderator's, where it was hidden or given back. */
  reason: z.string().nullable(),
  /** Other words were sent and do not show yet. */
  changing: z.boolean(),
  /** The published synthesis rests on it too. */
  used: z.boolean(),
  /** It stands in somebody's name now. */
  claimed: z.boolean(),
  /** Sentences of the synthesis, or its draft, that stand on it. */
  standing: z.array(z.string()),
  actions: z.array(anonymousVerb),
});
export type AnonymousContribution = z.infer<typeof anonymousContribution>;

/** How well somebody who writes without a name is hidden there. */
export const hiddenAmong = z.object({
  /** How many people could have written it; null: fewer than `smallest`. */
  people: z.number().int().nullable(),
  /** So few that somebody may guess. */
  few: z.boolean(),
  /** Languages that fewer than `smallest` of them use. */
  rare: z.array(language),
  smallest: z.number().int(),
  /** It closes within a day: there is little time in which one could have written. */
  soon: z.boolean(),
});
export type HiddenAmong = z.infer<typeof hiddenAmong>;

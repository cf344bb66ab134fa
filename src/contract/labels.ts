import { z } from 'zod';
import { id } from './common.ts';
import { proposal, termLink } from './taxonomy.ts';

export const labelKind = z.enum(['capture', 'synthesis', 'consolidated', 'lessons']);
export type LabelKind = z.infer<typeof labelKind>;

const field = z.enum([
  'type',
  'topics',
  'geography',
  'language',
  'unit',
  'date',
  'confidentiality',
  'goals',
  'drivers',
]);
export type LabelField = z.infer<typeof field>;

const chosen = z.enum(['topics', 'geography', 'unit', 'goals', 'drivers']);

const labelValue = z.object({
  /** Null where no list has it, and for a day (`YYYY-MM-DD`). */
  id: z.string().nullable(),
  label: z.string(),
  how: z.enum(['fixed', 'suggested', 'chosen']),
  /** What led to it. */
  words: z.array(z.string()),
  /** Empty where nobody wrote one. */
  definition: z.string(),
  example: z.string(),
});
export type LabelValue = z.infer<typeof labelValue>;

const labelLine = z.object({
  field,
  values: z.array(labelValue),
  /** Found and not counted before somebody takes it. */
  offered: z.array(labelValue),
});
export type LabelLine = z.infer<typeof labelLine>;

/** What a record says of itself, for whoever publishes it. */
export const labels = z.object({
  lines: z.array(labelLine),
  missing: z.array(field),
  /** Written as topics and in no list: proposed when it is published. */
  unknown: z.array(z.string()),
  proposals: z.array(proposal),
  settled: z.boolean(),
  /** What the word that was written last became. */
  placed: z.object({ word: z.string(), term: termLink.nullable() }).nullable(),
});
export type Labels = z.infer<typeof labels>;

export const labelChange = z.discriminatedUnion('verb', [
  z.object({ verb: z.literal('word'), field: chosen, word: z.string().trim().min(1).max(120) }),
  z.object({ verb: z.enum(['add', 'remove']), field: chosen, term: id }),
]);
export type LabelChange = z.infer<typeof labelChange>;

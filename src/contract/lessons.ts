import { z } from 'zod';
import { id, language } from './common.ts';

const day = z.union([z.literal(''), z.iso.date()]).default('');

/** What is left out asks for nothing. Days are both included. */
export const lessonQuery = z.object({
  topic: z.string().max(200).default(''),
  country: z.string().max(200).default(''),
  from: day,
  to: day,
});
export type LessonQuery = z.infer<typeof lessonQuery>;

const outcome = z.enum(['worked', 'partly', 'failed']);

export const lessonSynthesis = z.object({
  /** How many records it rests on. */
  records: z.number().int(),
  groups: z.array(
    z.object({
      outcome,
      count: z.number().int(),
      points: z.array(
        z.object({
          said: z.string(),
          because: z.string(),
          language,
          /** How many people say so. */
          voices: z.number().int(),
          lessons: z.array(
            z.object({
              id,
              title: z.string(),
              on: z.string(),
              countries: z.array(z.string()),
            }),
          ),
        }),
      ),
    }),
  ),
  /** Of all lessons, to ask for. */
  topics: z.array(z.string()),
  countries: z.array(z.string()),
});
export type LessonSynthesis = z.infer<typeof lessonSynthesis>;

/** A word processor's file, in base64. */
export const lessonFile = z.object({ name: z.string(), base64: z.string() });
export type LessonFile = z.infer<typeof lessonFile>;

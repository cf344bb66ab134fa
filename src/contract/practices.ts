import { z } from 'zod';
import { PRACTICE_STAGES } from './choices.ts';
import { id, language, nonce } from './common.ts';

export const practiceStage = z.enum(PRACTICE_STAGES);
export type PracticeStage = z.infer<typeof practiceStage>;

export const practiceVerb = z.enum([
  'try',
  'evaluate',
  'adapt',
  'scale',
  'institutionalise',
  'stop',
  'take-up',
  'sponsor',
  'step-down',
]);
export type PracticeVerb = z.infer<typeof practiceVerb>;

export const practiceLine = z.object({
  id,
  /** The record that says what it is. */
  capture: id,
  title: z.string(),
  language,
  stage: practiceStage,
  author: z.string(),
  /** Null: nobody yet. */
  sponsor: z.string().nullable(),
  topics: z.array(z.string()),
});
export type PracticeLine = z.infer<typeof practiceLine>;

export const practiceList = z.object({ items: z.array(practiceLine) });
export type PracticeList = z.infer<typeof practiceList>;

export const practicePage = practiceLine.extend({
  summary: z.string(),
  mine: z.boolean(),
  follows: z.boolean(),
  enteredAs: practiceStage,
  enteredOn: z.iso.date(),
  /** The first first. */
  decisions: z.array(
    z.object({
      id,
      verb: practiceVerb,
      from: practiceStage,
      to: practiceStage,
      by: z.string(),
      /** Who sponsored it from then on. */
      sponsor: z.string().nullable(),
      reason: z.string(),
      evidence: z.string(),
      language,
      on: z.iso.date(),
    }),
  ),
  actions: z.array(z.object({ verb: practiceVerb, evidence: z.boolean() })),
});
export type PracticePage = z.infer<typeof practicePage>;

export const decidePractice = z.object({
  nonce,
  verb: practiceVerb,
  reason: z.string().max(2_000),
  evidence: z.string().max(2_000).default(''),
  /** When it was decided; empty: today. */
  day: z.union([z.literal(''), z.iso.date()]).default(''),
  /** With `sponsor`: a name or mail address. */
  sponsor: z.string().trim().max(200).default(''),
});
export type DecidePractice = z.input<typeof decidePractice>;

export const followPractice = z.object({ follows: z.boolean() });

import { z } from 'zod';
import { id, instant, language, nonce } from './common.ts';

const words = z.object({ en: z.string(), fr: z.string(), es: z.string() });

export const template = z.object({
  id: z.string(),
  version: z.number().int(),
  name: words,
  intro: words,
  steps: z.array(
    z.object({
      id: z.string(),
      title: words,
      fields: z.array(
        z.object({
          id: z.string(),
          kind: z.enum(['line', 'text', 'choice', 'topics', 'countries']),
          required: z.boolean(),
          label: words,
          help: words,
          maxLength: z.number().int(),
          choices: z.array(z.object({ value: z.string(), label: words })).optional(),
        }),
      ),
    }),
  ),
});
export type Template = z.infer<typeof template>;

export const capture = z.object({
  id,
  version: z.number().int(),
  template: z.string(),
  title: z.string(),
  project: z.string().nullable(),
  language,
  state: z.enum(['draft', 'publishing', 'published', 'discarded']),
  answers: z.record(z.string(), z.string()),
  webUrl: z.string().nullable(),
  updatedAt: instant,
});
export type Capture = z.infer<typeof capture>;

export const captureSheet = z.object({
  capture,
  template,
  nextStep: z.number().int(),
  /** Ids of the fields that were filled in from what is known already and not saved by the person since. */
  suggested: z.array(z.string()).optional(),
  /** By field id: `capture.problems.<word>`. */
  problems: z.record(z.string(), z.enum(['missing', 'too-long', 'not-a-choice', 'unknown-topic'])),
  actions: z.array(z.enum(['answer', 'submit', 'discard', 'reopen', 'record'])),
});
export type CaptureSheet = z.infer<typeof captureSheet>;

export const beginCapture = z.object({
  nonce,
  template: z.string().max(100),
  prompt: id.nullable(),
});
export type BeginCapture = z.infer<typeof beginCapture>;

export const answers = z.object({ answers: z.record(z.string().max(100), z.string().max(20_000)) });
export type Answers = z.infer<typeof answers>;

export const prompt = z.object({
  id,
  kind: z.enum(['project-close', 'departure']),
  /** The project that ends; null for a departure. */
  project: z.object({ code: z.string(), title: z.string(), endsOn: instant }).nullable(),
  /** The end of the project, or the last day at work. */
  endsOn: instant,
  /** The handover that a departure prompt leads to. */
  handover: id.nullable(),
  state: z.enum(['planned', 'asked', 'snoozed', 'accepted', 'declined', 'answered', 'ended']),
  capture: id.nullable(),
  actions: z.array(z.string()),
  /** When the register behind it was read last, where that is too long ago; else null. */
  asOf: instant.nullish(),
});
export type Prompt = z.infer<typeof prompt>;

export const captureList = z.object({ items: z.array(capture) });
export type CaptureList = z.infer<typeof captureList>;

export const promptList = z.object({ items: z.array(prompt) });
export type PromptList = z.infer<typeof promptList>;

export const templateList = z.object({ items: z.array(template) });
export type TemplateList = z.infer<typeof templateList>;

export const snoozePrompt = z.object({
  days: z.union([z.literal(1), z.literal(7), z.literal(30)]),
});
export type SnoozePrompt = z.infer<typeof snoozePrompt>;

export const declinePrompt = z.object({ reason: z.string().trim().min(1).max(500) });

/** To whom: the mail address, the full name, or enough of the name to mean one person only. */
export const handOverPrompt = z.object({ to: z.string().trim().min(1).max(200) });

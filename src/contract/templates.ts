import { z } from 'zod';
import { captureSheet } from './capture.ts';
import { id, instant } from './common.ts';

/**
 * Templates while they are being made: words may still be missing, and what this contract does not know is carried
 * along unread. What a finished one may hold is said by the server.
 */

export const templateKind = z.enum(['capture', 'discussion']);
export type TemplateKind = z.infer<typeof templateKind>;

const MOST = 4_000;
const words = z.object({
  en: z.string().max(MOST),
  fr: z.string().max(MOST),
  es: z.string().max(MOST),
});
export type Spoken = z.infer<typeof words>;

const key = z.string().max(100);
const whole = z.number().int();

const choice = z.looseObject({ value: key, label: words });
export type ChoiceDraft = z.infer<typeof choice>;

const column = z.looseObject({
  id: key,
  kind: key,
  required: z.boolean().optional(),
  label: words,
  choices: z.array(choice).max(60).optional(),
});
export type ColumnDraft = z.infer<typeof column>;

const field = z.looseObject({
  id: key,
  kind: key,
  required: z.boolean(),
  label: words,
  help: words,
  example: words.optional(),
  maxLength: whole.optional(),
  choices: z.array(choice).max(60).optional(),
  list: key.optional(),
  several: z.boolean().optional(),
  columns: z.array(column).max(10).optional(),
  least: whole.optional(),
  most: whole.optional(),
  when: z.object({ field: key, is: z.array(key).max(60) }).optional(),
  /** A score: which scale, by its key in the options. */
  scale: key.optional(),
  /** Who keeps what stands in the rows, and what becomes of it without: columns by their ids. */
  kept: z.object({ by: key, otherwise: key, why: key, open: z.array(key).max(60) }).optional(),
  specific: z.boolean().optional(),
  from: key.optional(),
});
export type FieldDraft = z.infer<typeof field>;

const step = z.looseObject({ id: key, title: words, fields: z.array(field).max(60) });
export type StepDraft = z.infer<typeof step>;

export const captureBody = z.looseObject({
  name: words,
  intro: words,
  words: words.optional(),
  contentType: key,
  publishes: z.boolean().optional(),
  review: key.optional(),
  audience: key.optional(),
  /** It may be written without a name too. */
  unnamed: z.boolean().optional(),
  retention: z.object({ years: whole }).optional(),
  layout: z
    .looseObject({ folder: key, facts: z.array(key).optional(), headings: key.optional() })
    .optional(),
  titleField: key,
  abstractField: key,
  topicsField: key.optional(),
  countriesField: key.optional(),
  programmeField: key.optional(),
  steps: z.array(step).max(30),
});
export type CaptureBody = z.infer<typeof captureBody>;

const lines = z.array(z.string().max(MOST)).max(20);
const phase = z.looseObject({
  title: words,
  day: whole,
  questions: z.object({ en: lines, fr: lines, es: lines }),
});
export type PhaseDraft = z.infer<typeof phase>;

export const discussionBody = z.looseObject({
  name: words,
  purpose: words,
  days: whole,
  announceDays: whole,
  finalCallHours: whole,
  quietDays: whole,
  turnaroundHours: whole,
  output: words,
  phases: z.array(phase).max(20),
});
export type DiscussionBody = z.infer<typeof discussionBody>;

export const templateBody = z.union([captureBody, discussionBody]);
export type TemplateBody = z.infer<typeof templateBody>;

const version = z.number().int().min(1);

/** Where, and which word of `templates.faults`. */
const fault = z.object({ path: z.array(z.union([z.string(), z.number()])), word: z.string() });
export type TemplateFault = z.infer<typeof fault>;

/** Keys, and ids of what stands in a list; absent before or after is null. */
const difference = z.object({
  path: z.array(z.string()),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type TemplateDifference = z.infer<typeof difference>;

const line = z.object({
  kind: templateKind,
  id,
  name: words,
  version,
  inUse: z.boolean(),
  /** The product begins it by itself: it cannot be put out of use. */
  needed: z.boolean(),
  /** Changed here since it came with the product, or made here. */
  edited: z.boolean(),
  /** A later release of the product changes something in it. */
  offered: z.boolean(),
  /** It cannot be copied: what it is for there is one of. */
  single: z.boolean(),
  at: instant.nullable(),
  by: z.string().nullable(),
});
export type TemplateLine = z.infer<typeof line>;
export const templateLines = z.object({ items: z.array(line) });
export type TemplateLines = z.infer<typeof templateLines>;

const labelled = z.array(z.object({ value: z.string(), label: words }));

/** What may be chosen while one is made. */
const options = z.object({
  kinds: z.array(z.string()),
  cells: z.array(z.string()),
  /** Scales of scores with the choices that each has, in order. */
  scales: z.array(z.object({ value: z.string(), scores: z.array(z.string()) })),
  audiences: z.array(z.string()),
  reviews: z.array(z.string()),
  /** What the product fills in by itself. */
  known: z.array(z.string()),
  contentTypes: labelled,
  lists: labelled,
});
export type TemplateOptions = z.infer<typeof options>;

export const blankTemplate = z.object({ body: templateBody, options });
export type BlankTemplate = z.infer<typeof blankTemplate>;

const done = z.enum(['came', 'make', 'change', 'restore', 'keep', 'retire', 'bring-back']);

export const templatePage = z.object({
  kind: templateKind,
  id,
  version,
  body: templateBody,
  inUse: z.boolean(),
  needed: z.boolean(),
  /** Newest first. */
  history: z.array(
    z.object({
      version,
      verb: done,
      /** Of `restore`: the version that it went back to. */
      why: z.string(),
      by: z.string().nullable(),
      at: instant.nullable(),
      differences: z.array(difference),
    }),
  ),
  /** What a later release of the product changes, as it would stand here with it. */
  offer: z
    .object({
      body: templateBody,
      differences: z.array(difference),
      /** Where both say something else and what stands here is left. */
      both: z.array(z.array(z.string())),
    })
    .nullable(),
  options,
});
export type TemplatePage = z.infer<typeof templatePage>;

const why = z.string().trim().max(500);

export const makeTemplate = z.object({ body: templateBody, why });
export type MakeTemplate = z.infer<typeof makeTemplate>;

export const changeTemplate = z.object({
  body: templateBody,
  why,
  /** As it was seen. */
  version,
  /** What a later release of the product changes is in it. */
  offered: z.boolean().optional(),
});
export type ChangeTemplate = z.infer<typeof changeTemplate>;

/** With faults nothing was saved. */
export const savedTemplate = z.object({
  id: id.nullable(),
  version: version.nullable(),
  faults: z.array(fault),
});
export type SavedTemplate = z.infer<typeof savedTemplate>;

export const moveTemplate = z.discriminatedUnion('verb', [
  z.object({ verb: z.enum(['keep', 'retire', 'bring-back']), version }),
  z.object({ verb: z.literal('restore'), version, to: version }),
]);
export type MoveTemplate = z.infer<typeof moveTemplate>;
export const movedTemplate = z.object({ version });

export const compareTemplate = z.object({ body: templateBody, base: version });
export type CompareTemplate = z.infer<typeof compareTemplate>;
export const comparedTemplate = z.object({
  version,
  by: z.string().nullable(),
  at: instant,
  why: z.string(),
  /** What was made of it meanwhile. */
  theirs: z.array(difference),
  /** Both together: where both say something else, what was sent stands. */
  body: templateBody,
  both: z.array(z.array(z.string())),
});
export type ComparedTemplate = z.infer<typeof comparedTemplate>;

export const previewTemplate = z.object({ body: captureBody });
export const templatePreview = z.object({
  faults: z.array(fault),
  /** As the tab shows it, with nothing answered; null with faults. */
  sheet: captureSheet.nullable(),
  /** Adaptive Cards of the chat, a step each. */
  cards: z.array(z.record(z.string(), z.unknown())),
});
export type TemplatePreview = z.infer<typeof templatePreview>;

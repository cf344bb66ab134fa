import { z } from 'zod';
import { id, instant, language, nonce } from './common.ts';

const words = z.object({ en: z.string(), fr: z.string(), es: z.string() });

const choices = z.array(z.object({ value: z.string(), label: words })).optional();

/** Who reads a record once it is out. */
export const recordAudience = z.enum([
  'staff',
  'unit',
  'community',
  'moderators',
  'supervisor',
  'named',
]);
export type RecordAudience = z.infer<typeof recordAudience>;

const readersChoice = z.object({
  audience: recordAudience,
  community: id.nullable(),
  /** Of the unit, community or supervisor. */
  name: z.string().nullable(),
});
export type ReadersChoice = z.infer<typeof readersChoice>;

export const recordReaders = readersChoice.extend({
  author: z.string(),
  mine: z.boolean(),
  /** Names, where people are named. */
  people: z.array(z.string()),
  /** Besides its author; null: fewer than `smallest`. */
  count: z.number().int().nullable(),
  smallest: z.number().int(),
  /** In SharePoint, and found by search. */
  library: z.boolean(),
  /** What its author may choose instead; empty for others. */
  choices: z.array(readersChoice),
});
export type RecordReaders = z.infer<typeof recordReaders>;

export const chooseReaders = z.object({
  audience: recordAudience,
  /** With `community` and `moderators`. */
  community: id.nullable(),
  /** With `named`: names or mail addresses. */
  readers: z.array(z.string().trim().min(1).max(200)).max(20),
});
export type ChooseReaders = z.infer<typeof chooseReaders>;

const column = z.object({
  id: z.string(),
  kind: z.enum(['line', 'choice', 'date', 'number', 'people', 'link']),
  required: z.boolean(),
  label: words,
  maxLength: z.number().int(),
  choices,
});
export type TemplateColumn = z.infer<typeof column>;

/**
 * Answers are words. `choice` of several: values with commas between them. `date`: `YYYY-MM-DD`; `date-range`: two with
 * a slash between. `people`, `files`: one a line. `yes-no`: `yes` or `no`. `rows`: a line for each row, a tab between
 * its cells.
 */
const field = z.object({
  id: z.string(),
  kind: z.enum([
    'line',
    'text',
    'choice',
    'topics',
    'countries',
    'date',
    'date-range',
    'number',
    'people',
    'link',
    'files',
    'yes-no',
    'rows',
  ]),
  required: z.boolean(),
  label: words,
  help: words,
  /** An answer as it might be. */
  example: words.optional(),
  maxLength: z.number().int(),
  choices,
  several: z.boolean().optional(),
  columns: z.array(column).optional(),
  /** Rows, or addresses, at least and at most. */
  least: z.number().int().optional(),
  most: z.number().int().optional(),
  /** Asked for only while another answer is one of these. */
  when: z.object({ field: z.string(), is: z.array(z.string()) }).optional(),
});

export const template = z.object({
  /** What it is once it is published; absent: a document. */
  becomes: z.enum(['document', 'gap']).optional(),
  /** It may be written without a name too. */
  unnamed: z.literal(true).optional(),
  id: z.string(),
  version: z.number().int(),
  name: words,
  intro: words,
  steps: z.array(
    z.object({
      id: z.string(),
      title: words,
      fields: z.array(field),
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
  state: z.enum([
    'draft',
    'reviewing',
    'changing',
    'approved',
    'publishing',
    'published',
    'retracting',
    'retracted',
    'discarded',
  ]),
  /** Who reads it once it is out. */
  audience: recordAudience.optional(),
  answers: z.record(z.string(), z.string()),
  webUrl: z.string().nullable(),
  /** Why it is not out yet although it was let go. */
  trouble: z
    .enum(['read-only', 'locked', 'full', 'refused', 'busy', 'away', 'no-library'])
    .nullish(),
  /** How it went out and was taken back, oldest first. */
  history: z
    .array(
      z.object({
        move: z.enum(['published', 'retracted', 'narrowed']),
        at: instant,
        reason: z.string(),
      }),
    )
    .optional(),
  updatedAt: instant,
});
export type Capture = z.infer<typeof capture>;

const mark = z.enum(['yes', 'no', 'not-applicable']);

/** Who is reached by what is written down; a point on which nothing is said is absent. */
export const checklist = z.object({
  marks: z.object({
    gender: mark.optional(),
    disability: mark.optional(),
    'vulnerable-groups': mark.optional(),
    'social-partners': mark.optional(),
  }),
  note: z.string().max(1_000),
});
export type Checklist = z.infer<typeof checklist>;

export const captureSheet = z.object({
  capture,
  template,
  nextStep: z.number().int(),
  /** Ids of the fields that were filled in from what is known already and not saved by the person since. */
  suggested: z.array(z.string()).optional(),
  /** By field id: `capture.problems.<word>`. */
  problems: z.record(
    z.string(),
    z.enum([
      'missing',
      'too-long',
      'not-a-choice',
      'unknown-topic',
      'unknown-country',
      'not-a-date',
      'ends-before',
      'not-a-number',
      'not-a-link',
      'too-few',
      'too-many',
      'row-open',
      'one-sided',
      'not-kept',
    ]),
  ),
  /** When each answer was given, by field id. */
  answeredAt: z.record(z.string(), z.string()).optional(),
  /** Fields whose answer came from elsewhere meanwhile: it stays, and this device keeps its own until somebody chose. */
  conflicts: z.array(z.string()).optional(),
  /** Names of what nobody keeps, and nothing else was decided on. */
  unkept: z.array(z.string()).optional(),
  /** Fields whose answer could be anybody's. */
  vague: z.array(z.string()).optional(),
  /** What its author said of who is reached. */
  checklist: checklist.nullable().optional(),
  actions: z.array(
    z.enum([
      'answer',
      'submit',
      'send',
      'recall',
      'approve',
      'ask-changes',
      'decline',
      'revise',
      'mark',
      'distribute',
      'discard',
      'retract',
      'reopen',
      'record',
    ]),
  ),
});
export type CaptureSheet = z.infer<typeof captureSheet>;

export const beginCapture = z.object({
  nonce,
  template: z.string().max(100),
  prompt: id.nullable(),
});
export type BeginCapture = z.infer<typeof beginCapture>;

export const answers = z.object({
  answers: z.record(z.string().max(100), z.string().max(20_000)),
  /** When each field was answered as this device saw it last (empty: not yet); absent, it is taken as it comes. */
  seen: z.record(z.string().max(100), z.string().max(40)).optional(),
});
export type Answers = z.infer<typeof answers>;

/** What in a record names or describes a person; `kind` as `safety.hint.<kind>`. */
export const recordHints = z.object({
  items: z.array(z.object({ field: z.string(), kind: z.string(), words: z.string() })),
});
export type RecordHints = z.infer<typeof recordHints>;

export const retractCapture = z.object({ reason: z.string().trim().min(1).max(500) });

export const prompt = z.object({
  id,
  kind: z.enum([
    'project-close',
    'departure',
    'mission',
    'project-start',
    'milestone',
    'discussion',
    'publication',
    'training',
  ]),
  /** What it is about, in words; null where nothing says so. */
  title: z.string().nullable(),
  /** Whoever would know has left or is not known, and this person is asked in their place. */
  standsIn: z.boolean(),
  /** The project that it is about; null where it is about none. */
  project: z.object({ code: z.string(), title: z.string(), endsOn: instant }).nullable(),
  /** The day of what it is about: the end of the project, the last day at work … */
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

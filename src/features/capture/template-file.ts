import { z } from 'zod';

const words = z.object({ en: z.string().min(1), fr: z.string().min(1), es: z.string().min(1) });
const id = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, 'an id is small letters, digits and hyphens, with a letter first');
const choice = z.object({ value: z.string().regex(/^[^,\t\n]+$/), label: words });

/**
 * What an answer is. `line` and `text`: words, short and long. `choice`: of its own choices or of a controlled list.
 * `date`: `YYYY-MM-DD`; `date-range`: two of them with a slash between (ISO 8601). `people`: a name or mail address a
 * line. `link` and `files`: an address a line. `yes-no`: `yes` or `no`. `rows`: a small table, a line for each row
 * and a tab between its cells.
 */
export const FIELD_KINDS = [
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
] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

/** Characters, where a file names no limit of its own. */
const LONGEST: Readonly<Record<FieldKind, number>> = {
  line: 200,
  text: 4_000,
  choice: 500,
  topics: 400,
  countries: 400,
  date: 40,
  'date-range': 40,
  number: 20,
  people: 1_000,
  link: 2_000,
  files: 8_000,
  'yes-no': 40,
  rows: 8_000,
};

/** Shown, asked for and published only while another answer is one of these. */
const when = z.object({ field: id, is: z.array(z.string().min(1)).min(1) });

export const CELL_KINDS = ['line', 'choice', 'date', 'number', 'people', 'link'] as const;
const column = z
  .object({
    id,
    kind: z.enum(CELL_KINDS),
    required: z.boolean().default(false),
    label: words,
    maxLength: z.number().int().positive().max(1_000).optional(),
    choices: z.array(choice).min(2).optional(),
  })
  .transform((one) => ({ ...one, maxLength: one.maxLength ?? Math.min(LONGEST[one.kind], 500) }));

/** What the product knows by itself and fills in, marked until the author has confirmed it. */
export const KNOWN = [
  'mission.title',
  'mission.dates',
  'mission.countries',
  'project.code',
  'project.title',
  'project.countries',
  'project.dates',
  /** What somebody was asked about: the discussion or publication. */
  'about.title',
  'author.name',
  'author.unit',
] as const;
export type KnownFact = (typeof KNOWN)[number];

const field = z
  .object({
    id,
    kind: z.enum(FIELD_KINDS),
    required: z.boolean(),
    label: words,
    /** What to write. */
    help: words,
    /** An answer as it might be. */
    example: words.optional(),
    maxLength: z.number().int().positive().max(20_000).optional(),
    choices: z.array(choice).min(2).optional(),
    /** A score of RQ+: `context` 1 to 4, 1 the best; `quality` 1 to 8, 8 the best, or `IIA` (requirements D.5). */
    scale: z.enum(['context', 'quality']).optional(),
    /** The controlled list that its choices are, by its key in the taxonomy. */
    list: z.string().optional(),
    /** More than one choice; they are kept with commas between them. */
    several: z.boolean().default(false),
    columns: z.array(column).min(1).max(8).optional(),
    /** Rows, or addresses, at least and at most. */
    least: z.number().int().min(0).optional(),
    most: z.number().int().min(1).max(50).optional(),
    /** Rows of each kind: what worked, and what did not. */
    covers: z.object({ column: id, values: z.array(z.string().min(1)).min(2) }).optional(),
    /**
     * Rows of what somebody must keep: `by` says who. Without one, `otherwise` says what becomes of it, with its `why`;
     * its values of `open` leave it open.
     */
    kept: z.object({ by: id, otherwise: id, why: id, open: z.array(z.string()) }).optional(),
    when: when.optional(),
    /** A platitude here gets one question back. */
    specific: z.boolean().default(false),
    /** Words of a usual answer, where it is not as long as others of its kind. */
    usual: z.number().int().min(0).max(2_000).optional(),
    from: z.enum(KNOWN).optional(),
    /**
     * What its lines are, where something is made of them: commitments with their dates, addresses of files, rows of what
     * was agreed with a day each.
     */
    holds: z.enum(['commitments', 'links', 'follow-up']).optional(),
  })
  .transform((one) => ({ ...one, maxLength: one.maxLength ?? LONGEST[one.kind] }));

const readers = z.enum(['supervisor-and-successor', 'successor', 'all-staff-if-shared']);
/** Who reads a section of a handover; its lessons also all staff, where the leaver shares them. */
export type Readers = z.infer<typeof readers>;

const step = z.object({
  id,
  title: words,
  fields: z.array(field).min(1),
  readers: readers.optional(),
});

/**
 * `light`: its author looks it over, with what is there already, and lets it go; what is wrong is put right afterwards.
 * `peer`: a colleague looks it over first. `none`: nothing is let go.
 */
const reviewPath = z.enum(['none', 'light', 'peer']);
export type ReviewPath = z.infer<typeof reviewPath>;

const DEFAULT_LAYOUT = { folder: 'Lessons', facts: [], headings: 'fields' as const };

export const templateFile = z.object({
  id,
  version: z.number().int().positive(),
  name: words,
  intro: words,
  /** What somebody writes in the chat to begin one, beside its name; commas between them. */
  words: words.optional(),
  /** The content type written to SharePoint (requirements D.2). */
  contentType: z.string().min(1),
  steps: z.array(step).min(1),
  /** False for what goes to certain people on a certain day (a handover) and not to the library when it is ready. */
  publishes: z.boolean().default(true),
  /** Who reads it once it is published, unless its author chooses others. */
  audience: z.enum(['all-staff', 'unit', 'supervisor']).default('all-staff'),
  review: reviewPath.default('light'),
  /** May be written without a name too, for all staff: docs/anonymity.md. */
  unnamed: z.boolean().default(false),
  /** Years after publication at which its owner is asked whether it still holds. */
  retention: z.object({ years: z.number().int().min(1).max(50) }).default({ years: 3 }),
  layout: z
    .object({
      /** Of the library. */
      folder: z.string().regex(/^[\w -]+$/),
      /** Fields that stand under the title and not in a section of their own. */
      facts: z.array(id).default([]),
      /** `steps`: a heading for each step and a smaller one for each field. */
      headings: z.enum(['fields', 'steps']).default('fields'),
    })
    .default(DEFAULT_LAYOUT),
  /** A published record is a known gap instead of a document: its title is what is missing. */
  becomes: z.enum(['document', 'gap']).default('document'),
  titleField: z.string(),
  abstractField: z.string(),
  topicsField: z.string().optional(),
  countriesField: z.string().optional(),
  /** Which answers, or cells of a table (`rows`), say what worked and what did not (FR-SYN-6). */
  experience: z
    .object({ rows: id.optional(), outcome: id, said: id, because: id.optional() })
    .optional(),
  /** What an assessment is counted under. */
  programmeField: z.string().optional(),
  /** `date-range` or `date` by which the record is looked up. */
  neededByField: z.string().optional(),
});

export type Template = z.infer<typeof templateFile>;
export type TemplateStep = Template['steps'][number];
export type TemplateField = TemplateStep['fields'][number];
export type TemplateColumn = NonNullable<TemplateField['columns']>[number];
export type Condition = z.infer<typeof when>;

import { z } from 'zod';
import { id, instant } from './common.ts';

/** What a sheet of old mission reports may say of each. */
export const reportField = z.enum([
  'number',
  'title',
  'authors',
  'start',
  'end',
  'countries',
  'topics',
  'language',
  'unit',
  'summary',
  'findings',
  'file',
]);
export type ReportField = z.infer<typeof reportField>;

const sheet = z.string().min(1).max(500);
/** What a column is called in this sheet, by field. */
const columns = z.partialRecord(reportField, z.string().trim().min(1).max(200));

export const chosenSheet = z.object({ sheet, columns });
export const newImport = chosenSheet.extend({
  /** False: it is only said what would be done. */
  apply: z.boolean(),
});
export type NewImport = z.infer<typeof newImport>;

export const sheetSurvey = z.object({
  rows: z.number().int(),
  /** What the sheet calls each field that it has. */
  columns: z.partialRecord(reportField, z.string()),
  dropped: z.array(z.string()),
  /** Why it cannot be read: a word of `sources.troubles` and what fills it. */
  trouble: z
    .object({ code: z.string(), details: z.record(z.string(), z.union([z.string(), z.number()])) })
    .nullable(),
});
export type SheetSurvey = z.infer<typeof sheetSurvey>;

export const importRun = z.object({
  id,
  sheet: z.string(),
  apply: z.boolean(),
  state: z.enum(['running', 'stopped', 'done', 'failed']),
  rows: z.number().int(),
  done: z.number().int(),
  new: z.number().int(),
  changed: z.number().int(),
  same: z.number().int(),
  refused: z.number().int(),
  /** Null while nothing is known. */
  secondsLeft: z.number().int().nullable(),
  trouble: sheetSurvey.shape.trouble,
  at: instant,
});
export type ImportRun = z.infer<typeof importRun>;

export const importPage = z.object({
  /** The folder of the server in which sheets are looked for. */
  place: z.string(),
  sheets: z.array(z.string()),
  run: importRun.nullable(),
});
export type ImportPage = z.infer<typeof importPage>;

export const importRefusals = z.object({
  items: z.array(
    z.object({
      line: z.number().int(),
      number: z.string(),
      column: z.string(),
      /** A word of `imports.refused`. */
      reason: z.string(),
    }),
  ),
});
export type ImportRefusals = z.infer<typeof importRefusals>;

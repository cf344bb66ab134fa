import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { LANGUAGES } from '../../src/kernel/language.ts';

/**
 * Ground truth over the seeded library, judged by reading its documents and never by running a search. An item is
 * named by its seed key (`en-001`).
 */
const language = z.enum(LANGUAGES);
const key = z.string().regex(/^(en|fr|es)-\d{3}$/);

/** A question as somebody asks it, and the one item in another language that answers it. */
const Pair = z.strictObject({ id: z.string(), language, text: z.string().min(15), item: key });
export type Pair = z.infer<typeof Pair>;

/**
 * A discussion as it is opened, and every item that somebody who takes part could use: it treats the same problem of
 * comparable workers, in any country and language. All other items are judged not relevant.
 */
const Discussion = z.strictObject({
  id: z.string(),
  language,
  title: z.string(),
  background: z.string(),
  questions: z.array(z.string()).min(1),
  relevant: z.array(key).min(3),
});
export type Discussion = z.infer<typeof Discussion>;

/** A seeded document (shortened) in another language: a translation, which is not a duplicate. */
const Translation = z.strictObject({
  of: key,
  language,
  title: z.string(),
  abstract: z.string(),
  body: z.string(),
});
export type Translation = z.infer<typeof Translation>;

/** A form that is filled in anew for each country and year: alike in wording, and not duplicates. */
const Template = z.strictObject({
  key: z.string(),
  language,
  type: z.string(),
  title: z.string(),
  abstract: z.string(),
  body: z.string(),
  fills: z.array(z.record(z.string(), z.string())).min(2),
});
export type Template = z.infer<typeof Template>;

function load<Row>(name: string, row: z.ZodType<Row>): Row[] {
  const file = new URL(`truth/${name}.json`, import.meta.url);
  const parsed = z.array(row).safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.data;
  throw new Error(`tools/eval/truth/${name}.json: ${z.prettifyError(parsed.error)}`);
}

export const loadPairs = (): Pair[] => load('crosslanguage', Pair);
export const loadDiscussions = (): Discussion[] => load('related', Discussion);
export const loadTranslations = (): Translation[] => load('translations', Translation);
export const loadTemplates = (): Template[] => load('templates', Template);

/** Half of all ids, by their hash: what is measured on them is reported, and nothing is chosen by it. */
export const isHeldOut = (id: string): boolean =>
  ((createHash('sha256').update(id).digest()[0] ?? 0) & 1) === 1;

import { z } from 'zod';
import { id, instant } from './common.ts';
import { termLink } from './taxonomy.ts';

const text = (most: number) => z.string().trim().max(most);

const meaning = z.object({
  id,
  /** Empty where it is the whole organization's. */
  unit: z.string(),
  /** In the reader's language where it is said in it; `language` says which it is. */
  definition: z.string(),
  language: z.string(),
  definitions: z.record(z.string(), z.string()),
  source: z.string(),
  sourceUrl: z.string().nullable(),
});

/** An entry as a line of the list. */
const summary = z.object({
  id,
  label: z.string(),
  /** How many meanings it has. */
  meanings: z.number().int(),
  /** They differ, and none was settled on. */
  differs: z.boolean(),
  /** Of what comes first. */
  definition: z.string(),
});

export const glossaryList = z.object({
  /** Whether this person may write in it. */
  curates: z.boolean(),
  items: z.array(summary),
});
export type GlossaryList = z.infer<typeof glossaryList>;

export const glossaryEntry = z.object({
  id,
  version: z.number().int(),
  state: z.enum(['current', 'removed']),
  label: z.string(),
  labels: z.record(z.string(), z.string()),
  /** The term of a list that it speaks of, with what the list says it means. */
  term: termLink.extend({ definition: z.string(), example: z.string() }).nullable(),
  meanings: z.array(meaning),
  settled: id.nullable(),
  differs: z.boolean(),
  versions: z.array(
    z.object({ version: z.number().int(), at: instant, by: z.string(), verb: z.string() }),
  ),
  curates: z.boolean(),
});
export type GlossaryEntry = z.infer<typeof glossaryEntry>;

/** Over http and https only: what people press must not run anything. */
const address = z
  .url({ protocol: /^https?$/ })
  .max(1_000)
  .nullable();
const words = z.object({ en: text(2_000), fr: text(2_000), es: text(2_000) });

export const glossaryWords = z.object({
  labels: z.object({ en: text(200), fr: text(200), es: text(200) }),
  term: id.nullable(),
  meanings: z
    .array(
      z.object({
        id: id.nullable(),
        unit: text(200),
        definition: words,
        source: text(500),
        sourceUrl: address,
      }),
    )
    .max(30),
});
export type GlossaryWords = z.infer<typeof glossaryWords>;

const seen = z.object({ version: z.number().int() });
export const changeGlossary = glossaryWords.extend(seen.shape);
export type ChangeGlossary = z.infer<typeof changeGlossary>;
export const settleGlossary = seen.extend({ meaning: id.nullable() });
export const removeGlossary = seen;
/** `to`: the version that it becomes again. */
export const undoGlossary = seen.extend({ to: z.number().int() });

export const glossaryQuery = z.object({
  q: z.string().max(200).optional(),
  term: z.string().max(200).optional(),
});

import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { createTextAnalysis } from '../../src/adapters/text/analysis.ts';
import { createJudge } from '../../src/features/taxonomy/likeness.ts';
import { vocabulary } from '../../src/features/taxonomy/model.ts';
import { Refusal } from '../lib/refusal.ts';
import { type Decision, decisionScores, tell } from './metrics.ts';

const SDG = 'sdg';

const Rows = z
  .array(
    z.object({
      text: z.string().min(1),
      sdg: z.string().regex(/^(?:[1-9]|1[0-7])$/),
      label: z
        .string()
        .regex(/^(?:true|false)$/i)
        .transform((label) => label.toLowerCase() === 'true'),
    }),
  )
  .min(1);
export type LabelledText = z.infer<typeof Rows>[number];

/** Labelled texts of a table with the columns text, sdg (1 to 17) and label. @throws Refusal saying what is wrong */
export function readLabelled(path: string): readonly LabelledText[] {
  if (!existsSync(path)) throw new Refusal(`There is no file ${path}.`);
  const table: unknown = parse(readFileSync(path, 'utf8'), { columns: true, bom: true });
  const parsed = Rows.safeParse(table);
  if (parsed.success) return parsed.data;
  throw new Refusal(
    `${basename(path)} has not the columns text, sdg (1 to 17), label (true, false):\n${z.prettifyError(parsed.error)}`,
  );
}

/** What the product says of each row: is the text about the goal that the row names? */
export function decisions(rows: readonly LabelledText[]): readonly Decision[] {
  const { detect, stems } = createTextAnalysis();
  const judge = createJudge(stems);
  return rows.map(({ text, sdg, label }) => {
    const all = judge(vocabulary.terms, SDG, text, detect(text, 'en'));
    const said = all.some(({ term, about }) => about && term.slug === sdg);
    return { said, true: label };
  });
}

/** A line per file: how often the product's own tagging decides as people did, and F1 of the rows that are about it. */
export function evalTagging(files: readonly string[]): void {
  for (const file of files) {
    tell({ set: basename(file, '.csv'), ...decisionScores(decisions(readLabelled(file))) });
  }
}

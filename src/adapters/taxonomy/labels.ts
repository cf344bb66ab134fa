import { z } from 'zod';
import type { TermFile } from '../../features/taxonomy/term-file.ts';
import { schemesNamed } from './csv.ts';
import { stableId } from './stable-id.ts';

const tidy = (text: string): string => text.trim().replace(/\s+/g, ' ');

const labels = z.record(z.string().min(1), z.string());

/**
 * Labels of one language, by the id that the outside gives them: `{"10": "domestic trade"}`. Lines are entries, from 1.
 */
export function readLabels(
  text: string,
  { scheme, language }: { readonly scheme: string; readonly language: string },
): TermFile {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    // Whatever JSON.parse finds wrong is the file's fault.
    const what = error instanceof Error ? error.message : String(error);
    return { schemes: [], terms: [], refused: [{ line: 1, reason: 'syntax', what }], ignored: {} };
  }
  const parsed = labels.safeParse(value);
  if (!parsed.success) {
    const what = parsed.error.issues[0]?.message ?? '';
    return { schemes: [], terms: [], refused: [{ line: 1, reason: 'syntax', what }], ignored: {} };
  }
  const terms = Object.entries(parsed.data).map(([slug, label], at) => ({
    line: at + 1,
    scheme,
    id: stableId(scheme, slug),
    uri: null,
    slug,
    labels: tidy(label) === '' ? {} : { [language]: tidy(label) },
    synonyms: {},
    definition: {},
    example: {},
  }));
  return { schemes: schemesNamed(terms), terms, refused: [], ignored: {} };
}

import type { Labels, LabelValue } from '../../contract/labels.ts';
import type { LabelSheet, LabelValue as Value } from '../../features/taxonomy/labels.ts';
import { labelOf, nameIn } from '../../features/taxonomy/term.ts';
import { proposal, type TermReader } from './taxonomy.ts';

function value({ term, text, how, words }: Value, { language }: TermReader): LabelValue {
  return {
    id: term?.id ?? null,
    label: term ? labelOf(term, language) : text,
    how,
    words: [...words],
    definition: (term && nameIn(term.definition, language)) ?? '',
    example: (term && nameIn(term.example, language)) ?? '',
  };
}

export const labels = (
  { lines, missing, unknown, proposals, settled }: LabelSheet,
  placed: Labels['placed'],
  reader: TermReader,
): Labels => ({
  lines: lines.map(({ field, values, offered }) => ({
    field,
    values: values.map((one) => value(one, reader)),
    offered: offered.map((one) => value(one, reader)),
  })),
  missing: [...missing],
  unknown: [...unknown],
  proposals: proposals.map((one) => proposal(one, reader)),
  settled,
  placed,
});

import { z } from 'zod';
import type { ColumnKind, DesiredColumn, DesiredList } from './desired.ts';

/** A column as Graph describes it, as far as it matters whether it serves. */
export const columnSchema = z.object({
  id: z.string(),
  name: z.string(),
  displayName: z.string().nullish(),
  indexed: z.boolean().nullish(),
  hidden: z.boolean().nullish(),
  readOnly: z.boolean().nullish(),
  text: z.object({ allowMultipleLines: z.boolean().nullish() }).nullish(),
  choice: z
    .object({
      displayAs: z.string().nullish(),
      allowTextEntry: z.boolean().nullish(),
      choices: z.array(z.string()).nullish(),
    })
    .nullish(),
  dateTime: z.unknown().optional(),
  boolean: z.unknown().optional(),
  number: z.unknown().optional(),
  lookup: z.unknown().optional(),
  personOrGroup: z.unknown().optional(),
  term: z.unknown().optional(),
  hyperlinkOrPicture: z.unknown().optional(),
  calculated: z.unknown().optional(),
});
export type FoundColumn = z.infer<typeof columnSchema>;

const FACETS: Readonly<Record<Exclude<ColumnKind, 'built-in'>, (wish: DesiredColumn) => object>> = {
  text: () => ({ text: { allowMultipleLines: false } }),
  note: () => ({ text: { allowMultipleLines: true, textType: 'plain', linesForEditing: 4 } }),
  choice: ({ choices }) => ({
    choice: { choices, allowTextEntry: false, displayAs: 'dropDownMenu' },
  }),
  date: () => ({ dateTime: { format: 'dateOnly', displayAs: 'standard' } }),
  boolean: () => ({ boolean: {} }),
};

/** What Graph is sent to make the column; null for one that SharePoint makes by itself. */
export function definitionOf(wish: DesiredColumn): object | null {
  const { name, kind, indexed, help } = wish;
  if (kind === 'built-in') return null;
  return { name, displayName: name, description: help, indexed, ...FACETS[kind](wish) };
}

const WORDS: Readonly<Record<ColumnKind, string>> = {
  text: 'Single line of text',
  note: 'Multiple lines of text (plain)',
  choice: 'Choice',
  date: 'Date and time (date only)',
  boolean: 'Yes/No',
  'built-in': 'built in',
};

/** The kind in the words of SharePoint's own pages. */
export const kindInWords = (kind: ColumnKind): string => WORDS[kind];

/** `Slug (Single line of text, indexed)` */
export const inWords = ({ name, kind, indexed }: DesiredColumn): string =>
  `${name} (${WORDS[kind]}${indexed ? ', indexed' : ''})`;

const OTHER = {
  number: 'Number',
  lookup: 'Lookup',
  personOrGroup: 'Person or Group',
  term: 'Managed Metadata',
  hyperlinkOrPicture: 'Hyperlink or Picture',
  calculated: 'Calculated',
} as const;

export function foundInWords(found: FoundColumn): string {
  if (found.text) return WORDS[found.text.allowMultipleLines ? 'note' : 'text'];
  if (found.choice)
    return found.choice.displayAs === 'checkBoxes' ? 'Choice (several)' : WORDS.choice;
  if (found.dateTime) return 'Date and time';
  if (found.boolean) return WORDS.boolean;
  const other = Object.entries(OTHER).find(([facet]) => found[facet as keyof typeof OTHER]);
  return other?.[1] ?? 'of another type';
}

/** Whether what is there can be read as the product expects, and, in a library, written. */
export function serves(found: FoundColumn, wish: DesiredColumn, { library }: DesiredList): boolean {
  const { text, choice } = found;
  const several = choice?.displayAs === 'checkBoxes';
  switch (wish.kind) {
    case 'built-in':
      return true;
    case 'text':
      // A closed choice would refuse what Praxis publishes.
      return Boolean(text) || Boolean(choice && !several && (!library || choice.allowTextEntry));
    case 'note':
      // A single line is enough to read, but what Praxis writes may be longer.
      return library ? text?.allowMultipleLines === true : Boolean(text ?? choice);
    case 'choice':
      return Boolean(text) || Boolean(choice && !several);
    case 'date':
      return Boolean(found.dateTime);
    case 'boolean':
      return Boolean(found.boolean);
  }
}

/** Several lines cannot be indexed. */
export const lacksIndex = (found: FoundColumn, wish: DesiredColumn): boolean =>
  wish.indexed && !found.indexed && !found.text?.allowMultipleLines;

/**
 * Choices of ours that a column does not offer; capitals make no difference, since they make none to readers. Where
 * the service does not say what is offered nothing is lacking: what is not known is not overwritten.
 */
export function lacksChoices({ choice }: FoundColumn, wish: DesiredColumn): readonly string[] {
  if (wish.kind !== 'choice' || !choice?.choices) return [];
  const offered = new Set(choice.choices.map((one) => one.trim().toLowerCase()));
  return wish.choices.filter((one) => !offered.has(one.toLowerCase()));
}

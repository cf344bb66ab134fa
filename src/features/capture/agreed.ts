import type { CaptureId, ProductId } from '../../kernel/ids.ts';
import { rowsOf, type Terms } from './answers.ts';
import type { Capture } from './model.ts';
import { fieldsOf, type Template, type TemplateField } from './template.ts';

/** Something that a record says is to be done by a day. */
export interface Agreed {
  readonly capture: CaptureId;
  /** Place among those of its record. */
  readonly at: number;
  readonly product: ProductId | null;
  /** Of the record. */
  readonly title: string;
  readonly topics: readonly string[];
  readonly what: string;
  /** `YYYY-MM-DD` */
  readonly by: string;
}

/** Where a form asks for it. */
export const agreedField = (template: Template): TemplateField | undefined =>
  fieldsOf(template).find(({ holds }) => holds === 'follow-up');

/**
 * What has a day from this one (`YYYY-MM-DD`) on: what was agreed without one is read in the record.
 */
export function agreedIn(
  template: Template,
  capture: Capture,
  terms: Terms,
  from: string,
): readonly Agreed[] {
  const field = agreedField(template);
  const day = field?.columns?.findIndex(({ kind }) => kind === 'date') ?? -1;
  if (!field || day < 0) return [];
  const { id, product, answers } = capture;
  const answer = (name: string | undefined) => (name && answers[name]?.trim()) || '';
  const dated = rowsOf(answers[field.id] ?? '').flatMap((row, at) => {
    const [what = ''] = row;
    const by = row[day] ?? '';
    return what && by && by >= from ? [{ at, what, by }] : [];
  });
  // Words are looked for only where a day is ahead.
  if (dated.length === 0) return [];
  const topics = terms.topicsIn(answer(template.topicsField));
  const common = { capture: id, product, title: answer(template.titleField), topics };
  return dated.map((one) => ({ ...common, ...one }));
}

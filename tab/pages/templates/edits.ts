import type { CaptureBody, FieldDraft, TemplateOptions } from '../../../src/contract/templates.ts';

/** What the parts of a form's editor are given. */
export interface FormEdit {
  readonly body: CaptureBody;
  readonly onChange: (body: CaptureBody) => void;
  readonly options: TemplateOptions;
}

/** What the parts of a field's editor are given. */
export interface FieldEdit {
  readonly field: FieldDraft;
  /** Where it stands in the template. */
  readonly place: string;
  /** Fields that come before it. */
  readonly before: readonly FieldDraft[];
  readonly options: TemplateOptions;
  readonly onChange: (field: FieldDraft) => void;
}

import type {
  BlankTemplate,
  CaptureBody,
  ChangeTemplate,
  ComparedTemplate,
  CompareTemplate,
  MakeTemplate,
  MoveTemplate,
  SavedTemplate,
  TemplateKind,
  TemplateLines,
  TemplatePage,
  TemplatePreview,
} from '../src/contract/templates.ts';

type Call = <T>(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown) => Promise<T>;

const of = (kind: TemplateKind, id: string) => `admin/templates/${kind}/${encodeURIComponent(id)}`;

/** Templates as administrators change them. */
export const templateCalls = (call: Call) => ({
  templateLines: () => call<TemplateLines>('GET', 'admin/templates'),
  blankTemplate: (kind: TemplateKind) =>
    call<BlankTemplate>('GET', `admin/template-blanks/${kind}`),
  templatePage: (kind: TemplateKind, id: string) => call<TemplatePage>('GET', of(kind, id)),
  makeTemplate: (kind: TemplateKind, input: MakeTemplate) =>
    call<SavedTemplate>('POST', `admin/templates/${kind}`, input),
  changeTemplate: (kind: TemplateKind, id: string, input: ChangeTemplate) =>
    call<SavedTemplate>('PUT', of(kind, id), input),
  moveTemplate: (kind: TemplateKind, id: string, input: MoveTemplate) =>
    call<unknown>('POST', `${of(kind, id)}/move`, input),
  compareTemplate: (kind: TemplateKind, id: string, input: CompareTemplate) =>
    call<ComparedTemplate>('POST', `${of(kind, id)}/compare`, input),
  previewTemplate: (body: CaptureBody) =>
    call<TemplatePreview>('POST', 'admin/template-preview', { body }),
});

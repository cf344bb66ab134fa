import { faultsOf } from './template-faults.ts';
import {
  type Condition,
  type Template,
  type TemplateField,
  templateFile,
} from './template-file.ts';

export type {
  FieldKind,
  KnownFact,
  Readers,
  Template,
  TemplateColumn,
  TemplateField,
  TemplateStep,
} from './template-file.ts';

/** A template as it lies in a folder: a data file, read once at start, never code. */
export interface TemplateFile {
  /** Told to whoever made it, where it is at fault. */
  readonly name: string;
  readonly body: unknown;
}

/** The forms there are, each in every version that a file has. */
export interface Templates {
  /** The newest version of each, in the order of their files. */
  readonly all: readonly Template[];
  /** As a record was begun with it; the newest where that version has no file any more. Null: there is no such form. */
  of(id: string, version?: number): Template | null;
}

export const fieldsOf = (template: Template): readonly TemplateField[] =>
  template.steps.flatMap(({ fields }) => fields);

type Answers = Readonly<Record<string, string>>;

const holds = ({ field, is }: Condition, template: Template, answers: Answers): boolean => {
  const named = fieldsOf(template).find(({ id }) => id === field);
  if (!named || !isShown(named, template, answers)) return false;
  const given = (answers[field] ?? '').split(',');
  return is.some((answer) => given.includes(answer));
};

/** Whether a field is asked for as things stand; what is not asked for is neither missing nor published. */
export const isShown = (field: TemplateField, template: Template, answers: Answers): boolean =>
  !field.when || holds(field.when, template, answers);

/** The fields that are asked for now, in order. */
export const shownFields = (template: Template, answers: Answers): readonly TemplateField[] =>
  fieldsOf(template).filter((field) => isShown(field, template, answers));

function read({ name, body }: TemplateFile): Template | string[] {
  const parsed = templateFile.safeParse(body);
  if (!parsed.success) {
    return parsed.error.issues.map(
      ({ path, message }) => `${name}: ${path.join('.') || 'the file'}: ${message}`,
    );
  }
  const faults = faultsOf(parsed.data);
  return faults.length > 0 ? faults.map((fault) => `${name}: ${fault}`) : parsed.data;
}

/** @throws Error naming every fault of every file: a wrong template must not start */
export function readTemplates(files: readonly TemplateFile[]): Templates {
  const found = files.map((file) => [file.name, read(file)] as const);
  const faults = found.flatMap(([, one]) => (Array.isArray(one) ? one : []));
  const byVersion = new Map<string, Template>();
  const newest = new Map<string, Template>();
  for (const [name, template] of found) {
    if (Array.isArray(template)) continue;
    const key = `${template.id}@${template.version}`;
    if (byVersion.has(key)) faults.push(`${name}: another file has version ${key} already`);
    byVersion.set(key, template);
    const known = newest.get(template.id);
    if (!known || known.version < template.version) newest.set(template.id, template);
  }
  if (faults.length > 0) {
    throw new Error(
      `Templates for capture are at fault; mend the files:\n- ${faults.join('\n- ')}`,
    );
  }
  return {
    all: [...newest.values()],
    of: (id, version) => byVersion.get(`${id}@${version}`) ?? newest.get(id) ?? null,
  };
}

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
  ReviewPath,
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

/** The forms there are, each in every version that is known. */
export interface Templates {
  /** The newest version of each that may be begun, in the order of their files. */
  readonly all: readonly Template[];
  /** The newest version of each, also of those that nobody begins any more. */
  readonly known: readonly Template[];
  /** As a record was begun with it; the newest where that version is not known any more. Null: there is no such form. */
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
  return faults.length > 0 ? faults.map(({ said }) => `${name}: ${said}`) : parsed.data;
}

const keyOf = ({ id, version }: Pick<Template, 'id' | 'version'>): string => `${id}@${version}`;

/** Of any versions, each there once. @param outOfUse ids of those that nobody begins any more */
export function templatesOf(
  versions: readonly Template[],
  outOfUse: ReadonlySet<string> = new Set(),
): Templates {
  const byVersion = new Map(versions.map((one) => [keyOf(one), one]));
  const newest = new Map<string, Template>();
  for (const template of versions) {
    const known = newest.get(template.id);
    if (!known || known.version < template.version) newest.set(template.id, template);
  }
  const known = [...newest.values()];
  return {
    all: known.filter(({ id }) => !outOfUse.has(id)),
    known,
    of: (id, version) =>
      (version === undefined ? undefined : byVersion.get(keyOf({ id, version }))) ??
      newest.get(id) ??
      null,
  };
}

/** Every version that a file has. @throws Error naming every fault of every file: a wrong template must not start */
export function readVersions(files: readonly TemplateFile[]): readonly Template[] {
  const found = files.map((file) => [file.name, read(file)] as const);
  const faults = found.flatMap(([, one]) => (Array.isArray(one) ? one : []));
  const versions = new Map<string, Template>();
  for (const [name, template] of found) {
    if (Array.isArray(template)) continue;
    const key = keyOf(template);
    if (versions.has(key)) faults.push(`${name}: another file has version ${key} already`);
    versions.set(key, template);
  }
  if (faults.length > 0) {
    throw new Error(
      `Templates for capture are at fault; mend the files:\n- ${faults.join('\n- ')}`,
    );
  }
  return [...versions.values()];
}

/** @throws Error as `readVersions` */
export const readTemplates = (files: readonly TemplateFile[]): Templates =>
  templatesOf(readVersions(files));

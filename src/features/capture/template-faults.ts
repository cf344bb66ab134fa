import { SCORES } from './quality/model.ts';
import type { Template, TemplateField } from './template-file.ts';

/** What is wrong at one place of a template. */
export interface TemplateFault {
  /** Steps, fields, choices and columns by their place, counted from 0. */
  readonly path: readonly (string | number)[];
  /** Of `templates.faults`: for whoever made it in the tab. */
  readonly word: string;
  /** For whoever made the file. */
  readonly said: string;
}

/** Names that a form's card sends beside the answers: a field of that name could not be told from them. */
const TAKEN: ReadonlySet<string> = new Set([
  'id',
  'verb',
  'step',
  'go',
  'since',
  'asked',
  'nonce',
  'template',
  'row',
  'was',
  'version',
]);

const METADATA = [
  'titleField',
  'abstractField',
  'topicsField',
  'countriesField',
  'neededByField',
  'programmeField',
] as const;

type Found = readonly [key: string, word: string, said: string];

/** What a condition may name of a field; null where any answer may be. */
function answersOf({ kind, choices, list }: TemplateField): readonly string[] | null {
  if (kind === 'yes-no') return ['yes', 'no'];
  if (kind === 'choice' && !list) return (choices ?? []).map(({ value }) => value);
  return kind === 'choice' ? null : [];
}

function ofColumns(field: TemplateField): Found[] {
  const { kind, columns, covers } = field;
  const faults: Found[] = [];
  if ((kind === 'rows') !== (columns !== undefined)) {
    faults.push(['columns', 'columns', '"rows", and nothing else, has "columns"']);
  }
  const ids = columns?.map(({ id }) => id) ?? [];
  if (new Set(ids).size !== ids.length) {
    faults.push(['columns', 'twice', 'a column is there twice']);
  }
  for (const column of columns ?? []) {
    if ((column.kind === 'choice') !== (column.choices !== undefined)) {
      const said = `column "${column.id}": a choice, and nothing else, has "choices"`;
      faults.push(['columns', 'column-choices', said]);
    }
  }
  const covered = columns?.find((column) => column.id === covers?.column);
  const known = covered?.choices?.map(({ value }) => value) ?? [];
  if (covers && !covers.values.every((value) => known.includes(value))) {
    const said = '"covers" names a column that is a choice, and values that it has';
    faults.push(['columns', 'covers', said]);
  }
  const kept = field.kept ? [field.kept.by, field.kept.otherwise, field.kept.why] : [];
  if (!kept.every((id) => ids.includes(id))) {
    faults.push(['columns', 'kept', '"kept" names columns that are there']);
  }
  return faults;
}

function ofKind(field: TemplateField): Found[] {
  const { kind, choices, list } = field;
  const faults = ofColumns(field);
  if (TAKEN.has(field.id)) {
    faults.push(['id', 'taken', `the id "${field.id}" is taken by the form itself`]);
  }
  if (kind === 'choice' && (choices === undefined) === (list === undefined)) {
    faults.push(['choices', 'choices', 'a choice has either "choices" or a "list"']);
  }
  if (kind !== 'choice' && (choices || list || field.several)) {
    const said = 'only a choice has "choices", "list" or "several"';
    faults.push(['choices', 'no-choices', said]);
  }
  if (kind !== 'rows' && kind !== 'files' && (field.least || field.most)) {
    faults.push(['most', 'counts', 'only "rows" and "files" have "least" and "most"']);
  }
  const scores = field.scale && SCORES[field.scale].join();
  if (scores && choices?.map(({ value }) => value).join() !== scores) {
    faults.push(['choices', 'scores', `a score of "${field.scale}" has the choices ${scores}`]);
  }
  if (field.specific && kind !== 'text') {
    faults.push(['specific', 'specific', 'only a text can be asked to be specific']);
  }
  return faults;
}

function condition(field: TemplateField, before: ReadonlyMap<string, TemplateField>): Found[] {
  const { when } = field;
  if (!when) return [];
  const named = before.get(when.field);
  if (!named) {
    const said = `its condition names "${when.field}", which does not come before it`;
    return [['when', 'when-before', said]];
  }
  const possible = answersOf(named);
  const never = possible === null ? [] : when.is.filter((answer) => !possible.includes(answer));
  if (never.length === 0) return [];
  return [['when', 'when-never', `its condition names ${never.join(', ')}, never answered there`]];
}

function metadata(template: Template, fields: ReadonlyMap<string, TemplateField>): TemplateFault[] {
  const faults: TemplateFault[] = [];
  for (const key of METADATA) {
    const named = template[key];
    const field = named === undefined ? null : fields.get(named);
    if (named !== undefined && !field) {
      faults.push({ path: [key], word: 'no-field', said: `${key}: there is no field "${named}"` });
    }
    if (field?.when && key === 'titleField') {
      faults.push({ path: [key], word: 'title', said: `${key}: a title is always asked for` });
    }
  }
  const { rows, outcome, said, because } = template.experience ?? {};
  for (const named of rows ? [rows] : [outcome, said, because]) {
    if (named === undefined || fields.has(named)) continue;
    const fault = `experience: there is no field "${named}"`;
    faults.push({ path: ['experience'], word: 'no-field', said: fault });
  }
  for (const named of template.layout.facts) {
    if (fields.has(named)) continue;
    const said = `layout.facts: there is no field "${named}"`;
    faults.push({ path: ['layout', 'facts'], word: 'no-field', said });
  }
  const labelled = template.topicsField !== undefined && template.countriesField !== undefined;
  if (template.publishes && !labelled) {
    const path = [template.topicsField === undefined ? 'topicsField' : 'countriesField'];
    const said = 'what is published names its topicsField and its countriesField';
    faults.push({ path, word: 'labels', said });
  }
  const open =
    template.publishes && template.audience === 'all-staff' && template.review === 'light';
  if (template.unnamed && (!open || template.becomes === 'gap')) {
    const said = 'what may be written without a name goes out by itself, for all staff';
    faults.push({ path: ['unnamed'], word: 'unnamed', said });
  }
  if (!template.publishes && template.steps.some(({ readers }) => readers === undefined)) {
    const said = 'what is not published names the readers of each step';
    faults.push({ path: ['steps'], word: 'readers', said });
  }
  return faults;
}

/** What a template that is well formed still gets wrong, each with the place where it stands. */
export function faultsOf(template: Template): readonly TemplateFault[] {
  const before = new Map<string, TemplateField>();
  const faults: TemplateFault[] = [];
  for (const [at, step] of template.steps.entries()) {
    for (const [place, field] of step.fields.entries()) {
      const found: Found[] = before.has(field.id)
        ? [['id', 'twice', 'the field is there twice']]
        : [];
      found.push(...ofKind(field), ...condition(field, before));
      for (const [key, word, said] of found) {
        faults.push({
          path: ['steps', at, 'fields', place, key],
          word,
          said: `step "${step.id}", field "${field.id}": ${said}`,
        });
      }
      before.set(field.id, field);
    }
  }
  const steps = template.steps.map(({ id }) => id);
  if (new Set(steps).size !== steps.length) {
    faults.push({ path: ['steps'], word: 'twice', said: 'a step is there twice' });
  }
  return [...faults, ...metadata(template, before)];
}

import type { Template, TemplateField } from './template-file.ts';

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
] as const;

/** What a condition may name of a field; null where any answer may be. */
function answersOf({ kind, choices, list }: TemplateField): readonly string[] | null {
  if (kind === 'yes-no') return ['yes', 'no'];
  if (kind === 'choice' && !list) return (choices ?? []).map(({ value }) => value);
  return kind === 'choice' ? null : [];
}

function ofKind(field: TemplateField): string[] {
  const { kind, choices, list, columns } = field;
  const faults: string[] = [];
  if (TAKEN.has(field.id)) faults.push(`the id "${field.id}" is taken by the form itself`);
  if (kind === 'choice' && (choices === undefined) === (list === undefined)) {
    faults.push('a choice has either "choices" or a "list"');
  }
  if (kind !== 'choice' && (choices || list || field.several)) {
    faults.push('only a choice has "choices", "list" or "several"');
  }
  if ((kind === 'rows') !== (columns !== undefined)) {
    faults.push('"rows", and nothing else, has "columns"');
  }
  const ids = columns?.map(({ id }) => id) ?? [];
  if (new Set(ids).size !== ids.length) faults.push('a column is there twice');
  for (const column of columns ?? []) {
    if ((column.kind === 'choice') !== (column.choices !== undefined)) {
      faults.push(`column "${column.id}": a choice, and nothing else, has "choices"`);
    }
  }
  const covered = columns?.find((column) => column.id === field.covers?.column);
  const known = covered?.choices?.map(({ value }) => value) ?? [];
  if (field.covers && !field.covers.values.every((value) => known.includes(value))) {
    faults.push('"covers" names a column that is a choice, and values that it has');
  }
  if (kind !== 'rows' && kind !== 'files' && (field.least || field.most)) {
    faults.push('only "rows" and "files" have "least" and "most"');
  }
  if (field.specific && kind !== 'text') faults.push('only a text can be asked to be specific');
  return faults;
}

function condition(field: TemplateField, before: ReadonlyMap<string, TemplateField>): string[] {
  const { when } = field;
  if (!when) return [];
  const named = before.get(when.field);
  if (!named) return [`its condition names "${when.field}", which does not come before it`];
  const possible = answersOf(named);
  const never = possible === null ? [] : when.is.filter((answer) => !possible.includes(answer));
  return never.length > 0 ? [`its condition names ${never.join(', ')}, never answered there`] : [];
}

function metadata(template: Template, fields: ReadonlyMap<string, TemplateField>): string[] {
  const faults: string[] = [];
  for (const key of METADATA) {
    const named = template[key];
    const field = named === undefined ? null : fields.get(named);
    if (named !== undefined && !field) faults.push(`${key}: there is no field "${named}"`);
    if (field?.when && key === 'titleField') faults.push(`${key}: a title is always asked for`);
  }
  for (const named of template.layout.facts) {
    if (!fields.has(named)) faults.push(`layout.facts: there is no field "${named}"`);
  }
  const labelled = template.topicsField !== undefined && template.countriesField !== undefined;
  if (template.publishes && !labelled) {
    faults.push('what is published names its topicsField and its countriesField');
  }
  if (!template.publishes && template.steps.some(({ readers }) => readers === undefined)) {
    faults.push('what is not published names the readers of each step');
  }
  return faults;
}

/** What a file that is well formed still gets wrong, each with the place where it stands. */
export function faultsOf(template: Template): readonly string[] {
  const before = new Map<string, TemplateField>();
  const faults: string[] = [];
  for (const step of template.steps) {
    for (const field of step.fields) {
      const place = `step "${step.id}", field "${field.id}"`;
      if (before.has(field.id)) faults.push(`${place}: the field is there twice`);
      faults.push(...ofKind(field).map((fault) => `${place}: ${fault}`));
      faults.push(...condition(field, before).map((fault) => `${place}: ${fault}`));
      before.set(field.id, field);
    }
  }
  const steps = template.steps.map(({ id }) => id);
  if (new Set(steps).size !== steps.length) faults.push('a step is there twice');
  return [...faults, ...metadata(template, before)];
}

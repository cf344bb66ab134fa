import type {
  CaptureBody,
  ChoiceDraft,
  ColumnDraft,
  DiscussionBody,
  FieldDraft,
  PhaseDraft,
  Spoken,
  StepDraft,
  TemplateBody,
} from '../../../src/contract/templates.ts';

/** A template while it is being written: changed piece by piece, never in place. */

export const LANGUAGES = ['en', 'fr', 'es'] as const;

export const UNSAID: Spoken = { en: '', fr: '', es: '' };

export const isForm = (body: TemplateBody): body is CaptureBody => 'steps' in body;
export const isPlan = (body: TemplateBody): body is DiscussionBody => 'phases' in body;

export const replaced = <T>(list: readonly T[], at: number, item: T): T[] =>
  list.map((old, index) => (index === at ? item : old));

export const without = <T>(list: readonly T[], at: number): T[] =>
  list.filter((_, index) => index !== at);

/** One place up or down; at either end it stays. */
export function moved<T>(list: readonly T[], at: number, by: -1 | 1): T[] {
  const to = at + by;
  const [one, other] = [list[at], list[to]];
  if (one === undefined || other === undefined) return [...list];
  return list.map((item, index) => (index === at ? other : index === to ? one : item));
}

/** An id that is not there yet; once given it stays, whatever is said of what it names. */
export function freshId(base: string, taken: readonly string[]): string {
  let next = taken.length + 1;
  while (taken.includes(`${base}-${next}`)) next += 1;
  return `${base}-${next}`;
}

export const fieldsOf = ({ steps }: CaptureBody): readonly FieldDraft[] =>
  steps.flatMap(({ fields }) => fields);

export const newField = (body: CaptureBody): FieldDraft => ({
  id: freshId(
    'field',
    fieldsOf(body).map(({ id }) => id),
  ),
  kind: 'line',
  required: false,
  label: UNSAID,
  help: UNSAID,
});

export const newStep = (body: CaptureBody): StepDraft => ({
  id: freshId(
    'section',
    body.steps.map(({ id }) => id),
  ),
  title: UNSAID,
  fields: [newField(body)],
});

export const newColumn = (columns: readonly ColumnDraft[]): ColumnDraft => ({
  id: freshId(
    'column',
    columns.map(({ id }) => id),
  ),
  kind: 'line',
  required: false,
  label: UNSAID,
});

type Choices = readonly ChoiceDraft[];

export const newChoice = (choices: Choices): ChoiceDraft => ({
  value: freshId(
    'choice',
    choices.map(({ value }) => value),
  ),
  label: UNSAID,
});

/** The scores of a scale as choices: words that were said of a score stay, the others begin with the score itself. */
export const scoredBy = (scores: readonly string[], before: Choices): ChoiceDraft[] =>
  scores.map(
    (value) =>
      before.find((choice) => choice.value === value) ?? {
        value,
        label: { en: value, fr: value, es: value },
      },
  );

/** Two: fewer are no choice. */
export const firstChoices = (): ChoiceDraft[] => {
  const one = newChoice([]);
  return [one, newChoice([one])];
};

export const newPhase = ({ phases }: DiscussionBody): PhaseDraft => ({
  title: UNSAID,
  day: (phases.at(-1)?.day ?? -7) + 7,
  questions: { en: [], fr: [], es: [] },
});

/** Of another kind: what only its former kind had is left behind. */
export function ofKind(field: FieldDraft, kind: string): FieldDraft {
  const {
    choices: _choices,
    list: _list,
    several: _several,
    scale: _scale,
    columns: _columns,
    least: _least,
    most: _most,
    covers: _covers,
    specific: _specific,
    maxLength: _maxLength,
    kept: _kept,
    ...rest
  } = field;
  const own =
    kind === 'choice'
      ? { choices: firstChoices() }
      : kind === 'rows'
        ? { columns: [newColumn([])] }
        : {};
  return { ...rest, kind, ...own };
}

/** Without what was left empty. */
export function withPart<T extends object, K extends keyof T>(
  value: T,
  key: K,
  part: T[K] | undefined,
): T {
  const { [key]: _former, ...rest } = value;
  return (part === undefined ? rest : { ...rest, [key]: part }) as T;
}

const isSpoken = (value: unknown): value is Spoken =>
  typeof value === 'object' && value !== null && 'en' in value && 'fr' in value && 'es' in value;

/** Languages in which something is not said that is said in another one. */
export function missingIn(value: unknown): readonly (typeof LANGUAGES)[number][] {
  if (Array.isArray(value)) return inOrder(value.flatMap(missingIn));
  if (typeof value !== 'object' || value === null) return [];
  if (!isSpoken(value)) return inOrder(Object.values(value).flatMap(missingIn));
  const said = (text: unknown) =>
    typeof text === 'string' ? text.trim() !== '' : Array.isArray(text) && text.length > 0;
  const empty = LANGUAGES.filter((language) => !said(value[language]));
  return empty.length === LANGUAGES.length ? [] : empty;
}

const inOrder = (found: readonly string[]) =>
  LANGUAGES.filter((language) => found.includes(language));

/** What stands where: while it is the same, what was found wrong at a place is still wrong there. */
export const outlineOf = (body: TemplateBody): string =>
  isForm(body)
    ? JSON.stringify(body.steps.map(({ id, fields }) => [id, fields.map((one) => one.id)]))
    : JSON.stringify(isPlan(body) ? body.phases.length : 0);

import type {
  Capture as CaptureShape,
  CaptureSheet,
  Prompt as PromptShape,
  Template as TemplateShape,
} from '../../contract/capture.ts';
import type { CaptureActions } from '../../features/capture/actions.ts';
import { rowName, unkept } from '../../features/capture/answers.ts';
import { suggestedIn } from '../../features/capture/handover/contents.ts';
import type { Handover } from '../../features/capture/handover/model.ts';
import type { Capture } from '../../features/capture/model.ts';
import type { Prompt } from '../../features/capture/prompting/model.ts';
import { promptMachine } from '../../features/capture/prompting/policy.ts';
import { fieldsOf, type Template, type TemplateField } from '../../features/capture/template.ts';
import type { Language } from '../../kernel/language.ts';
import { availableActions } from '../../kernel/machine.ts';
import type { Actor } from '../../kernel/person.ts';

type FieldShape = TemplateShape['steps'][number]['fields'][number];

/** What a record is called: its title once it has one, until then its template's name. */
export type Titles = (capture: Capture) => string;

export function titles(templates: readonly Template[], language: Language): Titles {
  const byId = new Map(templates.map((template) => [template.id, template]));
  return ({ template: id, answers }) => {
    const template = byId.get(id);
    if (!template) return '';
    return answers[template.titleField]?.trim() || template.name[language];
  };
}

export function capture(item: Capture, titleOf: Titles): CaptureShape {
  return {
    id: item.id,
    version: item.version,
    template: item.template,
    title: titleOf(item),
    project: item.project,
    language: item.language,
    state: item.state,
    audience: item.readers.audience,
    answers: { ...item.answers },
    webUrl: item.webUrl,
    trouble: item.trouble?.why ?? null,
    history: item.history.map(({ move, at, reason }) => ({ move, at, reason })),
    updatedAt: item.updatedAt.toISOString(),
  };
}

const choices = (given: TemplateField['choices']) => (given ? { choices: given } : {});

/** What a form needs of it. */
const field = (one: TemplateField): FieldShape => ({
  id: one.id,
  kind: one.kind,
  required: one.required,
  label: one.label,
  help: one.help,
  ...(one.example ? { example: one.example } : {}),
  maxLength: one.maxLength,
  several: one.several,
  ...choices(one.choices),
  ...(one.columns
    ? { columns: one.columns.map((column) => ({ ...column, ...choices(column.choices) })) }
    : {}),
  ...(one.least === undefined ? {} : { least: one.least }),
  ...(one.most === undefined ? {} : { most: one.most }),
  ...(one.when ? { when: one.when } : {}),
});

export const template = ({
  id,
  version,
  name,
  intro,
  steps,
  becomes,
  unnamed,
}: Template): TemplateShape => ({
  id,
  version,
  name,
  intro,
  becomes,
  ...(unnamed ? { unnamed } : {}),
  steps: steps.map(({ id, title, fields }) => ({ id, title, fields: fields.map(field) })),
});

type Sheet = Awaited<ReturnType<CaptureActions['read']>>;

const marked = (checklist: Capture['checklist']) =>
  checklist && { marks: { ...checklist.marks }, note: checklist.note };

export function sheet(who: Actor, view: Sheet): CaptureSheet {
  return {
    capture: capture(view.capture, titles([view.template], who.language)),
    template: template(view.template),
    nextStep: view.nextStep,
    suggested: [...suggestedIn(view.template, view.capture)],
    problems: { ...view.problems },
    answeredAt: { ...view.capture.answeredAt },
    conflicts: [...view.conflicts],
    unkept: fieldsOf(view.template).flatMap((field) =>
      unkept(field, view.capture.answers[field.id] ?? '').map(rowName),
    ),
    vague: view.vague,
    checklist: marked(view.capture.checklist),
    actions: view.actions,
  };
}

/** A day is noon somewhere on the same day everywhere. */
const NOON_MS = 12 * 3_600_000;

/** @param asOf when the register behind it was read last, where that is too long ago */
export function prompt(
  who: Actor,
  item: Prompt,
  handover: Handover | null,
  asOf: Date | null,
): PromptShape {
  const day = new Date(item.endsOn.getTime() + NOON_MS).toISOString();
  return {
    id: item.id,
    kind: item.kind,
    title: item.title,
    standsIn: item.standsIn,
    project:
      item.project === null
        ? null
        : {
            code: item.project,
            title: item.title ?? '',
            endsOn: item.endsOn.toISOString(),
          },
    // A project's end is shown as it always was; of the others the day counts, wherever its reader is.
    endsOn: item.kind === 'project-close' ? item.endsOn.toISOString() : day,
    handover: handover?.capture ? handover.id : null,
    state: item.state,
    capture: item.capture,
    actions: availableActions(promptMachine, item, who),
    asOf: asOf?.toISOString() ?? null,
  };
}

import { AppError } from '../../../kernel/errors.ts';
import type { CaptureId } from '../../../kernel/ids.ts';
import { availableActions } from '../../../kernel/machine.ts';
import type { Actor } from '../../../kernel/person.ts';
import type { Handover } from '../handover/model.ts';
import { type Capture, type CaptureVerb, nextStep, problems } from '../model.ts';
import { captureMachine, mayRead } from '../policy.ts';
import { fieldsOf, shownFields, type Template } from '../template.ts';
import { isVague } from '../vague.ts';
import type { CaptureDeps, Tx } from './deps.ts';

/** What the actions on records have in common: their forms, who may see them, and what they show. */
export function recordBase({
  templates,
  terms,
  mustBeLabelled,
}: Pick<CaptureDeps, 'templates' | 'terms' | 'mustBeLabelled'>) {
  /** With the choices of controlled lists as they stand now. */
  function listed(template: Template): Template {
    const steps = template.steps.map((step) => ({
      ...step,
      fields: step.fields.map((field) =>
        field.list ? { ...field, choices: choicesOf(field.list) } : field,
      ),
    }));
    return { ...template, steps };
  }

  const choicesOf = (scheme: string) =>
    terms.terms
      .filter((term) => term.scheme === scheme && term.status === 'current')
      .map(({ slug, labels }) => {
        const { en = slug } = labels;
        return { value: slug, label: { en, fr: labels.fr ?? en, es: labels.es ?? en } };
      });

  /** @throws AppError `not-found` */
  function template(id: string, version?: number): Template {
    const found = templates.of(id, version);
    if (!found) throw new AppError('not-found', `no template ${id}`);
    return listed(found);
  }

  const formOf = (capture: Pick<Capture, 'template' | 'templateVersion'>): Template =>
    template(capture.template, capture.templateVersion);

  async function existing(tx: Tx, id: CaptureId, who: Actor): Promise<Capture> {
    const capture = await tx.captures.get(id);
    // What is not for this reader is no more to be seen than what does not exist.
    if (!capture || !mayRead(capture, who)) {
      throw new AppError('not-found', `no capture ${id} for this reader`);
    }
    return capture;
  }

  /** The answers of a handover are its own: whether they can be changed is said by how far it is. */
  function actionsOn(capture: Capture, who: Actor, handover: Handover | null): CaptureVerb[] {
    const actions = availableActions(captureMachine, capture, who);
    const { publishes, becomes } = formOf(capture);
    // A gap is closed by those who see to it, not taken back.
    if (becomes === 'gap') return actions.filter((verb) => verb !== 'retract');
    if (publishes) return actions;
    const open = handover?.state === 'preparing';
    return actions.filter((verb) => verb === 'answer' && open);
  }

  /** @param conflicts fields whose answer came from elsewhere meanwhile and was kept */
  function sheet(
    capture: Capture,
    who: Actor,
    handover: Handover | null = null,
    conflicts: readonly string[] = [],
  ) {
    const form = formOf(capture);
    const { answers } = capture;
    return {
      capture,
      template: form,
      nextStep: nextStep(form, answers),
      problems: problems(form, answers, terms),
      actions: actionsOn(capture, who, handover),
      /** Answers that could be anybody's: each is asked about once. */
      vague: shownFields(form, answers)
        .filter(({ id, specific }) => specific && isVague(answers[id] ?? ''))
        .map(({ id }) => id),
      conflicts,
      /** The handover that it is the answers of; null for what is published by itself. */
      handover,
    };
  }

  async function handoverOf(tx: Tx, capture: Capture): Promise<Handover | null> {
    return formOf(capture).publishes ? null : tx.handovers.byCapture(capture.id);
  }

  function mustPublish(capture: Capture): void {
    if (!formOf(capture).publishes) {
      throw new AppError(
        'illegal-move',
        `${capture.template} is neither published nor discarded by itself`,
      );
    }
  }

  /** @throws AppError `fields-missing` with the labels of the form's fields that are open */
  function mustBeFilled(
    who: Pick<Actor, 'language'>,
    capture: Pick<Capture, 'template' | 'templateVersion' | 'answers'>,
  ): void {
    const form = formOf(capture);
    const open = problems(form, capture.answers, terms);
    if (Object.keys(open).length === 0) return;
    const labels = fieldsOf(form)
      .filter((field) => open[field.id])
      .map((field) => field.label[who.language]);
    throw new AppError('fields-missing', `open: ${Object.keys(open)}`, {
      fields: labels.join(', '),
    });
  }

  /**
   * Of what the form itself lacks nothing is said before the other: it is nearer.
   * @throws AppError `fields-missing` with the fields' labels, of the form or of what the record says of itself
   */
  async function mustBeComplete(who: Actor, capture: Capture): Promise<void> {
    mustBeFilled(who, capture);
    await mustBeLabelled(who, 'capture', capture.id);
  }

  return {
    listed,
    template,
    formOf,
    existing,
    sheet,
    handoverOf,
    mustPublish,
    mustBeFilled,
    mustBeComplete,
  };
}

export type RecordBase = ReturnType<typeof recordBase>;

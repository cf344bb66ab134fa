import { AppError } from '../../../kernel/errors.ts';
import type { Surface } from '../../../kernel/events.ts';
import { asId, type CaptureId, type ProductId, type PromptId } from '../../../kernel/ids.ts';
import { availableActions, decide } from '../../../kernel/machine.ts';
import type { Actor } from '../../../kernel/person.ts';
import { type Handover, withSitting } from '../handover/model.ts';
import { type Capture, type CaptureVerb, nextStep, problems } from '../model.ts';
import { captureMachine } from '../policy.ts';
import { fieldsOf, type Template } from '../template.ts';
import type { CaptureDeps, Tx } from './deps.ts';

export interface Beginning {
  readonly template: string;
  readonly project: string | null;
  readonly prompt: PromptId | null;
  /** The card, form or prompt that began it: the same key is the same record. */
  readonly key: string;
  /** What is known already, by field id; the person sees and may change it. */
  readonly prefill?: Readonly<Record<string, string>>;
}

export function records(deps: CaptureDeps) {
  const { work, clock, ids, templates, terms, mustBeLabelled } = deps;

  function template(id: string): Template {
    const found = templates.get(id);
    if (!found) throw new AppError('not-found', `no template ${id}`);
    return found;
  }

  async function existing(tx: Tx, id: CaptureId, who: Actor): Promise<Capture> {
    const capture = await tx.captures.get(id);
    // A stranger's draft is no more to be seen than one that does not exist.
    if (!capture || (capture.owner !== who.id && capture.state !== 'published')) {
      throw new AppError('not-found', `no capture ${id} for this reader`);
    }
    return capture;
  }

  const sheet = (capture: Capture, who: Actor, handover: Handover | null = null) => ({
    capture,
    template: template(capture.template),
    nextStep: nextStep(template(capture.template), capture.answers),
    problems: problems(template(capture.template), capture.answers, terms),
    actions: actionsOn(capture, who, handover),
    /** The handover that it is the answers of; null for what is published by itself. */
    handover,
  });

  /** The answers of a handover are its own: whether they can be changed is said by how far it is. */
  function actionsOn(capture: Capture, who: Actor, handover: Handover | null): CaptureVerb[] {
    const actions = availableActions(captureMachine, capture, who);
    if (template(capture.template).publishes) return actions;
    const open = handover?.state === 'preparing';
    return actions.filter((verb) => verb === 'answer' && open);
  }

  async function handoverOf(tx: Tx, { id, template: form }: Capture): Promise<Handover | null> {
    return template(form).publishes ? null : tx.handovers.byCapture(id);
  }

  function mustPublish({ template: form }: Capture): void {
    if (!template(form).publishes) {
      throw new AppError('illegal-move', `${form} is neither published nor discarded by itself`);
    }
  }

  /** Only answers to fields of the template, trimmed; an over-long one is refused, never cut. */
  function accept(
    form: Template,
    answers: Readonly<Record<string, string>>,
  ): Record<string, string> {
    const accepted: Record<string, string> = {};
    for (const field of fieldsOf(form)) {
      const answer = answers[field.id]?.trim();
      if (answer === undefined) continue;
      if (answer.length > field.maxLength) {
        throw new AppError('too-large', `answer ${field.id} over the limit`, {
          limit: field.maxLength,
        });
      }
      accepted[field.id] = answer;
    }
    return accepted;
  }

  /** Beginning again what was discarded takes it up where it was left. */
  async function reopened(tx: Tx, earlier: Capture, who: Actor): Promise<Capture> {
    if (earlier.state !== 'discarded') return earlier;
    const state = decide(captureMachine, earlier, 'reopen', who);
    const after: Capture = { ...earlier, state, updatedAt: clock.now() };
    await tx.captures.update(after);
    return { ...after, version: after.version + 1 };
  }

  return {
    templates: (): readonly Template[] => [...templates.values()],

    async begin(who: Actor, { template: id, project, prompt, key, prefill = {} }: Beginning) {
      const form = template(id);
      const capture = await work.run(async (tx) => {
        const earlier = await tx.captures.byKey(key);
        if (earlier) return reopened(tx, earlier, who);
        const now = clock.now();
        const made: Capture = {
          id: asId<CaptureId>(ids.next()),
          version: 1,
          template: form.id,
          templateVersion: form.version,
          owner: who.id,
          language: who.language,
          project,
          prompt,
          answers: accept(form, prefill),
          answeredAt: {},
          state: 'draft',
          product: null,
          webUrl: null,
          createdAt: now,
          updatedAt: now,
        };
        await tx.captures.insert(made, key);
        tx.emit({
          type: 'capture.started',
          actor: who.id,
          data: { capture: made.id, person: who.id },
        });
        return made;
      });
      if (capture.owner !== who.id) throw new AppError('not-yours', 'begun by somebody else');
      return sheet(capture, who);
    },

    /** @throws AppError `not-found` */
    async read(who: Actor, id: CaptureId) {
      return work.run(async (tx) => {
        const capture = await existing(tx, id, who);
        return sheet(capture, who, await handoverOf(tx, capture));
      });
    },

    /** Without a reader's eyes: for publishing. */
    get: (id: CaptureId) => work.run((tx) => tx.captures.get(id)),

    /** What is published by itself; a handover is found as a handover. */
    async mine(who: Actor): Promise<readonly Capture[]> {
      const owned = await work.run((tx) => tx.captures.ownedBy(who.id));
      return owned.filter(({ template: form }) => templates.get(form)?.publishes ?? true);
    },

    /** Saves these answers; the others stay. The later of two devices wins, field by field. */
    async answer(
      who: Actor,
      id: CaptureId,
      answers: Readonly<Record<string, string>>,
      surface: Surface,
    ) {
      return work.run(async (tx) => {
        const before = await existing(tx, id, who);
        const state = decide(captureMachine, before, 'answer', who);
        const handover = await handoverOf(tx, before);
        if (handover && handover.state !== 'preparing') {
          throw new AppError('illegal-move', `the handover is ${handover.state}`);
        }
        const accepted = accept(template(before.template), answers);
        const now = clock.now();
        const stamps = Object.fromEntries(
          Object.keys(accepted).map((field) => [field, now.toISOString()]),
        );
        const after: Capture = {
          ...before,
          state,
          answers: { ...before.answers, ...accepted },
          answeredAt: { ...before.answeredAt, ...stamps },
          updatedAt: now,
        };
        await tx.captures.update(after);
        const sat = handover && withSitting(handover, now, surface);
        if (sat) await tx.handovers.update(sat);
        return sheet({ ...after, version: after.version + 1 }, who, sat);
      });
    },

    /**
     * The author lets it go. Pressing twice publishes once.
     * @throws AppError `fields-missing` with the fields' labels, of the form or of what the record says of itself
     */
    async submit(who: Actor, id: CaptureId) {
      // What the form itself lacks is said first: it is nearer.
      const complete = await work.run(async (tx) => {
        const { template: form, answers } = await existing(tx, id, who);
        return Object.keys(problems(template(form), answers, terms)).length === 0;
      });
      if (complete) await mustBeLabelled(who, 'capture', id);
      const capture = await work.run(async (tx) => {
        const before = await existing(tx, id, who);
        mustPublish(before);
        if (before.owner === who.id && before.state !== 'draft' && before.state !== 'discarded')
          return before;
        const state = decide(captureMachine, before, 'submit', who);
        const form = template(before.template);
        const open = problems(form, before.answers, terms);
        if (Object.keys(open).length > 0) {
          const labels = fieldsOf(form)
            .filter((field) => open[field.id])
            .map((field) => field.label[who.language]);
          throw new AppError('fields-missing', `open: ${Object.keys(open)}`, {
            fields: labels.join(', '),
          });
        }
        const after: Capture = { ...before, state, updatedAt: clock.now() };
        await tx.captures.update(after);
        tx.emit({ type: 'capture.submitted', actor: who.id, data: { capture: id } });
        tx.audit({ actor: who.id, verb: 'capture.submit', subject: `capture:${id}` });
        return { ...after, version: after.version + 1 };
      });
      return sheet(capture, who);
    },

    async discard(who: Actor, id: CaptureId): Promise<void> {
      await work.run(async (tx) => {
        const before = await existing(tx, id, who);
        mustPublish(before);
        const state = decide(captureMachine, before, 'discard', who);
        await tx.captures.update({ ...before, state, updatedAt: clock.now() });
        tx.audit({ actor: who.id, verb: 'capture.discard', subject: `capture:${id}` });
      });
    },

    /** It is in SharePoint. Idempotent; the prompt that asked for it is answered with it. */
    async markPublished(id: CaptureId, product: ProductId, webUrl: string): Promise<void> {
      await work.run(async (tx) => {
        const before = await tx.captures.get(id);
        if (before?.state !== 'publishing') return;
        const state = decide(captureMachine, before, 'record', 'clock');
        await tx.captures.update({ ...before, state, product, webUrl, updatedAt: clock.now() });
        tx.emit({
          type: 'capture.published',
          actor: before.owner,
          data: { capture: id, person: before.owner, product },
        });
      });
    },
  };
}

export type Records = ReturnType<typeof records>;

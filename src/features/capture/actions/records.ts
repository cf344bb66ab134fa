import { AppError } from '../../../kernel/errors.ts';
import type { Surface } from '../../../kernel/events.ts';
import { asId, type CaptureId, type PromptId } from '../../../kernel/ids.ts';
import { decide } from '../../../kernel/machine.ts';
import type { Actor } from '../../../kernel/person.ts';
import { normalized } from '../answers.ts';
import { withSitting } from '../handover/model.ts';
import type { Capture } from '../model.ts';
import { captureMachine } from '../policy.ts';
import { proposedReaders } from '../readers.ts';
import { fieldsOf, type Template, templatesOf } from '../template.ts';
import type { CaptureDeps, Tx } from './deps.ts';
import { type RecordBase, recordBase } from './record-base.ts';

type Answers = Readonly<Record<string, string>>;

export interface Beginning {
  readonly template: string;
  readonly project: string | null;
  readonly prompt: PromptId | null;
  /** The card, form or prompt that began it: the same key is the same record. */
  readonly key: string;
  /** What is known already, by field id; the person sees and may change it. */
  readonly prefill?: Answers;
}

/** Only answers to fields of the template, as they are kept; an over-long one is refused, never cut. */
function accept(form: Template, answers: Answers): Record<string, string> {
  const accepted: Record<string, string> = {};
  for (const field of fieldsOf(form)) {
    const given = answers[field.id];
    if (given === undefined) continue;
    const answer = normalized(field, given);
    if (answer.length > field.maxLength) {
      throw new AppError('too-large', `answer ${field.id} over the limit`, {
        limit: field.maxLength,
      });
    }
    accepted[field.id] = answer;
  }
  return accepted;
}

/**
 * Fields that were answered elsewhere after this device saw them last, and otherwise than it says now: what is there
 * stays, and both are shown to whoever wrote them.
 * @param seen when each field was answered as this device last saw it (ISO, empty: not yet); a field that is not named
 *   is taken as it comes
 */
export const conflictsIn = (before: Capture, answers: Answers, seen: Answers): readonly string[] =>
  Object.entries(answers).flatMap(([field, answer]) => {
    const known = seen[field];
    const at = before.answeredAt[field] ?? '';
    const other = (before.answers[field] ?? '') !== answer;
    return known !== undefined && at > known && other ? [field] : [];
  });

/** Begun, read and answered, over as many sittings as it takes. */
export function records(deps: CaptureDeps, base: RecordBase) {
  const { work, clock, ids, templates } = deps;
  const { listed, template, formOf, existing, sheet, handoverOf } = base;

  /** Beginning again what was discarded takes it up where it was left. */
  async function reopened(tx: Tx, earlier: Capture, who: Actor): Promise<Capture> {
    if (earlier.state !== 'discarded') return earlier;
    const state = decide(captureMachine, earlier, 'reopen', who);
    const after: Capture = { ...earlier, state, updatedAt: clock.now() };
    await tx.captures.update(after);
    return { ...after, version: after.version + 1 };
  }

  function made(who: Actor, form: Template, { project, prompt, prefill = {} }: Beginning): Capture {
    const now = clock.now();
    return {
      id: asId<CaptureId>(ids.next()),
      version: 1,
      template: form.id,
      templateVersion: form.version,
      owner: who.id,
      readers: proposedReaders(form, who),
      language: who.language,
      project,
      prompt,
      answers: accept(form, prefill),
      answeredAt: {},
      state: 'draft',
      path: form.review,
      reviewer: null,
      checklist: null,
      trouble: null,
      product: null,
      webUrl: null,
      history: [],
      createdAt: now,
      updatedAt: now,
    };
  }

  return {
    /** Those that may be begun. */
    templates: (): readonly Template[] => templates.all.map(listed),
    /** Also those that nobody begins any more, for what was begun before. */
    forms: (): readonly Template[] => templates.known.map(listed),
    /** The form that a record was begun with. @throws AppError `not-found` */
    formOf,

    /** A record of a form that is not there yet, for those who make it: nothing is kept. */
    tryOut(who: Actor, form: Template) {
      const alone = recordBase({ ...deps, templates: templatesOf([form]) });
      return alone.sheet(
        made(who, form, { template: form.id, project: null, prompt: null, key: '' }),
        who,
      );
    },

    async begin(who: Actor, beginning: Beginning) {
      const form = template(beginning.template);
      const capture = await work.run(async (tx) => {
        const earlier = await tx.captures.byKey(beginning.key);
        if (earlier) return reopened(tx, earlier, who);
        if (templates.all.every(({ id }) => id !== form.id)) {
          throw new AppError('illegal-move', `${form.id} is out of use`);
        }
        const fresh = made(who, form, beginning);
        await tx.captures.insert(fresh, beginning.key);
        tx.emit({
          type: 'capture.started',
          actor: who.id,
          data: { capture: fresh.id, person: who.id },
        });
        return fresh;
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
      return owned.filter(({ template: form }) => templates.of(form)?.publishes ?? true);
    },

    /** Saves these answers; the others stay, and so does what was answered elsewhere meanwhile (`conflictsIn`). */
    async answer(
      who: Actor,
      id: CaptureId,
      answers: Answers,
      surface: Surface,
      seen: Answers = {},
    ) {
      return work.run(async (tx) => {
        const before = await existing(tx, id, who);
        const state = decide(captureMachine, before, 'answer', who);
        const handover = await handoverOf(tx, before);
        if (handover && handover.state !== 'preparing') {
          throw new AppError('illegal-move', `the handover is ${handover.state}`);
        }
        const given = accept(formOf(before), answers);
        const conflicts = conflictsIn(before, given, seen);
        const accepted = Object.fromEntries(
          Object.entries(given).filter(([field]) => !conflicts.includes(field)),
        );
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
        return sheet({ ...after, version: after.version + 1 }, who, sat, conflicts);
      });
    },
  };
}

export type Records = ReturnType<typeof records>;

import { AppError } from '../../../kernel/errors.ts';
import { asId, type CaptureId, type PersonId, type PromptId } from '../../../kernel/ids.ts';
import { availableActions, decide } from '../../../kernel/machine.ts';
import type { Actor } from '../../../kernel/person.ts';
import type { ProjectRecord } from '../../../ports/registers.ts';
import type { DueItem } from '../../../ports/unit-of-work.ts';
import { dueStep, PROJECT_CLOSE_STEPS, type Prompt, type PromptVerb, stepAt } from '../model.ts';
import { promptMachine, type Who } from '../policy.ts';
import type { CaptureDeps, Tx } from './deps.ts';

const DAY_MS = 86_400_000;
const JOB = 'capture.project-close';

/** The steps still to come, and a snooze that ends. Nothing once it is declined, answered or ended. */
function dueFor(prompt: Prompt, now: Date): DueItem[] {
  if (prompt.state === 'declined' || prompt.state === 'answered' || prompt.state === 'ended')
    return [];
  const item = (slot: string, at: Date): DueItem => ({
    job: JOB,
    slot: `${prompt.series}#${slot}`,
    at,
    ref: prompt.id,
  });
  const last = dueStep(prompt.endsOn, now, PROJECT_CLOSE_STEPS);
  const steps = PROJECT_CLOSE_STEPS.filter((days) => last === null || days <= last)
    .filter((days) => prompt.step === null || days < prompt.step)
    .map((days) => {
      // With the person in it, since whoever takes over a project is asked what was asked before them.
      const slot = `${prompt.endsOn.toISOString().slice(0, 10)}:${days}:${prompt.person}`;
      return item(slot, stepAt(prompt.endsOn, days));
    });
  const snooze = prompt.snoozedUntil
    ? [item(`snooze:${prompt.snoozedUntil.toISOString()}`, prompt.snoozedUntil)]
    : [];
  return [...steps, ...snooze];
}

const WAITING = new Set(['planned', 'asked', 'snoozed']);

/** What the register has changed. A new manager is asked anew, unless the question was passed on or is being answered. */
function changes(known: Prompt, project: ProjectRecord): Partial<Prompt> | null {
  const person = project.managerId;
  const taken =
    person !== null &&
    person !== known.person &&
    known.handedOverFrom === null &&
    WAITING.has(known.state);
  const moved =
    known.endsOn.getTime() !== project.endsOn.getTime() || known.projectTitle !== project.title;
  if (!taken && !moved) return null;
  return {
    endsOn: project.endsOn,
    projectTitle: project.title,
    ...(taken ? { person, state: 'planned', step: null, snoozedUntil: null } : {}),
  };
}

export function prompts(deps: CaptureDeps) {
  const { work, clock, ids, registers } = deps;

  const plan = (tx: Tx, prompt: Prompt): void =>
    tx.plan(`prompt:${prompt.series}`, dueFor(prompt, clock.now()));

  async function existing(tx: Tx, id: PromptId): Promise<Prompt> {
    const prompt = await tx.prompts.get(id);
    if (!prompt) throw new AppError('not-found', `no prompt ${id}`);
    return prompt;
  }

  async function move(
    tx: Tx,
    before: Prompt,
    verb: PromptVerb,
    who: Who,
    change: Partial<Prompt>,
  ): Promise<Prompt> {
    const state = decide(promptMachine, before, verb, who);
    const after: Prompt = { ...before, ...change, state };
    await tx.prompts.update(after);
    plan(tx, after);
    if (who !== 'clock') {
      tx.audit({
        actor: who.id,
        verb: `prompt.${verb}`,
        subject: `prompt:${after.id}`,
        reason: after.reason ?? undefined,
      });
    }
    return { ...after, version: after.version + 1 };
  }

  /** One project of the register becomes, keeps, moves or ends its series. */
  async function follow(tx: Tx, project: ProjectRecord): Promise<void> {
    await tx.projects.save(project);
    const series = `project-close:${project.code}`;
    const known = await tx.prompts.bySeries(series);
    if (project.state !== 'active' || !project.managerId) {
      if (
        known &&
        known.state !== 'answered' &&
        known.state !== 'ended' &&
        known.state !== 'declined'
      ) {
        await move(tx, known, 'end', 'clock', {});
      }
      return;
    }
    if (!known) {
      const prompt: Prompt = {
        id: asId<PromptId>(ids.next()),
        version: 1,
        series,
        person: project.managerId,
        project: project.code,
        projectTitle: project.title,
        endsOn: project.endsOn,
        state: 'planned',
        step: null,
        snoozedUntil: null,
        reason: null,
        handedOverFrom: null,
        capture: null,
      };
      await tx.prompts.insert(prompt);
      plan(tx, prompt);
      return;
    }
    const changed = changes(known, project);
    if (!changed) return;
    const after: Prompt = { ...known, ...changed };
    await tx.prompts.update(after);
    plan(tx, after);
  }

  return {
    /** Reads the project register. Repeating it changes nothing; a moved date moves the series, a cancelled one ends it. */
    async sync(): Promise<number> {
      const projects = await registers.projects();
      for (const project of projects) await work.run((tx) => follow(tx, project));
      return projects.length;
    },

    /** A step or a snooze has come: the person is asked, unless the step is behind them or they have begun. */
    async ask(id: PromptId): Promise<void> {
      await work.run(async (tx) => {
        const prompt = await existing(tx, id);
        if (prompt.state !== 'planned' && prompt.state !== 'asked' && prompt.state !== 'snoozed')
          return;
        const now = clock.now();
        if (prompt.snoozedUntil && prompt.snoozedUntil > now) return;
        const step = dueStep(prompt.endsOn, now, PROJECT_CLOSE_STEPS);
        if (step === null || (step === prompt.step && prompt.state !== 'snoozed')) return;
        const asked = await move(tx, prompt, 'ask', 'clock', { step, snoozedUntil: null });
        tx.emit({
          type: 'prompt.due',
          actor: null,
          data: { prompt: id, person: asked.person, step },
        });
      });
    },

    async read(who: Actor, id: PromptId) {
      const prompt = await work.run((tx) => existing(tx, id));
      if (prompt.person !== who.id) throw new AppError('not-found', 'somebody else is asked');
      return { prompt, actions: availableActions(promptMachine, prompt, who) };
    },

    /** Without a reader's eyes: for the message that carries it. */
    get: (id: PromptId) => work.run((tx) => tx.prompts.get(id)),

    open: (who: Actor): Promise<readonly Prompt[]> => work.run((tx) => tx.prompts.openFor(who.id)),

    /** The person begins; `capture` is the record that the form writes to. */
    accept: (who: Actor, id: PromptId, capture: CaptureId): Promise<Prompt> =>
      work.run(async (tx) => {
        const prompt = await existing(tx, id);
        if (prompt.state === 'accepted' && prompt.capture === capture) return prompt;
        return move(tx, prompt, 'now', who, { capture, snoozedUntil: null });
      }),

    snooze: (who: Actor, id: PromptId, days: number): Promise<Prompt> =>
      work.run(async (tx) =>
        move(tx, await existing(tx, id), 'snooze', who, {
          snoozedUntil: new Date(clock.now().getTime() + days * DAY_MS),
        }),
      ),

    /** Somebody else who knows better is asked instead, at once and with the name of who passed it on. */
    handOver: (who: Actor, id: PromptId, to: PersonId): Promise<Prompt> =>
      work.run(async (tx) => {
        const prompt = await existing(tx, id);
        if (to === who.id) throw new AppError('handover-to-unknown', 'handed over to oneself');
        const moved = await move(tx, prompt, 'hand-over', who, {
          person: to,
          handedOverFrom: who.id,
          snoozedUntil: null,
          capture: null,
        });
        tx.emit({
          type: 'prompt.handed-over',
          actor: who.id,
          data: { prompt: id, from: who.id, to },
        });
        return moved;
      }),

    /** @throws AppError `reason-required` */
    async decline(who: Actor, id: PromptId, reason: string): Promise<Prompt> {
      const words = reason.trim().slice(0, 500);
      if (words === '') throw new AppError('reason-required', 'a prompt is declined with a reason');
      return work.run(async (tx) => {
        const moved = await move(tx, await existing(tx, id), 'decline', who, {
          reason: words,
          snoozedUntil: null,
        });
        tx.emit({ type: 'prompt.declined', actor: who.id, data: { prompt: id } });
        return moved;
      });
    },

    /** Its record is published. Idempotent. */
    complete: (id: PromptId): Promise<void> =>
      work.run(async (tx) => {
        const prompt = await existing(tx, id);
        if (prompt.state === 'accepted') await move(tx, prompt, 'complete', 'clock', {});
      }),

    project: (code: string) => work.run((tx) => tx.projects.get(code)),
  };
}

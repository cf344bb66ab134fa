import { AppError } from '../../../kernel/errors.ts';
import type { PromptId } from '../../../kernel/ids.ts';
import { decide } from '../../../kernel/machine.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { DueItem } from '../../../ports/unit-of-work.ts';
import { dueStep, type Prompt, type PromptKind, type PromptVerb, SCHEDULES } from '../model.ts';
import { promptMachine, type Who } from '../policy.ts';
import type { Tx } from './deps.ts';

export const PROMPT_JOBS: Readonly<Record<PromptKind, string>> = {
  'project-close': 'capture.project-close',
  departure: 'capture.departure',
};

/** The step of its schedule that is in force for this prompt. */
export const stepOf = ({ kind, endsOn }: Prompt, now: Date): number | null =>
  dueStep(endsOn, now, SCHEDULES[kind].steps, SCHEDULES[kind].at);

/** The steps still to come, and a snooze that ends. Nothing once it is declined, answered or ended. */
function dueFor(prompt: Prompt, now: Date): DueItem[] {
  if (prompt.state === 'declined' || prompt.state === 'answered' || prompt.state === 'ended')
    return [];
  const item = (slot: string, at: Date): DueItem => ({
    job: PROMPT_JOBS[prompt.kind],
    slot: `${prompt.series}#${slot}`,
    at,
    ref: prompt.id,
  });
  const { steps, at } = SCHEDULES[prompt.kind];
  const last = stepOf(prompt, now);
  const open = steps
    .filter((days) => last === null || days <= last)
    .filter((days) => prompt.step === null || days < prompt.step)
    .map((days) => {
      // With the person in it, since whoever takes over a project is asked what was asked before them.
      const slot = `${prompt.endsOn.toISOString().slice(0, 10)}:${days}:${prompt.person}`;
      return item(slot, at(prompt.endsOn, days));
    });
  const snooze = prompt.snoozedUntil
    ? [item(`snooze:${prompt.snoozedUntil.toISOString()}`, prompt.snoozedUntil)]
    : [];
  return [...open, ...snooze];
}

/** How a prompt is saved and moved, within a transaction: its due work always follows its state. */
export function promptMoves(clock: Clock) {
  const plan = (tx: Tx, prompt: Prompt): void =>
    tx.plan(`prompt:${prompt.series}`, dueFor(prompt, clock.now()));

  return {
    async existing(tx: Tx, id: PromptId): Promise<Prompt> {
      const prompt = await tx.prompts.get(id);
      if (!prompt) throw new AppError('not-found', `no prompt ${id}`);
      return prompt;
    },

    async insert(tx: Tx, prompt: Prompt): Promise<void> {
      await tx.prompts.insert(prompt);
      plan(tx, prompt);
    },

    async save(tx: Tx, after: Prompt): Promise<void> {
      await tx.prompts.update(after);
      plan(tx, after);
    },

    async move(
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
    },
  };
}

export type PromptMoves = ReturnType<typeof promptMoves>;

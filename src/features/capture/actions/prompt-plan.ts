import { addDays } from '../../../kernel/days.ts';
import { AppError } from '../../../kernel/errors.ts';
import type { PromptId } from '../../../kernel/ids.ts';
import { decide } from '../../../kernel/machine.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { DueItem } from '../../../ports/unit-of-work.ts';
import type { Who } from '../policy.ts';
import { isSettled, PROMPT_KINDS, type Prompt, type PromptVerb } from '../prompting/model.ts';
import { promptMachine } from '../prompting/policy.ts';
import { isDuty, type Pace, stepAt, stepsToCome } from '../prompting/schedule.ts';
import { UNESCALATED } from '../prompting/series.ts';
import type { Tx } from './deps.ts';

export const PROMPT_JOBS = {
  /** Of each kind its own, so that figures tell them apart. */
  ask: PROMPT_KINDS.map((kind) => `capture.${kind}`),
  escalate: 'capture.escalate',
} as const;

/** The steps still to come, a snooze that ends, and going further. Nothing once it is settled. */
export function dueFor(prompt: Prompt, now: Date, pace: Pace): DueItem[] {
  if (isSettled(prompt)) return [];
  const item = (job: string, slot: string, at: Date): DueItem => ({
    job,
    slot: `${prompt.series}#${slot}`,
    at,
    ref: prompt.id,
  });
  const asking = `capture.${prompt.kind}`;
  const day = prompt.endsOn.toISOString().slice(0, 10);
  const { snoozedUntil, escalateAt } = prompt;
  return [
    ...stepsToCome(prompt, now, pace).map((days) =>
      // With the person in it, since whoever takes over a project is asked what was asked before them.
      item(asking, `${day}:${days}:${prompt.person}`, stepAt(prompt, days)),
    ),
    ...(snoozedUntil ? [item(asking, `snooze:${snoozedUntil.toISOString()}`, snoozedUntil)] : []),
    ...(escalateAt
      ? [item(PROMPT_JOBS.escalate, `further:${escalateAt.toISOString()}`, escalateAt)]
      : []),
  ];
}

/** After the last step nothing comes of itself: so many days later others learn of a duty. */
export const escalatesAt = (prompt: Prompt, now: Date, pace: Pace): Date | null =>
  isDuty(prompt) && prompt.state === 'asked' && stepsToCome(prompt, now, pace).length === 0
    ? daysOn(now, pace['prompts.escalate-days'])
    : null;

export const daysOn = (now: Date, days: number): Date =>
  new Date(Date.parse(`${addDays(now.toISOString().slice(0, 10), days)}T00:00:00Z`));

/** How a prompt is saved and moved, within a transaction: its due work always follows its state. */
export function promptMoves(clock: Clock) {
  const plan = async (tx: Tx, prompt: Prompt): Promise<void> =>
    tx.plan(`prompt:${prompt.series}`, dueFor(prompt, clock.now(), await tx.thresholds.now()));

  return {
    async existing(tx: Tx, id: PromptId): Promise<Prompt> {
      const prompt = await tx.prompts.get(id);
      if (!prompt) throw new AppError('not-found', `no prompt ${id}`);
      return prompt;
    },

    async insert(tx: Tx, prompt: Prompt): Promise<void> {
      await tx.prompts.insert(prompt);
      await plan(tx, prompt);
    },

    async save(tx: Tx, after: Prompt): Promise<void> {
      await tx.prompts.update(after);
      await plan(tx, after);
    },

    /** Whatever is done with it ends that others learn of her silence, but for asking again and telling them. */
    async move(
      tx: Tx,
      before: Prompt,
      verb: PromptVerb,
      who: Who,
      change: Partial<Prompt>,
    ): Promise<Prompt> {
      const state = decide(promptMachine, before, verb, who);
      const after: Prompt = { ...before, ...UNESCALATED, ...change, state };
      await tx.prompts.update(after);
      await plan(tx, after);
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

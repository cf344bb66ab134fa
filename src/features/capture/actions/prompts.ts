import { AppError } from '../../../kernel/errors.ts';
import type { CaptureId, PersonId, PromptId } from '../../../kernel/ids.ts';
import { availableActions } from '../../../kernel/machine.ts';
import type { Actor } from '../../../kernel/person.ts';
import type { ProjectRecord } from '../../../ports/registers.ts';
import type { Capture } from '../model.ts';
import { isAsked, isSettled, type Prompt } from '../prompting/model.ts';
import { promptMachine, unitsSeen } from '../prompting/policy.ts';
import { dueStep, isReminded, stepAt } from '../prompting/schedule.ts';
import type { CaptureDeps, Tx } from './deps.ts';
import { escalatesAt, promptMoves } from './prompt-plan.ts';

const DAY_MS = 86_400_000;
const YEAR_DAYS = 365;

/** The record that closes a project. */
const CLOSE_TEMPLATE = 'project-close';

const isClosedBy = ({ kind }: Prompt, template: string): boolean =>
  kind !== 'project-close' || template === CLOSE_TEMPLATE;

/** What people were asked in the last year, for whoever may see how it stands. @throws AppError `not-found` */
async function askedLately({ work, clock }: CaptureDeps, who: Actor) {
  const seen = unitsSeen(who);
  if (seen === null) throw new AppError('not-found', 'for governance and focal points');
  const now = clock.now();
  const since = new Date(now.getTime() - YEAR_DAYS * DAY_MS);
  return work.run(async (tx) => ({
    seen,
    since,
    now,
    pace: await tx.thresholds.now(),
    prompts: await tx.prompts.askedSince(since),
  }));
}

/** What the person asked does with it, and asking itself. */
export function prompts(deps: CaptureDeps) {
  const { work, clock } = deps;

  const { existing, move } = promptMoves(clock);

  /** To whom it never was, somebody else's is no more than one that does not exist. */
  async function mine(tx: Tx, who: Actor, id: PromptId): Promise<Prompt> {
    const prompt = await existing(tx, id);
    if (prompt.person !== who.id && prompt.handedOverFrom !== who.id) {
      throw new AppError('not-found', 'somebody else is asked');
    }
    return prompt;
  }

  /** A step or the end of a snooze has come; null where the step is behind them already. */
  async function asked(tx: Tx, prompt: Prompt): Promise<Prompt | null> {
    const now = clock.now();
    if (isSettled(prompt) || (prompt.state === 'accepted' && !isReminded(prompt))) return null;
    if (prompt.snoozedUntil && prompt.snoozedUntil > now) return null;
    const pace = await tx.thresholds.now();
    const step = dueStep(prompt, now, pace);
    if (step === null || (step === prompt.step && prompt.state !== 'snoozed')) return null;
    const askedAt = prompt.askedAt ?? now;
    const change = { step, askedAt, snoozedUntil: null };
    const state = prompt.state === 'accepted' ? 'accepted' : 'asked';
    const escalateAt = escalatesAt({ ...prompt, ...change, state }, now, pace);
    return move(tx, prompt, 'ask', 'clock', { ...change, escalateAt });
  }

  return {
    /** A step or a snooze has come: the person is asked, unless the step is behind them or their account is closed. */
    async ask(id: PromptId): Promise<void> {
      const before = await work.run((tx) => tx.prompts.get(id));
      if (before && (await deps.person(before.person))?.active === false) return;
      await work.run(async (tx) => {
        const prompt = await asked(tx, await existing(tx, id));
        if (!prompt || prompt.step === null) return;
        const { person, step } = prompt;
        tx.emit({ type: 'prompt.due', actor: null, data: { prompt: id, person, step } });
      });
    },

    async read(who: Actor, id: PromptId) {
      const prompt = await work.run((tx) => existing(tx, id));
      if (prompt.person !== who.id) throw new AppError('not-found', 'somebody else is asked');
      return { prompt, actions: availableActions(promptMachine, prompt, who) };
    },

    askedLately: (who: Actor) => askedLately(deps, who),

    /** Without a reader's eyes: for the message that carries it. */
    get: (id: PromptId) => work.run((tx) => tx.prompts.get(id)),

    /** Whether what a message says still holds as it goes: it may have waited for days. */
    async holds(
      person: PersonId,
      sent: {
        readonly kind: 'prompt' | 'prompt-overdue';
        readonly prompt: PromptId;
        readonly step?: number;
        readonly warning?: string;
      },
    ): Promise<boolean> {
      const prompt = await work.run((tx) => tx.prompts.get(sent.prompt));
      if (!prompt) return false;
      if (sent.kind === 'prompt-overdue') return prompt.state === 'asked';
      if (prompt.person !== person || !isAsked(prompt)) return false;
      if (sent.warning !== undefined) return prompt.warning === sent.warning;
      return sent.step === undefined || prompt.step === sent.step;
    },

    open: (who: Actor): Promise<readonly Prompt[]> => work.run((tx) => tx.prompts.openFor(who.id)),

    /** The person begins; `capture` is the record that the form writes to. */
    accept: (who: Actor, id: PromptId, capture: CaptureId): Promise<Prompt> =>
      work.run(async (tx) => {
        const prompt = await mine(tx, who, id);
        if (prompt.state === 'accepted' && prompt.capture === capture) return prompt;
        return move(tx, prompt, 'now', who, { capture, snoozedUntil: null });
      }),

    /** Never past the last moment at which whoever leaves could still be asked. */
    snooze: (who: Actor, id: PromptId, days: number): Promise<Prompt> =>
      work.run(async (tx) => {
        const prompt = await mine(tx, who, id);
        const now = clock.now().getTime();
        const wanted = now + days * DAY_MS;
        const last = stepAt(prompt, 1).getTime();
        const until = prompt.kind === 'departure' && last > now ? Math.min(wanted, last) : wanted;
        return move(tx, prompt, 'snooze', who, { snoozedUntil: new Date(until) });
      }),

    /** Somebody else who knows better is asked instead, at once and with the name of who passed it on. */
    handOver: (who: Actor, id: PromptId, to: PersonId): Promise<Prompt> =>
      work.run(async (tx) => {
        const prompt = await mine(tx, who, id);
        if (to === who.id) throw new AppError('handover-to-unknown', 'handed over to oneself');
        const now = clock.now();
        const pace = await tx.thresholds.now();
        const change = { person: to, handedOverFrom: who.id, snoozedUntil: null, capture: null };
        const moved = await move(tx, prompt, 'hand-over', who, {
          ...change,
          askedAt: now,
          escalateAt: escalatesAt({ ...prompt, ...change, state: 'asked' }, now, pace),
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
        const moved = await move(tx, await mine(tx, who, id), 'decline', who, {
          reason: words,
          snoozedUntil: null,
        });
        tx.emit({ type: 'prompt.declined', actor: who.id, data: { prompt: id } });
        return moved;
      });
    },

    /**
     * A record of it is published. A lesson alone closes no project: its manager is asked on, until the close record is
     * there or declined with a reason (FR-PRM-1). Idempotent.
     */
    complete: (id: PromptId, { id: capture, template }: Pick<Capture, 'id' | 'template'>) =>
      work.run(async (tx): Promise<void> => {
        const prompt = await existing(tx, id);
        if (prompt.state !== 'accepted' || prompt.capture !== capture) return;
        if (isClosedBy(prompt, template)) await move(tx, prompt, 'complete', 'clock', {});
        else await move(tx, prompt, 'go-on', 'clock', { capture: null });
      }),

    project: (code: string) => work.run((tx) => tx.projects.get(code)),

    /** The running projects that this person manages, the soonest end first. */
    managedBy: async (person: PersonId): Promise<readonly ProjectRecord[]> => {
      const all = await work.run((tx) => tx.projects.list());
      return all
        .filter(({ managerId, state }) => managerId === person && state === 'active')
        .toSorted((a, b) => a.endsOn.getTime() - b.endsOn.getTime());
    },
  };
}

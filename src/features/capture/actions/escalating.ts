import type { PersonId, PromptId } from '../../../kernel/ids.ts';
import type { Clock } from '../../../ports/clock.ts';
import { ESCALATION, type EscalatedTo, type Escalation, type Prompt } from '../prompting/model.ts';
import type { CaptureDeps, Tx } from './deps.ts';
import { daysOn, promptMoves } from './prompt-plan.ts';

/** By what is to be done next: whom it is about, and whether it is done or only said to her. */
const STAGE: Readonly<Record<Escalation, { readonly to: EscalatedTo; readonly warns: boolean }>> = {
  'warned-focal': { to: 'focal', warns: true },
  focal: { to: 'focal', warns: false },
  'warned-supervisor': { to: 'supervisor', warns: true },
  supervisor: { to: 'supervisor', warns: false },
};

const after = (done: Escalation | null): Escalation | null =>
  ESCALATION[done === null ? 0 : ESCALATION.indexOf(done) + 1] ?? null;

const isDue = ({ state, escalateAt }: Prompt, now: Date): boolean =>
  state === 'asked' && escalateAt !== null && escalateAt <= now;

/** What becomes of a duty that nobody answers: her, then a focal point, then her supervisor, each told to her first. */
export function escalating(deps: CaptureDeps) {
  const { work, clock, ids } = deps;
  const { move } = promptMoves(clock);

  /** Whom it goes to; null where that is nobody but herself. A supervisor who is missing or gone is stood in for. */
  async function addressee(prompt: Prompt, to: EscalatedTo): Promise<PersonId | null> {
    const person = await deps.person(prompt.person);
    const focal = await deps.focalPoints(person?.unit ?? null);
    const others = focal.filter((id) => id !== prompt.person);
    if (to === 'focal') return others[0] ?? null;
    const manager = person?.managerId ? await deps.person(person.managerId) : null;
    if (manager?.active && manager.id !== prompt.person) return manager.id;
    const governance = (await deps.focalPoints(null)).filter((id) => id !== prompt.person);
    return governance.find((id) => id !== others[0]) ?? null;
  }

  async function told(prompt: Prompt): Promise<boolean> {
    return prompt.warning !== null && (await deps.reached(prompt.warning));
  }

  async function done(tx: Tx, prompt: Prompt, stage: Escalation, to: PersonId | null) {
    const { 'prompts.escalate-days': days } = await tx.thresholds.now();
    const next = after(stage);
    const now = clock.now();
    const { warns } = STAGE[stage];
    const warning = warns && to !== null ? ids.next() : null;
    await move(tx, prompt, 'escalate', 'clock', {
      escalation: stage,
      escalateAt: next === null ? null : to === null ? now : daysOn(now, days),
      warning,
    });
    if (to === null) return;
    const data = { prompt: prompt.id, person: prompt.person, to, stage: STAGE[stage].to };
    if (warning !== null)
      tx.emit({ type: 'prompt.warned', actor: null, data: { ...data, warning } });
    else tx.emit({ type: 'prompt.escalated', actor: null, data });
  }

  return {
    /**
     * The next stage is due. Nobody learns of her silence before she has been told that they will: a warning that has
     * not reached her yet puts it off by a day, as often as it takes.
     */
    async escalate(id: PromptId): Promise<void> {
      const prompt = await work.run((tx) => tx.prompts.get(id));
      if (!prompt || !isDue(prompt, clock.now())) return;
      const stage = after(prompt.escalation);
      if (stage === null) return;
      const to = await addressee(prompt, STAGE[stage].to);
      // Where nobody stood there to be warned of, nobody is told.
      const silent = !STAGE[stage].warns && prompt.warning === null;
      const early = !STAGE[stage].warns && !silent && !(await told(prompt));
      await work.run(async (tx) => {
        const now = await tx.prompts.get(id);
        if (now?.version !== prompt.version) return;
        if (early) await putOff(tx, prompt, clock);
        else await done(tx, prompt, stage, silent ? null : to);
      });
    },

    /** Whom a warning names, and on which day that will be; null where it no longer holds. */
    async further(id: PromptId) {
      const prompt = await work.run((tx) => tx.prompts.get(id));
      const next = prompt ? after(prompt.escalation) : null;
      if (!prompt?.escalateAt || next === null || prompt.state !== 'asked') return null;
      const { to } = STAGE[next];
      return { stage: to, to: await addressee(prompt, to), on: prompt.escalateAt };
    },
  };

  async function putOff(tx: Tx, prompt: Prompt, { now }: Clock): Promise<void> {
    const { escalation, warning } = prompt;
    const escalateAt = daysOn(now(), 1);
    await move(tx, prompt, 'escalate', 'clock', { escalation, warning, escalateAt });
  }
}

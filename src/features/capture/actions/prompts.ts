import { AppError } from '../../../kernel/errors.ts';
import { asId, type CaptureId, type PersonId, type PromptId } from '../../../kernel/ids.ts';
import { availableActions } from '../../../kernel/machine.ts';
import type { Actor } from '../../../kernel/person.ts';
import type { Reading } from '../../../ports/reading.ts';
import type { ProjectRecord } from '../../../ports/registers.ts';
import { departureStepAt, type Prompt } from '../model.ts';
import { promptMachine } from '../policy.ts';
import type { CaptureDeps, Tx } from './deps.ts';
import { promptMoves, stepOf } from './prompt-plan.ts';

const DAY_MS = 86_400_000;

const WAITING = new Set(['planned', 'asked', 'snoozed']);

/** An end that is put off by so much is another time to ask; by less, whoever was asked has been asked. */
const ANOTHER_TIME_DAYS = 30;

const putOff = (known: Prompt, endsOn: Date): boolean =>
  endsOn.getTime() - known.endsOn.getTime() >= ANOTHER_TIME_DAYS * DAY_MS;

/** The register has the project again: its question goes on where it ended, to whom it is about now. */
function revived(known: Prompt, { managerId, endsOn, title }: ProjectRecord): Prompt {
  const person = known.handedOverFrom === null ? (managerId ?? known.person) : known.person;
  const same = person === known.person;
  const capture = same ? known.capture : null;
  return {
    ...known,
    person,
    endsOn,
    projectTitle: title,
    capture,
    step: same && !putOff(known, endsOn) ? known.step : null,
    snoozedUntil: null,
    state: capture ? 'accepted' : 'planned',
  };
}

/** What the register has changed. A new manager is asked anew, unless the question was passed on or is being answered. */
function changes(known: Prompt, project: ProjectRecord, now: Date): Partial<Prompt> | null {
  const person = project.managerId;
  const taken =
    person !== null &&
    person !== known.person &&
    known.handedOverFrom === null &&
    WAITING.has(known.state);
  const moved =
    known.endsOn.getTime() !== project.endsOn.getTime() || known.projectTitle !== project.title;
  if (!taken && !moved) return null;
  const later = WAITING.has(known.state) && putOff(known, project.endsOn);
  return {
    endsOn: project.endsOn,
    projectTitle: project.title,
    ...(later ? { step: stepOf({ ...known, endsOn: project.endsOn }, now) } : {}),
    ...(taken ? { person, state: 'planned', step: null, snoozedUntil: null } : {}),
  };
}

type ProjectsRead = Pick<Reading<ProjectRecord>, 'records' | 'unclear'>;

export function prompts(deps: CaptureDeps) {
  const { work, clock, ids } = deps;

  const { existing, insert, save, move } = promptMoves(clock);

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
        kind: 'project-close',
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
      await insert(tx, prompt);
      return;
    }
    if (known.state === 'ended') {
      await save(tx, revived(known, project));
      return;
    }
    const changed = changes(known, project, clock.now());
    if (!changed) return;
    await save(tx, { ...known, ...changed });
  }

  /** To whom it never was, somebody else's is no more than one that does not exist. */
  async function mine(tx: Tx, who: Actor, id: PromptId): Promise<Prompt> {
    const prompt = await existing(tx, id);
    if (prompt.person !== who.id && prompt.handedOverFrom !== who.id) {
      throw new AppError('not-found', 'somebody else is asked');
    }
    return prompt;
  }

  return {
    /**
     * What the project register says now. Repeating it changes nothing; a moved date moves the series, a cancelled
     * project ends it, and so does one that the register no longer has.
     */
    async follow({ records, unclear }: ProjectsRead): Promise<void> {
      for (const project of records) await work.run((tx) => follow(tx, project));
      const named = new Set(records.map(({ code }) => code));
      for (const project of await work.run((tx) => tx.projects.list())) {
        const { code, state } = project;
        const silent = !named.has(code) && unclear !== null && !unclear.has(code);
        if (!silent || state !== 'active') continue;
        await work.run((tx) => follow(tx, { ...project, state: 'cancelled' }));
      }
    },

    /** A step or a snooze has come: the person is asked, unless the step is behind them or they have begun. */
    async ask(id: PromptId): Promise<void> {
      await work.run(async (tx) => {
        const prompt = await existing(tx, id);
        if (prompt.state !== 'planned' && prompt.state !== 'asked' && prompt.state !== 'snoozed')
          return;
        const now = clock.now();
        if (prompt.snoozedUntil && prompt.snoozedUntil > now) return;
        const step = stepOf(prompt, now);
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
        const last = departureStepAt(prompt.endsOn, 1).getTime();
        const until = prompt.kind === 'departure' && last > now ? Math.min(wanted, last) : wanted;
        return move(tx, prompt, 'snooze', who, { snoozedUntil: new Date(until) });
      }),

    /** Somebody else who knows better is asked instead, at once and with the name of who passed it on. */
    handOver: (who: Actor, id: PromptId, to: PersonId): Promise<Prompt> =>
      work.run(async (tx) => {
        const prompt = await mine(tx, who, id);
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
        const moved = await move(tx, await mine(tx, who, id), 'decline', who, {
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

    /** The running projects that this person manages, the soonest end first. */
    managedBy: async (person: PersonId): Promise<readonly ProjectRecord[]> => {
      const all = await work.run((tx) => tx.projects.list());
      return all
        .filter(({ managerId, state }) => managerId === person && state === 'active')
        .toSorted((a, b) => a.endsOn.getTime() - b.endsOn.getTime());
    },
  };
}

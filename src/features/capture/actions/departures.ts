import { dayOf } from '../../../kernel/days.ts';
import { asId, type HandoverId, type PersonId, type PromptId } from '../../../kernel/ids.ts';
import type { Person } from '../../../kernel/person.ts';
import type { LeaveDays } from '../../../ports/leavers.ts';
import { type Handover, isDelivered } from '../handover/model.ts';
import type { Prompt } from '../prompting/model.ts';
import { dueStep } from '../prompting/schedule.ts';
import { planned } from '../prompting/series.ts';
import type { CaptureDeps, Tx } from './deps.ts';
import { insertHandover, moveHandover, saveHandover } from './handover-plan.ts';
import { promptMoves } from './prompt-plan.ts';

/** The right that reading dates of leaving needs beside the directory's. */
const RIGHT = 'User-LifeCycleInfo.Read.All';

interface Departure {
  readonly person: Person;
  /** `YYYY-MM-DD` */
  readonly lastDay: string;
}

interface Known {
  readonly prompt: Prompt;
  readonly handover: Handover;
}

const startOf = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** One departure makes one series of prompts and one handover, however often the directory repeats it. */
export function departures(deps: CaptureDeps) {
  const { work, clock, ids, log } = deps;
  const prompts = promptMoves(clock);
  let readable: boolean | null = null;

  async function begin(tx: Tx, { person, lastDay }: Departure, count: number): Promise<void> {
    const prompt = planned(
      {
        kind: 'departure',
        series: `departure:${person.id}:${count}`,
        person: person.id,
        standsIn: false,
        project: null,
        title: null,
        subject: null,
        on: startOf(lastDay),
        happens: true,
      },
      person.id,
      asId<PromptId>(ids.next()),
      clock.now(),
    );
    await prompts.insert(tx, prompt);
    await insertHandover(tx, {
      id: asId<HandoverId>(ids.next()),
      version: 1,
      person: person.id,
      prompt: prompt.id,
      capture: null,
      lastDay,
      zone: person.zone,
      supervisor: person.managerId,
      successor: null,
      receivers: [],
      readers: {},
      unit: null,
      state: 'preparing',
      sittings: 0,
      lastSitting: null,
      reminded: null,
      lessons: 'kept',
      documents: { supervisor: null, successor: null },
      finalisedAt: null,
      deliveredAt: null,
      acknowledgedAt: null,
    });
  }

  /** A later day is asked for anew from the step that is still to come; an earlier one from the step it skips. */
  async function movePrompt(tx: Tx, prompt: Prompt, lastDay: string): Promise<void> {
    const endsOn = startOf(lastDay);
    if (prompt.state === 'ended' || prompt.state === 'answered') return;
    if (prompt.endsOn.getTime() === endsOn.getTime()) return;
    const moved = { ...prompt, endsOn, knownOn: clock.now() };
    const later = prompt.step !== null && endsOn > prompt.endsOn;
    const step = later ? dueStep(moved, clock.now(), await tx.thresholds.now()) : prompt.step;
    await prompts.save(tx, { ...moved, step });
  }

  async function moveDay(tx: Tx, { prompt, handover }: Known, to: Departure): Promise<void> {
    const { person, lastDay } = to;
    await movePrompt(tx, prompt, lastDay);
    const same =
      handover.lastDay === lastDay &&
      handover.zone === person.zone &&
      handover.supervisor === person.managerId;
    if (same) return;
    await saveHandover(tx, {
      ...handover,
      lastDay,
      zone: person.zone,
      supervisor: person.managerId,
      reminded: lastDay > handover.lastDay ? null : handover.reminded,
    });
  }

  const isToCome = ({ person, lastDay }: Departure): boolean =>
    lastDay >= dayOf(clock.now(), person.zone);

  async function follow(tx: Tx, to: Departure, known: Known | null, count: number): Promise<void> {
    if (!known || known.handover.state === 'ended') {
      if (isToCome(to)) await begin(tx, to, count + 1);
      return;
    }
    const { handover } = known;
    const later = to.lastDay > handover.lastDay;
    // They stayed after all, and leave another time.
    if (isDelivered(handover) || handover.state === 'missed') {
      if (later && isToCome(to)) await begin(tx, to, count + 1);
      return;
    }
    await moveDay(tx, known, to);
  }

  /** The day was taken back: nobody is asked any more, and what was written stays its writer's. */
  async function callOff(tx: Tx, { prompt, handover }: Known): Promise<void> {
    if (handover.state === 'preparing' || handover.state === 'final') {
      await moveHandover(tx, handover, 'end', 'clock');
    }
    await endPrompt(tx, prompt);
  }

  async function endPrompt(tx: Tx, prompt: Prompt): Promise<void> {
    const open = prompt.state !== 'ended' && prompt.state !== 'answered';
    if (open && prompt.state !== 'declined') await prompts.move(tx, prompt, 'end', 'clock', {});
  }

  async function latest(): Promise<ReadonlyMap<PersonId, { prompt: Prompt; count: number }>> {
    const found = new Map<PersonId, { prompt: Prompt; count: number }>();
    for (const prompt of await work.run((tx) => tx.prompts.departures())) {
      found.set(prompt.person, { prompt, count: (found.get(prompt.person)?.count ?? 0) + 1 });
    }
    return found;
  }

  async function withHandover(tx: Tx, id: PromptId | undefined): Promise<Known | null> {
    const prompt = id ? await tx.prompts.get(id) : null;
    const handover = prompt && (await tx.handovers.byPrompt(prompt.id));
    return prompt && handover ? { prompt, handover } : null;
  }

  async function oneDay(
    leave: LeaveDays,
    id: PersonId,
    lastDay: string | null,
    before: { readonly prompt: Prompt; readonly count: number } | undefined,
  ): Promise<void> {
    if (lastDay === null && (!before || isUnclear(leave, id))) return;
    const person = await deps.person(id);
    await work.run(async (tx) => {
      const both = await withHandover(tx, before?.prompt.id);
      if (lastDay !== null && person?.active) {
        await follow(tx, { person, lastDay }, both, before?.count ?? 0);
      } else if (lastDay === null && both) await callOff(tx, both);
      else if (both) await endPrompt(tx, both.prompt);
    });
  }

  /**
   * Nothing says any more that they leave. Gone from the directory there is nobody to ask, and what they have finished
   * is still delivered on its day; so it is where a file forgets those who have left. Else they stay.
   */
  async function silence({ others }: LeaveDays, { id }: Prompt): Promise<void> {
    await work.run(async (tx) => {
      const both = await withHandover(tx, id);
      if (!both) return;
      const { lastDay, zone } = both.handover;
      const stays = others === 'staying' && lastDay >= dayOf(clock.now(), zone);
      await (stays ? callOff(tx, both) : endPrompt(tx, both.prompt));
    });
  }

  function tell(can: boolean): void {
    if (!can && readable !== false) {
      log.warn(
        { right: RIGHT },
        'dates of leaving cannot be read, so nobody is asked for a handover: give the app this application right and consent to it',
      );
    }
    readable = can;
  }

  return {
    /** Whether dates of leaving can be read; null before the first try. */
    readable: (): { readonly can: boolean; readonly right: string } | null =>
      readable === null ? null : { can: readable, right: RIGHT },

    /**
     * Who leaves when, as the directory and the personnel system's file say now. Repeating it changes nothing; a moved
     * day moves the series, a day taken back ends it.
     * @param leave null where neither can be read: then nothing is changed
     */
    async follow(leave: LeaveDays | null): Promise<void> {
      tell(leave !== null);
      if (!leave) return;
      const known = await latest();
      for (const [id, lastDay] of leave.days) await oneDay(leave, id, lastDay, known.get(id));
      for (const [id, { prompt }] of known) {
        if (!leave.days.has(id) && !isUnclear(leave, id)) await silence(leave, prompt);
      }
    },
  };
}

const isUnclear = ({ unclear }: LeaveDays, id: PersonId): boolean =>
  unclear === null || unclear.has(id);

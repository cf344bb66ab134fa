import { departures } from '../../../src/features/capture/actions/departures.ts';
import { escalating } from '../../../src/features/capture/actions/escalating.ts';
import { occasions } from '../../../src/features/capture/actions/occasions.ts';
import { prompts } from '../../../src/features/capture/actions/prompts.ts';
import type { Handover } from '../../../src/features/capture/handover/model.ts';
import { isSettled, type Prompt } from '../../../src/features/capture/prompting/model.ts';
import { notificationActions } from '../../../src/features/notifications/actions.ts';
import type { Message, Posting } from '../../../src/features/notifications/model.ts';
import type { EventType, NewEvent } from '../../../src/kernel/events.ts';
import { asId, type DiscussionId, type PersonId } from '../../../src/kernel/ids.ts';
import { THRESHOLDS } from '../../../src/kernel/thresholds.ts';
import type { ProjectRecord } from '../../../src/ports/registers.ts';
import type { DueItem } from '../../../src/ports/unit-of-work.ts';
import { promptReactions } from '../../../src/reactions/prompts.ts';
import { wantedBy } from '../../../src/wanting.ts';
import { person } from '../../adapters/database/contract/world.ts';
import { quiet } from '../../support/database/quiet-log.ts';

/** From a register to what reaches somebody, through the product's own planning and delivery, over memory. */

/** Whom registers name. */
export const PEOPLE = ['ana', 'bo'].map((id) => asId<PersonId>(id));
/** Who is above them. */
const CHIEF = asId<PersonId>('chief');

interface Sent {
  readonly at: Date;
  readonly person: PersonId;
  readonly message: Message;
  /** The prompt as it stood when it went. */
  readonly prompt: Prompt | null;
}

interface Around {
  /** Of the people named by registers, in their order; everybody else lives in UTC. */
  readonly zones: readonly string[];
  readonly isOff: (day: string) => boolean;
  /** Who answers for everybody's unit, the first of them first. */
  readonly focal: readonly PersonId[];
}

/** The features over memory, and the pump that does what is due, in order. */
export function organization(start: Date, { zones, isOff, focal }: Around) {
  let now = start;
  const clock = { now: () => now };
  let serial = 0;
  const ids = {
    next: () => {
      serial += 1;
      return String(serial).padStart(8, '0');
    },
  };
  const kept = new Map<string, Prompt>();
  const handovers = new Map<string, Handover>();
  /** Accounts, and since when. */
  const closed = new Map<PersonId, Date>();
  const by = new Map<string, PersonId>();
  const projects = new Map<string, ProjectRecord>();
  const due = new Map<string, DueItem & { readonly owner: string }>();
  const done = new Set<string>();
  const postings = new Map<string, Posting>();
  const budget = new Map<string, string>();
  const events: NewEvent[] = [];
  const sent: Sent[] = [];
  const find = (fits: (one: Prompt) => boolean) => [...kept.values()].find(fits) ?? null;
  const waiting = () =>
    [...postings.values()].filter(({ state }) => state === 'intended' || state === 'sending');
  const of = (who: PersonId) =>
    waiting()
      .filter(({ target }) => target.kind === 'person' && target.person === who)
      .sort((a, b) => a.urgency - b.urgency || a.id.localeCompare(b.id));
  const tx = {
    emit: (event: NewEvent) => void events.push(event),
    audit: () => undefined,
    plan(owner: string, items: readonly DueItem[]) {
      for (const [key, item] of due) if (item.owner === owner) due.delete(key);
      for (const item of items) {
        const key = `${item.job} ${item.slot}`;
        if (!done.has(key)) due.set(key, { ...item, owner });
      }
    },
    thresholds: { now: async () => THRESHOLDS },
    projects: {
      list: async () => [...projects.values()],
      save: async (one: ProjectRecord) => void projects.set(one.code, one),
    },
    prompts: {
      get: async (id: string) => kept.get(id) ?? null,
      bySeries: async (series: string) => find((one) => one.series === series),
      ofSeries: async (all: readonly string[]) =>
        [...kept.values()].filter(({ series }) => all.includes(series)),
      unsettledOf: async (kind: string) =>
        [...kept.values()].filter((one) => one.kind === kind && !isSettled(one)),
      departures: async () => [...kept.values()].filter(({ kind }) => kind === 'departure'),
      insert: async (one: Prompt) => void kept.set(one.id, one),
      update: async (one: Prompt) => void kept.set(one.id, { ...one, version: one.version + 1 }),
    },
    handovers: {
      get: async (id: string) => handovers.get(id) ?? null,
      byPrompt: async (prompt: string) =>
        [...handovers.values()].find((one) => one.prompt === prompt) ?? null,
      insert: async (one: Handover) => void handovers.set(one.id, one),
      update: async (one: Handover) =>
        void handovers.set(one.id, { ...one, version: one.version + 1 }),
    },
    postings: {
      insert: async (one: Posting) =>
        postings.has(one.key) ? false : Boolean(postings.set(one.key, one)),
      byKey: async (key: string) => postings.get(key) ?? null,
      claim: async () => {
        const [first] = waiting().filter(({ notBefore }) => notBefore <= now);
        return first ? [first] : [];
      },
      keep: async () => undefined,
      update: async (one: Posting) => void postings.set(one.key, one),
      unaskedFor: async (who: PersonId) => of(who).filter(({ unasked }) => unasked),
    },
    budget: {
      take: async (who: PersonId, day: string, key: string) => {
        const slot = `${who} ${day}`;
        if (!budget.has(slot)) budget.set(slot, key);
        return budget.get(slot) === key;
      },
      takenSince: async (who: PersonId, day: string, begins: string) =>
        [...budget].filter(
          ([slot, key]) =>
            slot.startsWith(`${who} `) &&
            slot.slice(who.length + 1) >= day &&
            key.startsWith(begins),
        ).length,
      giveBack: async () => undefined,
    },
  };
  const work = { run: <T>(doing: (all: never) => Promise<T>) => doing(tx as never) };
  const zoneOf = (who: PersonId) => zones[PEOPLE.indexOf(who)] ?? 'UTC';
  const notifications = notificationActions({
    ...{ work, clock, ids, log: quiet, onPossibleRepeat: () => undefined },
    channels: { find: async () => null },
    holding: async (_hold: unknown, doing: () => Promise<void>) => doing(),
    messenger: {
      async send(_key: string, to: { readonly person?: PersonId }, message: Message) {
        const about = message.kind === 'prompt' ? (kept.get(message.prompt) ?? null) : null;
        sent.push({ at: now, person: to.person ?? PEOPLE[0] ?? asId(''), message, prompt: about });
        return { conversationId: 'c', activityId: ids.next() };
      },
    },
    places: {
      channel: async () => null,
      zone: async (who: PersonId) => zoneOf(who),
      daysOff: async () => isOff,
      promptsAWeek: async () => THRESHOLDS['prompts.a-week'],
      wants: (who: PersonId, message: Message) => wanted(who, message),
    },
  } as never);
  const known = (id: PersonId) =>
    person({ id, managerId: PEOPLE.includes(id) ? CHIEF : null, active: !closed.has(id) });
  const deps = {
    ...{ work, clock, ids, log: quiet },
    person: async (id: PersonId) => known(id),
    people: async (all: readonly PersonId[]) => all.map(known),
    focalPoints: async () => focal.filter((id) => !closed.has(id)),
    reached: (warning: string) => notifications.wasSent(`prompt-warned:${warning}`),
  } as never;
  const asking = prompts(deps);
  const reading = occasions(deps);
  const further = escalating(deps);
  const leaving = departures(deps);
  const wanted = wantedBy({
    people: { people: async (all: readonly PersonId[]) => all.map(known) },
    capture: { prompts: asking },
    alerts: { levels: { goes: async () => true } },
    discussions: { get: async () => null },
  } as never);
  const reactions = promptReactions({
    capture: {
      ...{ prompts: asking, occasions: reading },
      get: async () => ({ template: 'good-practice', answers: { title: 'A practice' } }),
      formOf: () => ({ titleField: 'title' }),
    },
    discussions: {
      get: async (id: DiscussionId) => ({ id, title: 'Talk', createdBy: by.get(id) }),
    },
    notifications,
  } as never);

  async function settle(): Promise<void> {
    for (let event = events.shift(); event; event = events.shift()) {
      const happened = { ...event, id: ids.next(), at: now };
      for (const one of reactions) {
        if (one.on === (event.type as EventType)) await one.run(happened as never);
      }
    }
  }
  const soonest = () =>
    Math.min(
      ...[...due.values()].map(({ at }) => at.getTime()),
      ...waiting().map(({ notBefore }) => notBefore.getTime()),
    );
  const ready = () => [...due].filter(([, { at }]) => at <= now);

  return {
    ...{ clock, kept, closed, sent, reading, leaving, asking, notifications, settle, zoneOf },
    closes: (who: PersonId) => void closed.set(who, now),
    /** Something happens in the product itself: a discussion of theirs closes, a record of theirs is published. */
    happens(type: 'discussion.closed' | 'capture.published', id: string, who: PersonId): void {
      by.set(id, who);
      const data = type === 'capture.published' ? { capture: id, person: who } : { discussion: id };
      events.push({ type, actor: null, data } as never);
    },
    /** Goes on to then; all that is due on the way is done in its order. */
    async until(then: Date): Promise<void> {
      for (let next = soonest(); next <= then.getTime(); next = soonest()) {
        now = new Date(Math.max(now.getTime(), next));
        for (const [key, { job, ref }] of ready()) {
          due.delete(key);
          done.add(key);
          if (job === 'capture.escalate') await further.escalate(asId(ref));
          else if (!job.startsWith('handover.')) await asking.ask(asId(ref));
          await settle();
        }
        while ((await notifications.deliverDue()) > 0) await settle();
      }
      now = then;
    },
  };
}

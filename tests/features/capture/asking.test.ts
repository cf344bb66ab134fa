import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { escalating } from '../../../src/features/capture/actions/escalating.ts';
import { occasions } from '../../../src/features/capture/actions/occasions.ts';
import { prompts } from '../../../src/features/capture/actions/prompts.ts';
import { isAsked, isSettled, type Prompt } from '../../../src/features/capture/prompting/model.ts';
import { notificationActions } from '../../../src/features/notifications/actions.ts';
import type { Message, Posting } from '../../../src/features/notifications/model.ts';
import { isQuiet, localTime } from '../../../src/features/notifications/quiet.ts';
import type { EventType, NewEvent } from '../../../src/kernel/events.ts';
import { asId, type DiscussionId, type PersonId } from '../../../src/kernel/ids.ts';
import { THRESHOLDS } from '../../../src/kernel/thresholds.ts';
import type { MissionRecord } from '../../../src/ports/missions.ts';
import type { ProjectRecord } from '../../../src/ports/registers.ts';
import type { DueItem } from '../../../src/ports/unit-of-work.ts';
import { promptReactions } from '../../../src/reactions/prompts.ts';
import { person } from '../../adapters/database/contract/world.ts';
import { quiet } from '../../support/database/quiet-log.ts';
import { anActor } from '../../support/people.ts';

/**
 * From a register to what reaches somebody, through the product's own planning and delivery: whatever registers say and
 * repeat, wherever people are and whatever the clocks there do.
 */

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const PEOPLE = ['ana', 'bo'].map((id) => asId<PersonId>(id));

interface Sent {
  readonly at: Date;
  readonly person: PersonId;
  readonly message: Message;
  /** The prompt as it stood when it went. */
  readonly prompt: Prompt | null;
}

interface Around {
  readonly zones: readonly string[];
  readonly isOff: (day: string) => boolean;
}

/** The features over memory, and the pump that does what is due, in order. */
function organization(start: Date, { zones, isOff }: Around) {
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
      insert: async (one: Prompt) => void kept.set(one.id, one),
      update: async (one: Prompt) => void kept.set(one.id, { ...one, version: one.version + 1 }),
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
      wants: async (who: PersonId, message: Message) =>
        message.kind === 'prompt' || message.kind === 'prompt-overdue'
          ? asking.holds(who, message)
          : true,
    },
  } as never);
  const deps = {
    ...{ work, clock, ids, log: quiet },
    person: async (id: PersonId) => person({ id, managerId: null }),
    people: async (all: readonly PersonId[]) => all.map((id) => person({ id, managerId: null })),
    focalPoints: async () => PEOPLE,
    reached: (warning: string) => notifications.wasSent(`prompt-warned:${warning}`),
  } as never;
  const asking = prompts(deps);
  const reading = occasions(deps);
  const further = escalating(deps);
  const reactions = promptReactions({
    capture: { prompts: asking, occasions: reading },
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
    ...{ clock, kept, sent, reading, asking, notifications, settle, zoneOf },
    /** Goes on to then; all that is due on the way is done in its order. */
    async until(then: Date): Promise<void> {
      for (let next = soonest(); next <= then.getTime(); next = soonest()) {
        now = new Date(Math.max(now.getTime(), next));
        for (const [key, { job, ref }] of ready()) {
          due.delete(key);
          done.add(key);
          if (job === 'capture.escalate') await further.escalate(asId(ref));
          else await asking.ask(asId(ref));
          await settle();
        }
        while ((await notifications.deliverDue()) > 0) await settle();
      }
      now = then;
    },
  };
}

/** One after the other, so many hours apart. */
const event = fc.record({
  event: fc.integer({ min: 0, max: 2 }),
  ends: fc.integer({ min: -20, max: 150 }),
  who: fc.integer({ min: 0, max: 1 }),
  off: fc.boolean(),
  mission: fc.boolean(),
});
const happening = fc.record({
  after: fc.integer({ min: 0, max: 60 * 24 }),
  rows: fc.uniqueArray(event, { selector: (one) => one.event, maxLength: 3 }),
  twice: fc.boolean(),
  turned: fc.boolean(),
  does: fc.constantFrom('nothing', 'decline', 'snooze', 'other', 'other'),
  who: fc.integer({ min: 0, max: 1 }),
});
/** From eleven hours behind to fourteen before, by halves and quarters, with clocks that are moved and others that are not. */
const ZONES = [
  'Pacific/Pago_Pago',
  'Pacific/Kiritimati',
  'Pacific/Chatham',
  'America/St_Johns',
  'America/Santiago',
  'Europe/Zurich',
  'Africa/Casablanca',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'UTC',
];
const around = fc.record({
  zones: fc.array(fc.constantFrom(...ZONES), { minLength: 2, maxLength: 2 }),
  /** Every so many-th day is a holiday, beside weekends. */
  holiday: fc.integer({ min: 5, max: 40 }),
  // Over a 29 February, and over the nights in which clocks are changed on either half of the earth.
  start: fc.date({
    min: new Date('2027-09-20T00:00:00Z'),
    max: new Date('2028-04-10T00:00:00Z'),
    noInvalidDate: true,
  }),
});

type Row = typeof event extends fc.Arbitrary<infer T> ? T : never;
const startOf = (at: Date) => new Date(`${at.toISOString().slice(0, 10)}T00:00:00Z`);
const on = (now: Date, days: number) => new Date(startOf(now).getTime() + days * DAY_MS);

const project = ({ event: number, ends, who, off }: Row, now: Date): ProjectRecord => ({
  code: `P-${number}`,
  title: `Project ${number}`,
  managerId: PEOPLE[who] ?? null,
  startsOn: on(now, ends - 100),
  endsOn: on(now, ends),
  donor: null,
  countries: [],
  outcomes: [],
  milestones: [
    {
      on: on(now, ends - 10)
        .toISOString()
        .slice(0, 10),
      name: 'Mid-term',
    },
  ],
  state: off ? 'cancelled' : 'active',
});
const mission = ({ event: number, ends, who, off }: Row, now: Date): MissionRecord => ({
  key: `file:${number}`,
  person: PEOPLE[who] ?? asId(''),
  country: 'Peru',
  startsOn: on(now, ends - 3)
    .toISOString()
    .slice(0, 10),
  endsOn: on(now, ends).toISOString().slice(0, 10),
  title: null,
  state: off ? 'cancelled' : 'planned',
});

/** Since when a step counts anew: somebody else is asked, it was put off by weeks, or its reader asked for it again. */
function epochs(kept: ReadonlyMap<string, Prompt>) {
  const at = new Map<string, number>();
  const standing = () =>
    new Map(
      [...kept].map(([id, { person: who, step, snoozedUntil }]) => [
        id,
        `${who} ${step} ${snoozedUntil?.toISOString()}`,
      ]),
    );
  return {
    /** What is done here, and nothing that the clock does, begins anew. */
    async around(doing: () => Promise<void>): Promise<void> {
      const before = standing();
      await doing();
      for (const [id, now] of standing())
        if (before.get(id) !== now) at.set(id, (at.get(id) ?? 0) + 1);
    },
    of: (id: string): number => at.get(id) ?? 0,
  };
}

test('never two messages for a step or on a day, none at night, on a holiday, or of what is settled', async () => {
  await fc.assert(
    fc.asyncProperty(
      around,
      fc.array(happening, { minLength: 1, maxLength: 7 }),
      async ({ zones, holiday, start }, all) => {
        const isOff = (day: string): boolean => {
          const at = new Date(`${day}T00:00:00Z`);
          return (
            [0, 6].includes(at.getUTCDay()) || Math.floor(at.getTime() / DAY_MS) % holiday === 0
          );
        };
        const world = organization(start, { zones, isOff });
        const { clock, kept, sent, reading, asking, notifications } = world;
        const times = epochs(kept);
        const steps: string[] = [];
        let looked = 0;
        const look = (): void => {
          for (const { message, person: who } of sent.slice(looked)) {
            if (message.kind !== 'prompt' || message.step === undefined) continue;
            steps.push(`${message.prompt} ${who} ${message.step} ${times.of(message.prompt)}`);
          }
          looked = sent.length;
        };
        for (const [at, { after, rows, twice, turned, does, who }] of all.entries()) {
          await world.until(new Date(clock.now().getTime() + after * HOUR_MS));
          look();
          await times.around(async () => {
            const now = clock.now();
            const given = turned ? rows.toReversed() : rows;
            for (let left = twice ? 2 : 1; left > 0; left -= 1) {
              const records = given.filter((one) => !one.mission).map((one) => project(one, now));
              await reading.projects({ records, unclear: new Set() });
              await reading.missions(
                given.filter((one) => one.mission).map((one) => mission(one, now)),
              );
            }
            const reader = PEOPLE[who] ?? asId<PersonId>('');
            const open = [...kept.values()].find((one) => one.person === reader && isAsked(one));
            const actor = anActor({ id: reader });
            if (open && does === 'decline') await asking.decline(actor, open.id, 'Nothing new.');
            if (open?.state === 'asked' && does === 'snooze')
              await asking.snooze(actor, open.id, 7);
            if (does === 'other') {
              const message = {
                kind: 'discussion-closing',
                discussion: asId<DiscussionId>('d'),
              } as const;
              const target = { kind: 'person', person: reader } as const;
              await notifications.intend({ key: `other:${at}`, target, message, unasked: true });
            }
            await world.settle();
          });
        }
        await world.until(new Date(clock.now().getTime() + 200 * DAY_MS));
        look();

        const days = sent.map(
          ({ at, person: who }) => `${who} ${localTime(at, world.zoneOf(who)).day}`,
        );
        expect(new Set(days).size).toBe(days.length);
        for (const { at, person: who } of sent) {
          expect(isQuiet(localTime(at, world.zoneOf(who)), isOff)).toBe(false);
        }
        for (const { prompt } of sent) expect(prompt === null || !isSettled(prompt)).toBe(true);
        expect(new Set(steps).size).toBe(steps.length);
      },
    ),
    { numRuns: 60 },
  );
}, 60_000);

test('what is asked does come: the whole series of a project in its order, one of each step', async () => {
  const start = new Date('2028-01-03T12:00:00Z');
  const isOff = (day: string) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
  const world = organization(start, { zones: ['Pacific/Kiritimati'], isOff });
  const row = { event: 0, ends: 120, who: 0, off: false, mission: false };
  await world.reading.projects({
    records: [{ ...project(row, start), milestones: [] }],
    unclear: new Set(),
  });
  await world.until(new Date(start.getTime() + 140 * DAY_MS));
  const asked = world.sent.flatMap(({ message, prompt }) =>
    message.kind === 'prompt' && message.warning === undefined && prompt?.kind === 'project-close'
      ? [message.step]
      : [],
  );
  expect(asked).toEqual([90, 30, 0, -14]);
});

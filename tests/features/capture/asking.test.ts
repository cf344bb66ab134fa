import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { leaveDays } from '../../../src/adapters/registers/leave-days.ts';
import { isAsked, isSettled, type Prompt } from '../../../src/features/capture/prompting/model.ts';
import { isQuiet, localTime } from '../../../src/features/notifications/quiet.ts';
import { asId, type DiscussionId, type PersonId, type PromptId } from '../../../src/kernel/ids.ts';
import type { MoveRecord } from '../../../src/ports/leavers.ts';
import type { MissionRecord } from '../../../src/ports/missions.ts';
import type { ProjectRecord } from '../../../src/ports/registers.ts';
import type { TrainingRecord } from '../../../src/ports/trainings.ts';
import { anActor } from '../../support/people.ts';
import { organization, PEOPLE } from './organization.ts';

/**
 * From a register to what reaches somebody, through the product's own planning and delivery: whatever registers say and
 * repeat, wherever people are and whatever the clocks there do.
 */

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Whom no register names. */
const FOCAL = [asId<PersonId>('fay')];

/** One after the other, so many hours apart. */
const event = fc.record({
  event: fc.integer({ min: 0, max: 2 }),
  ends: fc.integer({ min: -20, max: 150 }),
  who: fc.integer({ min: 0, max: 1 }),
  off: fc.boolean(),
  of: fc.constantFrom(
    ...(['project', 'mission', 'departure', 'training', 'publication', 'discussion'] as const),
  ),
});
const happening = fc.record({
  after: fc.integer({ min: 0, max: 60 * 24 }),
  rows: fc.uniqueArray(event, { selector: (one) => `${one.of} ${one.event}`, maxLength: 5 }),
  twice: fc.boolean(),
  turned: fc.boolean(),
  does: fc.constantFrom('nothing', 'decline', 'snooze', 'other', 'other', 'leave'),
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
const dayOn = (now: Date, days: number) => on(now, days).toISOString().slice(0, 10);

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
      on: dayOn(now, ends - 10),
      name: 'Mid-term',
    },
  ],
  state: off ? 'cancelled' : 'active',
});
const mission = ({ event: number, ends, who, off }: Row, now: Date): MissionRecord => ({
  key: `file:${number}`,
  person: PEOPLE[who] ?? asId(''),
  country: 'Peru',
  startsOn: dayOn(now, ends - 3),
  endsOn: dayOn(now, ends),
  title: null,
  state: off ? 'cancelled' : 'planned',
});

const training = ({ event: number, ends, who, off }: Row, now: Date): TrainingRecord => ({
  key: `T-${number}|${PEOPLE[who]}`,
  training: `T-${number}`,
  title: 'Negotiating',
  person: PEOPLE[who] ?? asId(''),
  endsOn: dayOn(now, ends - 100),
  state: off ? 'cancelled' : 'planned',
});
const departure = ({ event: number, ends, who, off }: Row, now: Date): MoveRecord => ({
  person: PEOPLE[who] ?? asId(''),
  contract: `${number}`,
  lastDay: off ? null : dayOn(now, ends),
  kind: 'departure',
});

/** All registers are read, and what happened in the product itself happens. */
async function read(world: ReturnType<typeof organization>, rows: readonly Row[]): Promise<void> {
  const now = world.clock.now();
  const of = (kind: Row['of']) => rows.filter((one) => one.of === kind);
  const whole = { refused: [], dropped: [], unclear: new Set<string>() };
  await world.reading.projects({
    records: of('project').map((one) => project(one, now)),
    unclear: new Set(),
  });
  await world.reading.missions(of('mission').map((one) => mission(one, now)));
  await world.reading.trainings({
    records: of('training').map((one) => training(one, now)),
    unclear: new Set(),
  });
  const moves = of('departure').map((one) => departure(one, now));
  const today = dayOn(now, 0);
  await world.leaving.follow(leaveDays(null, { ...whole, records: moves }, today));
  for (const { event: number, who } of of('publication'))
    world.happens('capture.published', `c-${number}`, PEOPLE[who] ?? asId(''));
  for (const { event: number, who } of of('discussion'))
    world.happens('discussion.closed', `d-${number}`, PEOPLE[who] ?? asId(''));
  await world.settle();
}

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

test('never two messages for a step or on a day; none at night, on a holiday, of what is settled, or to a closed account; of nobody’s silence before they were told', async () => {
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
        const world = organization(start, { zones, isOff, focal: PEOPLE });
        const { clock, kept, sent, asking, notifications } = world;
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
            const given = turned ? rows.toReversed() : rows;
            for (let left = twice ? 2 : 1; left > 0; left -= 1) await read(world, given);
            const reader = PEOPLE[who] ?? asId<PersonId>('');
            const open = [...kept.values()].find((one) => one.person === reader && isAsked(one));
            const actor = anActor({ id: reader });
            if (open && does === 'decline') await asking.decline(actor, open.id, 'Nothing new.');
            if (open?.state === 'asked' && does === 'snooze')
              await asking.snooze(actor, open.id, 7);
            if (does === 'leave') world.closes(reader);
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
        for (const { at, person: who } of sent) {
          expect(at.getTime()).toBeLessThanOrEqual(
            world.closed.get(who)?.getTime() ?? Number.POSITIVE_INFINITY,
          );
        }
        expect(untold(sent)).toEqual([]);
      },
    ),
    { numRuns: 150 },
  );
}, 60_000);

/** Others who heard of somebody's silence, where no warning of it had reached that person before. */
function untold(sent: ReturnType<typeof organization>['sent']) {
  const warned = new Map<string, number>();
  return sent.filter(({ message }) => {
    if (message.kind === 'prompt' && message.warning !== undefined)
      warned.set(message.prompt, (warned.get(message.prompt) ?? 0) + 1);
    if (message.kind !== 'prompt-overdue') return false;
    const left = warned.get(message.prompt) ?? 0;
    warned.set(message.prompt, left - 1);
    return left < 1;
  });
}

test('what is asked does come: the whole series of a project in its order, one of each step', async () => {
  const start = new Date('2028-01-03T12:00:00Z');
  const isOff = (day: string) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
  const world = organization(start, { zones: ['Pacific/Kiritimati'], isOff, focal: FOCAL });
  const row = { event: 0, ends: 120, who: 0, off: false, of: 'project' } as const;
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

describe('a duty that nobody answers', () => {
  const start = new Date('2028-01-03T12:00:00Z');
  const weekend = (day: string) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
  const over: Row = { event: 0, ends: -1, who: 0, off: false, of: 'mission' };
  const [ANA = asId<PersonId>('')] = PEOPLE;
  const zones = ['Africa/Nairobi'];
  /** Who was told what, in the order in which it reached them. */
  const told = ({ sent }: ReturnType<typeof organization>) =>
    sent.map(({ person: who, message }) =>
      message.kind === 'prompt' && message.warning !== undefined
        ? `${who} warned`
        : `${who} ${message.kind}`,
    );

  test('goes to a focal point, then to her supervisor, each told to her a week before', async () => {
    const world = organization(start, { zones, isOff: weekend, focal: FOCAL });
    await read(world, [over]);
    await world.until(new Date(start.getTime() + 90 * DAY_MS));
    expect(told(world)).toEqual([
      'ana prompt',
      'ana prompt',
      'ana warned',
      'fay prompt-overdue',
      'ana warned',
      'chief prompt-overdue',
    ]);
    const [warned, focal, again, chief] = world.sent.slice(2).map(({ at }) => at.getTime());
    expect((focal ?? 0) - (warned ?? 0)).toBeGreaterThanOrEqual(6 * DAY_MS);
    expect((chief ?? 0) - (again ?? 0)).toBeGreaterThanOrEqual(6 * DAY_MS);
  });

  test('stays hers for as long as the warning has not reached her', async () => {
    // Everybody is off for two months, which begin on the day before she would be warned.
    const off = (day: string) => (day >= '2028-01-15' && day <= '2028-03-15') || weekend(day);
    const world = organization(start, { zones, isOff: off, focal: FOCAL });
    await read(world, [over]);
    await world.until(new Date('2028-03-15T23:00:00Z'));
    expect(told(world)).toEqual(['ana prompt', 'ana prompt']);
    await world.until(new Date('2028-05-30T12:00:00Z'));
    expect(told(world).slice(2)).toEqual([
      'ana warned',
      'fay prompt-overdue',
      'ana warned',
      'chief prompt-overdue',
    ]);
  });

  test('stays hers once she has answered the warning', async () => {
    const world = organization(start, { zones, isOff: weekend, focal: FOCAL });
    await read(world, [over]);
    const warned = () => told(world).includes('ana warned');
    for (let day = 1; day < 60 && !warned(); day += 1)
      await world.until(new Date(start.getTime() + day * DAY_MS));
    const [prompt] = world.kept.keys();
    await world.asking.snooze(anActor({ id: ANA }), asId<PromptId>(prompt ?? ''), 7);
    await world.until(new Date(world.clock.now().getTime() + 6 * DAY_MS));
    expect(told(world)).toEqual(['ana prompt', 'ana prompt', 'ana warned']);
  });
});

test('whose account is closed is not written to, not even of what waited for them, and whoever answers for their unit is asked', async () => {
  const start = new Date('2028-01-03T23:30:00Z');
  const world = organization(start, { zones: [], isOff: () => false, focal: FOCAL });
  const row: Row = { event: 0, ends: 90, who: 0, off: false, of: 'project' };
  await read(world, [row]);
  // What is due now waits for her morning; on that night her account is closed.
  await world.until(new Date(start.getTime() + 2 * HOUR_MS));
  expect(world.sent).toEqual([]);
  world.closes(PEOPLE[0] ?? asId(''));
  await world.until(new Date(start.getTime() + 10 * DAY_MS));
  expect(world.sent).toEqual([]);
  await world.reading.projects({ records: [project(row, start)], unclear: new Set() });
  await world.until(new Date(start.getTime() + 140 * DAY_MS));
  expect(new Set(world.sent.map(({ person: who }) => who))).toEqual(new Set(['fay']));
});

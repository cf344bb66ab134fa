import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { leaveDays } from '../../../src/adapters/registers/leave-days.ts';
import { systemIds } from '../../../src/adapters/system/ids.ts';
import { captureActions } from '../../../src/features/capture/actions.ts';
import { readTemplates } from '../../../src/features/capture/template.ts';
import handover from '../../../src/features/capture/templates/handover.json' with { type: 'json' };
import lesson from '../../../src/features/capture/templates/lesson.json' with { type: 'json' };
import { missions } from '../../../src/features/sources/missions.ts';
import { vocabulary } from '../../../src/features/taxonomy/model.ts';
import { asId, type PersonId } from '../../../src/kernel/ids.ts';
import type { MoveRecord } from '../../../src/ports/leavers.ts';
import type { MissionRecord } from '../../../src/ports/missions.ts';
import type { ProjectRecord } from '../../../src/ports/registers.ts';
import type { TrainingRecord } from '../../../src/ports/trainings.ts';
import { person, type World, worldOf } from '../../adapters/database/contract/world.ts';
import { quiet } from '../../support/database/quiet-log.ts';
import { testDatabase } from '../../support/database/test-database.ts';

/** However often, in whichever order and however changed a register repeats an event: it stays one event. */

const NOW = new Date('2026-03-02T12:00:00Z');
const clock = { now: () => NOW };
// By time, since of a person's departures the latest is the one with the last id.
const ids = systemIds();
const PEOPLE = ['ana', 'bo', 'cleo'].map((id) => asId<PersonId>(id));
const day = (offset: number): Date => new Date(Date.UTC(2026, 2, 2 + offset));
const iso = (offset: number): string => day(offset).toISOString().slice(0, 10);

let world: World;
beforeAll(async () => {
  world = worldOf(await testDatabase());
});
afterAll(() => world.database.close());

const capture = () =>
  captureActions({
    work: world.work,
    clock,
    ids,
    log: quiet,
    templates: readTemplates([
      { name: 'lesson.json', body: lesson },
      { name: 'handover.json', body: handover },
    ]),
    terms: vocabulary,
    mustBeLabelled: async () => undefined,
    person: async (id) => person({ id, managerId: null }),
    members: async () => new Set(),
    people: async (wanted) => wanted.map((id) => person({ id, managerId: null })),
    focalPoints: async () => [],
    reached: async () => true,
  });

/** Everything anew, the database's own people aside. */
async function emptied(): Promise<void> {
  const { db } = world.database;
  for (const table of ['prompts', 'handovers', 'projects', 'missions', 'due_work'] as const) {
    await db.deleteFrom(table).execute();
  }
}

interface Row {
  readonly event: number;
  readonly ends: number;
  readonly who: number;
  readonly off: boolean;
}
const row = fc.record({
  event: fc.integer({ min: 0, max: 3 }),
  ends: fc.integer({ min: 1, max: 400 }),
  who: fc.integer({ min: 0, max: 2 }),
  off: fc.boolean(),
});
/** One reading after another; each event at most once in each, since a contradiction is refused before. */
const readings = fc.array(fc.uniqueArray(row, { selector: ({ event }) => event, maxLength: 4 }), {
  minLength: 1,
  maxLength: 6,
});
const RUNS = { numRuns: 25 };

const project = ({ event, ends, who, off }: Row): ProjectRecord => ({
  code: `P-${event}`,
  title: `Project ${event}`,
  managerId: PEOPLE[who] ?? null,
  startsOn: day(-100),
  endsOn: day(ends),
  donor: null,
  countries: [],
  outcomes: [],
  state: off ? 'cancelled' : 'active',
});

/** What stands after readings, whatever the ids: series, person, day and whether it is on. */
const standing = async () =>
  (await world.database.db.selectFrom('prompts').selectAll().orderBy('series').execute()).map(
    ({ series, ends_on, state }) => [series, ends_on.toISOString().slice(0, 10), state === 'ended'],
  );
const due = async () =>
  (
    await world.database.db
      .selectFrom('due_work')
      .select(['job', 'slot'])
      .where('done_at', 'is', null)
      .execute()
  ).map(({ job, slot }) => `${job} ${slot}`);

test('projects: one series for each, of the last reading; repeated and turned round nothing changes', async () => {
  await fc.assert(
    fc.asyncProperty(readings, async (all) => {
      await emptied();
      const { occasions } = capture();
      for (const rows of all) {
        await occasions.projects({ records: rows.map(project), unclear: new Set() });
      }
      const last = all.at(-1) ?? [];
      const before = { standing: await standing(), due: (await due()).toSorted() };
      await occasions.projects({ records: last.toReversed().map(project), unclear: new Set() });
      await occasions.projects({ records: [...last, ...last].map(project), unclear: new Set() });
      expect({ standing: await standing(), due: (await due()).toSorted() }).toEqual(before);

      const on = last.filter(({ off }) => !off);
      const running = before.standing.filter(([, , ended]) => !ended);
      expect(running.map(([series]) => series)).toEqual(
        on.map(({ event }) => `project-close:P-${event}`).toSorted(),
      );
      for (const { event, ends } of on) {
        expect(running).toContainEqual([`project-close:P-${event}`, iso(ends), false]);
      }
      // Nobody is asked of what is off, and of nothing twice.
      expect(new Set(before.due).size).toBe(before.due.length);
      const series = new Set(on.map(({ event }) => `project-close:P-${event}`));
      expect(before.due.filter((one) => ![...series].some((name) => one.includes(name)))).toEqual(
        [],
      );
    }),
    RUNS,
  );
});

test('a project whose row was refused is not gone; where nobody can say whose row it was, none is', async () => {
  await emptied();
  const { occasions } = capture();
  const rows = [0, 1].map((event) => project({ event, ends: 90, who: 0, off: false }));
  await occasions.projects({ records: rows, unclear: new Set() });
  await occasions.projects({ records: rows.slice(1), unclear: new Set(['P-0']) });
  await occasions.projects({ records: [], unclear: null });
  expect((await standing()).map(([, , ended]) => ended)).toEqual([false, false]);
  await occasions.projects({ records: rows.slice(1), unclear: new Set() });
  expect((await standing()).map(([, , ended]) => ended)).toEqual([true, false]);
  // It comes back, and is one series as before.
  await occasions.projects({ records: rows, unclear: new Set() });
  expect((await standing()).map(([, , ended]) => ended)).toEqual([false, false]);
});

test('milestones: each its own series by its name, moved with its day, ended when the register drops it', async () => {
  await emptied();
  const { occasions } = capture();
  const named = (...milestones: [number, string | null][]): ProjectRecord => ({
    ...project({ event: 0, ends: 300, who: 0, off: false }),
    milestones: milestones.map(([offset, name]) => ({ on: iso(offset), name })),
  });
  const reads = (record: ProjectRecord) =>
    occasions.projects({ records: [record], unclear: new Set() });
  const points = async () =>
    (await standing()).filter(([series]) => String(series).startsWith('milestone:'));
  await reads(named([30, 'Baseline'], [90, 'Mid-term'], [120, null]));
  await reads(named([30, 'Baseline'], [90, 'Mid-term'], [120, null]));
  expect(await points()).toEqual([
    ['milestone:P-0:1', iso(120), false],
    ['milestone:P-0:baseline', iso(30), false],
    ['milestone:P-0:mid-term', iso(90), false],
  ]);
  // The second now comes first, and the first is gone.
  await reads(named([20, 'Mid-term'], [125, null]));
  expect(await points()).toEqual([
    ['milestone:P-0:1', iso(125), false],
    ['milestone:P-0:baseline', iso(30), true],
    ['milestone:P-0:mid-term', iso(20), false],
  ]);
});

test('trainings: one question for each who took part; moved, called off and taken off the list are followed, what is over and forgotten is not', async () => {
  await emptied();
  const { occasions } = capture();
  const took = (training: string, who: number, ends: number, off = false): TrainingRecord => ({
    key: `${training}|${PEOPLE[who]}`,
    training,
    title: 'Negotiating',
    person: PEOPLE[who] ?? asId(''),
    endsOn: iso(ends),
    state: off ? 'cancelled' : 'planned',
  });
  const reads = (...records: TrainingRecord[]) =>
    occasions.trainings({ records, unclear: new Set() });
  await reads(took('T-1', 0, -10), took('T-1', 1, -10), took('T-2', 0, 20), took('T-3', 2, -300));
  await reads(took('T-2', 0, 20), took('T-1', 1, -10), took('T-1', 0, -10));
  const both = ['capture.training training:T-1|ana', 'capture.training training:T-1|bo'];
  expect(await standing()).toEqual([
    ['training:T-1|ana', iso(-10), false],
    ['training:T-1|bo', iso(-10), false],
    ['training:T-2|ana', iso(20), false],
  ]);
  expect((await due()).filter((one) => both.some((series) => one.startsWith(series)))).toHaveLength(
    4,
  );
  // One is moved; of the other somebody is taken off the list.
  await reads(took('T-1', 0, -10), took('T-2', 0, 25));
  expect(await standing()).toEqual([
    ['training:T-1|ana', iso(-10), false],
    ['training:T-1|bo', iso(-10), true],
    ['training:T-2|ana', iso(25), false],
  ]);
  // The file has forgotten what is over, and drops what was to come.
  await reads();
  expect((await standing()).map(([series, , ended]) => [series, ended])).toEqual([
    ['training:T-1|ana', false],
    ['training:T-1|bo', true],
    ['training:T-2|ana', true],
  ]);
});

test('departures: one handover for each person that leaves, on the day of the last reading', async () => {
  await fc.assert(
    fc.asyncProperty(readings, async (all) => {
      await emptied();
      const { departures } = capture();
      const moves = (rows: readonly Row[]): MoveRecord[] =>
        rows.map(({ event, ends, off }) => ({
          person: asId<PersonId>(`leaver-${event}`),
          contract: '',
          lastDay: off ? null : iso(ends),
          kind: 'departure',
        }));
      const follow = (rows: readonly Row[]) => {
        const reading = {
          records: moves(rows),
          refused: [],
          dropped: [],
          unclear: new Set<string>(),
        };
        return departures.follow(leaveDays(null, reading, iso(0)));
      };
      for (const rows of all) await follow(rows);
      const last = all.at(-1) ?? [];
      const before = { standing: await standing(), due: (await due()).toSorted() };
      await follow(last.toReversed());
      expect({ standing: await standing(), due: (await due()).toSorted() }).toEqual(before);
      const open = await world.database.db
        .selectFrom('handovers')
        .select(['person', 'last_day'])
        .where('state', '=', 'preparing')
        .orderBy('person')
        .execute();
      const leaving = last.filter(({ off }) => !off).toSorted((a, b) => a.event - b.event);
      expect(open).toEqual(
        leaving.map(({ event, ends }) => ({ person: `leaver-${event}`, last_day: iso(ends) })),
      );
    }),
    RUNS,
  );
});

test('missions: one for each key, moved with it; what is no longer announced is cancelled unless it is over', async () => {
  await fc.assert(
    fc.asyncProperty(readings, async (all) => {
      await emptied();
      const known = missions(world.work, clock);
      const record = ({ event, ends, who, off }: Row): MissionRecord => ({
        key: `file:M-${event}`,
        person: PEOPLE[who] ?? asId<PersonId>('ana'),
        country: 'Peru',
        startsOn: iso(ends - 100),
        endsOn: iso(ends - 90),
        title: null,
        state: off ? 'cancelled' : 'planned',
      });
      const seen = new Map<string, MissionRecord>();
      for (const rows of all) {
        await known.follow({ records: rows.map(record), unclear: new Set() });
        for (const one of rows.map(record)) seen.set(one.key, one);
      }
      const last = all.at(-1) ?? [];
      await known.follow({ records: last.toReversed().map(record), unclear: new Set() });
      const list = await known.list();
      expect(list.map(({ key }) => key).toSorted()).toEqual([...seen.keys()].toSorted());
      const announced = new Set(last.map((one) => record(one).key));
      for (const mission of list) {
        const said = seen.get(mission.key);
        if (announced.has(mission.key)) expect(mission).toEqual(said);
        else if (mission.endsOn >= iso(0)) expect(mission.state).toBe('cancelled');
        expect(mission.endsOn).toBe(said?.endsOn);
      }
    }),
    RUNS,
  );
});

const LEAVER = asId<PersonId>('leaver');
const file = (...moves: readonly Partial<MoveRecord>[]) => ({
  records: moves.map((move) => ({
    person: LEAVER,
    contract: '',
    lastDay: iso(60),
    kind: 'departure' as const,
    ...move,
  })),
  refused: [],
  dropped: [],
  unclear: new Set<string>(),
});

test('where file and directory differ the file counts, person by person', () => {
  const other = asId<PersonId>('other');
  const directory = new Map([
    [LEAVER, iso(10)],
    [other, iso(20)],
  ]);
  const leave = leaveDays(directory, file({ kind: 'reassignment' }), iso(0));
  expect(leave).toMatchObject({ others: 'gone' });
  expect([...(leave?.days ?? [])]).toEqual([
    [LEAVER, iso(60)],
    [other, iso(20)],
  ]);
  expect([...(leave?.kinds ?? [])]).toEqual([[LEAVER, 'reassignment']]);
  expect(leaveDays(directory, file({ lastDay: null }), iso(0))?.days.get(LEAVER)).toBeNull();
  expect(leaveDays(null, null, iso(0))).toBeNull();
});

test('of several contracts the one that ends next counts, and for a month after its end still', () => {
  const two = file(
    { contract: 'B', lastDay: iso(200), kind: 'departure' },
    { contract: 'A', lastDay: iso(20), kind: 'end-of-contract' },
  );
  const at = (offset: number) => leaveDays(null, two, iso(offset))?.days.get(LEAVER);
  expect([at(0), at(21), at(50), at(51), at(300)]).toEqual([
    iso(20),
    iso(20),
    iso(20),
    iso(200),
    iso(200),
  ]);
});

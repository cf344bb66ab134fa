import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';
import { to } from '../../src/adapters/graph/route.ts';
import type { PromptList } from '../../src/contract/capture.ts';
import type { MissionList, Source, SourceList } from '../../src/contract/sources.ts';
import { type Given, type Journey, personId, type Scene, scene } from '../support/journey.ts';

/** Registers from outside: read by their allow-list, followed, and known to administrators by how their readings go. */

let s: Scene;
let j: Journey;
beforeAll(async () => {
  s = await scene();
}, 120_000);
afterEach(() => s.end());
afterAll(() => s.close());

const begin = async (given: Given = {}): Promise<void> => {
  j = await s.journey(given);
};

const ADMIN = 'Samuel Boateng';
const admin = async () => j.tab(j.person(ADMIN));
const sources = async (): Promise<SourceList> => (await admin()).get<SourceList>('/admin/sources');
async function source(key: Source['key']): Promise<Source> {
  const found = (await sources()).items.find((one) => one.key === key);
  if (!found) throw new Error(`no source ${key}`);
  return found;
}
/** What is read anew, its failures noted and not thrown: the product reads on, too. */
async function reads(): Promise<void> {
  await j.app.sync().catch(() => undefined);
  await j.settle();
}

/** Puts a file into the library of what all staff read. */
async function puts(name: string, text: string): Promise<void> {
  const drive = j.app.actions.knowledge.sync
    .libraries()
    .find(({ audience }) => audience.kind === 'all')?.driveId;
  const target = to('/drives/{drive}/root:/{path}:/content', {
    drive: drive ?? '',
    path: ['Registers', name],
  });
  await s.tenant.graph.put(target, new TextEncoder().encode(text), z.unknown());
}
const PATH = '/Published knowledge/Registers';

const HEAD = 'Code du projet;Titre;Date de début;Date de fin;Responsable;Traitement mensuel';
const line = (number: number, manager = 'jonas.weber@org.example', end = '31/12/2026'): string =>
  `CSV/${number};Project ${number} of the file;2024-01-15;${end};${manager};USD 9876`;
const lines = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => line(index + 1));
const csv = (...rows: readonly string[]): string => `\uFEFF${[HEAD, ...rows].join('\r\n')}\r\n`;

const prompts = async (name: string) =>
  (await (await j.tab(j.person(name))).get<PromptList>('/prompts')).items.map(
    ({ project }) => project?.code,
  );

test('every source is on the administrator’s page, and on nobody else’s', async () => {
  await begin();
  const { items } = await sources();
  expect(items.map(({ key, state }) => [key, state])).toEqual([
    ['people', 'fresh'],
    ['communities', 'fresh'],
    ['projects', 'fresh'],
    ['leavers', 'fresh'],
    ['missions', 'fresh'],
    ['trainings', 'unused'],
  ]);
  expect(items.find(({ key }) => key === 'missions')).toMatchObject({
    place: 'Missions',
    taken: 7,
    refused: [],
    dropped: [],
  });
  const { items: missions, marker } = await (await admin()).get<MissionList>('/admin/missions');
  expect(marker).toBe('Mission');
  expect(missions).toHaveLength(7);
  expect(missions).toContainEqual(
    expect.objectContaining({ key: 'list:M-0419', person: 'Liza Aquino', country: 'Fiji' }),
  );
  expect(items.find(({ key }) => key === 'projects')).toMatchObject({
    place: 'Projects',
    taken: 20,
  });
  const jonas = await j.tab(j.person('Jonas Weber'));
  for (const [method, path] of [
    ['GET', '/admin/sources'],
    ['GET', '/admin/missions'],
    ['POST', '/admin/sources/projects/read'],
    ['POST', '/admin/sources/projects/confirm'],
  ] as const) {
    expect(await jonas.asks(method, path)).toMatchObject({ status: 403 });
  }
  const spanish = { marker: 'Misión' };
  expect(await jonas.asks('POST', '/admin/missions/marker', spanish)).toMatchObject({
    status: 403,
  });
  expect(await (await admin()).post('/admin/missions/marker', spanish)).toMatchObject(spanish);
  expect(
    await jonas.asks('POST', '/admin/sources/projects/owner', { owner: 'Jonas Weber' }),
  ).toMatchObject({ status: 403 });
  await j.person('Jonas Weber').says('sources');
  expect(j.person('Jonas Weber').sees()).not.toContain('Outside sources');
  // Whoever is back is asked in their own language.
  await j.clock.to('2026-03-03T12:00Z');
  expect(j.person('Chloé Martin').sees()).toContain('Une question sur votre mission');
});

test('an administrator says who answers for a source and when it is stale', async () => {
  await begin();
  const tab = await admin();
  await tab.post('/admin/sources/projects/owner', { owner: 'Mei Tanaka' });
  await tab.post('/admin/sources/projects/limit', { hours: 72 });
  await reads();
  expect(await source('projects')).toMatchObject({
    owner: { name: 'Mei Tanaka' },
    staleAfterHours: 72,
  });
  expect(await tab.asks('POST', '/admin/sources/projects/limit', { hours: 0 })).toMatchObject({
    status: 400,
  });
});

test('projects come from a file: its allow-listed columns are followed, others are told by name and are nowhere', async () => {
  await begin({ registers: { projects: `${PATH}/projects.csv` } });
  await puts(
    'projects.csv',
    csv(...lines(15), line(16, 'nobody@org.example'), line(17).replace('31/12', '31/02')),
  );
  await reads();
  expect(await source('projects')).toMatchObject({
    state: 'fresh',
    place: `${PATH}/projects.csv`,
    taken: 15,
    refused: [
      { line: 17, column: 'Responsable', reason: 'unknown-person' },
      { line: 18, column: 'Date de fin', reason: 'no-day' },
    ],
    dropped: ['Traitement mensuel'],
  });
  const stored = JSON.stringify([
    await j.database.db.selectFrom('projects').selectAll().execute(),
    await j.database.db.selectFrom('sources').selectAll().execute(),
    await j.database.db.selectFrom('events').selectAll().execute(),
    j.logged,
  ]);
  expect(stored).toContain('CSV/1');
  expect(stored).not.toMatch(/9876|nobody@org/);

  // He is told on his working days, once of a column however often the file is read.
  const samuel = j.person(ADMIN);
  await reads();
  await j.clock.to('2026-03-05T12:00Z');
  const told = samuel.chat().filter(({ summary }) => summary.includes('may not know'));
  // Once of the list's own column, read before the file was named, and once of the file's.
  expect(told).toHaveLength(2);
  expect(samuel.sees()).toContain('Traitement mensuel');

  // Ninety days before the end the manager of the file's project is asked, as of the list's.
  await j.clock.to('2026-10-02T12:00Z');
  expect(await prompts('Jonas Weber')).toContain('CSV/1');
  await puts('projects.csv', csv(...lines(15).slice(1)));
  await reads();
  expect(await prompts('Jonas Weber')).not.toContain('CSV/1');
  expect(await prompts('Jonas Weber')).toContain('CSV/2');
});

test('a file that has lost most of its rows waits for an administrator, and what was read stays', async () => {
  await begin({ registers: { projects: `${PATH}/projects.csv` } });
  await puts('projects.csv', csv(...lines(12)));
  await reads();
  await puts('projects.csv', csv(...lines(5)));
  await reads();
  expect(await source('projects')).toMatchObject({
    state: 'failing',
    taken: 12,
    trouble: { code: 'shrunk', details: { before: 12, after: 5 } },
    held: { before: 12, after: 5 },
  });
  const active = () =>
    j.database.db
      .selectFrom('projects')
      .select('code')
      .where('state', '=', 'active')
      .where('code', 'like', 'CSV/%')
      .execute();
  expect(await active()).toHaveLength(12);

  const samuel = j.person(ADMIN);
  await samuel.says('sources');
  expect(samuel.sees()).toContain('It would shrink from 12 rows to 5');
  // Smaller still than what is confirmed is another file.
  await puts('projects.csv', csv(...lines(2)));
  await samuel.presses('source.confirm');
  await j.app.actions.sources.idle();
  expect(await active()).toHaveLength(12);
  // The one that was confirmed comes again.
  await puts('projects.csv', csv(...lines(5)));
  await reads();
  expect(await active()).toHaveLength(5);
  expect(await source('projects')).toMatchObject({ state: 'fresh', taken: 5, held: null });
  expect((await (await admin()).asks('POST', '/admin/sources/projects/confirm')).status).toBe(409);
});

test('a source that fails is stale after a day, told once; all others go on, and its age is said where it is read', async () => {
  await begin({ registers: { projects: `${PATH}/projects.csv` } });
  await puts('projects.csv', csv(...lines(12)));
  await reads();
  await j.clock.to('2026-10-02T12:00Z');
  await reads();
  s.tenant.fails({ status: 500 }, /projects\.csv/);
  await j.clock.advance(0.5);
  await reads();
  expect(await source('projects')).toMatchObject({ state: 'failing', failures: 1 });
  // One unasked message a day: that a colleague has left goes first.
  for (const days of [0.6, 0.5, 0.5, 2, 1]) {
    await j.clock.advance(days);
    await reads();
  }
  expect(await source('projects')).toMatchObject({
    state: 'stale',
    taken: 12,
    trouble: { code: 'unreachable' },
    lastSuccess: '2026-10-02T12:00:00.000Z',
  });
  expect((await sources()).items.filter(({ state }) => state === 'fresh')).toHaveLength(4);
  const samuel = j.person(ADMIN);
  const told = samuel.chat().filter(({ summary }) => summary.includes('not been read for a day'));
  expect(told).toHaveLength(1);

  const jonas = j.person('Jonas Weber');
  expect(jonas.sees()).toContain('The register of projects was last read on 2 October 2026');
  const list = await (await j.tab(jonas)).get<PromptList>('/prompts');
  expect(list.items[0]?.asOf).toBe('2026-10-02T12:00:00.000Z');
  s.tenant.heals();
  await samuel.says('sources');
  await samuel.presses({ verb: 'source.read', data: { id: 'projects' } });
  await j.app.actions.sources.idle();
  expect(await source('projects')).toMatchObject({ state: 'fresh', failures: 0, trouble: null });
});

test('a file without its columns, or none at all, is said with what to do', async () => {
  await begin({ registers: { projects: `${PATH}/projects.csv` } });
  await reads();
  expect(await source('projects')).toMatchObject({ trouble: { code: 'not-found' } });
  await puts('projects.csv', 'Nom;Montant\nJane Doe;12000\n');
  await reads();
  const failed = await source('projects');
  expect(failed.trouble).toMatchObject({ code: 'columns-missing' });
  expect(JSON.stringify(failed)).not.toMatch(/Jane|Montant/);
});

test('a move of the personnel file is asked for as a departure is, and moved and called off with the file', async () => {
  await begin({ registers: { moves: `${PATH}/moves.csv` } });
  const file = (...rows: readonly string[]) =>
    puts('moves.csv', ['email,last day,type,grade', ...rows].join('\n'));
  await file(
    'mei.tanaka@org.example,2026-05-29,reassignment,P4',
    'jonas.weber@org.example,2026-12-31,end of contract,P5',
  );
  await reads();
  expect((await sources()).moves).toEqual([
    { kind: 'reassignment', count: 1 },
    { kind: 'end-of-contract', count: 1 },
  ]);
  expect(await source('leavers')).toMatchObject({ taken: 2, dropped: ['grade'] });
  const days = async () =>
    (
      await j.database.db
        .selectFrom('handovers')
        .select(['last_day', 'state'])
        .where('person', '=', personId('Mei Tanaka'))
        .execute()
    ).map(({ last_day, state }) => `${last_day} ${state}`);
  expect(await days()).toEqual(['2026-05-29 preparing']);
  await file(
    'mei.tanaka@org.example,2026-06-30,reassignment,P4',
    'jonas.weber@org.example,2026-12-31,end of contract,P5',
  );
  await reads();
  expect(await days()).toEqual(['2026-06-30 preparing']);
  await file('jonas.weber@org.example,2026-12-31,end of contract,P5');
  await reads();
  expect(await days()).toEqual(['2026-06-30 ended']);
});

test('missions stand in the calendars of those who are named, by their marker: places and days, no subjects', async () => {
  await begin({ registers: { calendars: ['mei.tanaka@org.example'] } });
  const add = (id: string, subject: string, day: string, place: string) =>
    s.tenant.running.tenant.db.run(
      'INSERT INTO events VALUES(?, ?, ?, ?, ?)',
      id,
      personId('Mei Tanaka'),
      `${day}T08:00:00.000Z`,
      `${day}T17:00:00.000Z`,
      JSON.stringify({
        subject,
        iCalUId: id,
        start: { dateTime: `${day}T08:00:00.0000000`, timeZone: 'UTC' },
        end: { dateTime: `${day}T17:00:00.0000000`, timeZone: 'UTC' },
        location: { displayName: place },
      }),
    );
  add('uid-1', 'Mission: confidential talks', '2026-04-14', 'Lima, Peru');
  add('uid-2', 'Missionaries lunch', '2026-04-15', 'Geneva');
  add('uid-3', 'Dentist', '2026-04-16', 'Geneva');
  await reads();
  const list = await (await admin()).get<MissionList>('/admin/missions');
  // Beside those that the organization's list announces.
  expect(list.items.filter(({ key }) => !key.startsWith('list:'))).toEqual([
    {
      key: `calendar:${personId('Mei Tanaka')}:uid-1`,
      person: 'Mei Tanaka',
      country: 'Lima, Peru',
      startsOn: '2026-04-14',
      endsOn: '2026-04-14',
      title: null,
      state: 'planned',
    },
  ]);
  expect([list.planned, list.cancelled]).toEqual([7, 1]);
  expect(await source('missions')).toMatchObject({ state: 'fresh', taken: 8 });
  expect(
    JSON.stringify(await j.database.db.selectFrom('missions').selectAll().execute()),
  ).not.toMatch(/confidential|Dentist/);
});

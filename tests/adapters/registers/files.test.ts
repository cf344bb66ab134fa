import { describe, expect, test } from '@jest/globals';
import { readMissions } from '../../../src/adapters/registers/mission-file.ts';
import { readMoves } from '../../../src/adapters/registers/move-file.ts';
import { readProjects } from '../../../src/adapters/registers/project-file.ts';
import { readTrainings } from '../../../src/adapters/registers/training-file.ts';
import { asId, type PersonId } from '../../../src/kernel/ids.ts';

/** Registers as files of spreadsheets: allow-listed columns alone, every oddity of such files, nothing guessed. */

const AMINA = asId<PersonId>('amina');
const people = async (words: readonly string[]) =>
  new Map(
    words
      .map((word) => word.toLowerCase())
      .filter((word) => ['amina@org.example', 'amina'].includes(word))
      .map((word) => [word, AMINA] as const),
  );
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const projects = (text: string | Uint8Array, more = {}) =>
  readProjects(typeof text === 'string' ? bytes(text) : text, people, more);

const HEAD = 'Project code;Title;Start date;End date;Manager;Donor;Country;Outcome;Status';
const ROW = 'P-1;Réparer;2026-01-01;2026-12-31;amina@org.example;Norway;Kenya|Peru;Jobs;ongoing';
const PROJECT = {
  code: 'P-1',
  title: 'Réparer',
  managerId: AMINA,
  startsOn: new Date('2026-01-01T00:00:00Z'),
  endsOn: new Date('2026-12-31T00:00:00Z'),
  donor: 'Norway',
  countries: ['Kenya', 'Peru'],
  outcomes: ['Jobs'],
  state: 'active',
};

/** Windows-1252 writes these letters as one byte each, at their Unicode number. */
const latin = (text: string): Uint8Array => Uint8Array.from(text, (one) => one.charCodeAt(0));
const wide = (text: string, little: boolean, mark: boolean): Uint8Array =>
  Uint8Array.from(
    Array.from((mark ? '\uFEFF' : '') + text).flatMap((one) => {
      const pair = [one.charCodeAt(0) & 0xff, one.charCodeAt(0) >> 8];
      return little ? pair : pair.reverse();
    }),
  );

describe('what a file is written in', () => {
  const text = `${HEAD}\r\n${ROW}\r\n`;
  test.each([
    ['UTF-8', bytes(text)],
    ['UTF-8 with a mark', bytes(`\uFEFF${text}`)],
    ['Windows-1252', latin(text)],
    ['UTF-16 little, with a mark', wide(text, true, true)],
    ['UTF-16 big, with a mark', wide(text, false, true)],
    ['UTF-16 little, without', wide(text, true, false)],
    ['UTF-16 big, without', wide(text, false, false)],
    ['commas', bytes(text.replaceAll(';', ','))],
    ['tabs', bytes(text.replaceAll(';', '\t'))],
    ['a line that names the delimiter', bytes(`sep=;\r\n${text}`)],
    ['old Mac line ends', bytes(text.replaceAll('\r\n', '\r'))],
    ['empty lines and lines of delimiters', bytes(`\n\n${text}\n;;;;;;;;\n\n`)],
  ])('%s', async (_name, given) => {
    expect(await projects(given)).toEqual({
      records: [PROJECT],
      refused: [],
      dropped: [],
      unclear: new Set(),
    });
  });

  test('a workbook or a picture is no text, and says so', async () => {
    const workbook = Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0, 8, 0, 0, 0, 33, 0, 9, 9, 9]);
    await expect(projects(workbook)).rejects.toMatchObject({ trouble: 'unreadable' });
  });

  test('an open quotation mark is named by its line, and nothing that follows it is told', async () => {
    const broken = `${HEAD}\n${ROW}\nP-2;"secret words;2026-01-01\n`;
    const error = await projects(broken).catch((failure: unknown) => failure);
    expect(error).toMatchObject({ trouble: 'unreadable', details: { line: 3 } });
    const { stack, message, cause } = error as Error;
    expect(`${stack} ${message} ${JSON.stringify(cause ?? '')}`).not.toContain('secret');
  });

  test('more than 10 MB is another file', async () => {
    await expect(projects(new Uint8Array(10 * 1024 * 1024 + 1))).rejects.toMatchObject({
      trouble: 'too-large',
    });
  });

  test('a cell of several lines is one cell, and lines are still counted as an editor does', async () => {
    const text = `${HEAD}\n${ROW.replace('Réparer', '"Ré\nparer\n""x"""')}\nP-2;;2026-01-01;2026-12-31;amina\n`;
    const { records, refused } = await projects(text);
    expect(records[0]?.title).toBe('Ré\nparer\n"x"');
    expect(refused).toEqual([{ line: 5, column: 'Title', reason: 'missing' }]);
  });
});

describe('columns', () => {
  test.each([
    ['English', 'code,title,from,until,manager'],
    ['French', 'Code du projet,Intitulé,Date de début,DATE DE FIN,Responsable'],
    ['Spanish', 'Código,Título,Fecha de inicio,Fecha de finalización,Gerente'],
  ])('go by their names in %s, in any order', async (_language, head) => {
    const row = ['P-1', 'Title', '2026-01-01', '2026-12-31', 'amina'];
    const turned = (cells: readonly string[]) => cells.toReversed().join(',');
    const { records } = await projects(`${turned(head.split(','))}\n${turned(row)}`);
    expect(records).toMatchObject([{ code: 'P-1', title: 'Title', managerId: AMINA }]);
  });

  test('go by further names of the mapping file', async () => {
    const text = `${HEAD.replace('Project code', 'IRIS No.')}\n${ROW}`;
    await expect(projects(text)).rejects.toMatchObject({ trouble: 'columns-missing' });
    expect((await projects(text, { code: ['iris no'] })).records).toEqual([PROJECT]);
  });

  test('beyond the allow-list are dropped: their names are told, what they hold is nowhere', async () => {
    const text = `${HEAD};Monthly pay;;Bank account\n${ROW};9876;x;CH93-0076\n`;
    const reading = await projects(text);
    expect(reading.dropped).toEqual(['Monthly pay', '#11', 'Bank account']);
    expect(reading.records).toEqual([PROJECT]);
    expect(JSON.stringify(reading)).not.toMatch(/9876|CH93/);
  });

  test('a file without a header tells no name, since they would be somebody’s data', async () => {
    const error = await projects(`P-1;Jane Doe;12,000 USD\nP-2;x;y`).catch((one: unknown) => one);
    expect(error).toMatchObject({ trouble: 'columns-missing' });
    expect(JSON.stringify(error) + String(error)).not.toMatch(/Jane|12,000/);
  });

  test('an empty file lacks its columns', async () => {
    await expect(projects('')).rejects.toMatchObject({ trouble: 'columns-missing' });
    expect((await projects(HEAD)).records).toEqual([]);
  });

  test('a row longer than the header is refused whole: its cells stand under other names', async () => {
    const { records, refused, unclear } = await projects(
      `${HEAD}\n${ROW.replace('Norway', 'Norway; Sweden')}`,
    );
    expect(records).toEqual([]);
    expect(refused).toEqual([{ line: 2, column: 'Project code', reason: 'shifted' }]);
    expect(unclear).toBeNull();
  });
});

describe('days', () => {
  const dated = async (...ends: string[]) => {
    const rows = ends.map((end, index) => `P-${index};T;2020-01-01;${end};amina`);
    const { records, refused } = await projects(`${HEAD}\n${rows.join('\n')}`);
    return {
      days: records.map(({ endsOn }) => endsOn.toISOString().slice(0, 10)),
      reasons: refused.map(({ reason }) => reason),
    };
  };

  test('are ISO, or the day before the month', async () => {
    expect(await dated('2026-12-31', '31/12/2026', '31.12.2026', '31-12-2026 00:00')).toEqual({
      days: ['2026-12-31', '2026-12-31', '2026-12-31', '2026-12-31'],
      reasons: [],
    });
  });

  test('that could be either are refused', async () => {
    expect(await dated('03/04/2026')).toEqual({ days: [], reasons: ['ambiguous-day'] });
    expect(await dated('04/04/2026')).toEqual({ days: ['2026-04-04'], reasons: [] });
    expect(await dated('03.04.2026')).toEqual({ days: ['2026-04-03'], reasons: [] });
  });

  test('are read by what other days of their column show', async () => {
    expect(await dated('03/04/2026', '25/04/2026')).toEqual({
      days: ['2026-04-03', '2026-04-25'],
      reasons: [],
    });
    // Somebody writes the month first: then neither way is certain.
    expect((await dated('03/04/2026', '04/25/2026')).reasons).toEqual(['ambiguous-day', 'no-day']);
    expect((await dated('03/04/2026', '25/04/2026', '04/25/2026')).days).toEqual(['2026-04-25']);
  });

  test.each(['31/02/2026', '2026-13-01', '1/2/26', 'soon', '46022'])('%s is none', async (text) => {
    expect(await dated(text)).toEqual({ days: [], reasons: ['no-day'] });
  });
});

describe('rows', () => {
  test('are refused by line and column, never by what they hold', async () => {
    const reading = await projects(
      [
        HEAD,
        ';No code;2026-01-01;2026-12-31;amina;;;;',
        'P-2;Ends first;2026-12-31;2026-01-01;amina;;;;',
        'P-3;Nobody;2026-01-01;2026-12-31;jane.doe@secret.example;;;;',
        'P-4;State;2026-01-01;2026-12-31;amina;;;;paused for audit',
        ROW,
      ].join('\n'),
    );
    expect(reading.records.map(({ code }) => code)).toEqual(['P-1']);
    expect(reading.refused).toEqual([
      { line: 2, column: 'Project code', reason: 'missing' },
      { line: 3, column: 'End date', reason: 'wrong-order' },
      { line: 4, column: 'Manager', reason: 'unknown-person' },
      { line: 5, column: 'Status', reason: 'unknown-word' },
    ]);
    expect(JSON.stringify(reading.refused)).not.toMatch(/secret|audit/);
    // Whose the first is nobody can say, so that nothing counts as gone.
    expect(reading.unclear).toBeNull();
  });

  test('that repeat are one; that contradict each other are none', async () => {
    const other = ROW.replace('2026-12-31', '2027-12-31');
    expect((await projects(`${HEAD}\n${ROW}\n${ROW}`)).records).toEqual([PROJECT]);
    const { records, refused, unclear } = await projects(`${HEAD}\n${ROW}\n${other}`);
    expect(records).toEqual([]);
    expect(refused.map(({ line, reason }) => [line, reason])).toEqual([
      [2, 'twice'],
      [3, 'twice'],
    ]);
    expect(unclear).toEqual(new Set(['P-1']));
  });

  test('states are known in three languages', async () => {
    const states = ['en cours', 'CLÔTURÉ', 'Cancelado', ''];
    const rows = states.map((state, index) => `P-${index};T;2026-01-01;2026-12-31;;;;;${state}`);
    const { records } = await projects(`${HEAD}\n${rows.join('\n')}`);
    expect(records.map(({ state }) => state)).toEqual(['active', 'closed', 'cancelled', 'active']);
  });
});

test.each([
  [
    '2026-03-01 Baseline; 2026-09-01',
    [
      ['2026-03-01', 'Baseline'],
      ['2026-09-01', null],
    ],
  ],
  [
    '2026-09-01: Mid-term|2026-03-01; Baseline',
    [
      ['2026-03-01', 'Baseline'],
      ['2026-09-01', 'Mid-term'],
    ],
  ],
  ['', undefined],
])('milestones of a project: %j', async (cell, expected) => {
  const { records, refused } = await projects(`${HEAD};Jalons\n${ROW};"${cell}"\n`);
  expect(refused).toEqual([]);
  expect(records[0]?.milestones?.map(({ on, name }) => [on, name])).toEqual(expected);
});

test.each([['2026-02-30 Baseline'], ['Baseline'], ['2026-03-01 Baseline; soon']])(
  'a milestone without a day is named, and the project stays as it was known: %j',
  async (cell) => {
    const { records, refused, unclear } = await projects(`${HEAD};Jalons\n${ROW};"${cell}"\n`);
    expect(records).toEqual([]);
    expect(refused).toEqual([{ line: 2, column: 'Jalons', reason: 'no-day' }]);
    expect(unclear).toEqual(new Set(['P-1']));
  },
);

test('moves name a person, a day, a kind and nothing else', async () => {
  const text =
    'Courriel;Dernier jour;Motif;Traitement\nAmina@org.example;30/06/2026;Réaffectation;P5';
  const reading = await readMoves(bytes(text), people);
  expect(reading).toEqual({
    records: [{ person: AMINA, contract: '', lastDay: '2026-06-30', kind: 'reassignment' }],
    refused: [],
    dropped: ['Traitement'],
    unclear: new Set(),
  });
});

test('trainings name each who took part; the same person in another training is another line', async () => {
  const text = [
    'Formation;Titre;Participant;Date de fin;Statut;Note',
    'T-1;Négocier;amina@org.example;2026-05-20;confirmée;15',
    'T-2;Conseiller;amina@org.example;2026-06-01;annulée;9',
    'T-1;Négocier;stranger@org.example;2026-05-20;;8',
  ].join('\n');
  const { records, refused, dropped } = await readTrainings(bytes(text), people);
  const common = { person: AMINA };
  expect(records).toEqual([
    {
      ...common,
      ...{ key: 'T-1|amina', training: 'T-1', title: 'Négocier' },
      ...{ endsOn: '2026-05-20', state: 'planned' },
    },
    {
      ...common,
      ...{ key: 'T-2|amina', training: 'T-2', title: 'Conseiller' },
      ...{ endsOn: '2026-06-01', state: 'cancelled' },
    },
  ]);
  expect(refused).toEqual([{ line: 4, column: 'Participant', reason: 'unknown-person' }]);
  expect(dropped).toEqual(['Note']);
});

test('missions keep their number when they move', async () => {
  const head = 'Mission number,Traveller,Destination,Start date,End date,Status';
  const first = await readMissions(bytes(`${head}\nM-1,amina,Peru,2026-03-01,2026-03-05,`), people);
  const moved = await readMissions(
    bytes(`${head}\nM-1,amina,Peru,2026-04-01,2026-04-05,Annulée`),
    people,
  );
  expect([first, moved].map(({ records }) => records[0])).toMatchObject([
    { key: 'file:M-1', startsOn: '2026-03-01', state: 'planned' },
    { key: 'file:M-1', startsOn: '2026-04-01', state: 'cancelled' },
  ]);
});

import {
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { reportFolder } from '../../../src/adapters/registers/report-folder.ts';
import { writtenDay } from '../../../src/adapters/registers/written-days.ts';
import { importActions, type Placing } from '../../../src/features/importing/actions.ts';
import { type Imported, secondsLeft } from '../../../src/features/importing/model.ts';
import { liveVocabulary } from '../../../src/features/taxonomy/vocabulary.ts';
import { AppError } from '../../../src/kernel/errors.ts';
import { asId, type PersonId, type ProductId } from '../../../src/kernel/ids.ts';
import type { RefusedReport } from '../../../src/ports/old-reports.ts';

/** Mission reports from before: sheets as offices write them, the files beside them, twice is once. */

const place = mkdtempSync(join(tmpdir(), 'reports-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));
const AMINA = asId<PersonId>('amina');
const { countriesIn } = liveVocabulary();
let folders = 0;

/** A folder with a sheet and files. */
function folder(sheet: string | Uint8Array, files: Readonly<Record<string, string>> = {}) {
  folders += 1;
  const path = join(place, String(folders));
  mkdirSync(path);
  writeFileSync(join(path, 'reports.csv'), sheet);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(path, name), text);
  return path;
}

/** The feature over a library in memory. */
function desk() {
  const imported = new Map<string, Imported>();
  const placed: Placing[] = [];
  const state = { fails: false };
  const actions = importActions({
    work: {
      run: (work) =>
        work({
          emit: () => {
            throw new Error('an import is news to nobody');
          },
          audit: () => {},
          plan: () => {},
          importedReports: {
            known: async (numbers) =>
              new Map(
                numbers.flatMap((one) => {
                  const found = imported.get(one);
                  return found ? [[one, found] as const] : [];
                }),
              ),
            save: async (one) => void imported.set(one.number, one),
          },
        }),
    },
    clock: { now: () => new Date('2026-03-02T09:00:00Z') },
    named: async (words) =>
      new Map(
        words
          .filter((one) => one.toLowerCase() === 'amina@org.example')
          .map((one) => [one.toLowerCase(), AMINA]),
      ),
    place: async (placing) => {
      if (state.fails) throw new AppError('unavailable', 'no room', { trouble: 'full' });
      if (placing.report.title === 'Refused')
        throw new AppError('invalid-input', 'a name', { trouble: 'refused' });
      placed.push(placing);
      return asId<ProductId>(placing.name);
    },
  });
  async function runs(path: string, apply = true, columns = {}) {
    const refused: RefusedReport[] = [];
    const source = reportFolder({ sheet: join(path, 'reports.csv'), countriesIn, columns });
    const tally = await actions.run(source, {
      apply,
      onRefused: (all) => void refused.push(...all),
    });
    return { tally, reasons: refused.map(({ line, column, reason }) => [line, column, reason]) };
  }
  return { runs, placed, state };
}

const latin = (text: string): Uint8Array => Uint8Array.from(text, (one) => one.charCodeAt(0));

describe('what a sheet is written in', () => {
  const text = 'Numéro;Titre;Pays;Résumé\r\nM-1;"Réparer; ensuite";Pérou;Vu à Lima\r\n';
  test.each([
    ['UTF-8', text],
    ['UTF-8 with a mark', `\uFEFF${text}`],
    ['Windows-1252', latin(text)],
    ['commas', text.replace('"Réparer; ensuite"', '"Réparer; ensuite"').replace(/;(?=\S)/g, ',')],
  ])('%s', async (_name, sheet) => {
    const { runs, placed } = desk();
    expect((await runs(folder(sheet))).tally).toMatchObject({ rows: 1, new: 1 });
    expect(placed[0]?.report).toMatchObject({
      ...{ number: 'M-1', title: 'Réparer; ensuite', countries: ['Peru'], summary: 'Vu à Lima' },
    });
  });
});

test('days are read as offices write them, and one that could be two is refused', () => {
  expect(
    [
      '12 mars 2019',
      '1er avril 2019',
      '3 de mayo de 2018',
      'May 3, 2018',
      '3rd September 2018',
      '5 août 2020',
      '31 juin 2020',
    ].map(writtenDay),
  ).toEqual([
    '2019-03-12',
    '2019-04-01',
    '2018-05-03',
    '2018-05-03',
    '2018-09-03',
    '2020-08-05',
    null,
  ]);
});

test('every row that is not taken says where and why, and the others are', async () => {
  const sheet = `Number,Title,Author,Start date,End date,Country,Summary,File
M-1,Lima,Amina@org.example,3/4/2019,5 de abril de 2019,Peru; Sénégal,Visits,
M-2,,,,,,Visits,
M-3,Turned,,2019-05-02,2019-05-01,,Visits,
M-4,Nowhere,,,,Atlantis,Visits,
M-5,Silent,,,,,,
M-6,Climbing,,,,,,../../etc/passwd.txt
M-7,Linked,,,,,,link.txt
M-8,Gone,,,,,,gone.docx
M-9,Macro,,,,,,run.exe
M-10,Big,,,,,,big.pdf
M-11,Here,"Nobody; amina@org.example",,,"Tanzania, United Republic of",,here.txt
M-11,Here again,,,,,,here.txt
M-12,Refused,,,,,Visits,
M-13,Shifted,,,,,Visits,,more
M-14,Round in a circle,,,,,,round.txt
`;
  const path = folder(sheet, { 'here.txt': 'We went.', 'big.pdf': '' });
  truncateSync(join(path, 'big.pdf'), 51 * 1024 * 1024);
  symlinkSync('/etc/hosts', join(path, 'link.txt'));
  symlinkSync(join(path, 'round.txt'), join(path, 'round.txt'));
  const { runs, placed } = desk();
  const { tally, reasons } = await runs(path);
  expect(reasons.toSorted((a, b) => Number(a[0]) - Number(b[0]))).toEqual([
    [2, 'Start date', 'ambiguous-day'],
    [3, 'Title', 'missing'],
    [4, 'End date', 'wrong-order'],
    [5, 'Country', 'unknown-country'],
    [6, 'Summary', 'nothing-said'],
    [7, 'File', 'file-outside'],
    [8, 'File', 'file-outside'],
    [9, 'File', 'file-missing'],
    [10, 'File', 'file-type'],
    [11, 'File', 'file-too-large'],
    [13, 'Number', 'twice'],
    [14, 'Title', 'not-taken'],
    [15, 'Number', 'shifted'],
    [16, 'File', 'file-unreadable'],
  ]);
  expect(tally).toEqual({ rows: 15, done: 15, new: 1, changed: 0, same: 0, refused: 14 });
  expect(
    placed.map(({ owner, name, report, bytes }) => [
      owner,
      name.endsWith('.txt'),
      report.countries,
      String(bytes),
    ]),
  ).toEqual([[AMINA, true, ['Tanzania'], 'We went.']]);
});

test('a dry run changes nothing; twice is once; a changed row or file takes the place of what it was', async () => {
  const sheet = (title: string) => `number;title;summary;file\nA;${title};;a.txt\nB;Second;Seen;\n`;
  const path = folder(sheet('First'), { 'a.txt': 'one' });
  const { runs, placed, state } = desk();
  expect((await runs(path, false)).tally).toMatchObject({ new: 2 });
  expect(placed).toEqual([]);
  state.fails = true;
  await expect(runs(path)).rejects.toThrow('no room');
  state.fails = false;
  expect((await runs(path)).tally).toMatchObject({ new: 2, same: 0 });
  expect((await runs(path)).tally).toMatchObject({ new: 0, same: 2 });
  writeFileSync(join(path, 'reports.csv'), sheet('First, corrected'));
  expect((await runs(path)).tally).toMatchObject({ changed: 1, same: 1 });
  writeFileSync(join(path, 'a.txt'), 'another');
  utimesSync(join(path, 'a.txt'), 1, 1);
  expect((await runs(path)).tally).toMatchObject({ changed: 1, same: 1 });
  const first = placed.filter(({ report }) => report.number === 'A');
  expect(first).toHaveLength(3);
  expect(new Set(first.map(({ name }) => name)).size).toBe(1);
});

test('a zero that a broken export left in a cell is left out of it', async () => {
  const { runs, placed } = desk();
  const rows = Array.from({ length: 400 }, (_, at) => `X-${at},Early,Seen`).join('\n');
  const path = folder(`Number,Title,Summary\n${rows}\nZ\0-1,Li\0ma,Seen\n`);
  expect((await runs(path)).tally).toMatchObject({ new: 401 });
  expect(placed.at(-1)?.report).toMatchObject({ number: 'Z-1', title: 'Lima' });
});

test('columns are mapped by name, a sheet without what it needs says so, and the time left is told', async () => {
  const { runs } = desk();
  const path = folder('Ref du rapport,Intitulé,Summary\n1,Lima,Seen\n');
  await expect(runs(path)).rejects.toMatchObject({ trouble: 'columns-missing' });
  const columns = { number: ['ref du rapport'], title: ['intitulé'] };
  expect((await runs(path, true, columns)).tally).toMatchObject({ new: 1 });
  expect(
    secondsLeft({ rows: 100, done: 25, new: 25, changed: 0, same: 0, refused: 0 }, 5_000),
  ).toBe(15);
  expect(
    secondsLeft({ rows: 100, done: 0, new: 0, changed: 0, same: 0, refused: 0 }, 5_000),
  ).toBeNull();
});

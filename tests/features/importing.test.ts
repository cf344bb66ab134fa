import { expect, test } from '@jest/globals';
import {
  type ImportActions,
  type ImportRun,
  importActions,
} from '../../src/features/importing/actions.ts';
import { importDesk } from '../../src/features/importing/desk.ts';
import { type Imported, nothingYet, type SheetRun } from '../../src/features/importing/model.ts';
import { AppError } from '../../src/kernel/errors.ts';
import { asId, type PersonId, type ProductId } from '../../src/kernel/ids.ts';
import type { Actor, Role } from '../../src/kernel/person.ts';
import type { OldReport, OldReports, RefusedReport } from '../../src/ports/old-reports.ts';
import { RegisterError } from '../../src/ports/reading.ts';
import type { DueItem } from '../../src/ports/unit-of-work.ts';

/** The import as administrators begin it: one at a time, part by part, stopped and gone on with. */

const someone = (id: string, ...roles: Role[]): Actor => ({
  ...{ id: asId<PersonId>(id), name: id, mail: `${id}@example.org`, language: 'en' },
  ...{ jobTitle: null, unit: null, office: null, country: null, region: null, zone: 'UTC' },
  ...{ managerId: null, active: true, roles: new Set(roles), memberships: new Map() },
});
const ADMIN = someone('samuel', 'administrator');
const ROWS = 150;
const WISH = { sheet: 'old.csv', columns: {}, apply: true };

/** The desk over a sheet of so many rows, of which every tenth is refused. */
function desk() {
  const runs = new Map<string, SheetRun>();
  const refusals = new Map<string, RefusedReport>();
  const due = new Map<string, readonly DueItem[]>();
  const state = {
    ...{ trouble: null as Error | null, taken: [] as number[], ids: 0 },
    /** What somebody does while a part is at work. */
    meanwhile: async () => {},
  };
  const source: OldReports = {
    survey: async () => ({ rows: ROWS, columns: {}, dropped: [] }),
    async *rows() {},
    file: async () => 'file-missing',
  };
  const run: ImportActions['run'] = async (_source, wish: ImportRun) => {
    if (state.trouble) throw state.trouble;
    await state.meanwhile();
    const { from = 0, most = ROWS, onRefused } = wish;
    const rows = Array.from({ length: Math.min(most, ROWS - from) }, (_, at) => from + at);
    state.taken.push(...rows);
    const refused = rows.filter((row) => row % 10 === 0);
    for (const line of refused)
      await onRefused?.([{ line, number: '', column: 'Title', reason: 'missing' }]);
    const fresh = rows.length - refused.length;
    return { ...nothingYet(ROWS), done: rows.length, new: fresh, refused: refused.length };
  };
  const imports = importDesk(
    {
      work: {
        run: (work) =>
          work({
            emit: () => {},
            audit: () => {},
            plan: (owner, items) => void due.set(owner, items),
            importedReports: { known: async () => new Map(), save: async () => {} },
            sheetRuns: {
              get: async (id) => runs.get(id) ?? null,
              latest: async () => [...runs.values()].at(-1) ?? null,
              begin: async (one) => {
                if ([...runs.values()].some(({ state }) => state === 'running')) return false;
                runs.set(one.id, one);
                return true;
              },
              save: async (one) => {
                const { state = 'running' } = runs.get(one.id) ?? {};
                runs.set(one.id, state === 'running' ? one : { ...one, state });
              },
              stop: async (id) => {
                const one = runs.get(id);
                if (one?.state === 'running') runs.set(id, { ...one, state: 'stopped' });
              },
              refuse: async (id, all) => {
                for (const one of all) refusals.set(`${id}:${one.line}`, one);
              },
              refused: async () => [...refusals.values()],
            },
          }),
      },
      clock: { now: () => new Date('2026-03-02T09:00:00Z') },
      ids: { next: () => `run-${++state.ids}` },
      sheets: {
        place: '/data/import',
        list: async () => ['old.csv'],
        open: async (sheet) => (sheet === 'old.csv' ? source : null),
      },
    },
    { run },
  );
  /** As the pump does: what is due, until nothing is. */
  async function settles(most = 10): Promise<number> {
    for (let parts = 0; parts < most; parts += 1) {
      const [next] = [...due.values()].flat();
      if (!next) return parts;
      await imports.part(next.ref);
    }
    return most;
  }
  return { imports, state, settles, latest: async () => (await imports.overview(ADMIN)).run };
}

test('it goes through the sheet part by part, every row once, and says what was refused', async () => {
  const { imports, state, settles, latest } = desk();
  await imports.begin(ADMIN, WISH);
  await expect(imports.begin(ADMIN, WISH)).rejects.toMatchObject({ code: 'illegal-move' });
  expect(await settles(1)).toBe(1);
  expect(await latest()).toMatchObject({ state: 'running', tally: { done: 60, rows: ROWS } });
  expect(await settles()).toBe(2);
  expect(await latest()).toMatchObject({
    state: 'done',
    tally: { done: ROWS, new: 135, refused: 15 },
  });
  expect(state.taken).toEqual(Array.from({ length: ROWS }, (_, at) => at));
  expect(await imports.refused(ADMIN, 'run-1')).toHaveLength(15);
});

test('what fails outside is tried again from where it was; what fails in the sheet ends it and says why', async () => {
  const { imports, state, settles, latest } = desk();
  await imports.begin(ADMIN, WISH);
  await settles(1);
  state.trouble = new AppError('unavailable', 'no room', { trouble: 'full' });
  await expect(settles(1)).rejects.toThrow('no room');
  expect(await latest()).toMatchObject({ state: 'running', tally: { done: 60 } });
  state.trouble = new RegisterError('unreadable', { line: 7 });
  await settles();
  const trouble = { code: 'unreadable', details: { line: 7 } };
  expect(await latest()).toMatchObject({ state: 'failed', trouble, tally: { done: 60 } });
});

test('without a library for all staff it ends and says so, instead of being under way for ever', async () => {
  const { imports, state, settles, latest } = desk();
  await imports.begin(ADMIN, WISH);
  state.trouble = new AppError('unavailable', 'none', { trouble: 'no-library' });
  await settles();
  expect(await latest()).toMatchObject({
    state: 'failed',
    trouble: { code: 'no-library', details: {} },
  });
});

test('a file that somebody has open is tried once more after the others, then refused, and taken by the next run', async () => {
  const saved = new Map<string, Imported>();
  /** How often each may still be found open. */
  const open = new Map([
    ['1', 1],
    ['2', 9],
  ]);
  const order: string[] = [];
  const imports = importActions({
    work: {
      run: (work) =>
        work({
          ...{ emit: () => {}, audit: () => {}, plan: () => {} },
          importedReports: {
            known: async () => saved,
            save: async (one) => void saved.set(one.number, one),
          },
        }),
    },
    clock: { now: () => new Date('2026-03-02T09:00:00Z') },
    named: async () => new Map(),
    place: async ({ report: { number } }) => {
      order.push(number);
      const left = open.get(number) ?? 0;
      open.set(number, left - 1);
      if (left > 0) throw new AppError('unavailable', 'locked', { trouble: 'locked' });
      return asId<ProductId>(number);
    },
  });
  const report = (number: string): OldReport => ({
    ...{ line: Number(number), number, title: `Report ${number}`, authors: [], file: null },
    ...{ start: null, end: null, countries: [], topics: '', language: null, unit: null },
    ...{ summary: 'Said.', findings: '' },
  });
  const source: OldReports = {
    survey: async () => ({ rows: 3, columns: { title: 'Title' }, dropped: [] }),
    async *rows() {
      for (const number of ['1', '2', '3']) yield { report: report(number) };
    },
    file: async () => 'file-missing',
  };
  const refused: RefusedReport[] = [];
  const onRefused = (all: readonly RefusedReport[]) => void refused.push(...all);
  const first = await imports.run(source, { apply: true, onRefused });
  expect(first).toMatchObject({ done: 3, new: 2, refused: 1 });
  expect(refused).toMatchObject([{ line: 2, number: '2', reason: 'locked' }]);
  expect(order.toSorted()).toEqual(['1', '1', '2', '2', '3']);
  open.clear();
  expect(await imports.run(source, { apply: true })).toMatchObject({ done: 3, new: 1, same: 2 });
});

test('stopped it does nothing more, and is begun anew', async () => {
  const { imports, settles, latest } = desk();
  const { id } = await imports.begin(ADMIN, WISH);
  await settles(1);
  await imports.stop(ADMIN, id);
  expect(await settles()).toBe(0);
  await imports.part(id);
  expect(await latest()).toMatchObject({ state: 'stopped', tally: { done: 60 } });
  await imports.begin(ADMIN, WISH);
  await settles();
  expect(await latest()).toMatchObject({ id: 'run-2', state: 'done' });
});

test('stopped while a part is at work it ends with that part, which counts', async () => {
  const { imports, state, settles, latest } = desk();
  const { id } = await imports.begin(ADMIN, WISH);
  state.meanwhile = () => imports.stop(ADMIN, id);
  await settles();
  expect(state.taken).toHaveLength(60);
  expect(await latest()).toMatchObject({ state: 'stopped', tally: { done: 60 } });
});

test('only administrators see and do any of it, and only with sheets that are there', async () => {
  const { imports } = desk();
  const other = someone('mei', 'governance', 'content-manager');
  for (const asked of [
    () => imports.overview(other),
    () => imports.survey(other, WISH),
    () => imports.begin(other, WISH),
    () => imports.stop(other, 'run-1'),
    () => imports.refused(other, 'run-1'),
  ])
    await expect(asked()).rejects.toMatchObject({ code: 'forbidden' });
  await expect(imports.begin(ADMIN, { ...WISH, sheet: '../secret.csv' })).rejects.toMatchObject({
    trouble: 'not-found',
  });
});

import { expect, test } from '@jest/globals';
import { type ProgressDeps, stillReading } from '../../../src/features/knowledge/progress.ts';
import type { LibraryRecord } from '../../../src/features/knowledge/sync/model.ts';

const record = (driveId: string, given: Partial<LibraryRecord> = {}): LibraryRecord =>
  ({
    driveId,
    audience: { kind: 'all' },
    state: 'ready',
    read: 0,
    total: null,
    succeededAt: new Date('2026-03-01T09:00:00Z'),
    ...given,
  }) as LibraryRecord;

const first = { state: 'reading', succeededAt: null } as const;
const closed = { kind: 'named', people: [], driveId: 'secret' } as const;
const everybody = new Set(['all']);

const tx = {
  products: { count: async (drives: readonly string[]) => drives.length * 1_000 },
} as Parameters<Parameters<ProgressDeps['work']['run']>[0]>[0];

const asked = (
  records: readonly LibraryRecord[],
  indexing: { done: number; total: number } | null = null,
) =>
  stillReading({
    work: { run: (use) => use(tx) },
    sync: { records: () => records, indexing: () => indexing },
  })(everybody);

test('once everything is read there is nothing to say, also while it is read again', async () => {
  expect(await asked([record('a'), record('b', { state: 'reading', read: 3 })])).toBeNull();
});

test('a library that is read for the first time says how far, and of how many once that is known', async () => {
  const one = record('a', { ...first, read: 40, total: 90 });
  expect(await asked([one, record('b')])).toEqual({ done: 40, total: 90 });
  const other = record('b', { ...first, read: 5 });
  expect(await asked([one, other])).toEqual({ done: 45, total: null });
});

test('what lies in libraries of others is not counted, nor is their reading told', async () => {
  const secret = record('secret', { ...first, audience: closed, read: 7, total: 70 });
  expect(await asked([record('a'), secret])).toBeNull();
  const one = record('a', { ...first, read: 1, total: 2 });
  expect(await asked([one, secret])).toEqual({ done: 1, total: 2 });
});

test('while the index is built, its share is told of what the readers may open', async () => {
  const records = [record('a'), record('secret', { audience: closed })];
  expect(await asked(records, { done: 3, total: 4 })).toEqual({ done: 750, total: 1_000 });
  expect(await asked(records, { done: 0, total: 0 })).toEqual({ done: 0, total: 1_000 });
});

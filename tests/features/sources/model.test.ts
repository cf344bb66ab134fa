import { describe, expect, test } from '@jest/globals';
import {
  failed,
  heldBack,
  type Source,
  staleSince,
  stateOf,
  succeeded,
  troubleOf,
  unread,
  unused,
} from '../../../src/features/sources/model.ts';
import { RegisterError } from '../../../src/ports/reading.ts';

/** What is known of a source follows from how its readings went, and is told once. */

const NOON = new Date('2026-03-02T12:00:00Z');
const later = (hours: number): Date => new Date(NOON.getTime() + hours * 3_600_000);
const read = (source: Source, taken: number, hours = 0, dropped: readonly string[] = []) =>
  succeeded(source, { taken, dropped }, later(hours));
const unreachable = { trouble: 'unreachable', details: {} } as const;

describe('a source', () => {
  test('is fresh, then failing, then stale, and goes on with what was read', () => {
    const fresh = read(unread('projects'), 20).source;
    expect(stateOf(fresh, later(23))).toBe('fresh');
    const { source } = failed(fresh, unreachable, later(1));
    expect(stateOf(source, later(2))).toBe('failing');
    expect(source).toMatchObject({ taken: 20, lastSuccess: NOON, failures: 1 });
    expect(stateOf(source, later(24))).toBe('stale');
    expect(staleSince(source, later(30))).toEqual(later(24));
    expect(stateOf(read(source, 20, 31).source, later(31))).toBe('fresh');
  });

  test('is stale after its own limit', () => {
    const fresh = { ...read(unread('projects'), 20).source, staleAfterHours: 72 };
    expect([stateOf(fresh, later(71)), stateOf(fresh, later(72))]).toEqual(['fresh', 'stale']);
  });

  test('that was never read is stale once it has failed for so long', () => {
    const { source } = failed(unread('missions'), unreachable, NOON);
    expect([stateOf(source, later(1)), stateOf(source, later(24))]).toEqual(['failing', 'stale']);
  });

  test('that the organization does not have is not missing', () => {
    expect(stateOf(unused(unread('missions'), NOON).source, later(1_000))).toBe('unused');
  });
});

describe('administrators are told', () => {
  test('once when it has failed for a day, and again only after it worked', () => {
    let source = read(unread('projects'), 20).source;
    const told: string[] = [];
    const fail = (hours: number): void => {
      const next = failed(source, unreachable, later(hours));
      source = next.source;
      told.push(...next.news.map((news) => `${news} ${hours}`));
    };
    for (const hours of [1, 12, 24, 25, 26, 49]) fail(hours);
    expect(told).toEqual(['failing 25']);
    source = read(source, 20, 50).source;
    for (const hours of [51, 75, 76]) fail(hours);
    expect(told).toEqual(['failing 25', 'failing 75']);
  });

  test('of each column that is dropped for the first time', () => {
    const first = read(unread('projects'), 5, 0, ['Pay']);
    const again = read(first.source, 5, 1, ['Pay']);
    const more = read(again.source, 5, 2, ['Pay', 'Bank']);
    const without = read(more.source, 5, 3, []);
    const back = read(without.source, 5, 4, ['Pay']);
    expect([first, again, more, without, back].map(({ news }) => news.length)).toEqual([
      1, 0, 1, 0, 0,
    ]);
    expect(without.source.dropped).toEqual([]);
  });

  test('once of a file that was refused', () => {
    const good = read(unread('projects'), 20).source;
    const shrunk = troubleOf(new RegisterError('shrunk', { before: 20, after: 3 }));
    const first = failed(good, shrunk, later(1));
    expect(first.news).toEqual(['held']);
    expect(failed(first.source, shrunk, later(2)).news).toEqual([]);
    expect(first.source).toMatchObject({ taken: 20, held: { before: 20, after: 3 } });
  });
});

test.each([
  [20, 20, false],
  [20, 10, false],
  [20, 9, true],
  [20, 0, true],
  [1, 0, true],
  [0, 0, false],
])('from %d rows to %d: held back %p', (before, after, held) => {
  const source = read(unread('projects'), before).source;
  expect(heldBack(source, after) !== null).toBe(held);
});

test('what an administrator has confirmed is taken, and nothing smaller', () => {
  const source = { ...read(unread('projects'), 20).source, confirmed: 5 };
  expect([4, 5, 8].map((rows) => heldBack(source, rows) === null)).toEqual([false, true, true]);
  expect(read(source, 5, 1).source.confirmed).toBeNull();
});

test('the first reading may be of any size', () => {
  expect(heldBack(unread('projects'), 0)).toBeNull();
});

test('errors of every kind become a word that somebody can act on', () => {
  const error = (more: object) => Object.assign(new Error('x'), more);
  const words = [
    error({ name: 'AppError', code: 'unavailable', status: 403 }),
    error({ name: 'AppError', code: 'unavailable', status: 0 }),
    error({ name: 'AppError', code: 'not-found', status: 404 }),
    new RegisterError('columns-missing', { columns: 'Title' }),
    new TypeError('a defect'),
  ].map((one) => troubleOf(one).trouble);
  expect(words).toEqual(['no-right', 'unreachable', 'not-found', 'columns-missing', 'internal']);
});

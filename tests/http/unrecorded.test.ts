import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { createWords } from '../../src/adapters/words/words.ts';
import type { Exchange } from '../../src/http/exchange.ts';
import { dailyFaults, unrecorded } from '../../src/http/unrecorded.ts';
import { AppError } from '../../src/kernel/errors.ts';

/** Calls of which no line may tell: what the person is answered, and what an operator learns of faults all the same. */

const SECRET = 'what somebody wrote';
const exchange = {
  path: '/api/v1/discussions/d/anonymous',
  reference: 'r-1',
  language: 'fr',
} as unknown as Exchange;

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

function listening() {
  const lines: string[] = [];
  const line = (fields: unknown, message: string) =>
    void lines.push(JSON.stringify([message, fields]));
  const log = { debug: line, info: line, warn: line, error: line };
  const clock = { now: () => new Date('2026-03-02T09:41:17Z') };
  const faults = dailyFaults({ clock, log });
  const answers = (error: unknown) =>
    unrecorded(() => Promise.reject(error), { words: createWords() }, faults)(exchange);
  return { lines, answers };
}

test('a refusal is answered in the person’s language and written down nowhere', async () => {
  const { lines, answers } = listening();
  const reply = await answers(new AppError('not-found', SECRET, { context: 'secret' }));
  expect(reply.status).toBe(404);
  expect(String(reply.body)).toContain('Aucun texte ne correspond à ce code');
  jest.advanceTimersByTime(86_400_000);
  expect(lines).toEqual([]);
});

test('a fault is told once a day, at its end, by its place in the code and by nothing of the call', async () => {
  const { lines, answers } = listening();
  const reply = await answers(new TypeError(SECRET));
  expect(reply.status).toBe(503);
  expect(String(reply.body)).not.toContain('r-1');
  await answers(new TypeError(SECRET));
  jest.advanceTimersByTime(14 * 3_600_000);
  expect(lines).toEqual([]);
  jest.advanceTimersByTime(3_600_000);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('TypeError at ');
  for (const told of [SECRET, exchange.path, 'r-1', '09:41']) expect(lines[0]).not.toContain(told);
});

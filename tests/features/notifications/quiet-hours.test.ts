import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { retryDelay } from '../../../src/features/notifications/model.ts';
import { isQuiet, localTime, nextAllowed } from '../../../src/features/notifications/quiet.ts';

const at = (iso: string) => new Date(iso);

describe('nothing unasked comes at night or at weekends, by the wall clock of the person', () => {
  test.each([
    [
      'Friday noon in Geneva, at once',
      'Europe/Zurich',
      '2026-03-06T11:00:00Z',
      '2026-03-06T11:00:00Z',
    ],
    [
      'Friday evening in Geneva, on Monday at eight',
      'Europe/Zurich',
      '2026-03-06T18:00:00Z',
      '2026-03-09T07:00:00Z',
    ],
    [
      'morning in Geneva is night in Lima',
      'America/Lima',
      '2026-03-04T08:00:00Z',
      '2026-03-04T13:00:00Z',
    ],
    [
      'New Delhi is half an hour off',
      'Asia/Kolkata',
      '2026-03-04T00:00:00Z',
      '2026-03-04T02:30:00Z',
    ],
    [
      'over the change to summer time',
      'Europe/Zurich',
      '2026-03-28T12:00:00Z',
      '2026-03-30T06:00:00Z',
    ],
    [
      'a zone nobody knows counts as UTC',
      'Mars/Olympus',
      '2026-03-04T03:00:00Z',
      '2026-03-04T08:00:00Z',
    ],
  ])('%s', (_, zone, now, expected) => {
    expect(nextAllowed(at(now), zone, null)).toEqual(at(expected));
  });
});

test('whoever has had today’s message waits for their next working day', () => {
  expect(nextAllowed(at('2026-03-06T11:00:00Z'), 'Europe/Zurich', '2026-03-06')).toEqual(
    at('2026-03-09T07:00:00Z'),
  );
});

test('in every zone and at every moment the next allowed time is loud, not before now, and within five days', () => {
  const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
  const moments = fc.date({
    min: at('2024-01-01T00:00:00Z'),
    max: at('2030-12-31T00:00:00Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(zones, moments, fc.boolean(), (zone, now, spent) => {
      const today = localTime(now, zone).day;
      const next = nextAllowed(now, zone, spent ? today : null);
      expect(next.getTime()).toBeGreaterThanOrEqual(now.getTime());
      expect(isQuiet(localTime(next, zone))).toBe(false);
      if (spent) expect(localTime(next, zone).day).not.toBe(today);
      expect(next.getTime() - now.getTime()).toBeLessThan(5 * 86_400_000);
    }),
    { numRuns: 150 },
  );
});

test('retries come slower and slower up to an hour, unless the service asks for a time', () => {
  expect([1, 2, 3, 20].map((attempt) => retryDelay(attempt, null))).toEqual([
    30_000, 60_000, 120_000, 3_600_000,
  ]);
  expect(retryDelay(1, 7_000)).toBe(7_000);
});

import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Alert, type News, nextDigest, reasonOf } from '../../../src/features/alerts/model.ts';
import { matching } from '../../../src/features/announcing/model.ts';
import { looked, type Overdue } from '../../../src/features/knowledge/reviews.ts';
import { localTime } from '../../../src/features/notifications/quiet.ts';
import {
  type AlertId,
  asId,
  type CommunityId,
  type PersonId,
  type ProductId,
} from '../../../src/kernel/ids.ts';

/** Rules of what comes of itself, as plain values. */

const NOW = new Date('2026-03-04T09:00:00Z');
const ANA = asId<PersonId>('ana');

test('a digest comes on a working morning or a Monday, by its reader’s own clock, and always ahead', () => {
  const zones = fc.constantFrom('Europe/Paris', 'America/Lima', 'Asia/Kathmandu', 'Pacific/Apia');
  const moments = fc.date({
    min: new Date('2026-01-01'),
    max: new Date('2027-12-31'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(
      moments,
      zones,
      fc.constantFrom('daily' as const, 'weekly' as const),
      (now, zone, rhythm) => {
        const at = nextDigest(now, zone, rhythm);
        const { weekday, hour } = localTime(at, zone);
        expect(at.getTime()).toBeGreaterThan(now.getTime());
        expect(at.getTime() - now.getTime()).toBeLessThan(8.1 * 86_400_000);
        expect(hour).toBe(8);
        expect(rhythm === 'weekly' ? [1] : [1, 2, 3, 4, 5]).toContain(weekday);
      },
    ),
    { numRuns: 60 },
  );
});

const alert = (given: Partial<Alert>): Alert => ({
  id: asId<AlertId>('a'),
  version: 1,
  person: ANA,
  topics: ['work'],
  countries: [],
  kinds: ['product'],
  collection: null,
  state: 'active',
  since: NOW,
  createdAt: NOW,
  ...given,
});

const news = (given: Partial<News> = {}): News => ({
  kind: 'product',
  id: 'p',
  topics: ['domestic-work'],
  countries: ['Peru'],
  by: null,
  at: NOW,
  ...given,
});

const within = (topic: string) => new Set(topic === 'work' ? ['work', 'domestic-work'] : [topic]);
const reason = (given: Partial<Alert>, item = news()) =>
  reasonOf(alert(given), item, within, new Set());

test('an alert fits by topic, those below it included, and by country where it names one', () => {
  expect(reason({})).toEqual({ topics: ['work'], countries: [], collection: null });
  expect(reason({ countries: ['Peru'] })?.countries).toEqual(['Peru']);
  expect(reason({ countries: ['Chile'] })).toBeNull();
  expect(reason({ topics: ['mining'] })).toBeNull();
  expect(reason({ topics: [], countries: ['Peru'] })).not.toBeNull();
  expect(reason({ kinds: ['lesson'] })).toBeNull();
});

test('nothing of before the alert is news, and nobody’s own', () => {
  expect(reason({}, news({ at: new Date(NOW.getTime() - 1) }))).toBeNull();
  expect(reason({}, news({ by: ANA }))).toBeNull();
});

const place = (id: string, topics: readonly string[], teamId: string) => ({
  id: asId<CommunityId>(id),
  topics,
  teamId,
});

test('one community of each team is told, the nearest; never the one that it comes of, nor its team', () => {
  const places = [
    place('a', ['x'], 'one'),
    place('b', ['x', 'y'], 'one'),
    place('c', ['y'], 'two'),
    place('d', ['z'], 'three'),
  ];
  const told = (from: string | null) =>
    matching(places, ['x', 'y'], from === null ? null : asId<CommunityId>(from)).map(
      ({ community }) => community,
    );
  expect(told(null)).toEqual(['b', 'c']);
  expect(told('a')).toEqual(['c']);
  expect(told('c')).toEqual(['b']);
});

test('an owner is asked once for a date, then governance is told; where there is none, at once', () => {
  const one: Overdue = {
    product: asId<ProductId>('p'),
    owner: ANA,
    reviewOn: '2026-03-01',
    review: null,
  };
  const days = (count: number) => new Date(NOW.getTime() + count * 86_400_000);
  const asked = looked(one, true, NOW);
  expect(asked).toMatchObject({ state: 'asked', owner: ANA, escalatedAt: null });
  expect(looked({ ...one, review: asked }, true, days(7))).toBeNull();
  const told = looked({ ...one, review: asked }, true, days(30));
  expect(told).toMatchObject({ state: 'asked', escalatedAt: days(30) });
  expect(looked({ ...one, review: told }, true, days(60))).toBeNull();
  expect(looked({ ...one, reviewOn: '2027-03-01', review: told }, true, days(400))).toMatchObject({
    dueOn: '2027-03-01',
    escalatedAt: null,
  });
  expect(looked(one, false, NOW)).toMatchObject({ owner: null, escalatedAt: NOW });
});

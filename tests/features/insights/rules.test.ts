import { describe, expect, test } from '@jest/globals';
import { COUNTED, INDICATORS } from '../../../src/features/insights/indicators.ts';
import {
  ALL,
  computed,
  type Figure,
  statesOf,
  type Tally,
} from '../../../src/features/insights/model.ts';
import {
  longerOf,
  parsePeriod,
  periodAt,
  periodsAt,
  runUpTo,
} from '../../../src/features/insights/periods.ts';
import { mayRead, maySee } from '../../../src/features/insights/policy.ts';
import { type Asked, type Known, shownOf } from '../../../src/features/insights/showing.ts';
import { asId, type CommunityId, type PersonId } from '../../../src/kernel/ids.ts';
import type { Actor } from '../../../src/kernel/person.ts';

const NOW = new Date('2026-11-23T12:00:00Z');

describe('periods', () => {
  test('a moment lies in one month, quarter and year, whose ends are not in them', () => {
    expect(periodAt('month', NOW)).toEqual({
      id: '2026-11',
      kind: 'month',
      from: new Date('2026-11-01T00:00:00Z'),
      until: new Date('2026-12-01T00:00:00Z'),
    });
    expect(periodAt('quarter', NOW).id).toBe('2026-Q4');
    expect(periodAt('year', NOW).until).toEqual(new Date('2027-01-01T00:00:00Z'));
  });

  test.each(['2026-11', '2026-Q1', '2026-Q4', '2026'])('%s is read as it is written', (id) => {
    expect(parsePeriod(id)?.id).toBe(id);
  });

  test.each(['2026-13', '2026-Q5', 'next', '26', '2026-1'])('%s is no period', (id) => {
    expect(parsePeriod(id)).toBeNull();
  });

  test('those before it follow over the turn of a year', () => {
    const ids = (id: string, count: number) => {
      const period = parsePeriod(id);
      return period ? runUpTo(period, count).map((one) => one.id) : [];
    };
    expect(ids('2026-01', 3)).toEqual(['2025-11', '2025-12', '2026-01']);
    expect(ids('2026-Q1', 2)).toEqual(['2025-Q4', '2026-Q1']);
    expect(periodsAt(NOW)).toHaveLength(12 + 8 + 3);
  });

  test('a month adds up into its quarter, a quarter into its year', () => {
    expect(longerOf(periodAt('month', NOW))).toBe('2026-Q4');
    expect(longerOf(periodAt('quarter', NOW))).toBe('2026');
    expect(longerOf(periodAt('year', NOW))).toBeNull();
  });
});

describe('values', () => {
  const tally = (given: Partial<Tally>): Tally => ({
    ...{ kind: 'all', scope: '', part: '', hits: 0, total: 0, people: 0 },
    ...{ things: 0, median: null, measured: 0 },
    ...given,
  });

  test('each formula on counts made by hand', () => {
    const of = tally({ hits: 3, total: 4, people: 2, things: 2, median: 7.5, measured: 3 });
    expect(computed('count', of)).toEqual({ value: 3, n: 3 });
    expect(computed('people', of)).toEqual({ value: 2, n: 2 });
    expect(computed('share', of)).toEqual({ value: 0.75, n: 4 });
    expect(computed('per', of)).toEqual({ value: 3, n: 1 });
    expect(computed('median', of)).toEqual({ value: 7.5, n: 3 });
    expect(computed('distinct', of)).toEqual({ value: 2, n: 4 });
  });

  test('where there is nothing to divide by there is no value, and never a zero', () => {
    expect(computed('share', tally({}))).toEqual({ value: null, n: 0 });
    expect(computed('per', tally({ hits: 2, total: 2 }))).toEqual({ value: null, n: 0 });
  });

  test('people by state: each once in a state, in each community and in all', () => {
    const member = (person: string, state: string) => ({ person: asId<PersonId>(person), state });
    const found = statesOf([
      { community: 'a', members: [member('ana', 'active'), member('bo', 'quiet')] },
      { community: 'b', members: [member('ana', 'active'), member('bo', 'active')] },
    ]);
    const people = found.map(({ kind, scope, part, people: count }) => [kind, scope, part, count]);
    expect(people).toEqual(
      expect.arrayContaining([
        ['all', '', 'active', 2],
        ['all', '', 'quiet', 1],
        ['community', 'a', 'active', 1],
        ['community', 'b', 'active', 2],
      ]),
    );
    expect(found).toHaveLength(5);
  });
});

describe('what is shown', () => {
  const period = periodAt('month', NOW);
  const asked = (given: Partial<Asked> = {}): Asked => ({
    ...{ scope: { kind: 'unit', name: 'A' }, period, trend: [period], smallest: 5, fewest: 5 },
    countedAt: NOW,
    ...given,
  });
  const figure = (
    given: Partial<Figure & { readonly period: string }>,
  ): Figure & { at: Date; period: string } => ({
    ...{ indicator: 'solved', kind: 'unit', scope: 'A', part: '', value: 0.5, n: 12, people: 12 },
    ...{ at: NOW, period: period.id },
    ...given,
  });
  const shown = (
    figures: readonly ReturnType<typeof figure>[],
    given: Partial<Asked> = {},
    id = 'solved',
  ) => {
    const known: Known = { figures, along: figures.filter(({ part }) => part === '') };
    const found = shownOf(INDICATORS, known, asked(given)).find(
      ({ indicator }) => indicator.id === id,
    );
    if (!found) throw new Error(`no ${id}`);
    return found;
  };

  test('a figure of enough people, with what it rests on', () => {
    expect(shown([figure({})])).toMatchObject({
      standing: 'shown',
      value: 0.5,
      n: 12,
      small: false,
    });
  });

  test('one of too few people is withheld, value and all', () => {
    expect(shown([figure({ people: 4 })])).toMatchObject({
      standing: 'withheld',
      value: null,
      n: 0,
    });
  });

  test('one small unit takes the next smallest with it: all less the others would tell', () => {
    const units = [
      figure({}),
      figure({ scope: 'B', people: 30 }),
      figure({ scope: 'C', people: 2 }),
    ];
    expect(shown(units).standing).toBe('withheld');
    expect(shown(units, { scope: { kind: 'unit', name: 'B' } }).standing).toBe('shown');
  });

  test('the smallest group is as administrators set it', () => {
    expect(shown([figure({ people: 4 })], { smallest: 4 }).standing).toBe('shown');
  });

  test('one small month takes another of its quarter with it, and is an open place in the trend', () => {
    const months = runUpTo(period, 3);
    const along = months.map(({ id }, at) =>
      figure({ kind: 'all', scope: '', period: id, people: [30, 3, 20][at] ?? 0 }),
    );
    const given = { scope: { kind: 'all', name: '' }, trend: months } as const;
    const found = shownOf(
      INDICATORS,
      { figures: along.filter((one) => one.period === period.id), along },
      asked(given),
    ).find(({ indicator }) => indicator.id === 'solved');
    // September is of another quarter: October is small, and November would give it away.
    expect(found?.trend.map(({ standing }) => standing)).toEqual(['shown', 'withheld', 'withheld']);
    expect(found?.standing).toBe('withheld');
  });

  /** Of all together: how many were behind it in each month, and which months show on the pages of these. */
  const monthsShown = (people: Readonly<Record<string, number>>, pages: readonly string[]) => {
    const along = Object.entries(people).map(([id, count]) =>
      figure({ kind: 'all', scope: '', period: id, people: count, value: count }),
    );
    return pages.map((id) => {
      const page = parsePeriod(id);
      if (!page) throw new Error(id);
      const known = { figures: along.filter((one) => one.period === id), along };
      const given = { scope: ALL, period: page, trend: runUpTo(page, 3) };
      const found = shownOf(INDICATORS, known, asked(given));
      const { trend = [] } = found.find(({ indicator }) => indicator.id === 'solved') ?? {};
      return trend.filter(({ standing }) => standing === 'shown').map((point) => point.period);
    });
  };

  test('whichever page is looked at, the same months are withheld', () => {
    // On the page of August September is not there yet: July would be shown, and its quarter tells the rest.
    const people = { '2026-07': 8, '2026-08': 10, '2026-09': 2, '2026-Q3': 20 };
    expect(monthsShown(people, ['2026-07', '2026-08', '2026-09'])).toEqual([
      [],
      ['2026-08'],
      ['2026-08'],
    ]);
  });

  test('of a quarter that is withheld its months are too: they would add up to it', () => {
    const people = {
      ...{ '2026-04': 6, '2026-05': 7, '2026-06': 8 },
      ...{ '2026-Q1': 30, '2026-Q2': 21, '2026-Q3': 3, '2026': 54 },
    };
    expect(monthsShown(people, ['2026-06'])).toEqual([[]]);
  });

  test('what is withheld for another unit does not follow from the quarter of the unit', () => {
    const months = runUpTo(period, 2);
    const people: Readonly<Record<string, readonly number[]>> = {
      A: [9, 12],
      B: [30, 30],
      C: [30, 2],
      D: [30, 30],
    };
    const along = Object.entries(people).flatMap(([scope, counts]) =>
      months.map(({ id }, at) => figure({ scope, period: id, people: counts[at] ?? 0 })),
    );
    const figures = along.filter((one) => one.period === period.id);
    const open = Object.keys(people).flatMap((name) => {
      const given = { scope: { kind: 'unit', name } as const, trend: months };
      const found = shownOf(INDICATORS, { figures, along }, asked(given));
      const { trend = [] } = found.find(({ indicator }) => indicator.id === 'solved') ?? {};
      return trend.filter(({ standing }) => standing === 'shown').map((one) => [name, one.period]);
    });
    for (const { id } of months)
      expect(4 - open.filter(([, one]) => one === id).length).not.toBe(1);
    for (const name of Object.keys(people))
      expect(2 - open.filter(([one]) => one === name).length).not.toBe(1);
    expect(open).toHaveLength(4);
  });

  test('a part that is withheld in one region does not follow from that part in the others', () => {
    const part = (scope: string, name: string, people: number) =>
      figure({
        ...{ indicator: 'members-place', kind: 'region', scope, part: name, value: people },
        people,
      });
    const figures = [
      ...[part('Africa', 'hq', 2), part('Africa', 'field', 50)],
      ...[part('Asia', 'hq', 20), part('Asia', 'field', 30)],
      ...[part('Europe', 'hq', 80), part('Europe', 'field', 90)],
    ];
    const parts = (name: string) =>
      shown(figures, { scope: { kind: 'region', name } }, 'members-place').parts.map(
        (one) => one.part,
      );
    expect(['Africa', 'Asia', 'Europe'].map(parts)).toEqual([[], [], ['field', 'hq']]);
  });

  test('small parts are counted and not named, the others stand with the largest first', () => {
    const part = (name: string, people: number) =>
      figure({
        indicator: 'members-constituent',
        kind: 'community',
        scope: 'W',
        part: name,
        value: people,
        people,
      });
    const found = shown(
      [part('staff', 40), part('donor', 2), part('workers', 6), part('academia', 9)],
      { scope: { kind: 'community', name: 'W' } },
      'members-constituent',
    );
    expect(found.parts.map((one) => one.part)).toEqual(['staff', 'academia']);
    expect(found.partsWithheld).toBe(2);
  });

  test('nothing, not counted then, not counted for this, elsewhere and missing are told apart', () => {
    expect(shown([]).standing).toBe('none');
    expect(shown([], {}, 'tagged').standing).toBe('none');
    const before = { period: periodAt('month', new Date('2026-09-01T00:00:00Z')) };
    expect(shown([], before, 'tagged').standing).toBe('not-kept');
    expect(shown([], {}, 'summarised').standing).toBe('not-here');
    expect(shown([], {}, 'rq-plus').standing).toBe('elsewhere');
    expect(shown([], {}, 'cost').standing).toBe('missing');
  });

  test('few cases carry a warning', () => {
    expect(shown([figure({ n: 4, people: 6 })])).toMatchObject({ standing: 'shown', small: true });
  });
});

describe('whose figures', () => {
  const actor = (given: Partial<Actor> = {}): Actor => ({
    ...{ id: asId<PersonId>('ana'), name: 'Ana', mail: 'ana@example.org', language: 'en' },
    ...{ jobTitle: null, unit: 'A', office: null, country: null, region: null, zone: 'UTC' },
    ...{ managerId: null, active: true, roles: new Set(), memberships: new Map() },
    ...given,
  });
  const home = asId<CommunityId>('home');

  test.each([
    ['staff', actor(), { all: true, community: false, unit: false, region: false }],
    [
      'a moderator',
      actor({ memberships: new Map([[home, 'moderator']]) }),
      { all: true, community: true, unit: false, region: false },
    ],
    [
      'a member',
      actor({ memberships: new Map([[home, 'member']]) }),
      { all: true, community: false, unit: false, region: false },
    ],
    [
      'a focal point',
      actor({ focalOf: new Set(['A']) }),
      { all: true, community: false, unit: true, region: false },
    ],
    [
      'governance',
      actor({ roles: new Set(['governance']) }),
      { all: true, community: true, unit: true, region: true },
    ],
    [
      'a guest',
      actor({ external: true }),
      { all: false, community: false, unit: false, region: false },
    ],
  ] as const)('%s', (_, who, may) => {
    const names = { all: '', community: 'home', unit: 'A', region: 'Africa' } as const;
    for (const kind of ['all', 'community', 'unit', 'region'] as const) {
      expect([kind, mayRead({ kind, name: names[kind] }, who)]).toEqual([
        kind,
        may[kind] ? null : 'not-found',
      ]);
    }
  });

  test('what is not for all staff is seen by governance, and by a focal point of the own unit alone', () => {
    const [closed] = COUNTED.filter(({ open }) => !open);
    if (!closed) throw new Error('all are open');
    const focal = actor({ focalOf: new Set(['A']) });
    expect(maySee(closed, { kind: 'all', name: '' }, actor())).toBe(false);
    expect(maySee(closed, { kind: 'all', name: '' }, focal)).toBe(false);
    expect(maySee(closed, { kind: 'unit', name: 'A' }, focal)).toBe(true);
    expect(
      maySee(
        closed,
        { kind: 'region', name: 'Africa' },
        actor({ roles: new Set(['administrator']) }),
      ),
    ).toBe(true);
  });
});

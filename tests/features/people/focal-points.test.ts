import { beforeEach, describe, expect, test } from '@jest/globals';
import { actingOn, around, focalPoints } from '../../../src/features/people/focal-points.ts';
import type { FocalPoint } from '../../../src/features/people/store.ts';
import type { NewEvent } from '../../../src/kernel/events.ts';
import { asId, type FocalPointId, type PersonId } from '../../../src/kernel/ids.ts';
import type { AuditEntry } from '../../../src/ports/unit-of-work.ts';
import { anActor } from '../../support/people.ts';

/** Who sees to what a unit writes down, from which day until which. */

const ADMIN = anActor({ id: 'samuel', roles: ['administrator'] });
const ANA = anActor({ id: 'ana', unit: 'WAGES' });
const BO = anActor({ id: 'bo', unit: 'WAGES' });
const GONE = anActor({ id: 'gone', unit: 'WAGES', active: false });

let points: Map<FocalPointId, FocalPoint>;
let audited: AuditEntry[];
let emitted: unknown[];
let now: Date;

const actions = () => {
  const known = [ANA, BO, GONE];
  const tx = {
    emit: ({ type, data }: NewEvent) => void emitted.push([type, data]),
    plan: () => undefined,
    audit: (entry: AuditEntry) => void audited.push(entry),
    people: {
      people: async (ids: readonly PersonId[]) => known.filter(({ id }) => ids.includes(id)),
    },
    focalPoints: {
      get: async (id: FocalPointId) => points.get(id) ?? null,
      list: async (unit: string | null) =>
        [...points.values()].filter((one) => unit === null || one.unit === unit),
      save: async (point: FocalPoint) => void points.set(point.id, point),
      units: async () => ['LAW', 'WAGES'],
    },
  };
  return focalPoints({
    work: { run: (work) => work(tx as never) },
    clock: { now: () => now },
    ids: { next: () => `f${points.size}` },
  });
};

const wish = { unit: 'wages', person: ANA.id, from: null, until: null, insteadOf: null };
const all = () => [...points.values()].map(({ person, from, until }) => [person, from, until]);

beforeEach(() => {
  points = new Map();
  audited = [];
  emitted = [];
  now = new Date('2026-03-10T12:00:00Z');
});

describe('naming', () => {
  test('from today on, in the unit as the directory writes it; pressed twice is once, and audited once', async () => {
    await actions().name(ADMIN, wish);
    await actions().name(ADMIN, wish);
    expect([...points.values()]).toEqual([
      expect.objectContaining({ unit: 'WAGES', person: 'ana', from: '2026-03-10', until: null }),
    ]);
    expect(audited.map(({ verb, subject }) => [verb, subject])).toEqual([
      ['role.grant', 'person:ana'],
    ]);
    expect((await actions().of('WAGES')).map(({ person }) => person)).toEqual(['ana']);
  });

  test('several beside each other, and a successor from a day on, the day after the last of whom they follow', async () => {
    await actions().name(ADMIN, wish);
    const [first] = points.keys();
    await actions().name(ADMIN, {
      ...wish,
      person: BO.id,
      from: '2026-04-01',
      insteadOf: first ?? null,
    });
    expect(all()).toEqual([
      ['ana', '2026-03-10', '2026-03-31'],
      ['bo', '2026-04-01', null],
    ]);
    now = new Date('2026-03-31T12:00:00Z');
    expect((await actions().of('WAGES')).map(({ person }) => person)).toEqual(['ana']);
    now = new Date('2026-04-01T00:00:00Z');
    expect((await actions().of('WAGES')).map(({ person }) => person)).toEqual(['bo']);
  });

  test.each([
    ['a unit in which nobody works', { ...wish, unit: 'MOON' }, 'invalid-input'],
    ['days in the wrong order', { ...wish, until: '2026-01-01' }, 'invalid-input'],
    ['somebody who has left', { ...wish, person: GONE.id }, 'handover-to-unknown'],
    ['instead of nobody', { ...wish, insteadOf: asId<FocalPointId>('none') }, 'not-found'],
  ])('%s is refused, and nothing is kept', async (_, given, code) => {
    await expect(actions().name(ADMIN, given)).rejects.toMatchObject({ code });
    expect(points.size).toBe(0);
  });

  test('administrators alone', async () => {
    await expect(actions().name(ANA, wish)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(actions().all(ANA)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(actions().end(ANA, asId('f1'))).rejects.toMatchObject({ code: 'forbidden' });
  });
});

test('ended, they are none from that moment on, and whoever they were stays', async () => {
  await actions().name(ADMIN, { ...wish, from: '2026-01-01' });
  const [id] = points.keys();
  await actions().end(ADMIN, id ?? asId(''));
  await actions().end(ADMIN, id ?? asId(''));
  expect(await actions().of('WAGES')).toEqual([]);
  expect((await actions().all(ADMIN)).points.map(({ state }) => state)).toEqual(['over']);
  expect(audited.map(({ verb }) => verb)).toEqual(['role.grant', 'role.revoke']);
});

test('let go before their first day, they neither are nor were one, and are named anew', async () => {
  const later = { ...wish, from: '2026-05-01' };
  await actions().name(ADMIN, later);
  expect((await actions().all(ADMIN)).points.map(({ state }) => state)).toEqual(['to-come']);
  const [id] = points.keys();
  await actions().end(ADMIN, id ?? asId(''));
  expect((await actions().all(ADMIN)).points).toEqual([]);
  expect(audited.map(({ verb }) => verb)).toEqual(['role.grant', 'role.revoke']);
  await actions().name(ADMIN, later);
  expect((await actions().all(ADMIN)).points.map(({ state }) => state)).toEqual(['to-come']);
});

test('whoever is named, and whoever is followed or let go, is told once of what changed', async () => {
  await actions().name(ADMIN, wish);
  await actions().name(ADMIN, wish);
  const [first = asId<FocalPointId>('')] = points.keys();
  const next = { ...wish, person: BO.id, from: '2026-04-01', insteadOf: first };
  await actions().name(ADMIN, next);
  await actions().name(ADMIN, next);
  const second = [...points.keys()].at(-1);
  expect(emitted).toEqual([
    ['focal.named', { point: first }],
    ['focal.named', { point: second }],
    ['focal.ended', { point: first }],
  ]);
  const left = await actions().around(first);
  expect([left?.before, left?.beside, left?.next?.person]).toEqual([null, [], 'bo']);
  const came = await actions().around(second ?? first);
  expect([came?.before?.person, came?.beside, came?.next]).toEqual(['ana', [], null]);
  expect(await actions().around(asId<FocalPointId>('none'))).toBeNull();
});

test('around somebody: the last who was there before, who is beside them, and nobody who never was one', () => {
  const term = (id: string, from: string, until: string | null, person = id): FocalPoint => ({
    ...{ id: asId<FocalPointId>(id), unit: 'WAGES', person: asId<PersonId>(person) },
    ...{ from, until },
  });
  const me = term('me', '2026-03-10', '2026-12-31');
  const all = [
    term('long-ago', '2020-01-01', '2021-12-31'),
    term('mine-once', '2022-01-01', '2022-12-31', 'me'),
    term('before', '2022-01-01', '2026-03-09'),
    me,
    term('never', '2026-05-01', '2026-04-30'),
    term('beside', '2026-06-01', null),
    term('later', '2027-01-01', null),
  ];
  const found = around(me, all);
  expect(found.before?.id).toBe('before');
  expect(found.beside.map(({ id }) => id)).toEqual(['beside']);
  expect(found.next?.id).toBe('later');
});

test('whoever has left is shown to be followed, and is nobody’s focal point', async () => {
  const gone = asId<FocalPointId>('g');
  points.set(gone, { id: gone, unit: 'WAGES', person: GONE.id, from: '2026-01-01', until: null });
  expect(await actions().of('WAGES')).toEqual([]);
  expect((await actions().all(ADMIN)).points.map(({ state }) => state)).toEqual(['gone']);
});

test('the role holds by the person’s own day, on the first and the last day', () => {
  const terms = [{ unit: 'WAGES', from: '2026-03-10', until: '2026-03-11' }];
  const acting = (zone: string, at: string) =>
    actingOn({ actor: { ...ANA, zone }, terms, seenAt: now }, new Date(at));
  expect(acting('UTC', '2026-03-09T23:59:00Z').roles.has('focal-point')).toBe(false);
  expect(acting('Pacific/Kiritimati', '2026-03-09T23:59:00Z').focalOf).toEqual(new Set(['WAGES']));
  expect(acting('UTC', '2026-03-11T23:59:00Z').roles.has('focal-point')).toBe(true);
  expect(acting('Pacific/Pago_Pago', '2026-03-12T10:00:00Z').focalOf).toEqual(new Set(['WAGES']));
  expect(acting('UTC', '2026-03-12T00:00:00Z').focalOf).toBeUndefined();
});

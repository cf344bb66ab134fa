import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readersOf } from '../../../src/features/capture/handover/audience.ts';
import {
  commitmentsOf,
  contentsFor,
  suggestedIn,
} from '../../../src/features/capture/handover/contents.ts';
import {
  asksAs,
  type FollowUp,
  readsFollowUp,
} from '../../../src/features/capture/handover/followups.ts';
import {
  commitmentsIn,
  deliverAt,
  dueReminder,
  HANDOVER_STATES,
  HANDOVER_TRANSITIONS,
  HANDOVER_VERBS,
  type Handover,
  linksIn,
  mayReadSection,
  missAt,
  missing,
  REMINDERS,
  remindAt,
  roleOf,
  withSitting,
} from '../../../src/features/capture/handover/model.ts';
import { handoverMachine, mayFill } from '../../../src/features/capture/handover/policy.ts';
import { sittingsFor } from '../../../src/features/capture/handover/sittings.ts';
import type { Prompt } from '../../../src/features/capture/prompting/model.ts';
import { promptMachine } from '../../../src/features/capture/prompting/policy.ts';
import { fieldsOf, readTemplates } from '../../../src/features/capture/template.ts';
import form from '../../../src/features/capture/templates/handover.json' with { type: 'json' };
import { asId, type PersonId } from '../../../src/kernel/ids.ts';
import { availableActions } from '../../../src/kernel/machine.ts';
import { capture, handover, prompt } from '../../adapters/database/contract/world.ts';
import { anActor } from '../../support/people.ts';

const template = readTemplates([{ name: 'handover.json', body: form }]).of('handover');
if (!template) throw new Error('no handover template');

const LEAVER = asId<PersonId>('leaver');
const SUPERVISOR = asId<PersonId>('supervisor');
const SUCCESSOR = asId<PersonId>('successor');
const STRANGER = asId<PersonId>('stranger');

const one = (changes: Partial<Handover> = {}): Handover =>
  handover({ person: LEAVER, supervisor: SUPERVISOR, successor: SUCCESSOR, ...changes });

const actor = (id: PersonId) => anActor({ id });
const READERS = ['supervisor-and-successor', 'successor', 'all-staff-if-shared'] as const;
const states = fc.constantFrom(...HANDOVER_STATES);
const readers = fc.constantFrom(...READERS);
const nothingAdded = { fillings: [] };
const isOut = (state: Handover['state']) => state === 'delivered' || state === 'acknowledged';

describe('who reads a handover', () => {
  test('nobody but the leaver, in any state but delivered and acknowledged', () => {
    fc.assert(
      fc.property(states, readers, fc.boolean(), (state, section, given) => {
        const item = one({ state, receivers: given ? [SUCCESSOR] : [] });
        expect(mayReadSection(item, LEAVER, section)).toBe(true);
        expect(mayReadSection(item, STRANGER, section)).toBe(false);
        expect(mayReadSection(item, SUCCESSOR, section)).toBe(isOut(state) && given);
        const supervised = isOut(state) && section !== 'successor';
        expect(mayReadSection(item, SUPERVISOR, section)).toBe(supervised);
      }),
    );
  });

  test('it exists for the supervisor once it is begun or missed, for a successor once they are named', () => {
    fc.assert(
      fc.property(states, fc.boolean(), (state, begun) => {
        const item = one({ state, capture: begun ? asId('c') : null, receivers: [SUCCESSOR] });
        const ended = state === 'ended';
        expect(roleOf(item, LEAVER)).toBe(begun && !ended ? 'leaver' : null);
        const known = !ended && (begun || state === 'missed');
        expect(roleOf(item, SUPERVISOR)).toBe(known ? 'supervisor' : null);
        const named = !ended && state !== 'missed' && (begun || isOut(state));
        expect(roleOf(item, SUCCESSOR)).toBe(named ? 'successor' : null);
        expect(roleOf(item, STRANGER)).toBeNull();
      }),
    );
  });

  test('unwritten knowledge and constraints are the successor’s alone; only lessons can be shared', () => {
    const of = (wanted: (typeof READERS)[number]) =>
      template.steps.filter((step) => readersOf(step, {}) === wanted).map(({ id }) => id);
    expect(of('successor')).toEqual(['unwritten', 'risks']);
    expect(of('all-staff-if-shared')).toEqual(['lessons']);
    expect(of('supervisor-and-successor')).toHaveLength(6);
  });
});

describe('who does what with it', () => {
  test.each(HANDOVER_STATES)(
    '%s: the supervisor only receives and names who comes after',
    (state) => {
      const verbs = availableActions(handoverMachine, one({ state }), actor(SUPERVISOR));
      for (const verb of verbs) expect(['acknowledge', 'name-successor']).toContain(verb);
    },
  );

  test('nobody stops one that is finished but its leaver and the calendar', () => {
    expect(availableActions(handoverMachine, one({ state: 'final' }), actor(LEAVER))).toContain(
      'call-back',
    );
    for (const id of [SUPERVISOR, SUCCESSOR, STRANGER]) {
      const verbs = availableActions(handoverMachine, one({ state: 'final' }), actor(id));
      expect(verbs.filter((verb) => verb !== 'name-successor')).toEqual([]);
    }
  });

  test('what is delivered is never taken back, what was missed never shown', () => {
    for (const state of ['delivered', 'acknowledged'] as const) {
      for (const next of Object.values(HANDOVER_TRANSITIONS[state])) expect(isOut(next)).toBe(true);
    }
    expect(HANDOVER_TRANSITIONS.missed).toEqual({});
    expect(HANDOVER_TRANSITIONS.ended).toEqual({});
    for (const state of HANDOVER_STATES) {
      for (const verb of Object.keys(HANDOVER_TRANSITIONS[state])) {
        expect(HANDOVER_VERBS).toContain(verb);
      }
    }
  });

  test('before it is begun nothing is finished and nobody named', () => {
    const verbs = availableActions(handoverMachine, one({ capture: null }), actor(LEAVER));
    expect(verbs).toEqual([]);
  });

  test('a departure is answered by whoever leaves and passed on to nobody', () => {
    const asked: Prompt = prompt({ kind: 'departure', person: LEAVER, state: 'asked' });
    expect(availableActions(promptMachine, asked, actor(LEAVER))).toEqual([
      'now',
      'snooze',
      'decline',
    ]);
    expect(availableActions(promptMachine, asked, actor(SUPERVISOR))).toEqual([]);
  });
});

describe('its days', () => {
  const days = fc
    .integer({ min: 0, max: 2_000 })
    .map((n) => new Date(Date.UTC(2026, 0, 1) + n * 86_400_000).toISOString().slice(0, 10));
  const zones = fc.constantFrom(
    'America/Lima',
    'Africa/Johannesburg',
    'Asia/Kolkata',
    'Pacific/Apia',
  );

  test('reminders come in order, before it is missed, and it is delivered on the day itself', () => {
    fc.assert(
      fc.property(days, zones, (lastDay, zone) => {
        const item = one({ lastDay, zone, reminded: null });
        const [week, eve, day] = REMINDERS.map((step) => remindAt(item, step).getTime());
        expect(week).toBeLessThan(Number(eve));
        expect(eve).toBeLessThanOrEqual(Number(day));
        expect(Number(day)).toBeLessThan(missAt(item).getTime());
        expect(deliverAt(item) < missAt(item)).toBe(true);
      }),
    );
  });

  test('eight o’clock is that of the leaver', () => {
    const at = (zone: string) => deliverAt({ lastDay: '2026-03-31', zone }).toISOString();
    expect(at('Africa/Johannesburg')).toBe('2026-03-31T06:00:00.000Z');
    expect(at('America/Lima')).toBe('2026-03-31T13:00:00.000Z');
  });

  test('of the reminders that were missed only the last is given, and none when it is over', () => {
    const item = one({ lastDay: '2026-03-31', zone: 'UTC', reminded: null });
    expect(dueReminder(item, new Date('2026-03-01T00:00:00Z'))).toBeNull();
    expect(dueReminder(item, new Date('2026-03-30T09:00:00Z'))).toBe(1);
    expect(dueReminder({ ...item, reminded: 1 }, new Date('2026-03-30T10:00:00Z'))).toBeNull();
    expect(dueReminder(item, new Date('2026-04-01T00:00:00Z'))).toBeNull();
    expect(dueReminder({ ...item, state: 'final' }, new Date('2026-03-31T09:00:00Z'))).toBeNull();
  });
});

describe('sittings', () => {
  const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 9, minute));
  test('another begins after half an hour’s pause or on another surface', () => {
    let item = one({ sittings: 0, lastSitting: null });
    item = withSitting(item, at(0), 'chat');
    item = withSitting(item, at(29), 'chat');
    item = withSitting(item, at(58), 'chat');
    expect(item.sittings).toBe(1);
    item = withSitting(item, at(59), 'tab');
    expect(item.sittings).toBe(2);
    item = withSitting(item, at(130), 'tab');
    expect(item.sittings).toBe(3);
  });
});

describe('what is in it', () => {
  test('every field that is not answered is named, whatever was written', () => {
    const ids = fieldsOf(template).map(({ id }) => id);
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...ids), fc.string()), (answers) => {
        const open = missing(template, answers, 'en').flatMap(({ fields }) => fields);
        const expected = fieldsOf(template).filter(({ id }) => !answers[id]?.trim());
        expect(open).toEqual(expected.map(({ label }) => label.en));
      }),
    );
  });

  test('a reader’s sections hold each answer or its gap, and no other', () => {
    const answers = { duties: 'D', unwritten: 'U', risks: 'R', lessons: 'L' };
    const written = capture({ template: 'handover', answers, answeredAt: { duties: 'x' } });
    const item = one({ state: 'delivered', receivers: [SUCCESSOR] });
    const of = (who: PersonId) =>
      contentsFor(
        { handover: item, template, capture: written, ...nothingAdded },
        who,
        'en',
      ).flatMap(({ entries }) => entries.map(({ text }) => text));
    expect(of(SUPERVISOR)).toEqual(['D', 'L']);
    expect(of(SUCCESSOR)).toEqual(['D', 'U', 'L', 'R']);
    expect(of(STRANGER)).toEqual([]);
    expect(suggestedIn(template, written)).toEqual(['unwritten', 'lessons', 'risks']);
  });

  test('commitments: the nearest first, days written in three ways, what is done left out', () => {
    const text = `- 30/06/2026 tables\n2026-04-15: answer\n[x] 2026-01-01 note\n 1.5.2026 visit\nseminar\n2026-02-30 no day`;
    expect(commitmentsIn(text)).toEqual([
      { text: 'answer', due: '2026-04-15' },
      { text: 'visit', due: '2026-05-01' },
      { text: 'tables', due: '2026-06-30' },
      { text: 'seminar', due: null },
      { text: '2026-02-30 no day', due: null },
    ]);
    // Of two days the one that is not told beside it stays in the words.
    expect(commitmentsIn('05.12.2026: report, agreed 2026-11-30')).toEqual([
      { text: '05.12.2026: report, agreed 2026-11-30', due: '2026-11-30' },
    ]);
    const written = capture({ answers: { commitments: text } });
    const whole = { handover: one(), template, capture: written, ...nothingAdded };
    const sections = contentsFor(whole, LEAVER, 'en');
    expect(commitmentsOf(template, sections)).toHaveLength(5);
  });

  test('no text breaks the reading of commitments and links', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const { due } of commitmentsIn(text)) {
          if (due) expect(new Date(`${due}T00:00:00Z`).toISOString()).toContain(due);
        }
        expect(new Set(linksIn(text)).size).toBe(linksIn(text).length);
      }),
    );
    expect(linksIn('see https://a.b/c, (https://d.e) and https://a.b/c.')).toEqual([
      'https://a.b/c',
      'https://d.e',
    ]);
  });
});

describe('what is asked before the last day', () => {
  const begun = one({ state: 'preparing' });
  const asked = (askedAs: FollowUp['askedAs'], asker: PersonId): FollowUp => ({
    ...{ id: asId('q'), handover: begun.id, asker, askedAs, text: 'Who?' },
    ...{ askedAt: new Date(0), answer: null, answeredAt: null },
  });

  test('supervisor and named successor ask, nobody else, and nobody once it is delivered', () => {
    const asking = (item: Handover) =>
      [LEAVER, SUPERVISOR, SUCCESSOR, STRANGER].map((who) => asksAs(item, who));
    expect(asking(begun)).toEqual([null, 'supervisor', 'successor', null]);
    expect(asking({ ...begun, capture: null })).toEqual([null, null, null, null]);
    for (const state of ['delivered', 'acknowledged', 'missed', 'ended'] as const)
      expect(asking({ ...begun, state, receivers: [SUCCESSOR] })).toEqual(Array(4).fill(null));
  });

  test('the supervisor never reads what the successor asked; the successor reads all, once given it', () => {
    const hers = asked('successor', SUCCESSOR);
    const his = asked('supervisor', SUPERVISOR);
    const given = one({ state: 'delivered', receivers: [SUCCESSOR] });
    expect(readsFollowUp(given, SUPERVISOR, hers)).toBe(false);
    expect(readsFollowUp(given, SUPERVISOR, his)).toBe(true);
    expect(readsFollowUp(begun, SUCCESSOR, his)).toBe(false);
    expect(readsFollowUp(given, SUCCESSOR, his)).toBe(true);
    expect(readsFollowUp(given, STRANGER, hers)).toBe(false);
  });
});

test('gaps are filled in by the unit’s focal point or the supervisor, after the last day alone', () => {
  const given = one({ state: 'delivered', unit: 'STATISTICS' });
  const focal = anActor({ unit: 'STATISTICS', focalOf: new Set(['STATISTICS']) });
  expect(mayFill(given, focal)).toBe(true);
  expect(mayFill(given, actor(SUPERVISOR))).toBe(true);
  expect(mayFill(given, { ...focal, focalOf: new Set(['WAGES']) })).toBe(false);
  expect(mayFill({ ...given, unit: null }, focal)).toBe(false);
  expect(mayFill(given, { ...focal, focalOf: new Set() })).toBe(false);
  expect(mayFill({ ...given, state: 'final' }, focal)).toBe(false);
});

test('sittings: four over the time left, what perishes first; fewer where there is less time, one on the last day', () => {
  const item = one({ lastDay: '2026-03-31', zone: 'Africa/Johannesburg' });
  const plan = (now: string, answers = {}) =>
    sittingsFor(item, template, answers, new Date(now)).map(({ day, steps }) => [
      day,
      ...steps.map(({ id }) => id),
    ]);
  expect(plan('2026-03-02T08:00Z')).toEqual([
    ['2026-03-02', 'unwritten', 'risks'],
    ['2026-03-09', 'post', 'duties'],
    ['2026-03-16', 'running', 'commitments'],
    ['2026-03-23', 'contacts', 'files', 'lessons'],
  ]);
  expect(plan('2026-03-30T08:00Z').map(([day]) => day)).toEqual(['2026-03-30']);
  // A Saturday with two working days left.
  expect(plan('2026-03-28T08:00Z').map(([day]) => day)).toEqual(['2026-03-30']);
  expect(plan('2026-03-31T08:00Z').map(([day]) => day)).toEqual(['2026-03-31']);
  expect(plan('2026-04-01T08:00Z')).toEqual([]);
  const all = Object.fromEntries(fieldsOf(template).map(({ id }) => [id, 'x']));
  expect(plan('2026-03-02T08:00Z', all)).toEqual([]);
});

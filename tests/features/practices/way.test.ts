import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Deciding, decided, replacedBy } from '../../../src/features/practices/deciding.ts';
import {
  type Decision,
  GATES,
  needsEvidence,
  PRACTICE_VERBS,
  type Practice,
  STAGES,
} from '../../../src/features/practices/model.ts';
import { practiceMachine } from '../../../src/features/practices/policy.ts';
import { isAppError } from '../../../src/kernel/errors.ts';
import { asId, type CaptureId, type PersonId, type PracticeId } from '../../../src/kernel/ids.ts';
import { availableActions } from '../../../src/kernel/machine.ts';
import type { Actor } from '../../../src/kernel/person.ts';
import { anActor } from '../../support/people.ts';

/** How far a good practice goes: step by step, each with a sponsor and a reason, whoever does what in whatever order. */

const TODAY = '2026-03-10';
const AUTHOR = anActor({ id: 'author', roles: ['governance'] });
const SPONSOR = anActor({ id: 'sponsor' });
const GOVERNOR = anActor({ id: 'governor', roles: ['governance'] });
const ADMINISTRATOR = anActor({ id: 'administrator', roles: ['administrator'] });
const COLLEAGUE = anActor({ id: 'colleague' });
const PEOPLE = [AUTHOR, SPONSOR, GOVERNOR, ADMINISTRATOR, COLLEAGUE];

const practice = (change: Partial<Practice> = {}): Practice => ({
  id: asId<PracticeId>('p'),
  version: 1,
  capture: asId<CaptureId>('c'),
  owner: AUTHOR.id,
  state: 'pilot',
  sponsor: SPONSOR.id,
  enteredAs: 'pilot',
  enteredAt: new Date('2026-03-01T09:00:00Z'),
  ...change,
});

const said = (change: Partial<Deciding> = {}): Deciding => ({
  verb: 'evaluate',
  reason: 'Registrations doubled in both markets.',
  evidence: 'Report of February',
  on: '',
  sponsor: null,
  ...change,
});

const at = (last: string | null = null) => ({ today: TODAY, last });

/** The word of the refusal; null where it was decided. */
function refusal(item: Practice, who: Actor, given: Deciding, last: string | null = null) {
  try {
    decided(item, who, given, at(last));
    return null;
  } catch (error) {
    if (!isAppError(error)) throw error;
    return error.params.field ?? error.code;
  }
}

const anyDeciding = fc.record({
  verb: fc.constantFrom(...PRACTICE_VERBS),
  reason: fc.constantFrom('', '  ', 'It is so.', 'x'.repeat(1_001)),
  evidence: fc.constantFrom('', 'A report'),
  on: fc.constantFrom('', '2026-03-01', '2026-03-05', TODAY, '2026-03-11', '2026-02-30'),
  sponsor: fc.constantFrom<PersonId | null>(null, ...PEOPLE.map(({ id }) => id)),
});

const anyMoves = fc.array(fc.tuple(fc.constantFrom(...PEOPLE), anyDeciding), { maxLength: 40 });

const isGate = (verb: string): boolean => (GATES as readonly string[]).includes(verb);

type Kept = Omit<Decision, 'id' | 'at' | 'language'>;

/** What holds of each decision that was let through, whatever went before. */
function holds(before: Practice, one: Kept, last: string | null): void {
  expect(one.from).toBe(before.state);
  expect(one.reason.trim()).not.toBe('');
  expect(one.on <= TODAY && one.on >= (last ?? '')).toBe(true);
  if (needsEvidence(one.verb)) expect(one.evidence).not.toBe('');
  if (one.verb === 'sponsor') expect([null, AUTHOR.id]).not.toContain(one.sponsor);
  if (!isGate(one.verb) || one.verb === 'stop') return;
  expect(before.sponsor).not.toBeNull();
  expect(one.by).not.toBe(AUTHOR.id);
  expect([before.sponsor, GOVERNOR.id]).toContain(one.by);
}

test('after any moves by anybody the decisions lead from where it entered to where it stands, and what is refused changes nothing', () => {
  fc.assert(
    fc.property(fc.constantFrom(...STAGES), anyMoves, (stage, moves) => {
      let now = practice({ state: stage, enteredAs: stage, sponsor: null });
      const kept: Kept[] = [];
      for (const [who, given] of moves) {
        const last = kept.at(-1)?.on ?? null;
        const offered = availableActions(practiceMachine, now, who).includes(given.verb);
        const refused = refusal(now, who, given, last);
        expect(offered || refused !== null).toBe(true);
        if (refused !== null) continue;
        const { practice: next, decision } = decided(now, who, given, at(last));
        holds(now, decision, last);
        now = next;
        kept.push(decision);
      }
      expect(kept.at(-1)?.to ?? stage).toBe(now.state);
      expect(kept.every(({ from }, place) => from === (kept[place - 1]?.to ?? stage))).toBe(true);
    }),
  );
});

test('it goes on only with a reason, with what that rests on, and on a day that fits', () => {
  expect(refusal(practice(), SPONSOR, said())).toBeNull();
  expect(refusal(practice(), SPONSOR, said({ reason: ' ' }))).toBe('reason-required');
  expect(refusal(practice(), SPONSOR, said({ evidence: '' }))).toBe('evidence');
  expect(refusal(practice(), SPONSOR, said({ on: '2026-03-11' }))).toBe('day');
  expect(refusal(practice(), SPONSOR, said({ on: '2026-03-01' }), '2026-03-02')).toBe('day');
  // Decided in Tokyo, where it is the 11th, and then in Lima.
  const [tokyo, lima] = ['2026-03-11', at('2026-03-11')];
  expect(decided(practice(), SPONSOR, said(), lima).decision.on).toBe(tokyo);
  expect(refusal(practice(), SPONSOR, said({ on: tokyo }), tokyo)).toBeNull();
  expect(refusal(practice(), SPONSOR, said({ on: '2026-03-12' }), tokyo)).toBe('day');
  expect(refusal(practice(), SPONSOR, said({ on: TODAY }), tokyo)).toBe('day');
});

test('to stop needs a reason and no evidence, and whoever wrote it down may say so; then it can be taken up again', () => {
  const idea = practice({ state: 'idea', sponsor: null });
  const stop = said({ verb: 'stop', evidence: '' });
  expect(refusal(idea, AUTHOR, { ...stop, reason: '' })).toBe('reason-required');
  const { practice: stopped } = decided(idea, AUTHOR, stop, at());
  expect(stopped.state).toBe('stopped');
  expect(availableActions(practiceMachine, { ...stopped, sponsor: SPONSOR.id }, SPONSOR)).toContain(
    'take-up',
  );
});

test('nobody decides about what they wrote down, nor sponsors it; without a sponsor it goes no further', () => {
  expect(refusal(practice(), AUTHOR, said())).toBe('forbidden');
  expect(refusal(practice(), COLLEAGUE, said())).toBe('forbidden');
  expect(refusal(practice(), ADMINISTRATOR, said())).toBe('forbidden');
  expect(refusal(practice({ sponsor: null }), GOVERNOR, said())).toBe('illegal-move');
  const named = said({ verb: 'sponsor', sponsor: AUTHOR.id });
  expect(refusal(practice(), GOVERNOR, named)).toBe('sponsor');
  expect(refusal(practice(), GOVERNOR, { ...named, sponsor: COLLEAGUE.id })).toBeNull();
  const colleague = { ...named, sponsor: COLLEAGUE.id };
  const plain = anActor({ id: 'author' });
  expect(refusal(practice(), plain, colleague)).toBe('forbidden');
  expect(refusal(practice({ sponsor: null }), plain, colleague)).toBeNull();
});

test('whoever sponsored it is replaced by whoever is asked next, and by nobody else', () => {
  const decision = (id: string, verb: Decision['verb'], sponsor: string | null): Decision => ({
    ...{ id, verb, practice: asId<PracticeId>('p'), from: 'idea', to: 'idea', by: GOVERNOR.id },
    ...{ sponsor: sponsor === null ? null : asId<PersonId>(sponsor), reason: 'So.', evidence: '' },
    ...{ language: 'en', on: TODAY, at: new Date(`${TODAY}T09:00:00Z`) },
  });
  const all = [
    decision('first', 'sponsor', 'ana'),
    decision('again', 'sponsor', 'ana'),
    decision('tried', 'try', 'ana'),
    decision('second', 'sponsor', 'bo'),
    decision('left', 'step-down', null),
    decision('third', 'sponsor', 'cy'),
  ];
  expect(all.map(({ id }) => replacedBy(all, id))).toEqual([null, null, null, 'ana', null, null]);
  expect(replacedBy(all, 'none')).toBeNull();
});

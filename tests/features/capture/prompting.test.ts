import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dueFor } from '../../../src/features/capture/actions/prompt-plan.ts';
import {
  PROMPT_STATES,
  PROMPT_TRANSITIONS,
  PROMPT_VERBS,
  type Prompt,
} from '../../../src/features/capture/prompting/model.ts';
import {
  dueStep,
  stepAt,
  stepsOf,
  stepsToCome,
} from '../../../src/features/capture/prompting/schedule.ts';
import { followed, type Occasion } from '../../../src/features/capture/prompting/series.ts';
import { asId, type PersonId, type PromptId } from '../../../src/kernel/ids.ts';
import { THRESHOLDS } from '../../../src/kernel/thresholds.ts';
import { prompt } from '../../adapters/database/contract/world.ts';

/** When somebody is asked what: by rules alone. */

const ANA = asId<PersonId>('ana');
const BO = asId<PersonId>('bo');
const id = asId<PromptId>('q');
const pace = THRESHOLDS;
const at = (day: string): Date => new Date(`${day}T00:00:00Z`);
const dayIn = (time: Date): string => time.toISOString().slice(0, 10);
const long = at('2020-01-01');
const days = (of: Pick<Prompt, 'kind' | 'endsOn' | 'knownOn'>) =>
  stepsOf(of, pace).map((step) => dayIn(stepAt(of, step)));

describe('the days on which people are asked', () => {
  test('of a project’s end: 90 and 30 days before, on the day, and 14 days after', () => {
    const close = { kind: 'project-close', endsOn: at('2026-12-31'), knownOn: long } as const;
    expect(days(close)).toEqual(['2026-10-02', '2026-12-01', '2026-12-31', '2027-01-14']);
    expect(dueStep(close, at('2026-10-01'), pace)).toBeNull();
    expect(dueStep(close, at('2026-10-02'), pace)).toBe(90);
    expect(dueStep(close, at('2026-12-21'), pace)).toBe(30);
    expect(dueStep(close, at('2027-06-01'), pace)).toBe(-14);
  });

  test('of a mission: within two working days after its end', () => {
    const ended = (day: string) => ({ kind: 'mission', endsOn: at(day), knownOn: long }) as const;
    // A Wednesday, a Friday, a Saturday.
    expect(days(ended('2026-03-04'))[0]).toBe('2026-03-05');
    expect(days(ended('2026-03-06'))[0]).toBe('2026-03-09');
    expect(days(ended('2026-03-07'))[0]).toBe('2026-03-09');
  });

  test('of a departure: 60, 30, 14, 7 days and a day before, never at a weekend', () => {
    const leaving = { kind: 'departure', endsOn: at('2026-04-30'), knownOn: long } as const;
    // 1 March is a Sunday.
    expect(days(leaving)).toEqual([
      '2026-02-27',
      '2026-03-31',
      '2026-04-16',
      '2026-04-23',
      '2026-04-29',
    ]);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2_000 }),
        fc.integer({ min: 0, max: 90 }),
        (n, left) => {
          const endsOn = new Date(at('2026-01-01').getTime() + n * 86_400_000);
          const knownOn = new Date(endsOn.getTime() - left * 86_400_000);
          const asked = stepsOf({ kind: 'departure', endsOn, knownOn }, pace).map((step) =>
            stepAt({ kind: 'departure', endsOn, knownOn }, step),
          );
          for (const moment of asked) {
            expect([0, 6]).not.toContain(moment.getUTCDay());
            expect(moment <= endsOn).toBe(true);
          }
        },
      ),
    );
  });

  test.each([
    [20, [60, 30, 14, 7, 1]],
    [10, [10, 5, 1]],
    [5, [5, 3, 1]],
    [1, [1]],
    [0, [1]],
  ])('known %i days before, a departure is asked about in the time that is left', (left, steps) => {
    const knownOn = new Date(at('2026-04-30').getTime() - left * 86_400_000);
    expect(stepsOf({ kind: 'departure', endsOn: at('2026-04-30'), knownOn }, pace)).toEqual(steps);
  });

  test('follow what administrators set', () => {
    const set = { ...pace, 'prompts.close-first-days': 60, 'prompts.close-second-days': 60 };
    const close = { kind: 'project-close', endsOn: at('2026-12-31'), knownOn: long } as const;
    expect(stepsOf(close, set)).toEqual([60, 0, -14]);
  });

  test('the step in force never goes back as time goes on', () => {
    const offset = fc.integer({ min: -200, max: 200 });
    fc.assert(
      fc.property(offset, offset, fc.constantFrom(...KINDS), (a, b, kind) => {
        const one = { kind, endsOn: at('2026-12-31'), knownOn: long };
        const on = (n: number) => new Date(one.endsOn.getTime() + n * 86_400_000);
        const first = dueStep(one, on(Math.min(a, b)), pace) ?? Number.POSITIVE_INFINITY;
        const second = dueStep(one, on(Math.max(a, b)), pace) ?? Number.POSITIVE_INFINITY;
        expect(second).toBeLessThanOrEqual(first);
      }),
    );
  });
});

const KINDS = ['project-close', 'mission', 'project-start', 'milestone', 'departure'] as const;

test('what is answered or called off is never asked again', () => {
  for (const state of ['answered', 'ended'] as const) expect(PROMPT_TRANSITIONS[state]).toEqual({});
  expect(PROMPT_TRANSITIONS.declined).not.toHaveProperty('ask');
  for (const state of PROMPT_STATES) {
    for (const verb of Object.keys(PROMPT_TRANSITIONS[state])) expect(PROMPT_VERBS).toContain(verb);
    const settled = ['declined', 'answered', 'ended'].includes(state);
    if (settled) expect(dueFor(prompt({ state }), at('2026-01-01'), pace)).toEqual([]);
  }
});

const occasion = (changes: Partial<Occasion> = {}): Occasion => ({
  kind: 'project-close',
  series: 'project-close:P-1',
  person: ANA,
  standsIn: false,
  project: 'P-1',
  title: 'Wells',
  subject: null,
  on: at('2026-12-31'),
  happens: true,
  ...changes,
});
const now = at('2026-03-02');
const hear = (known: Prompt | null, changes: Partial<Occasion> = {}, when = now) =>
  followed(known, occasion(changes), { id, now: when, pace });

describe('one event is one series', () => {
  const known = hear(null);
  if (!known) throw new Error('not begun');

  test('repeated it changes nothing; moved it moves; called off it ends; announced again it goes on', () => {
    expect(hear(known)).toBeNull();
    expect(hear(known, { on: at('2027-01-31') })).toMatchObject({ endsOn: at('2027-01-31'), id });
    const ended = hear(known, { happens: false });
    expect(ended).toMatchObject({ state: 'ended' });
    expect(ended && hear(ended, { happens: false })).toBeNull();
    expect(ended && hear(ended)).toMatchObject({ state: 'planned', person: ANA });
  });

  test('whoever manages it now is asked anew; who passed it on or has declined is left in peace', () => {
    const asked: Prompt = { ...known, state: 'asked', step: 90, askedAt: now };
    expect(hear(asked, { person: BO })).toMatchObject({ person: BO, state: 'planned', step: null });
    expect(hear({ ...asked, handedOverFrom: BO }, { person: BO })).toBeNull();
    const declined: Prompt = { ...asked, state: 'declined', reason: 'No.' };
    expect(hear(declined, { person: BO })).toBeNull();
    expect(hear(declined, { happens: false })).toBeNull();
    expect(hear(declined, { on: at('2027-12-31') })).toMatchObject({ state: 'declined' });
  });

  test('put off, it is asked about again before its new day, and not at once', () => {
    const asked: Prompt = { ...known, state: 'asked', step: 0, askedAt: now };
    const later = hear(asked, { on: at('2027-12-31') }, at('2026-12-31'));
    expect(later).toMatchObject({ step: null, state: 'asked' });
    expect(later && stepsToCome(later, at('2026-12-31'), pace)).toEqual([90, 30, 0, -14]);
  });

  test('a register that is read for the first time does not ask about what is long over', () => {
    expect(hear(null, { kind: 'mission', on: at('2026-02-01') })).toBeNull();
    expect(hear(null, { kind: 'mission', on: at('2026-02-25') })).not.toBeNull();
    expect(hear(null, { kind: 'project-start', on: at('2026-03-01') })).toBeNull();
    expect(hear(null, { on: at('2025-12-01') })).not.toBeNull();
    expect(hear(null, { person: null })).toBeNull();
  });
});

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  dueStep,
  nextStep,
  PROJECT_CLOSE_STEPS,
  PROMPT_STATES,
  PROMPT_TRANSITIONS,
  PROMPT_VERBS,
  problems,
  stepAt,
} from '../../../src/features/capture/model.ts';
import { fieldsOf, readTemplates } from '../../../src/features/capture/template.ts';
import lesson from '../../../src/features/capture/templates/lesson.json' with { type: 'json' };
import { vocabulary } from '../../../src/features/taxonomy/model.ts';

const templates = readTemplates([{ name: 'lesson.json', body: lesson }]);
const template = templates.of('lesson');
if (!template) throw new Error('no lesson template');

const COMPLETE = {
  title: 'Register employers first',
  context: 'A pilot in two districts',
  happened: 'We registered employers, then workers',
  outcome: 'worked',
  cause: 'Employers hold the papers',
  recommendation: 'Begin with employers',
  topics: 'domestic work',
};

describe('a lesson', () => {
  test('is complete with its required fields, and only then', () => {
    expect(problems(template, COMPLETE, vocabulary)).toEqual({});
    for (const field of fieldsOf(template).filter(({ required }) => required)) {
      const { [field.id as keyof typeof COMPLETE]: _, ...rest } = COMPLETE;
      expect(problems(template, rest, vocabulary)).toEqual({ [field.id]: 'missing' });
    }
  });

  test('failure has the same form and standing as success', () => {
    expect(problems(template, { ...COMPLETE, outcome: 'failed' }, vocabulary)).toEqual({});
  });

  test('names what is wrong with an answer', () => {
    const wrong = { ...COMPLETE, outcome: 'splendid', topics: 'zeppelins', title: 'x'.repeat(201) };
    expect(problems(template, wrong, vocabulary)).toEqual({
      title: 'too-long',
      outcome: 'not-a-choice',
      topics: 'unknown-topic',
    });
  });

  test('goes on at the first step with something missing', () => {
    expect(nextStep(template, {})).toBe(0);
    const { recommendation: _, ...partly } = COMPLETE;
    expect(nextStep(template, partly)).toBe(1);
    expect(nextStep(template, COMPLETE)).toBe(template.steps.length);
  });
});

describe('a template file', () => {
  test.each([
    ['a field twice', { steps: [lesson.steps[0], lesson.steps[0]] }],
    ['no French label', { name: { en: 'Lesson', es: 'Lección' } }],
    ['metadata from a field that does not exist', { titleField: 'nothing' }],
    ['no step', { steps: [] }],
  ])('with %s is refused at start', (_, fault) => {
    const file = { name: 'own.json', body: { ...lesson, ...fault } };
    expect(() => readTemplates([file])).toThrow(/own\.json: /);
  });
});

describe('a project’s end', () => {
  const END = new Date('2026-12-31T00:00:00Z');
  const on = (days: number) => stepAt(END, days);

  test('asks at 90 and 30 days before, on the day, and 14 days after', () => {
    expect(PROJECT_CLOSE_STEPS.map((days) => on(days).toISOString().slice(0, 10))).toEqual([
      '2026-10-02',
      '2026-12-01',
      '2026-12-31',
      '2027-01-14',
    ]);
  });

  test('asks once for what was missed: the latest step whose time has come', () => {
    expect(dueStep(END, new Date(on(91)), PROJECT_CLOSE_STEPS)).toBeNull();
    expect(dueStep(END, on(90), PROJECT_CLOSE_STEPS)).toBe(90);
    expect(dueStep(END, on(10), PROJECT_CLOSE_STEPS)).toBe(30);
    expect(dueStep(END, on(-100), PROJECT_CLOSE_STEPS)).toBe(-14);
  });

  test('the step in force never goes back as time goes on', () => {
    const days = fc.integer({ min: -200, max: 200 });
    fc.assert(
      fc.property(days, days, (a, b) => {
        const [early, late] = a > b ? [a, b] : [b, a];
        const first = dueStep(END, on(early), PROJECT_CLOSE_STEPS) ?? Number.POSITIVE_INFINITY;
        const second = dueStep(END, on(late), PROJECT_CLOSE_STEPS) ?? Number.POSITIVE_INFINITY;
        expect(second).toBeLessThanOrEqual(first);
      }),
    );
  });

  test('what is answered or called off is never asked again', () => {
    for (const state of ['answered', 'ended'] as const)
      expect(PROMPT_TRANSITIONS[state]).toEqual({});
    expect(PROMPT_TRANSITIONS.declined).not.toHaveProperty('ask');
    for (const state of PROMPT_STATES) {
      for (const verb of Object.keys(PROMPT_TRANSITIONS[state]))
        expect(PROMPT_VERBS).toContain(verb);
    }
  });
});

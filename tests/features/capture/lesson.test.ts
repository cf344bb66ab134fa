import { describe, expect, test } from '@jest/globals';
import { nextStep, problems } from '../../../src/features/capture/model.ts';
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

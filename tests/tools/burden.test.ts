import { describe, expect, test } from '@jest/globals';
import { createVoice } from '../../bot/voice.ts';
import { builtInTemplates } from '../../src/adapters/templates/folder.ts';
import { createWords } from '../../src/adapters/words/words.ts';
import { readTemplates, type Template } from '../../src/features/capture/template.ts';
import { LANGUAGES } from '../../src/kernel/language.ts';
import { burdenOf, burdens } from '../../tools/eval/burden.ts';

/** N-16: a lesson in five minutes, a mission report in fifteen, a prompt answered or refused in three taps. */

const words = createWords();
const voiceIn = (language: (typeof LANGUAGES)[number]) =>
  createVoice({ words, topicLabel: (slug) => slug }, language, 'UTC');

describe.each(LANGUAGES)('in %s', (language) => {
  const { forms, prompts } = burdens(voiceIn(language));

  test('no form takes longer than it may', () => {
    const limited = forms.filter(({ limit }) => limit !== undefined);
    expect(limited.map(({ template }) => template)).toEqual(['lesson', 'mission-report']);
    for (const { minutes, limit = 0 } of limited) {
      expect(minutes).toBeGreaterThan(0);
      expect(minutes).toBeLessThanOrEqual(limit);
    }
  });

  test('every prompt is begun, put off, passed on and refused within three taps', () => {
    expect(prompts).toHaveLength(8);
    for (const { begun, snoozed, refused, handed = 0 } of prompts)
      expect(Math.max(begun, snoozed, refused, handed)).toBeLessThanOrEqual(3);
  });
});

test('a lesson that asks for four more long answers takes longer than it may', () => {
  const lesson = readTemplates(builtInTemplates()).of('lesson');
  const [first] = lesson?.steps ?? [];
  const long = first?.fields.find(({ kind }) => kind === 'text');
  if (!lesson || !first || !long) throw new Error('no lesson');
  const more = ['one', 'two', 'three', 'four'].map((id) => ({ ...long, id, required: true }));
  const heavier: Template = {
    ...lesson,
    steps: [{ ...first, fields: [...first.fields, ...more] }, ...lesson.steps.slice(1)],
  };
  const before = burdenOf(lesson, voiceIn('en'));
  const after = burdenOf(heavier, voiceIn('en'));
  expect(after.required).toBe(before.required + 4);
  expect(after.words).toBe(before.words + 100);
  expect([before.within, after.within]).toEqual([true, false]);
});

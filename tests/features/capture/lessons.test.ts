import { expect, test } from '@jest/globals';
import { builtInTemplates } from '../../../src/adapters/templates/folder.ts';
import { isAskedFor, lessonsIn } from '../../../src/features/capture/lessons.ts';
import { readTemplates, type Template } from '../../../src/features/capture/template.ts';
import { vocabulary } from '../../../src/features/taxonomy/model.ts';
import { asId, type CaptureId, type PersonId } from '../../../src/kernel/ids.ts';
import { capture } from '../../adapters/database/contract/world.ts';

const templates = readTemplates(builtInTemplates());
const form = (id: string): Template => {
  const found = templates.of(id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};
const out = { move: 'published', at: '2026-03-02T09:00:00Z', reason: '', file: null, drive: null };

test('a lesson is one, and the close of a project as many as its table has, each with how it went', () => {
  const lesson = capture({
    template: 'lesson',
    history: [out as never],
    answers: {
      title: 'Register employers first',
      outcome: 'worked',
      recommendation: 'Begin with employers.',
      cause: 'They hold the papers.',
      topics: 'domestic work',
      countries: 'Kenya',
    },
  });
  expect(lessonsIn(form('lesson'), lesson, vocabulary)).toEqual([
    expect.objectContaining({
      ...{ outcome: 'worked', said: 'Begin with employers.', because: 'They hold the papers.' },
      ...{ topics: ['domestic-work'], countries: ['Kenya'], on: '2026-03-02' },
    }),
  ]);
  const close = capture({
    template: 'project-close',
    answers: {
      title: 'The end',
      lessons: 'Begin early\tworked\tPlan it\nTablets\tfailed\nNobody knows\tperhaps',
    },
  });
  const found = lessonsIn(form('project-close'), close, vocabulary);
  expect(found.map(({ outcome, said, because }) => [outcome, said, because])).toEqual([
    ['worked', 'Begin early', 'Plan it'],
    ['failed', 'Tablets', ''],
  ]);
});

test('what is asked for is topic, country and both days; what is left open asks for nothing', () => {
  const [lesson] = lessonsIn(
    form('lesson'),
    capture({
      id: asId<CaptureId>('c'),
      owner: asId<PersonId>('p'),
      history: [out as never],
      answers: { outcome: 'failed', recommendation: 'Ask first.', topics: 'domestic work' },
    }),
    vocabulary,
  );
  if (!lesson) throw new Error('no lesson');
  const open = { topic: '', country: '', from: '', to: '' };
  const fits = (change: object) => isAskedFor({ ...open, ...change })(lesson);
  expect(fits({})).toBe(true);
  expect(fits({ topic: 'domestic-work', from: '2026-03-02', to: '2026-03-02' })).toBe(true);
  expect(fits({ topic: 'wages' })).toBe(false);
  expect(fits({ country: 'Kenya' })).toBe(false);
  expect(fits({ from: '2026-03-03' })).toBe(false);
  expect(fits({ to: '2026-03-01' })).toBe(false);
});

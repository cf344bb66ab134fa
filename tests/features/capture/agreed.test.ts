import { expect, test } from '@jest/globals';
import { agreedIn } from '../../../src/features/capture/agreed.ts';
import { readTemplates } from '../../../src/features/capture/template.ts';
import lesson from '../../../src/features/capture/templates/lesson.json' with { type: 'json' };
import mission from '../../../src/features/capture/templates/mission-report.json' with {
  type: 'json',
};

const templates = readTemplates([
  { name: 'mission-report', body: mission },
  { name: 'lesson', body: lesson },
]);
const terms = { topicsIn: (text: string) => text.split(', ') };
const agreed = (form: string, rows: readonly string[][]) => {
  const template = templates.of(form);
  if (!template) throw new Error(form);
  const answers = {
    ...{ title: 'Wages in Peru', topics: 'wages, inspection' },
    'follow-up': rows.map((row) => row.join('\t')).join('\n'),
  };
  const capture = { id: 'c', product: 'p', answers };
  return agreedIn(template, capture as never, terms as never, '2026-05-01');
};

test('what a mission agreed is known with its day; what has none is read in the report alone', () => {
  const found = agreed('mission-report', [
    ['Send the draft', 'Ana Torres', '2026-05-15'],
    ['Keep in touch', 'Ana Torres'],
    ['', 'Ana Torres', '2026-06-01'],
    ['Train inspectors', 'Ministry', '2026-09-01'],
    ['Over by then', 'Ministry', '2026-04-30'],
  ]);
  expect(found.map(({ at, what, by }) => [at, what, by])).toEqual([
    [0, 'Send the draft', '2026-05-15'],
    [3, 'Train inspectors', '2026-09-01'],
  ]);
  expect(found[0]).toMatchObject({ title: 'Wages in Peru', topics: ['wages', 'inspection'] });
});

test('a form that asks for no follow-up has none', () => {
  expect(agreed('lesson', [['Send the draft', 'Ana', '2026-05-15']])).toEqual([]);
});

import { expect, test } from '@jest/globals';
import { builtInTemplates } from '../../../src/adapters/templates/folder.ts';
import { takenFrom } from '../../../src/features/capture/actions/taking-over.ts';
import { suggestedIn } from '../../../src/features/capture/handover/contents.ts';
import { readTemplates } from '../../../src/features/capture/template.ts';
import { capture } from '../../adapters/database/contract/world.ts';

/** Terms of reference that start from earlier ones. */

const form = readTemplates(builtInTemplates()).of('terms-of-reference');
if (!form) throw new Error('no terms of reference');

const EARLIER = {
  title: 'Study on brick makers',
  purpose: 'What keeps kilns from registering.',
  unit: 'ENTERPRISES',
  project: 'PER/24/01',
  dates: '2025-01-01/2025-06-01',
  deliverables: 'Data set\t2025-05-14\nFinal note',
  skills: 'Labour economics',
  knowledge: 'A data set and a lesson.',
  topics: 'domestic work',
};

test('what is of its own occasion is not taken over, and what its author wrote stays', () => {
  const taken = takenFrom(form, { title: 'Potters', skills: 'Statistics' }, EARLIER);
  expect(taken).toEqual({
    purpose: EARLIER.purpose,
    deliverables: 'Data set\nFinal note',
    knowledge: EARLIER.knowledge,
    topics: EARLIER.topics,
  });
  expect(takenFrom(form, { ...taken, skills: 'Statistics' }, EARLIER)).toEqual({});
});

test('what was taken over is marked until it is saved by whoever writes', () => {
  const begun = { title: 'Potters' };
  const answers = { ...begun, ...takenFrom(form, begun, EARLIER) };
  const at = '2026-03-02T09:00:00Z';
  const draft = capture({ template: form.id, answers, answeredAt: { title: at } });
  expect(suggestedIn(form, draft)).toEqual([
    'purpose',
    'deliverables',
    'skills',
    'knowledge',
    'topics',
  ]);
  const saved = capture({ ...draft, answeredAt: { title: at, purpose: at } });
  expect(suggestedIn(form, saved)).toEqual(['deliverables', 'skills', 'knowledge', 'topics']);
});

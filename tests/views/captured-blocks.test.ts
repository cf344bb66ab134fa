import { expect, test } from '@jest/globals';
import { createWords } from '../../src/adapters/words/words.ts';
import type { TemplateField } from '../../src/features/capture/template.ts';
import { fieldsOf, readTemplates } from '../../src/features/capture/template.ts';
import close from '../../src/features/capture/templates/project-close.json' with { type: 'json' };
import { blocksShown, isWide, type Speaker } from '../../src/views/captured.ts';

const words = createWords();
const speaker: Speaker = {
  language: 'en',
  say: (key, params) => words.say('en', key, params),
  day: (at) => words.date('en', at, 'UTC'),
};
const form = readTemplates([{ name: 'project-close', body: close }]).of('project-close');
const fields: readonly TemplateField[] = form ? fieldsOf(form) : [];
const outputs = fields.find(({ id }) => id === 'outputs');

test('each output of a project stands by itself, line by line, with what is not said of it', () => {
  if (!outputs) throw new Error('the form has no outputs');
  const rows = [
    ['Database', 'Register', 'Grace', 'Counties look it up', 'USD 4,000', 'ICT unit'],
    ['Manual', 'Handbook', 'Jonas', 'Read in class', '', '', 'archived', 'In the library'],
    ['Website', 'Portal', 'Lars', 'Offers'],
  ];
  const shown = blocksShown(outputs, rows.map((row) => row.join('\t')).join('\n'), speaker);
  expect(shown.map(({ heading }) => heading)).toEqual([
    'Database – Register',
    'Manual – Handbook',
    'Website – Portal',
  ]);
  const lines = (at: number) => shown[at]?.lines.map(({ text }) => text);
  expect(lines(0)).toEqual([
    'Owner after closing: Grace',
    'Use plan: Counties look it up',
    'Resource forecast: USD 4,000',
    'Keeper: ICT unit',
  ]);
  expect(lines(1)).toEqual([
    'Owner after closing: Jonas',
    'Use plan: Read in class',
    'Resource forecast: not said',
    'Where nobody keeps it: Archived',
    'To whom, where or why: In the library',
  ]);
  expect(lines(2)).toContain('Keeper: not said');
  // Only what is still to be settled stands out.
  const open = shown.flatMap((block) => block.lines.filter(({ marked }) => marked === 'Open'));
  expect(open.map(({ text }) => text)).toEqual(['Keeper: not said']);
});

test('a table of few columns stays a list', () => {
  const wide = fields.filter(isWide).map(({ id }) => id);
  expect(wide).toEqual(['outputs']);
});

import { beforeEach, expect, test } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { CaptureBody, TemplateLines, TemplatePage } from '../../src/contract/templates.ts';
import { ofKind, scoredBy } from '../../tab/pages/templates/draft.ts';
import { ok, problem } from './fake-answer.ts';
import type { FakeApi } from './fake-api.ts';
import { freshBrowser, open } from './open.tsx';

/** An administrator changes what a form asks: kept over a reload, told what is wrong, shown what others changed. */

let api: FakeApi;
beforeEach(() => {
  api = freshBrowser();
});

const words = (said: string) => ({ en: said, fr: `${said} (fr)`, es: `${said} (es)` });
const field = (id: string, kind: string, label: string) => ({
  id,
  kind,
  required: false,
  label: words(label),
  help: words('Help'),
});
const body: CaptureBody = {
  name: words('Visit'),
  intro: words('What it brought.'),
  contentType: 'information note',
  titleField: 'name',
  abstractField: 'learnt',
  steps: [
    {
      id: 'what',
      title: words('What'),
      fields: [field('name', 'line', 'Whose visit'), field('learnt', 'text', 'What was learnt')],
    },
  ],
};
const page = (version: number, more: Partial<TemplatePage> = {}): TemplatePage => ({
  ...{ kind: 'capture', id: 'visit', version, body, inUse: true, needed: false, offer: null },
  history: [
    {
      ...{ version, verb: 'change', why: 'Asked for', by: 'Ada' },
      at: '2026-03-02T09:00:00.000Z',
      differences: [
        {
          path: ['steps', 'what', 'fields', 'learnt', 'label', 'en'],
          before: 'Learnt',
          after: 'What was learnt',
        },
      ],
    },
  ],
  options: {
    kinds: ['line', 'text', 'choice', 'rows', 'topics', 'countries'],
    cells: ['line', 'date'],
    scales: [{ value: 'context', scores: ['1', '2', '3', '4'] }],
    audiences: ['all-staff'],
    reviews: ['light'],
    known: ['author.unit'],
    contentTypes: [{ value: 'information note', label: words('Information note') }],
    lists: [],
  },
  ...more,
});
const AT = '/api/v1/admin/templates/capture/visit';
const answers = (on: string, answer: unknown) => api.failures.push({ on, with: ok(answer) });
const PATH = '/admin/templates/capture/visit';
const press = async (name: string | RegExp) =>
  fireEvent.click(await screen.findByRole('button', { name }));
const labelInFrench = async (typed?: string) => {
  await press('What was learnt');
  const input = await screen.findByLabelText('Question (French)');
  if (typed !== undefined) fireEvent.change(input, { target: { value: typed } });
  return input as HTMLInputElement;
};

test('a change is kept over a reload, saved with its reason, and said to be saved', async () => {
  answers(`GET ${AT}`, page(2));
  open(PATH);
  await labelInFrench('Ce qui a été appris');
  expect(screen.getByText('Not saved yet; kept on this device.')).toBeTruthy();

  cleanup();
  answers(`GET ${AT}`, page(2));
  open(PATH);
  expect((await labelInFrench()).value).toBe('Ce qui a été appris');
  fireEvent.change(screen.getByLabelText('Why'), { target: { value: 'Plainer' } });
  answers(`PUT ${AT}`, { id: 'visit', version: 3, faults: [] });
  answers(`GET ${AT}`, page(3));
  await press('Save as a new version');
  expect(await screen.findByText('Saved: it holds from now on.')).toBeTruthy();
  const sent = api.sent('PUT', AT)[0]?.body as { body: CaptureBody; version: number; why: string };
  expect([sent.version, sent.why]).toEqual([2, 'Plainer']);
  expect(sent.body.steps[0]?.fields[1]?.label.fr).toBe('Ce qui a été appris');
  expect(await screen.findByText('Everything is saved.')).toBeTruthy();
});

test('what is wrong stands beside its field and in one list; a language that is missing is pointed out', async () => {
  answers(`GET ${AT}`, page(2));
  open(PATH);
  await labelInFrench('');
  expect(screen.getByText('Not said in this language yet')).toBeTruthy();
  expect(screen.getAllByText('Missing: French').length).toBeGreaterThan(0);
  answers(`GET ${AT}`, page(2));
  answers(`PUT ${AT}`, {
    id: null,
    version: null,
    faults: [{ path: ['steps', 0, 'fields', 1, 'label', 'fr'], word: 'missing' }],
  });
  await press('Save as a new version');
  const list = await screen.findByText('Not saved: one thing has to be put right.');
  expect(list.parentElement?.textContent).toContain(
    'Sections › What › Fields › What was learnt › Question › French',
  );
  const input = screen.getByLabelText('Question (French)');
  await waitFor(() => expect(input.getAttribute('aria-invalid')).toBe('true'));
  await waitFor(() => expect(document.activeElement).toBe(input));
});

test('whoever comes second sees what the first changed, and both are put together', async () => {
  answers(`GET ${AT}`, page(2));
  open(PATH);
  await labelInFrench('Ce qui a été appris');
  const theirs = { ...body, retention: { years: 7 } };
  const compared = {
    ...{ version: 3, by: 'Ben', at: '2026-03-03T09:00:00.000Z', why: 'Law', both: [] },
    theirs: [{ path: ['retention', 'years'], before: null, after: '7' }],
    body: { ...theirs, name: words('Visit, both') },
  };
  api.failures.push({ on: `PUT ${AT}`, with: problem(409, 'changed-meanwhile', 'Changed.') });
  answers(`GET ${AT}`, page(3, { body: theirs }));
  answers(`POST ${AT}/compare`, compared);
  await press('Save as a new version');
  const meanwhile = await screen.findByRole('region', {
    name: 'Somebody else saved this template meanwhile',
  });
  expect(await within(meanwhile).findByText(/Changed by Ben/)).toBeTruthy();
  expect(within(meanwhile).getByText('Retention › Years')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Save as a new version' })).toHaveProperty(
    'disabled',
    true,
  );
  answers(`POST ${AT}/compare`, compared);
  await press('Put both together');
  await waitFor(() => expect(screen.queryByText(/Changed by Ben/)).toBeNull());
  answers(`PUT ${AT}`, { id: 'visit', version: 4, faults: [] });
  answers(`GET ${AT}`, page(4, { body: compared.body }));
  await press('Save as a new version');
  await waitFor(() => expect(api.sent('PUT', AT)).toHaveLength(2));
  expect(api.sent('PUT', AT)[1]?.body).toMatchObject({ version: 3, body: compared.body });
});

test('fields are moved, added and taken away by buttons with names of their own', async () => {
  answers(`GET ${AT}`, page(2));
  open(PATH);
  await press('Move “What was learnt” up');
  await press('Add a field');
  expect(screen.getByText('Field 3')).toBeTruthy();
  await press('Remove “Whose visit”');
  const fields = screen
    .getAllByRole('button', { name: /^Remove “/ })
    .map((button) => button.getAttribute('aria-label'));
  expect(fields).toEqual(['Remove “What was learnt”', 'Remove “Field 2”']);
});

test('a score takes the choices of its scale, and keeps the words that were said of them', () => {
  const said = { en: 'Best', fr: 'Le meilleur', es: 'Lo mejor' };
  const chosen = scoredBy(
    ['1', '2'],
    [
      { value: '1', label: said },
      { value: 'other', label: said },
    ],
  );
  expect(chosen).toEqual([
    { value: '1', label: said },
    { value: '2', label: { en: '2', fr: '2', es: '2' } },
  ]);
  const field = {
    ...{ id: 'score', kind: 'choice', required: false, label: said, help: said, choices: chosen },
    scale: 'context',
    kept: { by: 'a', otherwise: 'b', why: 'c', open: [] },
  };
  expect(ofKind(field, 'text')).toEqual({
    ...{ id: 'score', kind: 'text', required: false, label: said, help: said },
  });
});

test('the list tells how each stands; what it changed is read in the history', async () => {
  const line = { kind: 'capture', id: 'visit', version: 2, needed: false, single: false } as const;
  const lines: TemplateLines = {
    items: [
      {
        ...{ ...line, name: words('Visit'), inUse: false, edited: true, offered: true },
        ...{ at: '2026-03-02T09:00:00.000Z', by: 'Ada' },
      },
    ],
  };
  answers('GET /api/v1/admin/templates', lines);
  open('/admin/templates');
  expect(await screen.findByText('Out of use')).toBeTruthy();
  expect(screen.getByText('Version 2, by Ada on 2 March 2026')).toBeTruthy();
  answers(`GET ${AT}`, page(2));
  fireEvent.click(screen.getByRole('link', { name: 'Visit' }));
  await press('What version 2 changed');
  expect(
    screen.getByText('Sections › What › Fields › What was learnt › Question › English'),
  ).toBeTruthy();
});

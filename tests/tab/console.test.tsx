import { beforeEach, expect, test } from '@jest/globals';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import type { FakeApi } from './fake-api.ts';
import { contribution } from './fake-data.ts';
import { queueOf, taskOf } from './fake-queue.ts';
import { freshBrowser, open } from './open.tsx';

let api: FakeApi;
beforeEach(() => {
  api = freshBrowser();
});

const MOVES = '/api/v1/moderation/moves';
const held = (id: string, author: string) => ({
  kind: 'contribution' as const,
  since: '2026-11-19T08:00:00Z',
  discussion: { id: 'd-1', title: 'What makes street vendors register?' },
  contribution: contribution({ id, author, state: 'held', actions: ['approve', 'hide'] }),
  task: taskOf({
    key: `contribution:${id}`,
    text: 'Could you say it without naming them?',
    target: { subject: 'contribution', id, version: 1 },
  }),
});

const made = (id: string) => ({
  ...{ subject: 'contribution', id, outcome: 'made', version: 2 },
  undo: { subject: 'contribution', id, move: 'hold', version: 2, given: {} },
});

/** What the server answers to the next moves, once. */
const answers = (...results: readonly unknown[]) =>
  api.failures.push({ on: `POST ${MOVES}`, with: { status: 200, body: { results } } });

const gives = (on: string, body: unknown) =>
  api.failures.push({ on, with: { status: body === null ? 204 : 200, body } });

const press = (key: string) =>
  act(async () => {
    fireEvent.keyDown(document.activeElement ?? document.body, { key });
  });

test('keys alone choose two, approve both at once, and take it back', async () => {
  api.queue = queueOf([held('x-8', 'Lan Nguyen'), held('x-9', 'Sofia Costa')]);
  open('/moderation');
  (await screen.findByRole('listitem', { name: /Lan Nguyen/ })).focus();
  await press('x');
  await press('j');
  await press('x');
  expect(await screen.findByText('2 selected')).toBeTruthy();
  answers(made('x-8'), made('x-9'));
  await press('a');
  expect(await screen.findByText('2 approved: the community sees them now.')).toBeTruthy();
  const sent = api.sent('POST', MOVES).map(({ body }) => body);
  expect(sent).toMatchObject([{ move: 'approve', items: [{ id: 'x-8' }, { id: 'x-9' }] }]);
  answers({ ...made('x-8'), undo: null });
  answers({ ...made('x-9'), undo: null });
  screen.getByRole('listitem', { name: /Sofia Costa/ }).focus();
  await press('u');
  await waitFor(() => expect(api.sent('POST', MOVES)).toHaveLength(3));
  expect(api.sent('POST', MOVES)[1]?.body).toMatchObject({
    move: 'hold',
    items: [{ id: 'x-8', version: 2 }],
  });
});

test('hiding begins with the ready text, and says who was faster', async () => {
  api.queue = queueOf([held('x-8', 'Lan Nguyen')]);
  open('/moderation');
  (await screen.findByRole('listitem', { name: /Lan Nguyen/ })).focus();
  await press('h');
  const field = await screen.findByDisplayValue('Could you say it without naming them?');
  expect(document.activeElement).toBe(field);
  const message = 'Meanwhile Claire dealt with this: approved.';
  const refused = {
    subject: 'contribution',
    id: 'x-8',
    outcome: 'refused',
    code: 'changed-meanwhile',
  };
  answers({ ...refused, message });
  fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true });
  expect(await screen.findByText(message)).toBeTruthy();
  // What was written is still there.
  expect(screen.getByDisplayValue('Could you say it without naming them?')).toBeTruthy();
  expect(api.sent('POST', MOVES)[0]?.body).toMatchObject({
    move: 'hide',
    given: { reason: 'Could you say it without naming them?' },
  });
});

test('what is read does not move: urgencies change, what is new comes at the end', async () => {
  api.queue = queueOf([held('x-8', 'Lan Nguyen'), held('x-9', 'Sofia Costa')], 3);
  open('/moderation');
  await screen.findByRole('listitem', { name: /Lan Nguyen/ });
  api.queue = queueOf([
    held('x-1', 'Marta Ruiz'),
    held('x-9', 'Sofia Costa'),
    held('x-8', 'Lan Nguyen'),
  ]);
  fireEvent.click(screen.getByRole('button', { name: 'Show one more' }));
  await screen.findByRole('listitem', { name: /Marta Ruiz/ });
  const names = screen.getAllByRole('heading', { level: 2 }).length;
  expect(names).toBeGreaterThanOrEqual(3);
  const order = [...document.querySelectorAll('li[data-task]')].map((one) =>
    one.getAttribute('aria-label'),
  );
  expect(order.map((label) => /of (\w+)/.exec(label ?? '')?.[1])).toEqual([
    'Lan',
    'Sofia',
    'Marta',
  ]);
});

test('thanks begin with the text in their reader’s language; what cannot be taken back says so', async () => {
  api.queue = queueOf([held('x-8', 'Lan Nguyen')]);
  const thank = { move: 'thank', asks: ['text'], reversible: false, reaches: ['person'] };
  const standing = { version: 1, moves: [thank], history: [] };
  const prepared = { text: 'Merci, Lan.', language: 'fr', name: 'Lan Nguyen' };
  gives('GET /api/v1/moderation/contribution/x-8/prepared', prepared);
  gives('GET /api/v1/moderation/contribution/x-8', standing);
  open('/moderation');
  (await screen.findByRole('listitem', { name: /Lan Nguyen/ })).focus();
  await press('m');
  fireEvent.click(await screen.findByRole('button', { name: 'Thank its author' }));
  await screen.findByDisplayValue('Merci, Lan.');
  expect(screen.getByText('This cannot be taken back.')).toBeTruthy();
  answers({ ...made('x-8'), undo: null });
  const [, send] = screen.getAllByRole('button', { name: 'Thank its author' });
  fireEvent.click(send as HTMLElement);
  await waitFor(() =>
    expect(api.sent('POST', MOVES)[0]?.body).toMatchObject({
      move: 'thank',
      given: { text: 'Merci, Lan.' },
    }),
  );
});

test('who is away says until when, and hands what they chose to somebody who is here', async () => {
  api.queue = queueOf([held('x-8', 'Lan Nguyen'), held('x-9', 'Sofia Costa')]);
  const people = [
    { id: 'me', name: 'Ana', language: 'en', awayUntil: null, me: true },
    { id: 'bo', name: 'Bo', language: 'en', awayUntil: '2026-12-24', me: false },
  ];
  for (const _ of [1, 2, 3]) gives('GET /api/v1/communities/skills/moderators', { items: people });
  gives('POST /api/v1/moderation/away', null);
  gives('POST /api/v1/moderation/tasks/', null);
  open('/moderation');
  (await screen.findByRole('listitem', { name: /Lan Nguyen/ })).focus();
  await press('x');
  const to = await screen.findByRole('combobox', { name: 'Hand to' });
  expect(screen.getByRole('option', { name: 'Bo (away)' })).toBeTruthy();
  fireEvent.change(to, { target: { value: 'bo' } });
  fireEvent.click(screen.getByRole('button', { name: 'Hand it over' }));
  expect(await screen.findByText('Bo works on it now.')).toBeTruthy();
  fireEvent.change(screen.getByLabelText('Away until'), { target: { value: '2026-12-01' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() =>
    expect(api.sent('POST', '/api/v1/moderation/away')[0]?.body).toEqual({ until: '2026-12-01' }),
  );
});

test('what nobody can tell the subject of shows why a topic is suggested, and takes it with one press or in other words', async () => {
  const target = { subject: 'discussion' as const, id: 'd-1', version: 3 };
  const suggested = {
    topics: [{ value: 'informality', label: 'Informality', words: ['street vendors'] }],
    countries: [{ value: 'Kenya', label: 'Kenya', words: [] }],
  };
  const task = taskOf({ key: 'untagged:discussion:d-1', next: 'open', target });
  api.queue = queueOf([{ kind: 'untagged', since: '2026-11-19T08:00:00Z', task, suggested }]);
  const sheet = { version: 0, topics: [], countries: [], proposed: [], suggested };
  gives('GET /api/v1/talk/discussion/d-1/tags', sheet);
  open('/moderation');
  expect(await screen.findByText('because of: street vendors')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Choose others' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Add: Informality' }));
  const field = screen.getByRole('textbox', { name: /Topics/ });
  expect(field).toHaveProperty('value', 'Informality');
  fireEvent.change(field, { target: { value: 'Informality; Night markets' } });
  answers({ subject: 'discussion', id: 'd-1', outcome: 'made', version: 3, undo: null });
  fireEvent.click(screen.getByRole('button', { name: 'Save topics and countries' }));
  await waitFor(() =>
    expect(api.sent('POST', MOVES)[0]?.body).toMatchObject({
      move: 'tag',
      items: [{ subject: 'discussion', id: 'd-1', version: null }],
      given: { topics: ['Informality', 'Night markets'], countries: [], seen: 0 },
    }),
  );
  answers({ subject: 'discussion', id: 'd-1', outcome: 'made', version: 3, undo: null });
  fireEvent.click(screen.getByRole('button', { name: 'Accept what is suggested' }));
  await waitFor(() =>
    expect(api.sent('POST', MOVES)[1]?.body).toMatchObject({
      given: { topics: ['informality'], countries: ['Kenya'], seen: 0 },
    }),
  );
});

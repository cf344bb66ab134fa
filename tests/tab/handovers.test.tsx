import { beforeEach, expect, test } from '@jest/globals';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { ok } from './fake-answer.ts';
import { type FakeApi, problem, sheet } from './fake-api.ts';
import { capture, handover, handoverSummary, pack, prompt } from './fake-data.ts';
import { freshBrowser, open } from './open.tsx';

let api: FakeApi;
beforeEach(() => {
  api = freshBrowser();
  const form = sheet({ capture: capture({ template: 'handover' }), suggested: ['title'] });
  api.sheets = [form];
  api.loops.handover = handover(form);
  api.loops.handovers = [handoverSummary()];
});

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const happened = () =>
  screen.findByRole<HTMLTextAreaElement>('textbox', { name: /What was done and what came of it/ });

test('who will see what comes before the first field', async () => {
  open('/handovers/h-1');
  const audience = await screen.findByRole('heading', { name: 'Who will see what' });
  expect(screen.getByText(/Until your last day nobody but you sees any of this/)).toBeTruthy();
  const lines = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
  expect(lines).toContain('What happened: Jonas Weber and your successor');
  expect(lines).toContain('Why, and what next: your successor only');
  const following = audience.compareDocumentPosition(await happened());
  expect(following & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
});

test('what Praxis has filled in is marked, until it is said to be right', async () => {
  open('/handovers/h-1');
  expect(await screen.findByText(/Filled in from what Praxis knows/)).toBeTruthy();
  press('It is right: Title');
  await waitFor(() => expect(screen.queryByText(/Filled in from what Praxis knows/)).toBeNull());
  expect(api.sent('PUT', '/api/v1/captures/r-1/answers')[0]?.body).toEqual({
    answers: { title: 'Register employers first' },
  });
});

test('an answer is kept on the device without a network and saved with the next try', async () => {
  api.failures.push({ on: 'PUT', with: 'offline' });
  const { unmount } = open('/handovers/h-1');
  fireEvent.change(await happened(), { target: { value: 'Written on a train.' } });
  fireEvent.blur(await happened());
  expect(await screen.findByText('Not saved. Your answers are kept on this device.')).toBeTruthy();
  unmount();
  open('/handovers/h-1');
  expect((await happened()).value).toBe('Written on a train.');
  fireEvent.blur(await happened());
  await waitFor(() =>
    expect(api.loops.handover?.sheet.capture.answers.happened).toBe('Written on a train.'),
  );
});

test('what is missing is named by section and leads to its field', async () => {
  open('/handovers/h-1');
  await happened();
  press(/Check and finish/);
  expect(await screen.findByText(/Not answered yet\. You can finish all the same/)).toBeTruthy();
  press('Topics');
  const topics = await screen.findByRole('textbox', { name: /Topics/ });
  await waitFor(() => expect(document.activeElement).toBe(topics));
});

test('finishing names the gaps first, and can be called back', async () => {
  open('/handovers/h-1');
  await happened();
  press(/Check and finish/);
  fireEvent.click(await screen.findByRole('button', { name: 'Finish the handover' }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByText('Why, and what next (Outcome, Topics)')).toBeTruthy();
  fireEvent.click(dialog.getByRole('button', { name: 'Finish the handover' }));
  expect(await screen.findByText(/until then you can call it back and change it/)).toBeTruthy();
  expect(screen.queryByRole('textbox')).toBeNull();
  press('Call it back');
  const asked = within(await screen.findByRole('dialog'));
  fireEvent.click(asked.getByRole('button', { name: 'Call back' }));
  expect(await happened()).toBeTruthy();
});

test('the successor is named by name; one that nobody knows is asked for again', async () => {
  open('/handovers/h-1');
  fireEvent.click(await screen.findByRole('button', { name: 'Name the successor' }));
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.click(dialog.getByRole('button', { name: 'Name' }));
  expect(await dialog.findByText('Please name a colleague.')).toBeTruthy();
  api.failures.push({
    on: 'POST /api/v1/handovers/h-1/successor',
    with: problem(400, 'handover-to-unknown', 'I could not find that person.'),
  });
  const name = dialog.getByRole<HTMLInputElement>('textbox');
  fireEvent.change(name, { target: { value: 'Kofi' } });
  fireEvent.click(dialog.getByRole('button', { name: 'Name' }));
  expect(await dialog.findByText('I could not find that person.')).toBeTruthy();
  fireEvent.change(name, { target: { value: 'Kofi Mensah' } });
  fireEvent.click(dialog.getByRole('button', { name: 'Name' }));
  expect(await screen.findByText(/Successor: Kofi Mensah/)).toBeTruthy();
});

test('nobody but its author has the form; others are led to the pack', async () => {
  api.loops.handover = null;
  open('/handovers/h-1');
  expect(await screen.findByText('This page is for the person who leaves')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Open the pack' }).getAttribute('href')).toMatch(
    /\/handovers\/h-1\/pack$/,
  );
});

test('before the last day the pack says plainly that it is not there', async () => {
  open('/handovers/h-1/pack');
  expect(await screen.findByText(/is not open to you, or not yet there/)).toBeTruthy();
  expect(screen.getByText(/from the last day on, if its author has finished it/)).toBeTruthy();
});

test('the supervisor reads, sees the gaps, and can acknowledge but change nothing', async () => {
  api.loops.handover = null;
  api.loops.pack = pack({ asOf: '2026-10-01T05:00:00Z' });
  open('/handovers/h-1/pack');
  await screen.findByRole('heading', { level: 1, name: 'Handover of Mei Tanaka' });
  expect(screen.getByText(/the register of projects as it stood on .*October 2026/)).toBeTruthy();
  expect(screen.getByText('Not answered: Recurring meetings')).toBeTruthy();
  const dates = screen.getAllByText(/January 2027|No date/).map(({ textContent }) => textContent);
  expect(dates).toEqual(['15 January 2027', 'No date']);
  expect(screen.queryByRole('textbox')).toBeNull();
  press('Acknowledge receipt');
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.click(dialog.getByRole('button', { name: 'Acknowledge' }));
  expect(await screen.findByText(/Receipt was acknowledged on/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Acknowledge receipt' })).toBeNull();
});

test('whoever has a handover finds it among the places; others have no such place', async () => {
  const { unmount } = open('/');
  expect(await screen.findByRole('link', { name: 'Handover' })).toBeTruthy();
  unmount();
  api.loops.handovers = [];
  open('/');
  await screen.findByRole('heading', { level: 1, name: 'What waits for you' });
  await waitFor(() => expect(api.sent('GET', '/api/v1/handovers').length).toBeGreaterThan(1));
  expect(screen.queryByRole('link', { name: 'Handover' })).toBeNull();
});

test('whoever leaves is asked on the home page, and begins where it is said who reads what', async () => {
  api.loops.handovers = [];
  api.sheets = [];
  api.prompts = [
    prompt({
      kind: 'departure',
      project: null,
      endsOn: '2026-12-22T00:00:00Z',
      actions: ['now', 'snooze', 'decline'],
    }),
  ];
  open('/');
  expect(await screen.findByText('You are leaving: hand over what you know')).toBeTruthy();
  press('See who reads what, and begin');
  expect(await screen.findByRole('heading', { name: 'Who will see what' })).toBeTruthy();
  expect(api.sent('POST', '/api/v1/prompts/q-1/handover')).toHaveLength(1);
});

test('the draft of a handover is not offered a second time as a note', async () => {
  open('/');
  expect(await screen.findByRole('link', { name: 'Your handover' })).toBeTruthy();
  expect(screen.queryByText('Register employers first')).toBeNull();
});

test('before the lessons are shared their labels can be set; where none are written nothing is asked', async () => {
  const form = sheet({ capture: capture({ template: 'handover' }) });
  api.loops.handover = { ...handover(form), state: 'final', actions: ['share-lessons'] };
  const { unmount } = open('/handovers/h-1');
  await screen.findByRole('heading', { name: 'Who will see what' });
  await waitFor(() => expect(api.sent('GET', '/api/v1/labels/lessons/h-1')).toHaveLength(1));
  const name = 'Tags of your lessons in the library';
  await waitFor(() => expect(screen.queryByRole('heading', { name })).toBeNull());
  unmount();
  api.failures.push({
    on: 'GET /api/v1/labels/lessons/h-1',
    with: ok({
      kind: 'lessons',
      id: 'h-1',
      lines: [{ field: 'topics', values: [], offered: [] }],
      missing: ['topics'],
      unknown: [],
      proposals: [],
      placed: null,
    }),
  });
  open('/handovers/h-1');
  expect(await screen.findByRole('heading', { name })).toBeTruthy();
  expect(await screen.findByRole('textbox', { name: /Topics/ })).toBeTruthy();
});

test('what one answers for is offered to who follows from the page of the handover', async () => {
  const duty = {
    ...({ handover: 'h-1', kind: 'desk', ref: 'd-1', name: 'Wages desk', state: 'open' } as const),
    ...{ leaver: 'Mei Tanaka', lastDay: '2026-12-18', to: null, successor: 'David Mutua' },
  };
  api.loops.duties = {
    ...{ offered: [], flagged: [] },
    own: [{ ...duty, actions: ['offer', 'flag'] }],
  };
  open('/handovers/h-1');
  expect(await screen.findByRole('heading', { name: 'What you leave' })).toBeTruthy();
  expect(screen.getByText(/On the last day it is flagged/)).toBeTruthy();
  press('Offer to David Mutua Wages desk');
  await waitFor(() =>
    expect(api.sent('POST', '/api/v1/duties/moves')[0]?.body).toEqual({
      ...{ handover: 'h-1', kind: 'desk', ref: 'd-1', verb: 'offer' },
    }),
  );
});

test('of many things that one answers for all are offered by one press', async () => {
  const duty = {
    ...({ handover: 'h-1', kind: 'product', name: 'A guide', state: 'open' } as const),
    ...{ leaver: 'Mei Tanaka', lastDay: '2026-12-18', to: null, successor: 'David Mutua' },
  };
  api.loops.duties = {
    ...{ offered: [], flagged: [] },
    own: [
      { ...duty, ref: 'p-1', actions: ['offer', 'flag'] },
      { ...duty, ref: 'p-2', state: 'flagged', actions: ['offer'] },
      { ...duty, ref: 'p-3', state: 'accepted', actions: [] },
    ],
  };
  // The first is refused, and holds up nothing that comes after it.
  api.failures.push({
    on: 'POST /api/v1/duties/moves',
    with: problem(403, 'forbidden', 'They may not read it.'),
  });
  open('/handovers/h-1');
  fireEvent.click(await screen.findByRole('button', { name: 'Offer all 2 to David Mutua' }));
  expect(await screen.findByText('They may not read it.')).toBeTruthy();
  await waitFor(() => {
    const sent = api.sent('POST', '/api/v1/duties/moves').map(({ body }) => body);
    expect(sent).toEqual(
      ['p-1', 'p-2'].map((ref) => ({ handover: 'h-1', kind: 'product', ref, verb: 'offer' })),
    );
  });
});

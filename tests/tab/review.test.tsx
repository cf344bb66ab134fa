import { beforeEach, expect, test } from '@jest/globals';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { FakeApi } from './fake-api.ts';
import { contribution, query, reply, summaryOf } from './fake-data.ts';
import { queueOf, taskOf } from './fake-queue.ts';
import { freshBrowser, open } from './open.tsx';

let api: FakeApi;
beforeEach(() => {
  api = freshBrowser();
});

const REVIEW = '/api/v1/contributions/x-1/review';
const held = (id: string, author: string) => ({
  kind: 'contribution' as const,
  task: taskOf({ key: `contribution:${id}`, target: { subject: 'contribution', id, version: 1 } }),
  since: '2026-11-19T08:00:00Z',
  discussion: { id: 'd-1', title: 'What makes street vendors register?' },
  contribution: contribution({ id, author, state: 'held', actions: ['approve', 'hide'] }),
});

test('hiding needs a reason, which the author will read', async () => {
  open('/discussions/d-1');
  fireEvent.click(
    await screen.findByRole('button', { name: 'Hide… the contribution of Marta Ruiz' }),
  );
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.click(dialog.getByRole('button', { name: 'Hide' }));
  expect(await dialog.findByText('Please give a reason.')).toBeTruthy();
  expect(api.sent('POST', REVIEW)).toEqual([]);

  fireEvent.change(dialog.getByRole('textbox', { name: /Reason/ }), {
    target: { value: 'Names a colleague' },
  });
  fireEvent.click(dialog.getByRole('button', { name: 'Hide' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(api.sent('POST', REVIEW)[0]?.body).toEqual({
    verb: 'hide',
    reason: 'Names a colleague',
    version: 1,
  });
  expect(await screen.findByText('Moderator’s reason: Names a colleague')).toBeTruthy();
});

test('a refusal keeps the dialog open with the reason typed', async () => {
  api.failures.push({
    on: `POST ${REVIEW}`,
    with: { status: 409, body: { code: 'changed-meanwhile', message: 'It has changed.' } },
  });
  open('/discussions/d-1');
  fireEvent.click(
    await screen.findByRole('button', { name: 'Hide… the contribution of Marta Ruiz' }),
  );
  const dialog = within(await screen.findByRole('dialog'));
  const reason = dialog.getByRole<HTMLTextAreaElement>('textbox', { name: /Reason/ });
  fireEvent.change(reason, { target: { value: 'Off topic' } });
  fireEvent.click(dialog.getByRole('button', { name: 'Hide' }));
  expect(await dialog.findByText('It has changed.')).toBeTruthy();
  expect(reason.value).toBe('Off topic');
});

test('in the queue, the next item has the focus after a decision, and the last leaves a word', async () => {
  api.queue = queueOf([held('x-8', 'Lan Nguyen'), held('x-9', 'Sofia Costa')]);
  open('/moderation');
  fireEvent.click(
    await screen.findByRole('button', { name: 'Approve the contribution of Lan Nguyen' }),
  );
  await waitFor(() =>
    expect(document.activeElement?.getAttribute('aria-label')).toMatch(/Sofia Costa/),
  );
  fireEvent.click(screen.getByRole('button', { name: 'Approve the contribution of Sofia Costa' }));
  expect(await screen.findByText('Nothing waits for review.')).toBeTruthy();
});

test('the arrow keys go from item to item', async () => {
  api.queue = queueOf([held('x-8', 'Lan Nguyen'), held('x-9', 'Sofia Costa')]);
  open('/moderation');
  const first = await screen.findByRole('listitem', { name: /Lan Nguyen/ });
  first.focus();
  fireEvent.keyDown(first, { key: 'ArrowDown' });
  expect(document.activeElement?.getAttribute('aria-label')).toMatch(/Sofia Costa/);
});

test('a reply, a silence and a reply that is due wait with one next action each', async () => {
  const since = '2026-11-19T08:00:00Z';
  const asked = summaryOf(query());
  const task = (key: string) => taskOf({ key, next: 'open' });
  api.queue = queueOf([
    {
      kind: 'reply',
      task: taskOf({ key: 'reply:r-1' }),
      since,
      query: asked,
      reply: reply({ state: 'held', actions: ['approve', 'hide'] }),
    },
    {
      kind: 'unanswered',
      task: task('unanswered:f-2'),
      since,
      query: { ...asked, id: 'f-2', replies: 0 },
    },
    { kind: 'consolidated', task: task('consolidated:f-3'), since, query: { ...asked, id: 'f-3' } },
  ]);
  open('/moderation');
  expect(await screen.findByRole('listitem', { name: /^Reply of Kofi Mensah/ })).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Approve the reply of Kofi Mensah' })).toBeTruthy();
  const leadsTo = (name: string) => screen.getByRole('link', { name }).getAttribute('href');
  expect(leadsTo('Open the question')).toBe('/queries/f-2');
  expect(leadsTo('Open the draft')).toBe('/queries/f-3/consolidated');
});

test('a contribution approved unheard is told as done when it is approved again', async () => {
  api.queue = queueOf([held('x-1', 'Marta Ruiz')]);
  api.failures.push({
    on: `POST ${REVIEW}`,
    with: { status: 409, body: { code: 'illegal-move', message: 'No longer possible.' } },
  });
  open('/moderation');
  // The discussion has it published already: an earlier press had arrived.
  fireEvent.click(
    await screen.findByRole('button', { name: 'Approve the contribution of Marta Ruiz' }),
  );
  expect(await screen.findByText('Approved: the community sees it now.')).toBeTruthy();
  expect(screen.queryByText('No longer possible.')).toBeNull();
});

test('what was said in the channel is taken out there too where the moderator wants it', async () => {
  const said = contribution({ id: 'x-1', surface: 'channel', actions: ['hide'] });
  api.discussions = api.discussions.map((page) => ({ ...page, moderator: true, thread: [said] }));
  api.removal = { result: 'refused', url: 'https://teams.microsoft.com/l/message/19:x/1' };
  open('/discussions/d-1');
  fireEvent.click(await screen.findByRole('button', { name: /^Hide… the contribution/ }));
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.click(dialog.getByRole('checkbox', { name: /^Also remove the message in Teams/ }));
  fireEvent.change(dialog.getByRole('textbox', { name: /Reason/ }), { target: { value: 'x' } });
  fireEvent.click(dialog.getByRole('button', { name: 'Hide' }));
  // Hiding stands; what remains to be done by hand is said, with the way there.
  const link = await screen.findByRole('link', { name: /Open the message/ });
  expect(link.getAttribute('href')).toBe(api.removal.url);
  expect(screen.getByText(/Teams does not let you remove the message here/)).toBeTruthy();
  expect(api.sent('POST', REVIEW)).toHaveLength(1);
  api.removal = { result: 'gone', url: null };
  fireEvent.click(await screen.findByRole('button', { name: 'Remove in Teams' }));
  expect(await screen.findByText('The message was no longer there in Teams.')).toBeTruthy();
});

test('what was written in the tab has no message in Teams', async () => {
  const written = contribution({ id: 'x-1', surface: 'tab', actions: ['hide'] });
  api.discussions = api.discussions.map((page) => ({ ...page, thread: [written] }));
  open('/discussions/d-1');
  fireEvent.click(await screen.findByRole('button', { name: /^Hide… the contribution of Marta/ }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.queryByRole('checkbox')).toBeNull();
});

test('where a person’s own documents could not be looked at, search says so', async () => {
  api.answer = { ...api.answer, unable: 'consent' };
  open('/search?q=pension');
  expect(await screen.findByText(/has not yet allowed Praxis to look there/)).toBeTruthy();
});

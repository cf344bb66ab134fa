import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { OwnRights } from '../../src/contract/rights.ts';
import { ok } from './fake-answer.ts';
import type { FakeApi } from './fake-api.ts';
import { contribution } from './fake-data.ts';
import { queueOf, taskOf } from './fake-queue.ts';
import { freshBrowser, open } from './open.tsx';

const LINK = 'https://login.microsoftonline.com/tenant/adminconsent?client_id=praxis';
const missing: OwnRights = {
  state: 'consent',
  missing: { rights: ['Files.Read.All'], link: LINK },
};

let api: FakeApi;
const copied: string[] = [];
const clipboard = (writeText: (text: string) => Promise<void>): void => {
  Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
};

beforeEach(() => {
  copied.length = 0;
  api = freshBrowser();
  api.answer = { ...api.answer, unable: 'consent' };
  api.failures.push({ on: 'GET /api/v1/me/rights', with: ok(missing) });
});
afterEach(() => {
  jest.restoreAllMocks();
});

test('where consent is missing, the person has a link to send to their administrator', async () => {
  clipboard(async (text) => {
    copied.push(text);
  });
  open('/search?q=pension');
  fireEvent.click(
    await screen.findByRole('button', { name: 'Copy the link for the administrator' }),
  );
  await waitFor(() => expect(copied).toEqual([LINK]));
  expect(await screen.findByText(/Copied. Send it to your administrator/)).toBeTruthy();
  const page = screen.getByRole('link', { name: /Open the page for administrators/ });
  expect(page.getAttribute('href')).toBe(LINK);
});

test('where the browser gives no clipboard, the link is shown to be copied by hand', async () => {
  clipboard(() => Promise.reject(new Error('not allowed in a frame')));
  open('/search?q=pension');
  fireEvent.click(
    await screen.findByRole('button', { name: 'Copy the link for the administrator' }),
  );
  expect(
    await screen.findByRole('link', { name: new RegExp(LINK.replace(/[?.]/g, '\\$&')) }),
  ).toBeTruthy();
});

test('a removal refused for want of consent leaves the moderator the message and the administrator’s link', async () => {
  clipboard(async (text) => {
    copied.push(text);
  });
  api.removal = { result: 'consent', url: 'https://teams.microsoft.com/l/message/19:x/1' };
  api.queue = queueOf([
    {
      kind: 'contribution',
      task: taskOf({ key: 'contribution:x' }),
      since: '2026-11-19T08:00:00Z',
      discussion: { id: 'd-1', title: 'What makes street vendors register?' },
      contribution: contribution({
        id: 'x-1',
        surface: 'channel',
        state: 'held',
        actions: ['hide'],
      }),
    },
  ]);
  open('/moderation');
  fireEvent.click(await screen.findByRole('button', { name: /^Hide… the contribution/ }));
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.click(dialog.getByRole('checkbox', { name: /^Also remove the message in Teams/ }));
  fireEvent.change(dialog.getByRole('textbox', { name: /Reason/ }), { target: { value: 'x' } });
  fireEvent.click(dialog.getByRole('button', { name: 'Hide' }));
  // What was decided has left the queue; what is still to be done stays until it is closed.
  const copy = await screen.findByRole('button', { name: 'Copy the link for the administrator' });
  expect(screen.getByText(/open it and remove it by hand. An administrator can/)).toBeTruthy();
  fireEvent.click(copy);
  await waitFor(() => expect(copied).toEqual([LINK]));
  expect(await screen.findByText(/Copied. Send it to your administrator/)).toBeTruthy();
  expect(screen.getByRole('link', { name: /Open the message/ })).toBeTruthy();
});

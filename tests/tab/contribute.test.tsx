import { beforeEach, expect, test } from '@jest/globals';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import type { NewContribution } from '../../src/contract/discussions.ts';
import type { FakeApi } from './fake-api.ts';
import { discussion } from './fake-data.ts';
import { freshBrowser, open } from './open.tsx';

let api: FakeApi;
beforeEach(() => {
  api = freshBrowser();
});

const SEND_TO = '/api/v1/discussions/d-1/contributions';
const nonces = () => api.sent('POST', SEND_TO).map(({ body }) => (body as NewContribution).nonce);
const field = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: /Your text/ });
const write = async (text: string) => fireEvent.change(await field(), { target: { value: text } });
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));

test('from the list to the discussion to a contribution that stands in the thread', async () => {
  open('/discussions');
  fireEvent.click(await screen.findByRole('link', { name: 'What makes street vendors register?' }));
  await write('In Quito the market association registered everybody at once.');
  press('Send');
  expect(await screen.findByText('Amina Diallo (you)')).toBeTruthy();
  expect(screen.getByText('Your contribution is published.')).toBeTruthy();
  expect((await field()).value).toBe('');
});

test('consent to be quoted is not assumed', async () => {
  open('/discussions/d-1');
  await write('A view of my own.');
  press('Send');
  await screen.findByText('Amina Diallo (you)');
  expect(api.sent('POST', SEND_TO)[0]?.body).toMatchObject({
    consent: 'paraphrase',
    question: null,
  });
});

test('a send that fails keeps the draft, and sending again is the same sending', async () => {
  api.failures.push({ on: `POST ${SEND_TO}`, with: 'offline' });
  open('/discussions/d-1');
  await write('Written on a train.');
  press('Send');
  expect(await screen.findByText(/Praxis cannot be reached/)).toBeTruthy();
  expect((await field()).value).toBe('Written on a train.');
  press('Send again');
  await screen.findByText('Amina Diallo (you)');
  const [first, second] = nonces();
  expect(second).toBe(first);
});

test('the next contribution is another one', async () => {
  open('/discussions/d-1');
  for (const text of ['The first.', 'The second.']) {
    await write(text);
    press('Send');
    await screen.findByText(text, { selector: 'p' });
  }
  const [first, second] = nonces();
  expect(second).not.toBe(first);
  expect(api.received.size).toBe(2);
});

test('a draft outlives the window', async () => {
  const { unmount } = open('/discussions/d-1');
  await write('Half a thought');
  unmount();
  open('/discussions/d-1');
  expect((await field()).value).toBe('Half a thought');
});

test('an answer that got lost on the way back does not swallow what was changed since', async () => {
  api.failures.push({ on: `POST ${SEND_TO}`, with: 'lost-answer' });
  open('/discussions/d-1');
  await write('As first sent.');
  press('Send');
  await screen.findByText(/Praxis cannot be reached/);
  await write('As changed afterwards.');
  press('Send again');
  expect(await screen.findByText(/Your first sending had arrived after all/)).toBeTruthy();
  expect((await field()).value).toBe('As changed afterwards.');
  expect(api.received.size).toBe(1);
});

test('an empty text is not sent; the field says why and has the focus', async () => {
  open('/discussions/d-1');
  const text = await field();
  press('Send');
  expect(await screen.findByText('Please write something before you send.')).toBeTruthy();
  expect(document.activeElement).toBe(text);
  expect(nonces()).toEqual([]);
});

test('after the close the reader is told what to do, and what they send is kept as late', async () => {
  api.discussions = [discussion({ state: 'closed', takesContributions: false, actions: [] })];
  open('/discussions/d-1');
  expect(await screen.findByText(/a moderator decides whether it is admitted/)).toBeTruthy();
  press('Send something after the close');
  await write('Sorry, I was on mission.');
  press('Send');
  expect(await screen.findByText(/Your contribution came after the close/)).toBeTruthy();
});

test('before the opening there is no form, and the notice gives the date in the reader’s zone', async () => {
  api.discussions = [discussion({ state: 'scheduled', takesContributions: false, thread: [] })];
  open('/discussions/d-1');
  const notice = await screen.findByText(/contributions are taken from 16 November 2026/);
  expect(notice.textContent).toMatch(/09:00 CET/);
  expect(screen.queryByRole('textbox')).toBeNull();
});

test('a refused token is renewed once, and the contribution arrives once', async () => {
  open('/discussions/d-1');
  await write('Sent with an old token.');
  api.token = 'token-2';
  press('Send');
  await screen.findByText('Amina Diallo (you)');
  await waitFor(() => expect(api.received.size).toBe(1));
  // What is asked before it goes had the old token refused already.
  expect(api.sent('POST', '/api/v1/safety/before').map(({ token }) => token)).toEqual([
    'Bearer token-1',
    'Bearer token-2',
  ]);
  expect(api.sent('POST', SEND_TO).map(({ token }) => token)).toEqual(['Bearer token-2']);
});

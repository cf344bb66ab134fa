import { beforeEach, expect, test } from '@jest/globals';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import type { ReachList } from '../../src/contract/reach.ts';
import type { Source, SourceList } from '../../src/contract/sources.ts';
import { ok } from './fake-answer.ts';
import type { FakeApi } from './fake-api.ts';
import { freshBrowser, open } from './open.tsx';

/** An administrator sees how each source stands, what was left out of it, and takes what was held back. */

let api: FakeApi;
beforeEach(() => {
  api = freshBrowser();
});

const projects: Source = {
  key: 'projects',
  state: 'stale',
  place: '/Registers/projects.csv',
  owner: null,
  staleAfterHours: 24,
  staleSince: '2026-03-03T09:00:00.000Z',
  lastAttempt: '2026-03-04T09:00:00.000Z',
  lastSuccess: '2026-03-02T09:00:00.000Z',
  readingSince: null,
  taken: 12,
  refusedCount: 1,
  refused: [{ line: 7, column: 'End date', reason: 'ambiguous-day' }],
  dropped: ['Monthly pay'],
  trouble: { code: 'shrunk', details: { before: 12, after: 5 } },
  failures: 3,
  held: { before: 12, after: 5 },
};
const reached: ReachList = {
  unreached: [
    {
      id: 'jonas',
      name: 'Jonas Weber',
      messages: 2,
      since: '2026-03-02T09:00:00.000Z',
      why: 'no-mail-right',
    },
  ],
  unreachedCount: 1,
  mailed: [
    {
      id: 'mei',
      name: 'Mei Tanaka',
      letters: 1,
      last: '2026-03-03T09:00:00.000Z',
      why: 'removed',
    },
  ],
  mailedCount: 1,
};
const list: SourceList = { items: [projects], moves: [] };
const answers = (on: string, body: unknown) => api.failures.push({ on, with: ok(body) });

test('how it stands, what was left out and what to do about it; what was held back is taken on a second word', async () => {
  answers('GET /api/v1/admin/sources', list);
  answers('GET /api/v1/admin/missions', { planned: 0, cancelled: 0, items: [], marker: 'Mission' });
  open('/admin/sources');
  expect(await screen.findByRole('heading', { name: 'Projects' })).toBeTruthy();
  const page = () => document.body.textContent ?? '';
  expect(page()).toContain('Stale since');
  expect(page()).toContain('It would shrink from 12 rows to 5; what was read before is kept.');
  expect(page()).toContain('Monthly pay');
  expect(screen.getByText('could be day/month or month/day (write 2026-12-31)')).toBeTruthy();

  answers('POST /api/v1/admin/sources/projects/confirm', list);
  answers('GET /api/v1/admin/sources', {
    ...list,
    items: [{ ...projects, state: 'fresh', staleSince: null, trouble: null, held: null }],
  });
  const yes = 'Yes, it really is so much smaller: take it';
  fireEvent.click(screen.getByRole('button', { name: yes }));
  expect(page()).toContain('The last reading would take 5 rows where there were 12.');
  fireEvent.click(screen.getAllByRole('button', { name: yes }).at(-1) ?? document.body);
  await waitFor(() => expect(page()).toContain('Up to date.'));
  expect(screen.queryByRole('button', { name: yes })).toBeNull();
});

test('whom nothing reaches stands there with since when, why and what to do; and who was written to by mail', async () => {
  answers('GET /api/v1/admin/sources', list);
  answers('GET /api/v1/admin/reach', reached);
  open('/admin/sources');
  expect(await screen.findByText('Jonas Weber')).toBeTruthy();
  const page = document.body.textContent ?? '';
  expect(page).toContain('2 messages have been waiting since 2 March 2026.');
  expect(page).toContain('Praxis may not send mail. Consent to Mail.Send');
  expect(page).toContain('Mei Tanaka One letter, on 3 March 2026. The person has removed the app');
});

test('while everybody is reached, that is said', async () => {
  answers('GET /api/v1/admin/sources', list);
  answers('GET /api/v1/admin/reach', {
    unreached: [],
    unreachedCount: 0,
    mailed: [],
    mailedCount: 0,
  });
  open('/admin/sources');
  expect(await screen.findByText(/^Everybody to whom Praxis had something to say/)).toBeTruthy();
});

test('the word by which calendars announce missions is shown and can be changed', async () => {
  const none = { planned: 0, cancelled: 0, items: [] };
  answers('GET /api/v1/admin/sources', list);
  answers('GET /api/v1/admin/missions', { ...none, marker: 'Mission' });
  open('/admin/sources');
  const field = await screen.findByRole<HTMLInputElement>('textbox', {
    name: 'Word for missions in calendars',
  });
  expect(field.value).toBe('Mission');
  expect(screen.queryByRole('button', { name: 'Save the word' })).toBeNull();
  fireEvent.change(field, { target: { value: 'Misión' } });
  answers('POST /api/v1/admin/missions/marker', { ...none, marker: 'Misión' });
  fireEvent.click(screen.getByRole('button', { name: 'Save the word' }));
  expect(await screen.findByText(/It counts from the next reading/)).toBeTruthy();
  expect(api.sent('POST', '/api/v1/admin/missions/marker')[0]?.body).toEqual({ marker: 'Misión' });
});

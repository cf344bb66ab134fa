import { beforeEach, expect, test } from '@jest/globals';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { OutsideSource } from '../../src/contract/outside.ts';
import { ok } from './fake-answer.ts';
import type { FakeApi } from './fake-api.ts';
import { freshBrowser, open } from './open.tsx';

/** Catalogues and feeds of others: one that is dead says so beside the others, and what was read of it is still found. */

let api: FakeApi;
beforeEach(() => {
  api = freshBrowser();
});

const answers = (on: string, body: unknown) => api.failures.push({ on, with: ok(body) });

const library: OutsideSource = {
  id: 'o-1',
  key: 'outside:o-1',
  name: 'Library of the house',
  kind: 'oai',
  address: 'https://library.example/oai',
  prefix: 'oai_dc',
  set: null,
  columns: {},
  everyHours: 24,
  paused: false,
  records: 1200,
  read: 1200,
  total: null,
  state: 'fresh',
  owner: { id: 'mei', name: 'Mei Tanaka' },
  staleAfterHours: 72,
  staleSince: null,
  lastAttempt: '2026-11-22T08:00:00Z',
  lastSuccess: '2026-11-22T08:00:00Z',
  readingSince: null,
  refusedCount: 0,
  refused: [],
  trouble: null,
  failures: 0,
  held: null,
};
const dead: OutsideSource = {
  ...library,
  id: 'o-2',
  key: 'outside:o-2',
  name: 'Lessons of evaluations',
  kind: 'lessons',
  address: 'https://lessons.example/feed.json',
  records: 40,
  state: 'stale',
  owner: null,
  staleSince: '2026-11-18T08:00:00Z',
  lastSuccess: '2026-11-15T08:00:00Z',
  refusedCount: 1,
  refused: [{ line: 7, column: 'lesson 12: link', reason: 'no-address' }],
  trouble: { code: 'unreachable', details: {} },
  failures: 12,
};

/** The page with these two, of whose sources nothing else is asked. */
async function opened(items: readonly OutsideSource[]) {
  answers('GET /api/v1/admin/sources', { items: [], moves: [] });
  answers('GET /api/v1/admin/outside', { items });
  open('/admin/sources');
  const region = await screen.findByRole('region', { name: 'Catalogues and feeds of others' });
  await within(region).findByRole('heading', { name: dead.name });
  return (name: string) => {
    const heading = within(region).getByRole('heading', { name });
    return within(heading.closest('li') ?? document.body);
  };
}

test('a dead feed says since when, why and what to do, that what it held is still found, and the others are as they were', async () => {
  const card = await opened([dead, library]);
  const feed = card(dead.name);
  expect(feed.getByText('Stale')).toBeTruthy();
  expect(
    feed.getByText(/Stale since 18 November 2026.*last success 15 November 2026/),
  ).toBeTruthy();
  expect(feed.getByText(/What was read then is still in use. 40 items are found/)).toBeTruthy();
  expect(feed.getByText('The source does not answer.')).toBeTruthy();
  expect(feed.getByText(/If it lasts, ask whoever runs it/)).toBeTruthy();
  expect(feed.getByText('12 failures in a row.')).toBeTruthy();
  expect(feed.getByText('has no address of the web to link to')).toBeTruthy();
  const other = card(library.name);
  expect(other.getByText('Up to date')).toBeTruthy();
  expect(other.getByText('Mei Tanaka')).toBeTruthy();
  expect(other.queryByText(/failures? in a row/)).toBeNull();
});

test('it is read again at once, and fresh when that succeeds', async () => {
  const card = await opened([dead, library]);
  answers('POST /api/v1/admin/sources/outside%3Ao-2/read', { items: [], moves: [] });
  answers('GET /api/v1/admin/sources', { items: [], moves: [] });
  answers('GET /api/v1/admin/outside', {
    items: [{ ...dead, readingSince: '2026-11-22T10:00:00Z', read: 12, total: 41 }, library],
  });
  fireEvent.click(card(dead.name).getByRole('button', { name: `Read now: ${dead.name}` }));
  const bar = await screen.findByRole('progressbar', { name: dead.name });
  expect([bar.getAttribute('value'), bar.getAttribute('max')]).toEqual(['12', '41']);
  expect(card(dead.name).queryByRole('button', { name: /^Read now/ })).toBeNull();
  answers('GET /api/v1/admin/outside', {
    items: [{ ...library, id: dead.id, key: dead.key, name: dead.name, records: 41 }, library],
  });
  // Asked again by itself while it is read.
  expect(await screen.findByText(/41 items are found/)).toBeTruthy();
  expect(screen.queryByText('The source does not answer.')).toBeNull();
});

test('before it is removed it says how much goes with it; it can be taken back, also where the page cannot be read anew', async () => {
  const card = await opened([dead, library]);
  fireEvent.click(card(dead.name).getByRole('button', { name: `Remove: ${dead.name}` }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByText(/^40 items of it will not be found any more/)).toBeTruthy();
  expect(api.sent('POST', '/api/v1/admin/outside/o-2/remove')).toEqual([]);
  answers('POST /api/v1/admin/outside/o-2/remove', { items: [library] });
  api.failures.push({ on: 'GET /api/v1/admin/sources', with: 'offline' });
  answers('GET /api/v1/admin/outside', { items: [library] });
  fireEvent.click(dialog.getByRole('button', { name: 'Remove' }));
  await waitFor(() => expect(screen.queryByRole('heading', { name: dead.name })).toBeNull());
  expect(await screen.findByText(`${dead.name} was removed.`)).toBeTruthy();
  answers('POST /api/v1/admin/outside/o-2/restore', { items: [dead, library] });
  answers('GET /api/v1/admin/outside', { items: [dead, library] });
  fireEvent.click(screen.getByRole('button', { name: 'Take it back' }));
  expect(await screen.findByRole('heading', { name: dead.name })).toBeTruthy();
  expect(screen.queryByText(`${dead.name} was removed.`)).toBeNull();
});

import { beforeEach, expect, test } from '@jest/globals';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { ok } from './fake-answer.ts';
import type { FakeApi } from './fake-api.ts';
import * as data from './fake-data.ts';
import { freshBrowser, open } from './open.tsx';

/** Search with its facets, and a document’s page. */

let api: FakeApi;
beforeEach(() => {
  api = freshBrowser();
});

const facet = (chosen: boolean) => ({
  name: 'country' as const,
  values: [
    { value: 'Peru', label: null, count: 3, own: 3, chosen },
    { value: 'Chile', label: null, count: 1, own: 1, chosen: false },
  ],
});

test('results are narrowed in place: the address says so, and the focus stays', async () => {
  api.answer = data.searchAnswer({ facets: [facet(false)] });
  open('/search?q=vendors');
  const peru = await screen.findByRole('checkbox', { name: 'Peru (3)' });
  peru.focus();
  api.answer = data.searchAnswer({ facets: [facet(true)], more: 2 });
  fireEvent.click(peru);
  expect(await screen.findByText('3 results')).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByRole('checkbox', { name: 'Peru (3)' }));
  expect(api.calls.at(-1)?.path).toContain('country=Peru');
  expect(screen.getByText('3 results').getAttribute('role')).toBe('status');
});

test('whoever narrows by a content type is told what it means, with an example', async () => {
  const meant = { definition: 'What a mission did.', example: 'Mission to Nairobi.' };
  api.failures.push({
    on: 'GET /api/v1/taxonomy/topics',
    with: ok({ topics: {}, meanings: { 'content-type': { 'mission-report': meant } } }),
  });
  const value = { label: null, count: 2, own: 2, chosen: false };
  const values = ['mission report', 'guide'].map((one) => ({ ...value, value: one }));
  api.answer = data.searchAnswer({ facets: [{ name: 'type', values }] });
  open('/search?q=vendors');
  const text = await screen.findByText('What a mission did. For example: Mission to Nairobi.');
  const box = screen.getByRole('checkbox', { name: 'mission report (2)' });
  expect(box.getAttribute('aria-describedby')).toBe(text.id);
  const guide = screen.getByRole('checkbox', { name: 'guide (2)' });
  expect(guide.getAttribute('aria-describedby')).toBeNull();
});

test('where nothing answers there is somebody to ask, and what is missing can be said', async () => {
  api.answer = data.searchAnswer({ good: false });
  open('/search?q=submarines');
  expect(await screen.findByText('Nothing here answers this well.')).toBeTruthy();
  const ask = screen.getByRole('link', { name: 'Ask a community' });
  expect(ask.getAttribute('href')).toBe('/queries/new?q=submarines');
  fireEvent.click(screen.getByRole('button', { name: 'Say that this is missing' }));
  expect(await screen.findByText(/^Noted\./)).toBeTruthy();
  expect(api.sent('POST', '/api/v1/gaps')[0]?.body).toEqual({ words: 'submarines' });
});

test('whoever wants to hear when something is there says so, and is told what happens', async () => {
  api.answer = data.searchAnswer({ good: false });
  open('/search?q=submarines');
  fireEvent.click(await screen.findByRole('button', { name: 'Tell me when there is something' }));
  expect(await screen.findByText(/You are told once/)).toBeTruthy();
  expect(api.sent('POST', '/api/v1/gaps')[0]?.body).toEqual({ words: 'submarines', tell: true });
});

test('while the library is still being read, that is said instead of that something is missing', async () => {
  const nothing = { hits: [], good: false };
  api.answer = data.searchAnswer({ ...nothing, reading: { done: 1_200, total: 4_000 } });
  open('/search?q=vendors');
  expect(await screen.findByText('Nothing found yet')).toBeTruthy();
  expect(screen.getByText(/still being read: 1,200 of 4,000 documents/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Say that this is missing' })).toBeNull();
});

test('a document says who answers for it, what it is said to contradict, and what is like it', async () => {
  const other = {
    id: 'k-9',
    title: 'Another count',
    language: 'en',
    webUrl: 'https://e.org/k-9',
  } as const;
  const notice = { id: 'x', other, why: 'Other figures.', state: 'open', outcome: null } as const;
  api.item = data.item({
    notices: [{ ...notice, flaggedAt: '2026-11-20T10:00:00Z', settledAt: null }],
  });
  open('/knowledge/k-1');
  expect(await screen.findByText(/Said to contradict “Another count”: Other figures/)).toBeTruthy();
  const facts = screen.getByRole('complementary', { name: 'About this document' });
  expect(within(facts).getByText('Marta Ruiz')).toBeTruthy();
  expect(within(facts).getByText(/4 May 2026, by Marta Ruiz/)).toBeTruthy();
  expect(screen.getByRole('link', { name: /Guichets mobiles/ })).toBeTruthy();
  expect(screen.getByText(/shown once 5 have said it/)).toBeTruthy();

  fireEvent.click(screen.getByRole('button', { name: 'I used this' }));
  expect(await screen.findByText('Used by 3 colleagues')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'I used this' })).toBeNull();
});

test('feedback needs both grades, and is sent as it was chosen', async () => {
  api.item = data.item();
  open('/knowledge/k-1');
  fireEvent.click(await screen.findByRole('button', { name: 'Send' }));
  expect(screen.getAllByText('Choose a grade for both.')).toHaveLength(2);
  fireEvent.click(screen.getAllByRole('radio', { name: '4, good' })[0] as HTMLElement);
  fireEvent.click(screen.getAllByRole('radio', { name: '5, very good' })[1] as HTMLElement);
  fireEvent.click(screen.getByRole('button', { name: 'Send' }));
  await waitFor(() =>
    expect(api.sent('POST', '/api/v1/knowledge/k-1/feedback')[0]?.body).toEqual({
      quality: 4,
      usefulness: 5,
      example: '',
    }),
  );
});

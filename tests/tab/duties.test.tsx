import { beforeEach, expect, test } from '@jest/globals';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { Duty } from '../../src/contract/duties.ts';
import { type FakeApi, problem } from './fake-api.ts';
import { freshBrowser, open } from './open.tsx';

/** Who takes over what: what one leaves, is asked to take over, and finds somebody for. */

let api: FakeApi;
beforeEach(() => {
  api = freshBrowser();
});

const duty = (given: Partial<Duty>): Duty => ({
  ...{ handover: 'h-1', kind: 'product', ref: 'p-1', name: 'A guide', state: 'open' },
  ...{ leaver: 'Mei Tanaka', lastDay: '2026-12-18', to: null, successor: 'David Mutua' },
  ...{ actions: [] },
  ...given,
});

test('with nothing to take over the page says so', async () => {
  api.loops.duties = { own: [], offered: [], flagged: [] };
  open('/duties');
  expect(await screen.findByText(/Nobody asks you to take anything over/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: /Offer/ })).toBeNull();
});

test('what cannot be read says what to do, and is read by one press', async () => {
  api.loops.duties = { own: [], offered: [], flagged: [duty({})] };
  api.failures.push({ on: 'GET /api/v1/duties', with: problem(403, 'forbidden', 'Not yours.') });
  open('/duties');
  expect(await screen.findByText(/Not yours/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('link', { name: 'A guide' })).toBeTruthy();
});

test('what one is asked to take over stands first, with whose it is; each thing leads to its place', async () => {
  api.loops.duties = {
    own: [duty({ kind: 'community', ref: 'c 1', name: 'Wages', state: 'flagged' })],
    offered: [duty({ state: 'offered', to: 'Me', actions: ['accept', 'decline'] })],
    flagged: [duty({ kind: 'desk', ref: 'd-1', name: null, state: 'flagged' })],
  };
  open('/duties');
  const parts = await screen.findAllByRole('heading', { level: 2 });
  expect(parts).toHaveLength(3);
  const first = within(screen.getAllByRole('region')[0] as HTMLElement);
  expect(first.getByText(/Mei Tanaka/)).toBeTruthy();
  const hrefs = ['A guide', 'Wages'].map((name) =>
    screen.getByRole('link', { name }).getAttribute('href'),
  );
  expect(hrefs.map((href) => href?.replace(/^.*?(?=\/(knowledge|communities))/, ''))).toEqual([
    '/knowledge/p-1',
    '/communities/c%201',
  ]);
  // What this reader may not open has no link.
  expect(screen.getByText(/You may not open it/)).toBeTruthy();
  fireEvent.click(first.getAllByRole('button')[0] as HTMLElement);
  await waitFor(() =>
    expect(api.sent('POST', '/api/v1/duties/moves').map(({ body }) => body)).toEqual([
      { handover: 'h-1', kind: 'product', ref: 'p-1', verb: 'accept' },
    ]),
  );
});

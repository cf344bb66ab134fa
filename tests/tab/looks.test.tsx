import { beforeEach, expect, test } from '@jest/globals';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { PeerReview } from '../../src/contract/peer-review.ts';
import type { Quality } from '../../src/contract/quality.ts';
import { ok } from './fake-answer.ts';
import { type FakeApi, sheet } from './fake-api.ts';
import { freshBrowser, open } from './open.tsx';

/** What colleagues look over before it goes out, and what is said of its quality. */

let api: FakeApi;
beforeEach(() => {
  api = freshBrowser();
});

const answers = (on: string, body: unknown) => api.failures.push({ on, with: ok(body) });

const { capture, template } = sheet();
const ASKED = '2026-03-02T09:00:00Z';
const round = (number: number, happened: string, more: object = {}) => ({
  number,
  reviewer: { id: 'p-2', name: 'Omar Haddad' },
  askedAt: ASKED,
  verdict: null,
  settledAt: null,
  note: '',
  comments: {},
  answers: { happened },
  ...more,
});

const REVIEW: PeerReview = {
  capture: {
    ...capture,
    state: 'reviewing',
    answers: { ...capture.answers, happened: 'We moved the desk to the market.' },
  },
  template,
  author: { id: 'p-1', name: 'Mei Tanaka' },
  mine: false,
  rounds: [
    round(1, 'We moved the desk.', {
      verdict: 'changes',
      settledAt: ASKED,
      comments: { happened: 'Where to?' },
    }),
    round(2, 'We moved the desk to the market.'),
  ],
  changed: ['happened'],
  gone: false,
  actions: ['approve', 'ask-changes', 'decline'],
} as PeerReview;

test('a reviewer sees what was changed word by word, and asks for changes beside the field', async () => {
  answers('GET /api/v1/captures/r-1/review', REVIEW);
  open('/captures/r-1/review');
  expect(await screen.findByText('Where to?')).toBeTruthy();
  const changed = await screen.findByText('Changed');
  expect(changed.closest('details')?.querySelector('ins')?.textContent).toContain('market');
  fireEvent.change(screen.getByRole('textbox', { name: /What was done and what came of it/ }), {
    target: { value: 'Which market?' },
  });
  fireEvent.click(screen.getByRole('button', { name: 'Ask for changes…' }));
  const dialog = within(await screen.findByRole('dialog'));
  answers('POST /api/v1/captures/r-1/review/say', { ...REVIEW, actions: [] });
  fireEvent.click(dialog.getByRole('button', { name: 'Send to the author' }));
  await waitFor(() =>
    expect(api.sent('POST', '/api/v1/captures/r-1/review/say')[0]?.body).toEqual({
      verb: 'ask-changes',
      round: 2,
      note: '',
      comments: { happened: 'Which market?' },
    }),
  );
});

test('an author whose reviewer has left is told to choose somebody else, and can take it back', async () => {
  answers('GET /api/v1/captures/r-1/review', {
    ...REVIEW,
    mine: true,
    gone: true,
    actions: ['recall'],
  });
  open('/captures/r-1/review');
  expect(await screen.findByText(/Omar Haddad is not here any more/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Approve' })).toBeNull();
  answers('POST /api/v1/captures/r-1/review/take-back', { ...REVIEW, mine: true, actions: [] });
  fireEvent.click(screen.getByRole('button', { name: 'Take it back' }));
  await waitFor(() =>
    expect(api.sent('POST', '/api/v1/captures/r-1/review/take-back')).toHaveLength(1),
  );
});

const figure = (dimension: string, scale: 'context' | 'quality', more: object) => ({
  ...{ dimension, scale, n: 4, iia: 1, mean: 6.25, sd: 0.957, small: true },
  ...more,
});
const QUALITY: Quality = {
  dimensions: [
    { id: 'data', scale: 'context', label: { en: 'Data', fr: 'Données', es: 'Datos' } },
    { id: 'rigour', scale: 'quality', label: { en: 'Rigour', fr: 'Rigueur', es: 'Rigor' } },
  ],
  least: 5,
  portfolios: [
    {
      programme: null,
      assessments: [{ id: 'c-1', product: 'A paper' }],
      figures: [
        figure('data', 'context', { mean: 2.2, sd: 0.447, n: 5, iia: 0, small: false }),
        figure('rigour', 'quality', {}),
      ],
    },
  ],
  reached: [{ point: 'gender', yes: 1, of: 2 }],
};

test('each scale stands in a table of its own, IIA by itself, and little with a warning', async () => {
  answers('GET /api/v1/quality', QUALITY);
  open('/quality');
  const context = within(await screen.findByRole('table', { name: /1 best, 4 worst/ }));
  expect(context.getByRole('row', { name: /Data/ }).textContent).toBe('Data52.20.4');
  const quality = within(screen.getByRole('table', { name: /8 best, 1 worst/ }));
  expect(quality.getByRole('row', { name: /Rigour/ }).textContent).toBe(
    'Rigour46.31.01Few assessments: read with care',
  );
  expect(screen.getByText(/1 of 2/)).toBeTruthy();
});

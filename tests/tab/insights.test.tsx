import { beforeEach, expect, test } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { Indicator, Insights } from '../../src/contract/insights.ts';
import { csvOf } from '../../tab/components/csv.tsx';
import { sheetOf } from '../../tab/pages/insights/sheet.ts';
import { loadWords, wordsOf } from '../../tab/words.tsx';
import { ok } from './fake-answer.ts';
import type { FakeApi } from './fake-api.ts';
import { freshBrowser, open } from './open.tsx';

/** Indicators with what they mean and rest on, what is not shown and why, and what is decided because of them. */

let api: FakeApi;
beforeEach(() => {
  api = freshBrowser();
});

const PATH = '/api/v1/insights';
const answers = (on: string, body: unknown) => api.failures.push({ on, with: ok(body) });

const indicator = (given: Partial<Indicator> & Pick<Indicator, 'id'>): Indicator => ({
  ...{ group: 'uptake', formula: 'share', when: 'period', standing: 'shown', page: null },
  ...{ value: null, n: 0, small: false, at: '2026-11-23T03:00:00.000Z', parts: [] },
  ...{ partsWithheld: 0, trend: [], owner: null, baseline: null, target: null },
  ...given,
});

const QUARTER = {
  id: '2026-Q4',
  kind: 'quarter',
  from: '2026-10-01',
  until: '2026-12-31',
} as const;

const FOUND: Insights = {
  period: QUARTER,
  periods: [QUARTER, { id: '2026-11', kind: 'month', from: '2026-11-01', until: '2026-11-30' }],
  scope: { kind: 'all', name: '' },
  scopes: [{ kind: 'unit', name: 'SKILLS', label: 'SKILLS' }],
  smallest: 5,
  countedAt: '2026-11-23T03:00:00.000Z',
  indicators: [
    indicator({
      ...{ id: 'solved', value: 0.625, n: 16, target: 0.7, owner: 'Eva Novak' },
      trend: [
        { period: '2026-Q3', value: null, n: 0, standing: 'withheld' },
        { period: '2026-Q4', value: 0.625, n: 16, standing: 'shown' },
      ],
    }),
    indicator({
      ...{ id: 'members-constituent', formula: 'people', group: 'reach', partsWithheld: 2 },
      parts: [{ part: 'staff', label: null, value: 1234, n: 1234 }],
    }),
    indicator({
      id: 'cost',
      group: 'value',
      formula: null,
      when: null,
      standing: 'missing',
      at: null,
    }),
    indicator({ id: 'useful', standing: 'withheld' }),
  ],
  decisions: [],
  mayDecide: true,
};

test('each figure stands with n, source and a table behind its chart; what is withheld or missing says why', async () => {
  answers(`GET ${PATH}`, FOUND);
  open('/insights');
  const card = (await screen.findByRole('heading', { name: 'Questions solved' })).closest('li');
  if (!card) throw new Error('no card');
  expect(card.textContent).toContain('63%');
  expect(card.textContent).toContain('n = 16');
  expect(card.textContent).toContain('Questions in Praxis');
  expect(card.textContent).toContain('Eva Novak');
  const drawn = within(card).getByRole('img');
  expect(drawn.querySelector('title')?.textContent).toMatch(
    /Quarter 3, 2026 not shown.*Quarter 4, 2026 63%/,
  );
  expect(within(card).getByRole('table', { hidden: true }).textContent).toContain('not shown');
  expect(document.body.textContent).toContain('2 parts are too small to be shown');
  expect(document.body.textContent).toContain(
    'It would take: A register of what the service costs',
  );
  expect(document.body.textContent).toContain('Withheld: too few people');
  expect(document.body.textContent).toContain('3 indicators have nobody who answers for them');
});

test('another unit and period are asked for, and stand in the address', async () => {
  for (let times = 0; times < 3; times += 1) answers(`GET ${PATH}`, FOUND);
  open('/insights');
  const whose = await screen.findByLabelText('Whose');
  fireEvent.change(whose, { target: { value: 'unit:SKILLS' } });
  await waitFor(() =>
    expect(api.calls.map(({ path }) => path)).toContain(`${PATH}?kind=unit&name=SKILLS`),
  );
});

test('a period closes with a decision, and not without words', async () => {
  for (let times = 0; times < 3; times += 1) answers(`GET ${PATH}`, FOUND);
  answers('POST /api/v1/insights/decisions', null);
  open('/insights');
  fireEvent.click(await screen.findByRole('button', { name: 'Close the period' }));
  const dialog = await screen.findByRole('dialog');
  const confirm = within(dialog).getByRole('button', { name: 'Close the period' });
  fireEvent.click(confirm);
  expect(dialog.textContent).toContain('Say what was decided');
  const words = within(dialog).getByRole('textbox', { name: /In a few words/ });
  fireEvent.change(words, { target: { value: 'Ask two experts sooner.' } });
  // What was decided is not written twice because a line broke.
  cleanup();
  open('/insights');
  fireEvent.click(await screen.findByRole('button', { name: 'Close the period' }));
  const again = within(await screen.findByRole('dialog'));
  const kept = again.getByRole<HTMLTextAreaElement>('textbox', { name: /In a few words/ });
  expect(kept.value).toBe('Ask two experts sooner.');
  fireEvent.click(again.getByRole('button', { name: 'Close the period' }));
  await waitFor(() =>
    expect(api.sent('POST', '/api/v1/insights/decisions')[0]?.body).toMatchObject({
      ...{ period: '2026-Q4', outcome: 'decided', text: 'Ask two experts sooner.' },
      ...{ owner: null, due: null },
    }),
  );
});

test('the sheet has a line for each figure and part, with definitions, in the reader’s language', async () => {
  const words = wordsOf(await loadWords('fr'), 'fr', 'UTC');
  const rows = sheetOf(FOUND, 'Tous', words);
  expect(rows).toHaveLength(1 + FOUND.indicators.length);
  expect(rows.every((row) => row.length === rows[0]?.length)).toBe(true);
  // A sheet sorts and filters by the names of its columns.
  expect(rows[0]?.every((name) => name !== '')).toBe(true);
  expect(new Set(rows[0]).size).toBe(rows[0]?.length);
  const text = csvOf(rows);
  expect(text).toContain('Questions résolues');
  expect(text).toContain('0.625');
  expect(text).toContain('Non montré');
  expect(text).toContain('Un registre de ce que le service coûte');
});

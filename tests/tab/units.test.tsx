import { beforeEach, expect, test } from '@jest/globals';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { FocalPointList } from '../../src/contract/focal-points.ts';
import type { PromptsByUnit } from '../../src/contract/prompts-by-unit.ts';
import { ok } from './fake-answer.ts';
import type { FakeApi } from './fake-api.ts';
import { freshBrowser, open } from './open.tsx';

/** Who sees to what a unit writes down, and what became of what its people were asked. */

let api: FakeApi;
beforeEach(() => {
  api = freshBrowser();
});

const answers = (on: string, body: unknown) => api.failures.push({ on, with: ok(body) });
const none = { answered: 0, begun: 0, snoozed: 0, declined: 0, overdue: 0, waiting: 0, off: 0 };

test('units stand beside each other with what was declined and why; what is withheld is said, with its reason', async () => {
  const found: PromptsByUnit = {
    since: '2025-12-01',
    all: { ...none, people: 12, sent: 20, answered: 11, declined: 3, waiting: 6 },
    units: [
      {
        ...{ ...none, unit: 'WAGES', people: 7, sent: 12, answered: 6, declined: 2, waiting: 4 },
        reasons: ['A trip alone.', 'Nothing was new.'],
      },
    ],
    withheld: 2,
    smallest: 5,
  };
  answers('GET /api/v1/prompts/units', found);
  open('/prompts/units');
  const table = within(await screen.findByRole('table', { name: 'Questions by unit' }));
  expect(table.getByRole('row', { name: /All units/ }).textContent).toBe('All units122011003060');
  expect(table.getByRole('row', { name: /WAGES/ }).textContent).toBe('WAGES7126002040');
  expect(table.getByRole('img', { name: 'WAGES: 6 of 12 answered' })).toBeTruthy();
  expect(screen.getByText(/2 units are not shown: fewer than 5 people/)).toBeTruthy();
  expect(screen.getByText('Nothing was new.')).toBeTruthy();
  expect(screen.getByText('The event was called off.')).toBeTruthy();
});

const point = {
  ...{ id: 'f-1', person: 'p-2', name: 'Omar Haddad', mail: 'omar@org.example' },
  ...{ unit: 'WAGES', from: '2026-01-01', until: null },
};
const list = (more: Partial<FocalPointList> = {}): FocalPointList => ({
  ...{ unit: 'WAGES', own: [point], seesUnits: false, kept: null },
  ...more,
});

test('everybody reads who their focal point is, and nothing to change it by', async () => {
  answers('GET /api/v1/focal-points', list());
  open('/focal-points');
  expect(await screen.findByText('Omar Haddad')).toBeTruthy();
  expect(screen.getByText('omar@org.example')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Name a focal point' })).toBeNull();
  expect(screen.queryByRole('link', { name: 'Questions by unit' })).toBeNull();
});

test('an administrator names a successor of whoever has left, from a day on', async () => {
  const gone = { ...point, state: 'gone' as const };
  const kept = { units: ['LAW', 'WAGES'], points: [gone] };
  answers('GET /api/v1/focal-points', list({ own: [], seesUnits: true, kept }));
  open('/focal-points');
  expect(await screen.findByText(/name a successor · since/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Name a successor of Omar Haddad' }));
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.change(dialog.getByRole('textbox'), { target: { value: 'Eva' } });
  fireEvent.change(dialog.getByLabelText('First day (empty: today)'), {
    target: { value: '2026-04-01' },
  });
  answers(
    'POST /api/v1/focal-points',
    list({ own: [], seesUnits: true, kept: { units: kept.units, points: [] } }),
  );
  fireEvent.click(dialog.getByRole('button', { name: 'Name a focal point' }));
  expect(await screen.findByText('No focal point is named yet.')).toBeTruthy();
  await waitFor(() => expect(api.sent('POST', '/api/v1/focal-points')).toHaveLength(1));
  expect(api.sent('POST', '/api/v1/focal-points')[0]?.body).toEqual({
    ...{ unit: 'WAGES', person: 'Eva', from: '2026-04-01', until: null, insteadOf: 'f-1' },
  });
});

import { beforeEach, expect, test } from '@jest/globals';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import type { AuditPage } from '../../src/contract/audit.ts';
import type { SettingList } from '../../src/contract/sources.ts';
import { ok } from './fake-answer.ts';
import type { FakeApi } from './fake-api.ts';
import { freshBrowser, open } from './open.tsx';

/** What administrators set, and what they read of who did what. */

let api: FakeApi;
beforeEach(() => {
  api = freshBrowser();
});

const answers = (on: string, body: unknown) => api.failures.push({ on, with: ok(body) });

const SETTINGS: SettingList = {
  items: [{ key: 'groups.smallest', value: 5, usual: 5, least: 3, most: 50, history: [] }],
  lists: [{ key: 'members.headquarters', value: ['Geneva'], usual: ['Geneva'], history: [] }],
  choices: [
    {
      key: 'community.makers',
      value: 'staff',
      usual: 'staff',
      options: ['staff', 'moderators', 'governance'],
      history: [{ value: 'governance', by: 'Eva Novak', at: '2026-03-02T09:00:00.000Z' }],
    },
  ],
};

const PAGE: AuditPage = {
  items: [
    {
      id: '9',
      at: '2026-03-02T09:00:00.000Z',
      actor: { id: 'eva', name: 'Eva Novak' },
      action: 'hide',
      object: 'contribution',
      about: 'contribution:c1',
      path: null,
      reason: 'It names a third party',
    },
  ],
  next: '9',
  actions: ['close', 'hide'],
  objects: ['contribution', 'discussion'],
};

test('who may create communities is chosen in words, and no group below three can be shown', async () => {
  answers('GET /api/v1/admin/settings', SETTINGS);
  answers('PUT /api/v1/admin/settings/community.makers', SETTINGS);
  open('/admin/settings');
  const field = await screen.findByLabelText('Who may create communities');
  expect(document.body.textContent).toContain('Governance alone, by Eva Novak');
  expect(document.body.textContent).toContain('Never fewer than three');
  const smallest = screen.getByRole('spinbutton');
  fireEvent.change(smallest, { target: { value: '2' } });
  const saves = screen.getAllByRole<HTMLButtonElement>('button', { name: /^Save/ });
  expect(saves.every(({ disabled }) => disabled)).toBe(true);
  fireEvent.change(field, { target: { value: 'moderators' } });
  fireEvent.submit(field);
  await waitFor(() =>
    expect(api.sent('PUT', '/api/v1/admin/settings/community.makers')[0]?.body).toEqual({
      value: 'moderators',
    }),
  );
});

test('offices that are headquarters are named one a line', async () => {
  answers('GET /api/v1/admin/settings', SETTINGS);
  answers('PUT /api/v1/admin/settings/members.headquarters', SETTINGS);
  open('/admin/settings');
  const field = await screen.findByLabelText('Offices that are headquarters');
  fireEvent.change(field, { target: { value: 'Geneva\n\n  Turin ' } });
  fireEvent.submit(field);
  await waitFor(() =>
    expect(api.sent('PUT', '/api/v1/admin/settings/members.headquarters')[0]?.body).toEqual({
      value: ['Geneva', 'Turin'],
    }),
  );
});

test('the audit log says in words who did what and why, narrowed down and part by part', async () => {
  for (const id of ['9', '8', '7', '6'])
    answers('GET /api/v1/admin/audit', {
      ...PAGE,
      items: PAGE.items.map((one) => ({ ...one, id })),
    });
  const asked = (words: string) => () =>
    expect(api.calls.some(({ path }) => path.includes(words))).toBe(true);
  open('/admin/audit');
  expect(await screen.findByText('Hiding: contribution')).toBeTruthy();
  const page = document.body.textContent ?? '';
  expect(page).toContain('Eva Novak');
  expect(page).toContain('Reason: It names a third party');
  fireEvent.click(screen.getByRole('button', { name: 'Show older' }));
  await waitFor(asked('before=9'));
  fireEvent.change(screen.getByLabelText('What was done'), { target: { value: 'hide' } });
  fireEvent.click(screen.getByRole('button', { name: 'Show' }));
  await waitFor(asked('action=hide'));
});

test('old reports: the columns are looked at under other names, tried, and how far it is stands with what was refused', async () => {
  const run = {
    ...{ id: 'r1', sheet: 'old.csv', apply: false, state: 'running', rows: 150, done: 60 },
    ...{ new: 50, changed: 1, same: 2, refused: 7, secondsLeft: 90, trouble: null },
    at: '2026-03-02T09:00:00.000Z',
  };
  const page = { place: '/data/import', sheets: ['old.csv'], run: null };
  // Read anew after each press.
  for (let look = 0; look < 2; look += 1) answers('GET /api/v1/admin/imports', page);
  answers('POST /api/v1/admin/imports/survey', {
    ...{
      rows: 150,
      columns: { number: 'Ref', title: 'Titre' },
      dropped: ['Salary'],
      trouble: null,
    },
  });
  answers('POST /api/v1/admin/imports', run);
  for (let look = 0; look < 3; look += 1) answers('GET /api/v1/admin/imports', { ...page, run });
  open('/admin/imports');
  fireEvent.change(await screen.findByLabelText('Number'), { target: { value: 'Ref' } });
  fireEvent.click(screen.getByRole('button', { name: 'Look at the columns' }));
  expect(await screen.findByText('Number: from the column “Ref”')).toBeTruthy();
  expect(screen.getByText('Not read: Salary')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Say what it would do' }));
  const bodies = () => api.sent('POST', '/api/v1/admin/imports').map(({ body }) => body);
  await waitFor(() =>
    expect(bodies()).toEqual([{ sheet: 'old.csv', columns: { number: 'Ref' }, apply: false }]),
  );
  expect(await screen.findByText(/60 of 150 rows · about 2 minutes left/)).toBeTruthy();
  expect(screen.getByText(/refused: 7/)).toBeTruthy();
  expect(screen.getByRole('button', { name: /what was refused/ })).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Import' }).disabled).toBe(true);
});

import { beforeEach, expect, test } from '@jest/globals';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import type { Placed } from '../../src/contract/places.ts';
import { ok } from './fake-answer.ts';
import type { FakeApi } from './fake-api.ts';
import { freshBrowser, open } from './open.tsx';

/** An administrator reads what is wrong with a community's place, and chooses another in four steps. */

let api: FakeApi;
beforeEach(() => {
  api = freshBrowser();
});

const place: Placed = {
  slug: 'skills',
  name: 'Skills',
  tag: 't1',
  place: { teamId: 'team-1', channelId: 'c-1', driveId: 'd-1' },
  team: 'Skills team',
  channel: { name: 'Inner circle', kind: 'private' },
  roster: { members: 2, moderators: 1 },
  library: { name: 'Documents', url: 'https://example.sharepoint.com/d' },
  troubles: ['app-absent'],
};

/** What the server answers next, by how the call begins; each once. */
const answers = (on: string, body: unknown) => api.failures.push({ on: `${on}`, with: ok(body) });
const press = async (name: string | RegExp) =>
  fireEvent.click(await screen.findByRole('button', { name }));
const choose = async (name: string | RegExp) =>
  fireEvent.click(await screen.findByRole('radio', { name }));

test('what is wrong stands with what to do about it, and what a private channel does not do', async () => {
  answers('GET /api/v1/admin/places/skills', place);
  answers('GET /api/v1/admin/places', { items: [{ slug: 'skills', name: 'Skills' }], unnamed: 0 });
  open('/admin/places');
  expect(
    await screen.findByText('Praxis is not in the team, or an old version of it.'),
  ).toBeTruthy();
  expect(screen.getByText(/Manage team, Apps: add Praxis/)).toBeTruthy();
  expect(screen.getByText(/members write “@Praxis”/)).toBeTruthy();
  expect(screen.getByText('One thing to put right')).toBeTruthy();
});

test('a place is chosen step by step, and is not saved before who reads the library was said', async () => {
  answers('GET /api/v1/admin/places/skills', place);
  answers('GET /api/v1/admin/teams', {
    items: [{ id: 'team-2', name: 'Garden', description: '' }],
    next: null,
  });
  answers('GET /api/v1/admin/channels', {
    state: 'seen',
    items: [{ id: 'c-2', name: 'Exchange', kind: 'standard', archived: false }],
  });
  answers('GET /api/v1/admin/channels/libraries', {
    state: 'seen',
    items: [{ id: 'd-2', name: 'Documents', url: '' }],
  });
  answers('POST /api/v1/admin/places/skills/check', {
    troubles: ['library-untold'],
    ready: true,
    confirm: true,
    roster: { members: 5, moderators: 1 },
  });
  answers('PUT /api/v1/admin/places/skills', { ...place, troubles: [] });
  open('/admin/places/skills');
  await press('Find teams');
  await choose('Garden');
  await choose(/^Exchange/);
  await choose('Documents');
  await press('Save this place');
  const [, confirm] = await screen.findAllByRole('button', { name: 'Save this place' });
  fireEvent.click(confirm as HTMLElement);
  expect(await screen.findByText(/Look who can read the library first/)).toBeTruthy();
  expect(api.sent('PUT', '/api/v1/admin/places/skills')).toEqual([]);
  fireEvent.click(screen.getByRole('checkbox'));
  fireEvent.click(confirm as HTMLElement);
  await waitFor(() => expect(api.sent('PUT', '/api/v1/admin/places/skills')).toHaveLength(1));
  expect(api.sent('PUT', '/api/v1/admin/places/skills')[0]?.body).toEqual({
    teamId: 'team-2',
    channelId: 'c-2',
    driveId: 'd-2',
    tag: 't1',
    confirmed: true,
  });
});

import { beforeEach, expect, test } from '@jest/globals';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { CatchUpAsked, InterimEdit, InterimSeen } from '../../src/contract/summaries.ts';
import type { FakeApi } from './fake-api.ts';
import { caughtUp, interimDraft, interims } from './fake-data.ts';
import { freshBrowser, open } from './open.tsx';

/** What was said so far, for its moderators; and what somebody has missed. */

let api: FakeApi;
beforeEach(() => {
  api = freshBrowser();
  api.interims = interims({ draft: interimDraft() });
});

const DESK = '/discussions/d-1/interim';
const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }));

test('what was not said and who was not heard stand beside the draft, which is changed and published after a question', async () => {
  open(DESK);
  const text = await screen.findByRole('textbox', { name: 'Statement 1' });
  expect(screen.getByText(/Nobody has answered: 2\. What made people leave again\?/)).toBeTruthy();
  expect(screen.getByText('Nobody has spoken of: Kenya')).toBeTruthy();
  expect(screen.getByRole('link', { name: /A guide to kilns/ })).toBeTruthy();
  expect(
    screen.getByText('Nobody has written of these groups: Africa and Headquarters'),
  ).toBeTruthy();
  expect(screen.getByText('2 groups are too small to be told of.')).toBeTruthy();
  fireEvent.change(text, { target: { value: 'One desk is enough.' } });
  await press('Publish');
  const dialog = within(await screen.findByRole('dialog'));
  expect(api.sent('POST', `/api/v1${DESK}/publish`)).toHaveLength(0);
  fireEvent.click(dialog.getByRole('button', { name: 'Publish' }));
  await waitFor(() => expect(api.sent('POST', `/api/v1${DESK}/publish`)).toHaveLength(1));
  const [saved] = api.sent('PUT', `/api/v1${DESK}`).map(({ body }) => body as InterimEdit);
  expect(saved).toMatchObject({ interim: 'i-1', version: 1 });
  expect(saved?.statements[0]?.text).toBe('One desk is enough.');
  const [out] = api.sent('POST', `/api/v1${DESK}/publish`).map(({ body }) => body as InterimSeen);
  // What was saved by the same press is what is published.
  expect(out).toEqual({ interim: 'i-1', version: 2 });
  expect(await screen.findByText(/As of 23/)).toBeTruthy();
});

test('one is skipped after a question, and nothing of it stands on the page of the discussion', async () => {
  open(DESK);
  await press('Skip this one');
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.click(dialog.getByRole('button', { name: 'Skip this one' }));
  expect(await screen.findByText('This interim summary is settled')).toBeTruthy();
});

test('on the page of a discussion each point leads to what it rests on, and a single voice is said to be one', async () => {
  api.interims = interims({ published: [interimDraft()] });
  open('/discussions/d-1');
  expect(await screen.findByText('One voice only')).toBeTruthy();
  const [first] = screen.getAllByRole('link', { name: 'source 1' });
  expect(first?.getAttribute('href')).toContain('/discussions/d-1?said=x-1');
  expect(screen.queryByRole('link', { name: 'Read the interim summary' })).toBeNull();
});

test('who comes back is told what is new since this screen showed it, and all of it when they want', async () => {
  const first = open('/discussions/d-1');
  await screen.findByRole('button', { name: 'Catch me up' });
  first.unmount();
  open('/discussions/d-1');
  await press('Catch me up');
  expect(
    await screen.findByText(/there are 2 new contributions, in English and French/),
  ).toBeTruthy();
  api.caughtUp = caughtUp({ since: null, contributions: 5 });
  await press('All from the beginning');
  expect(
    await screen.findByText('From the beginning: 5 contributions, in English and French.'),
  ).toBeTruthy();
  const asked = api
    .sent('POST', '/api/v1/discussions/d-1/catch-up')
    .map(({ body }) => body as CatchUpAsked);
  expect(asked.map(({ all }) => all)).toEqual([false, true]);
  expect(asked[0]?.visited).toMatch(/^\d{4}-/);
});

test('with nothing new it says so', async () => {
  api.caughtUp = caughtUp({ contributions: 0, points: [] });
  open('/discussions/d-1');
  await press('Catch me up');
  expect(await screen.findByText(/^Nothing new since/)).toBeTruthy();
});

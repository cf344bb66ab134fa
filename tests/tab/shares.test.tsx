import { beforeEach, expect, test } from '@jest/globals';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { Shares } from '../../src/contract/shares.ts';
import type { FakeApi } from './fake-api.ts';
import { discussion } from './fake-data.ts';
import { freshBrowser, open } from './open.tsx';

/** One thread in several communities: what is asked for is asked when it is wanted, and not before. */

let api: FakeApi;
beforeEach(() => {
  api = freshBrowser();
});

const PATH = 'discussions/d-1/elsewhere';
const press = async (name: string | RegExp) =>
  fireEvent.click(await screen.findByRole('button', { name }));
const sent = (path: string) => api.sent('POST', `/api/v1/${path}`).map(({ body }) => body);

const there = (shares: Partial<Shares>) => {
  api.discussions = [discussion({ moderator: true })];
  api.loops.also.set(`GET ${PATH}`, { also: [], items: [], offers: [], ...shares });
};

test('a discussion is offered in a dialog, which names what is missing', async () => {
  there({ offers: [{ id: 'skills', name: 'Skills' }] });
  api.loops.also.set(`POST ${PATH}`, null);
  open('/discussions/d-1');
  await press('Offer it to another community');
  const dialog = within(screen.getByRole('dialog'));
  fireEvent.click(dialog.getByRole('button', { name: 'Offer' }));
  expect(sent(PATH)).toEqual([]);
  fireEvent.change(dialog.getByRole('combobox'), { target: { value: 'skills' } });
  fireEvent.change(dialog.getByRole('textbox'), { target: { value: 'You asked us.' } });
  fireEvent.click(dialog.getByRole('button', { name: 'Offer' }));
  await waitFor(() => expect(sent(PATH)).toEqual([{ community: 'skills', note: 'You asked us.' }]));
});

test('what is offered is taken with one press; no asks for the reason that its moderators read', async () => {
  const community = { id: 'skills', name: 'Skills' };
  const actions: Shares['items'][number]['actions'] = ['accept', 'refuse'];
  there({ items: [{ community, state: 'offered', note: '', reason: null, actions }] });
  api.loops.also.set(`POST ${PATH}/skills`, null);
  open('/discussions/d-1');
  await press(/^Do not take it/);
  const dialog = within(screen.getByRole('dialog'));
  fireEvent.click(dialog.getByRole('button', { name: 'Do not take it' }));
  expect(sent(`${PATH}/skills`)).toEqual([]);
  fireEvent.change(dialog.getByRole('textbox'), { target: { value: 'Closed last year.' } });
  fireEvent.click(dialog.getByRole('button', { name: 'Do not take it' }));
  const no = { verb: 'refuse', reason: 'Closed last year.' };
  await waitFor(() => expect(sent(`${PATH}/skills`)).toEqual([no]));
  await press(/^Show it to our members/);
  const yes = { verb: 'accept', reason: '' };
  await waitFor(() => expect(sent(`${PATH}/skills`)).toEqual([no, yes]));
});

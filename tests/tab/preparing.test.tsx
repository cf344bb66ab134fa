import { beforeEach, expect, test } from '@jest/globals';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { PreparationPage } from '../../src/contract/preparing.ts';
import { ok } from './fake-answer.ts';
import type { FakeApi } from './fake-api.ts';
import { product } from './fake-data.ts';
import { freshBrowser, open } from './open.tsx';

/** Four questions before something is begun: what exists is judged, answers are saved as they are typed, and read afterwards. */

let api: FakeApi;
beforeEach(() => {
  api = freshBrowser();
});

const PATH = '/api/v1/preparations/pr-1';
const answers = (on: string, body: unknown) => api.failures.push({ on, with: ok(body) });
const page = () => document.body.textContent ?? '';

const draft: PreparationPage = {
  preparation: {
    id: 'pr-1',
    kind: 'mission',
    subject: 'Mobile desks for street vendors',
    countries: ['Senegal'],
    topics: ['formalization'],
    language: 'en',
    state: 'draft',
    shown: 'self',
    step: 1,
    answers: { needs: 'A plan for three towns by May' },
    author: 'Amina Diallo',
    mine: true,
    updatedAt: '2026-11-20T10:00:00Z',
  },
  actions: ['answer', 'finish', 'discard'],
  judged: [],
  related: [
    product({
      id: 'k-1',
      title: 'Desks in Dakar',
      reasons: [
        { kind: 'topic', values: ['formalization'] },
        { kind: 'answered', values: ['2026-03'] },
        { kind: 'missions', values: ['4'] },
      ],
    }),
    product({ id: 'k-2', title: 'Desks in Thiès' }),
  ],
  people: { topics: ['formalization'], countries: ['Senegal'], items: [] },
  communities: [{ id: 'c-formal', name: 'Formalization', topics: ['formalization'] }],
  earlier: [
    {
      id: 'pr-0',
      subject: 'Desks in Ghana',
      author: 'Kofi Mensah',
      updatedAt: '2026-03-02T10:00:00Z',
    },
  ],
  text: 'What is needed? A plan for three towns by May',
};
const [dakar, thies] = draft.related;
const judged: PreparationPage = {
  ...draft,
  related: thies ? [thies] : [],
  judged: [
    {
      id: 'k-1',
      title: 'Desks in Dakar',
      language: 'fr',
      webUrl: dakar?.webUrl ?? '',
      verdict: 'misfit',
      reason: 'Another law',
    },
  ],
};

test('what exists is offered with its reason and set aside with another; an answer is saved when its field is left', async () => {
  answers(`GET ${PATH}`, draft);
  open('/preparing/pr-1');
  const exists = within(await screen.findByRole('region', { name: 'What do we already have?' }));
  const offered = within(exists.getAllByRole('listitem')[0] ?? document.body);
  expect(offered.getByRole('link', { name: /^Desks in Dakar/ })).toBeTruthy();
  expect(
    offered.getByText(/same topic.*on the same topic in March 2026; used in preparing 4 missions/),
  ).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Desks in Ghana' }).getAttribute('href')).toBe(
    '/preparing/pr-0',
  );

  fireEvent.click(exists.getByRole('button', { name: 'Does not fit: Desks in Dakar' }));
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.click(dialog.getByRole('button', { name: 'Does not fit' }));
  expect(api.sent('POST', `${PATH}/documents`)).toEqual([]);
  answers(`POST ${PATH}/documents`, judged);
  answers(`GET ${PATH}`, judged);
  fireEvent.change(dialog.getByRole('textbox'), { target: { value: 'Another law' } });
  fireEvent.click(dialog.getByRole('button', { name: 'Does not fit' }));
  await waitFor(() => expect(page()).toContain('Set aside: Desks in Dakar'));
  expect(page()).toContain('(Another law)');
  expect(screen.queryByRole('button', { name: /Does not fit: Desks in Dakar/ })).toBeNull();
  expect(api.sent('POST', `${PATH}/documents`)[0]?.body).toEqual({
    product: 'k-1',
    verdict: 'misfit',
    reason: 'Another law',
  });

  const gaps = screen.getByRole<HTMLTextAreaElement>('textbox', {
    name: 'What nobody has answered yet',
  });
  const answered = { ...draft.preparation.answers, gaps: 'Costs in small towns' };
  const saved = { ...judged, preparation: { ...judged.preparation, answers: answered } };
  answers(`PUT ${PATH}/answers`, saved);
  fireEvent.change(gaps, { target: { value: 'Costs in small towns' } });
  fireEvent.blur(gaps);
  await waitFor(() => expect(page()).toContain('All answers are saved.'));
  expect(api.sent('PUT', `${PATH}/answers`)[0]?.body).toEqual({
    answers: { gaps: 'Costs in small towns' },
  });
});

test('kept for a community, it is read with what was used, and what nobody answered is named', async () => {
  answers(`GET ${PATH}`, judged);
  open('/preparing/pr-1');
  const end = within(await screen.findByRole('region', { name: 'Look back' }));
  const done: PreparationPage = {
    ...judged,
    preparation: { ...judged.preparation, state: 'finished', shown: 'community:c-formal' },
    actions: ['reopen'],
    related: [],
  };
  answers(`POST ${PATH}/finish`, done);
  answers(`GET ${PATH}`, done);
  fireEvent.click(end.getByRole('radio', { name: 'Formalization' }));
  fireEvent.click(end.getByRole('button', { name: 'Keep it' }));
  expect(await screen.findByText('Written by Amina Diallo', { exact: false })).toBeTruthy();
  expect(api.sent('POST', `${PATH}/finish`)[0]?.body).toEqual({ shown: 'community:c-formal' });
  const part = (name: string) => screen.getByRole('region', { name }).textContent;
  expect(part('What is needed?')).toContain('A plan for three towns by May');
  expect(part('What do we already have?')).toContain('Set aside: Desks in Dakar');
  expect(part('What is missing?')).toContain('Not answered');
  expect(screen.queryByRole('textbox')).toBeNull();
  expect(screen.getByRole('button', { name: 'Change it again' })).toBeTruthy();
});

test('of somebody else’s it shows nothing to press but to copy; one that may not be read is not there', async () => {
  const theirs = { ...judged.preparation, state: 'finished' as const, mine: false };
  answers(`GET ${PATH}`, { ...judged, preparation: theirs, actions: [], related: [] });
  const { unmount } = open('/preparing/pr-1');
  expect(await screen.findByRole('button', { name: 'Copy as text' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Change it again' })).toBeNull();
  unmount();
  open('/preparing/pr-2');
  expect(await screen.findByText('This is not here.')).toBeTruthy();
});

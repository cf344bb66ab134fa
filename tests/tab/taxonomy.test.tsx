import { beforeEach, expect, test } from '@jest/globals';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import type { TagHealth, Term, TermLink } from '../../src/contract/taxonomy.ts';
import { ok } from './fake-answer.ts';
import type { FakeApi } from './fake-api.ts';
import { freshBrowser, open } from './open.tsx';

/** Terms in the tab: walked, proposed, and tags of items mended, each change asked before it is made. */

let api: FakeApi;
beforeEach(() => {
  api = freshBrowser();
});

const answers = (on: string, body: unknown) => api.failures.push({ on, with: ok(body) });
const link = (slug: string, label: string): TermLink => ({
  id: slug,
  scheme: 'topic',
  slug,
  label,
});
const informality = link('informality', 'Informality');

const health: TagHealth = {
  lacks: { topics: 2, geography: 1, type: 0, unit: 0, date: 0 },
  lacking: [{ id: 'p1', title: 'Untagged note', lacks: ['topics'] }],
  rare: [],
  unused: [],
  groups: [
    {
      term: informality,
      spellings: [
        { word: 'informality', count: 3, why: 'term' },
        { word: 'Informal Economy', count: 2, why: 'name' },
        { word: 'INFORMAL-ECON', count: 1, why: 'nearly' },
      ],
      items: 6,
      related: [link('formalization', 'Formalization')],
    },
  ],
  alike: [],
  conflicts: [],
  merges: [],
  spread: {
    goals: { items: [{ ...link('8', 'Decent work'), count: 4 }], some: 4, none: 9 },
    drivers: { items: [], some: 0, none: 13 },
  },
};
const merged: TagHealth = {
  ...health,
  groups: [],
  merges: [
    {
      id: 'm1',
      at: '2026-03-02T09:00:00.000Z',
      by: 'Samuel Boateng',
      target: informality,
      words: ['INFORMAL-ECON'],
      terms: 0,
      undone: false,
    },
  ],
};

test('spellings of a topic are merged after a look at what would change, without those that were unticked; and undone', async () => {
  answers('GET /api/v1/taxonomy/health', health);
  open('/taxonomy/health');
  expect(await screen.findByText('2 items without a topic')).toBeTruthy();
  expect(screen.getByText('Near, and yet another thing (not merged):')).toBeTruthy();
  fireEvent.click(screen.getByLabelText('Informal Economy: 2 items'));
  answers('POST /api/v1/taxonomy/merges/preview', {
    target: informality,
    terms: [],
    words: [{ word: 'INFORMAL-ECON', count: 1 }],
    items: 1,
  });
  fireEvent.click(screen.getByRole('button', { name: /^See what merging/ }));
  expect(await screen.findByText(/^1 tag is replaced/)).toBeTruthy();
  expect(api.sent('POST', '/api/v1/taxonomy/merges')).toEqual([]);

  answers('POST /api/v1/taxonomy/merges', merged);
  answers('GET /api/v1/taxonomy/health', merged);
  fireEvent.click(screen.getByRole('button', { name: 'Merge' }));
  expect(await screen.findByText('Every topic is written in one way.')).toBeTruthy();
  expect(api.sent('POST', '/api/v1/taxonomy/merges').map(({ body }) => body)).toEqual([
    { target: 'informality', words: ['INFORMAL-ECON'], terms: [] },
  ]);

  answers('POST /api/v1/taxonomy/merges/m1/undo', health);
  answers('GET /api/v1/taxonomy/health', health);
  fireEvent.click(screen.getByRole('button', { name: /^Undo the merge/ }));
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(api.sent('POST', '/api/v1/taxonomy/merges/m1/undo')).toHaveLength(1));
});

test('a word that no list has waits as a proposal; a list without terms says what to do', async () => {
  // What topics are called is asked first, under an address that begins like that of the lists.
  answers('GET /api/v1/taxonomy/topics', { topics: {}, meanings: {} });
  answers('GET /api/v1/taxonomy', {
    curates: false,
    items: [{ key: 'topic', label: 'Topic', definition: 'What an item is about.', terms: 0 }],
  });
  answers('GET /api/v1/taxonomy/terms', { items: [], more: 0 });
  open('/taxonomy?q=bees');
  const propose = await screen.findByRole('link', { name: 'Propose a word' });
  expect(screen.queryByRole('link', { name: 'Tag health' })).toBeNull();

  answers('GET /api/v1/taxonomy/proposals', { curates: false, items: [] });
  fireEvent.click(propose);
  expect(await screen.findByText('No word has been proposed.')).toBeTruthy();
  answers('POST /api/v1/taxonomy/words', {
    term: null,
    proposal: {
      id: 'x',
      word: 'bees',
      language: 'en',
      note: '',
      state: 'waiting',
      by: 'Amina',
      asked: 1,
      at: '2026-03-02T09:00:00.000Z',
      reason: null,
      term: null,
    },
  });
  fireEvent.click(screen.getByRole('button', { name: 'Propose it' }));
  expect(await screen.findByText('“bees” waits for a content manager.')).toBeTruthy();
});

test('a term is merged into another one that was found, once it is told what changes', async () => {
  const none = { en: '', fr: '', es: '' };
  const noNames = { en: [], fr: [], es: [] };
  const maids: Term = {
    ...link('maids', 'Maids'),
    version: 1,
    status: 'current',
    mergedInto: null,
    definition: '',
    example: '',
    labels: { en: 'Maids', fr: 'Bonnes', es: 'Criadas' },
    synonyms: noNames,
    definitions: none,
    examples: none,
    spellings: [],
    broader: [],
    narrower: [],
    related: [],
    usage: 4,
    versions: [],
    curates: true,
  };
  answers('GET /api/v1/taxonomy/terms/maids', maids);
  open('/taxonomy/terms/maids');
  const current = { status: 'current', narrower: 0 };
  answers('GET /api/v1/taxonomy/terms', {
    items: [maids, informality].map((one) => ({ ...one, ...current })),
    more: 0,
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Merge into another term…' }));
  const into = await screen.findByLabelText(/^Term of which it becomes a name/);
  expect([...into.querySelectorAll('option')].map(({ value }) => value)).toEqual([
    '',
    'informality',
  ]);
  fireEvent.click(screen.getByRole('button', { name: 'Merge' }));
  expect(api.sent('POST', '/api/v1/taxonomy/merges')).toEqual([]);

  const preview = { target: informality, terms: [link('maids', 'Maids')], words: [], items: 4 };
  answers('POST /api/v1/taxonomy/merges/preview', preview);
  fireEvent.change(into, { target: { value: 'informality' } });
  expect(await screen.findByText(/^4 tags are replaced/)).toBeTruthy();

  answers('POST /api/v1/taxonomy/merges', merged);
  answers('GET /api/v1/taxonomy/terms/maids', {
    ...maids,
    status: 'merged',
    mergedInto: informality,
  });
  fireEvent.click(screen.getByRole('button', { name: 'Merge' }));
  expect(await screen.findByText(/^This term was merged/)).toBeTruthy();
  expect(api.sent('POST', '/api/v1/taxonomy/merges').map(({ body }) => body)).toEqual([
    { target: 'informality', words: [], terms: ['maids'] },
  ]);
});

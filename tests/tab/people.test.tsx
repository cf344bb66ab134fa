import { beforeEach, expect, test } from '@jest/globals';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import type { Continuity, Expert, Experts, OwnExpertise } from '../../src/contract/expertise.ts';
import { ok } from './fake-answer.ts';
import type { FakeApi } from './fake-api.ts';
import { freshBrowser, open } from './open.tsx';

/** Who knows, with reasons; one's own entry, changed by a press; what hangs on one person, for whom it concerns. */

let api: FakeApi;
beforeEach(() => {
  api = freshBrowser();
});
const answers = (on: string, body: unknown) => api.failures.push({ on, with: ok(body) });
const page = () => document.body.textContent ?? '';

const carlos: Expert = {
  person: {
    id: 'carlos',
    name: 'Carlos Mendoza',
    mail: 'carlos.mendoza@org.example',
    jobTitle: 'Specialist',
    unit: 'ENTERPRISES',
    office: 'Lima',
    country: 'Peru',
  },
  languages: ['es', 'en'],
  reasons: [
    { kind: 'reply', count: 2, topics: ['domestic-work'], countries: [], titles: [] },
    { kind: 'mission', count: 1, topics: [], countries: ['Bolivia'], titles: [] },
  ],
  availability: { zone: 'America/Lima', time: '04:00', working: false, together: null },
};
const found: Experts = {
  topics: ['domestic-work'],
  countries: [],
  items: [carlos],
  more: 0,
  credited: [
    {
      person: { id: 'pieter', name: 'Pieter van Wyk' },
      reasons: [{ kind: 'product', count: 1, topics: [], countries: [], titles: ['A survey'] }],
      holder: { ...carlos.person, id: 'david', name: 'David Mutua', mail: 'david@org.example' },
    },
  ],
};
const own: OwnExpertise = {
  topics: ['wages'],
  countries: [],
  languages: [],
  hidden: false,
  hiddenTopics: [],
  foundBy: [{ topic: 'domestic-work', pieces: 3 }],
  unknown: [],
  continuity: false,
};
const risks: Continuity = {
  items: [
    {
      topic: 'domestic-work',
      person: { id: 'carlos', name: 'Carlos Mendoza' },
      pieces: 4,
      leavesOn: '2026-03-31',
    },
    { topic: 'wages', person: null, pieces: 2, leavesOn: null },
  ],
};

test('a question by keyboard names who knows and why; whoever left is credited, and the present holder can be asked', async () => {
  answers('GET /api/v1/me/expertise', own);
  answers('GET /api/v1/experts?q=domestic', found);
  open('/people');
  const field = await screen.findByRole('searchbox');
  fireEvent.change(field, { target: { value: 'domestic work' } });
  fireEvent.submit(field.closest('form') ?? field);
  expect(await screen.findByRole('heading', { name: 'Carlos Mendoza' })).toBeTruthy();
  expect(page()).toContain('answered 2 questions on domestic work');
  expect(page()).toContain('1 mission to Bolivia');
  expect(page()).toContain('Language: Spanish and English');
  expect(page()).toContain('It is 04:00 there, outside usual office hours.');
  const chat = screen.getByRole('link', { name: /^Ask Carlos Mendoza in chat/ });
  expect(chat.getAttribute('href')).toContain('users=carlos.mendoza%40org.example');
  expect(page()).toContain('Pieter van Wyk has left; David Mutua holds the post now.');
  expect(page()).toContain('owner of “A survey”');
  expect(screen.queryByRole('link', { name: /Ask Pieter/ })).toBeNull();
  expect(page()).not.toContain('Topics that hang on one person');
});

test('nobody known is said plainly, with the way to the community and to documents', async () => {
  answers('GET /api/v1/me/expertise', own);
  answers('GET /api/v1/experts', { ...found, topics: [], items: [], credited: [] });
  open('/people?q=zeppelins');
  expect(await screen.findByText(/nobody has written, owned or declared/)).toBeTruthy();
  const ask = screen.getByRole('link', { name: 'Ask the community' });
  expect(ask.getAttribute('href')).toContain('/queries/new?q=zeppelins');
  expect(screen.getByRole('link', { name: 'Search documents' })).toBeTruthy();
});

test('a link by topic asks at once, and governance sees below it what hangs on one person', async () => {
  answers('GET /api/v1/me/expertise', { ...own, continuity: true });
  answers('GET /api/v1/experts?q=Domestic+work', found);
  answers('GET /api/v1/admin/continuity', risks);
  open('/people?topic=domestic-work');
  expect(
    await screen.findByRole('heading', { name: 'Topics that hang on one person' }),
  ).toBeTruthy();
  expect(await screen.findByText('last day 31 March 2026')).toBeTruthy();
  expect(page()).toContain('somebody who does not want to be named · 2 published pieces');
});

test('every press on one’s own entry is saved at once; what names no topic is told', async () => {
  answers('GET /api/v1/me/expertise', own);
  open('/people/me');
  const saved = (body: Partial<OwnExpertise>) => {
    answers('PUT /api/v1/me/expertise', { ...own, ...body });
    answers('GET /api/v1/me/expertise', { ...own, ...body });
  };
  const last = () => api.sent('PUT', '/api/v1/me/expertise').at(-1)?.body;
  saved({ hiddenTopics: ['domestic-work'] });
  fireEvent.click(await screen.findByRole('button', { name: 'Hide for domestic work' }));
  expect(await screen.findByRole('button', { name: 'Show for domestic work' })).toBeTruthy();
  expect(last()).toEqual({
    skills: ['wages'],
    languages: [],
    hidden: false,
    hiddenTopics: ['domestic-work'],
  });
  saved({ unknown: ['zeppelins'] });
  const field = screen.getByRole('textbox', { name: 'Topic or country' });
  fireEvent.change(field, { target: { value: 'zeppelins' } });
  fireEvent.submit(field.closest('form') ?? field);
  await waitFor(() => expect(page()).toContain('Not kept, since it names no topic'));
  expect(last()).toMatchObject({ skills: ['wages', 'zeppelins'] });
  saved({ hidden: true });
  fireEvent.click(screen.getByRole('button', { name: 'Hide me altogether' }));
  expect(await screen.findByText('You are hidden: nobody is led to you.')).toBeTruthy();
});

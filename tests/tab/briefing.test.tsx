import { beforeEach, expect, test } from '@jest/globals';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { Experts } from '../../src/contract/expertise.ts';
import type { Briefing } from '../../src/contract/preparing.ts';
import { ok } from './fake-answer.ts';
import type { FakeApi } from './fake-api.ts';
import { product, query, summary, summaryOf } from './fake-data.ts';
import { freshBrowser, open } from './open.tsx';

/** What there is to know of a country before a mission: each part with how many there are, and what to do where there is nothing. */

let api: FakeApi;
beforeEach(() => {
  api = freshBrowser();
});

const answers = (on: string, body: unknown) => api.failures.push({ on, with: ok(body) });

const carlos: Experts['items'][number]['person'] = {
  id: 'carlos',
  name: 'Carlos Mendoza',
  mail: 'carlos.mendoza@org.example',
  jobTitle: 'Specialist',
  unit: 'ENTERPRISES',
  office: 'Lima',
  country: 'Peru',
};
const contacts: Experts = {
  topics: [],
  countries: ['Peru'],
  items: [
    {
      person: carlos,
      languages: ['es'],
      reasons: [{ kind: 'mission', count: 2, topics: [], countries: ['Peru'], titles: [] }],
      availability: { zone: 'America/Lima', time: '04:00', working: false, together: null },
    },
  ],
  more: 0,
  credited: [],
};
const nothing = { items: [], count: 0 };
const peru: Briefing = {
  about: { kind: 'country', name: 'Peru' },
  words: 'Peru',
  missions: {
    items: [
      {
        title: 'Wage survey',
        startsOn: '2026-02-02',
        endsOn: '2026-02-06',
        person: { id: 'pieter', name: 'Pieter van Wyk' },
        left: true,
        holder: { ...carlos, id: 'david', name: 'David Mutua' },
      },
      {
        title: null,
        startsOn: '2025-06-01',
        endsOn: '2025-06-05',
        person: { id: 'mei', name: 'Mei Tanaka' },
        left: false,
        holder: null,
      },
    ],
    count: 7,
    asOf: '2026-10-01T08:00:00Z',
  },
  reports: nothing,
  lessons: { items: [product({ title: 'Desks at the market of Gamarra' })], count: 9 },
  products: nothing,
  contacts,
  discussions: { items: [summary()], count: 1 },
  queries: { items: [summaryOf(query())], count: 1 },
};
const part = (name: string | RegExp) => within(screen.getByRole('region', { name }));

test('missions, lessons, contacts and open talk of a country stand on one page, with where the rest is', async () => {
  answers('GET /api/v1/briefing?about=Peru', peru);
  open('/briefing/Peru');
  expect(await screen.findByRole('heading', { name: 'Briefing: Peru' })).toBeTruthy();
  const missions = within(await screen.findByRole('region', { name: 'Past missions (7)' }));
  expect(
    missions.getByText(/Pieter van Wyk has left; David Mutua holds the post now/),
  ).toBeTruthy();
  expect(missions.getByText('travelled: Mei Tanaka')).toBeTruthy();
  expect(screen.getByText(/register of missions was last read on 1 October 2026/)).toBeTruthy();

  const lessons = part('Lessons (9)');
  expect(lessons.getByRole('link', { name: /^Desks at the market of Gamarra/ })).toBeTruthy();
  const more = new URL(
    lessons.getByRole('link', { name: 'More' }).getAttribute('href') ?? '',
    'http://praxis.test',
  );
  expect(Object.fromEntries(more.searchParams)).toEqual({
    q: 'Peru',
    country: 'Peru',
    type: 'lesson learned|good practice',
  });
  expect(part('Contacts (1)').getByText('2 missions to Peru')).toBeTruthy();
  expect(part('Running discussions (1)').queryByRole('link', { name: 'More' })).toBeNull();
  expect(part('Open questions (1)').getByText(/registered domestic workers/)).toBeTruthy();
  // Where there is nothing, what to do about it.
  expect(part('Mission reports (0)').getByText(/Ask a traveller for theirs/)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Print' })).toBeTruthy();
});

test('another country is asked for in the same place, and the briefing is of that one', async () => {
  answers('GET /api/v1/briefing?about=Peru', peru);
  open('/briefing/Peru');
  await screen.findByRole('region', { name: 'Past missions (7)' });
  answers('GET /api/v1/briefing?about=Kenya', {
    ...peru,
    about: { kind: 'country', name: 'Kenya' },
    missions: { ...nothing, asOf: null },
  });
  const field = screen.getByRole('searchbox', { name: 'Country or partner' });
  fireEvent.change(field, { target: { value: ' Kenya ' } });
  fireEvent.click(screen.getByRole('button', { name: 'Show the briefing' }));
  expect(await screen.findByRole('heading', { name: 'Briefing: Kenya' })).toBeTruthy();
  await waitFor(() => expect(part('Past missions (0)').getByText(/who went last/)).toBeTruthy());
  expect(screen.queryByText(/last read on/)).toBeNull();
});

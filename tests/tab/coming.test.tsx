import { beforeEach, expect, test } from '@jest/globals';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { ok, problem } from './fake-answer.ts';
import type { FakeApi } from './fake-api.ts';
import { freshBrowser, open } from './open.tsx';

/** Pages of what comes of itself, what is read before a mission, and who answers: waiting, empty, broken, in use. */

let api: FakeApi;
beforeEach(() => {
  api = freshBrowser();
  answers('GET /api/v1/taxonomy/topics', { topics: {}, meanings: {} });
});

const answers = (on: string, body: unknown) => api.failures.push({ on, with: ok(body) });

interface Emptied {
  readonly path: string;
  readonly asks: string;
  readonly body: unknown;
  readonly says: string;
}

const EMPTY: readonly Emptied[] = [
  {
    path: '/alerts',
    asks: 'alerts',
    body: { items: [], rhythm: 'daily', lately: [] },
    says: 'You have no alerts.',
  },
  {
    path: '/announcements',
    asks: 'announcements',
    body: { items: [] },
    says: 'There is nothing to announce.',
  },
  {
    path: '/collections',
    asks: 'collections',
    body: { items: [] },
    says: 'There is no collection yet.',
  },
  {
    path: '/reviews',
    asks: 'reviews',
    body: { items: [] },
    says: 'None of yours is past its review date.',
  },
  {
    path: '/preparing',
    asks: 'preparations',
    body: { items: [] },
    says: 'You have not begun one yet.',
  },
  {
    path: '/desks',
    asks: 'desks',
    body: { staffs: false, waiting: [], mine: [], shared: [], figures: null },
    says: 'You have asked nothing yet.',
  },
  {
    path: '/taxonomy/managers',
    asks: 'content-managers',
    body: { people: [], changes: [] },
    says: 'Nobody was named yet.',
  },
  {
    path: '/glossary',
    asks: 'glossary',
    body: { curates: false, items: [] },
    says: 'The glossary is still empty.',
  },
];

test.each(EMPTY)(
  '$path says in words that it is broken, is read again, and says what to do while it is empty',
  async ({ path, asks, body, says }) => {
    const on = `GET /api/v1/${asks}`;
    api.failures.push({ on, with: problem(403, 'forbidden', 'This is not open to you today.') });
    open(path);
    const broken = await screen.findByText('This is not open to you today.');
    const bar = broken.closest('[role="alert"]') as HTMLElement;
    answers(on, body);
    if (asks === 'desks') answers('POST /api/v1/desks/places', { items: [] });
    fireEvent.click(within(bar).getByRole('button'));
    expect(await screen.findByText(says)).toBeTruthy();
    expect(screen.queryByText('This is not open to you today.')).toBeNull();
  },
);

test('while a page is read it says so', async () => {
  const fetched = globalThis.fetch;
  let go = (): void => undefined;
  globalThis.fetch = (async (input: string, init: RequestInit) => {
    if (input.includes('announcements')) await new Promise<void>((done) => (go = done));
    return fetched(input, init);
  }) as typeof fetch;
  answers('GET /api/v1/announcements', { items: [] });
  open('/announcements');
  await screen.findByRole('heading', { name: 'To announce' });
  expect(screen.getAllByRole('progressbar').length).toBeGreaterThan(0);
  go();
  expect(await screen.findByText('There is nothing to announce.')).toBeTruthy();
});

const document = {
  id: 'd1',
  title: 'Open register of firms',
  language: 'en',
  webUrl: 'https://contoso.example/d1',
  publishedOn: '2026-03-01',
};

test('a moderator announces a document with a line of their own', async () => {
  const suggested = {
    id: 'a1',
    document,
    community: { id: 'c1', name: 'Formalization' },
    topics: [],
    state: 'suggested',
    line: '',
    reason: null,
    at: '2026-03-02T09:00:00.000Z',
    actions: ['announce', 'decline'],
  };
  answers('GET /api/v1/announcements', { items: [suggested] });
  open('/announcements');
  fireEvent.change(await screen.findByLabelText('Your line about it'), {
    target: { value: 'Worth a look.' },
  });
  answers('POST /api/v1/announcements/a1/announce', null);
  answers('GET /api/v1/announcements', { items: [] });
  fireEvent.click(screen.getByRole('button', { name: /^Post to the channel/ }));
  expect(await screen.findByText('There is nothing to announce.')).toBeTruthy();
  const [sent] = api.sent('POST', '/api/v1/announcements/a1/announce');
  expect(sent?.body).toEqual({ line: 'Worth a look.' });
});

test('an alert is deleted and taken back', async () => {
  const alert = {
    id: 'x1',
    topics: [],
    countries: ['Peru'],
    kinds: ['product'],
    collection: null,
    state: 'active',
    actions: ['change', 'pause', 'delete'],
  };
  answers('GET /api/v1/alerts', { items: [alert], rhythm: 'daily', lately: [] });
  open('/alerts');
  const remove = await screen.findByRole('button', { name: /^Delete: / });
  answers('POST /api/v1/alerts/x1/delete', null);
  answers('GET /api/v1/alerts', { items: [], rhythm: 'daily', lately: [] });
  fireEvent.click(remove);
  answers('POST /api/v1/alerts/x1/restore', null);
  answers('GET /api/v1/alerts', { items: [alert], rhythm: 'daily', lately: [] });
  fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(await screen.findByRole('button', { name: /^Delete: / })).toBeTruthy();
  expect(api.sent('POST', '/api/v1/alerts/x1/restore')).toHaveLength(1);
});

test('two meanings stand side by side; a content manager agrees on one and sees what was done', async () => {
  const meaning = (id: string, unit: string, definition: string) => ({
    id,
    unit,
    definition,
    language: 'en',
    definitions: { en: definition },
    source: '',
    sourceUrl: null,
  });
  const entry = {
    id: 'e1',
    version: 1,
    state: 'current',
    label: 'Beneficiary',
    labels: { en: 'Beneficiary' },
    term: null,
    meanings: [
      meaning('m1', 'Geneva', 'Who takes part.'),
      meaning('m2', 'Lima', 'Who gets a service.'),
    ],
    settled: null,
    differs: true,
    versions: [],
    curates: true,
  };
  answers('GET /api/v1/glossary/e1', entry);
  open('/glossary/e1');
  expect(await screen.findByText(/^Offices use this word differently/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Agree on: Lima' }));
  const version = { version: 1, at: '2026-03-02T09:00:00.000Z', by: 'Amina', verb: 'settle' };
  const after = { ...entry, version: 2, settled: 'm2', differs: false, versions: [version] };
  answers('POST /api/v1/glossary/e1/settle', after);
  answers('GET /api/v1/glossary/e1', after);
  fireEvent.click(screen.getByRole('button', { name: 'This meaning holds' }));
  expect(await screen.findByText('Agreed meaning')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Undo this' })).toBeTruthy();
  await waitFor(() =>
    expect(api.sent('POST', '/api/v1/glossary/e1/settle').map(({ body }) => body)).toEqual([
      { meaning: 'm2', version: 1 },
    ]),
  );
});

test('a briefing asks for a country or partner before it reads anything', async () => {
  open('/briefing');
  expect(await screen.findByText('Name a country or partner.')).toBeTruthy();
  expect(api.calls.some(({ path }) => path.includes('briefing'))).toBe(false);
});

import { beforeEach, expect, test } from '@jest/globals';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { type FakeApi, sheet } from './fake-api.ts';
import {
  consolidated,
  contribution,
  discussion,
  handover,
  handoverSummary,
  interimDraft,
  interims,
  pack,
  prompt,
  query,
  synthesis,
} from './fake-data.ts';
import { queueOf, taskOf } from './fake-queue.ts';
import { freshBrowser, open } from './open.tsx';

let api: FakeApi;
beforeEach(() => {
  api = freshBrowser();
  api.prompts = [prompt()];
  api.sheets = [sheet()];
  api.synthesis = synthesis();
  api.interims = interims({ draft: interimDraft(), published: [interimDraft({ id: 'i-0' })] });
  api.loops.queries = [query({ mine: true, actions: ['reply', 'judge', 'withdraw'] })];
  api.loops.consolidated = consolidated();
  api.loops.handovers = [handoverSummary()];
  api.loops.handover = handover(sheet({ suggested: ['title'] }));
  api.loops.pack = pack();
  api.queue = queueOf([
    {
      kind: 'contribution',
      task: taskOf({ key: 'contribution:x' }),
      since: '2026-11-19T08:00:00Z',
      discussion: { id: 'd-1', title: 'What makes street vendors register?' },
      contribution: contribution({ id: 'x-9', state: 'held', actions: ['approve', 'hide'] }),
    },
  ]);
});

/** Address, heading, and words that stand there once everything was read. */
const PAGES = [
  ['/', 'What waits for you', '1 item waits for your review'],
  ['/discussions', 'Discussions', 'Running and scheduled'],
  ['/discussions/new', 'Open a discussion', 'Empty the form'],
  ['/discussions/d-1', 'What makes street vendors register?', 'Related knowledge'],
  ['/discussions/d-1/synthesis', 'Synthesis: What makes street vendors register?', 'Other points'],
  ['/discussions/d-1/interim', /^Interim summary to be published/, 'Not heard yet'],
  ['/moderation', 'To review', 'Waiting for a moderator'],
  ['/search', 'Search', /The libraries hold 342/],
  ['/search?q=vendors', 'Search', '1 result'],
  ['/knowledge/k-1', 'Inscrire les vendeuses de rue à Dakar', 'More like this'],
  ['/captures', 'My notes', 'Write the lesson now'],
  ['/captures/r-1', 'Lesson learned', 'The lesson in one line'],
  ['/queries', 'Questions', /12 questions begun/],
  ['/queries/new', 'Ask a question', 'See what is there'],
  ['/queries/f-1', /^Has anyone registered domestic workers/, 'What was there already'],
  ['/queries/f-1/consolidated', /^Consolidated reply: Has anyone/, 'Resources'],
  ['/handovers', 'Handover', 'Your handover'],
  ['/handovers/h-1', 'Your handover', 'Who will see what'],
  ['/handovers/h-1/pack', 'Handover of Mei Tanaka', 'Open commitments'],
  ['/nowhere', 'Page not found', 'There is no such page in Praxis.'],
] as const;

test.each(PAGES)('%s has one heading and no accessibility fault', async (path, title, words) => {
  open(path);
  await screen.findByRole('heading', { level: 1, name: title });
  await screen.findAllByText(words);
  // Contrast needs a drawn page, in each theme; everything else that rules can see is checked here.
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: true } },
  });
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
});

test('after a change of page the heading has the focus, and the window its title', async () => {
  open('/');
  fireEvent.click(await screen.findByRole('link', { name: 'Discussions' }));
  const heading = await screen.findByRole('heading', { level: 1, name: 'Discussions' });
  expect(document.activeElement).toBe(heading);
  expect(document.title).toBe('Discussions · Praxis');
});

test('what is due soon goes by the product’s day where the person lives, whatever the browser’s clock says', async () => {
  const soon = (id: string, endsAt: string) => discussion({ id, title: id, endsAt });
  // In Kiritimati it is the 23rd already; what ended the day before there is over.
  api.me = { ...api.me, zone: 'Pacific/Kiritimati', now: '2026-11-22T10:00:00Z' };
  api.discussions = [
    soon('yesterday', '2026-11-22T09:30:00Z'),
    soon('today', '2026-11-22T10:30:00Z'),
    soon('last', '2026-12-07T09:00:00Z'),
    soon('later', '2026-12-07T10:30:00Z'),
  ];
  api.loops.queries = [];
  open('/');
  const due = within(await screen.findByRole('region', { name: 'Due soon' }));
  const ending = await due.findAllByRole('link', { name: /ends on/ });
  expect(ending.map(({ textContent }) => textContent?.slice(0, 7))).toEqual(['“today”', '“last” ']);
});

test('the language follows the person, at once and on the server', async () => {
  open('/discussions');
  fireEvent.change(await screen.findByRole('combobox', { name: 'Language of Praxis' }), {
    target: { value: 'fr' },
  });
  expect(await screen.findByRole('link', { name: 'Recherche' })).toBeTruthy();
  await waitFor(() => expect(document.documentElement.lang).toBe('fr'));
  expect(api.me.language).toBe('fr');
});

test('a text in another language says so, to eyes and to screen readers', async () => {
  open('/discussions/d-1');
  const text = await screen.findByText(/Chez nous, la cotisation/);
  expect(text.getAttribute('lang')).toBe('fr');
  expect(screen.getAllByText('French').length).toBeGreaterThan(0);
});

test('what users wrote is text, never markup', async () => {
  const hostile = '<img src=x onerror=alert(1)><b>bold</b>';
  api.discussions = [
    discussion({ thread: [contribution({ text: hostile })], background: hostile }),
  ];
  open('/discussions/d-1');
  expect(await screen.findAllByText(hostile)).toHaveLength(2);
  expect(document.querySelector('img, main b')).toBeNull();
});

test('a product whose address is no web address is no link', async () => {
  const [hit] = api.answer.hits;
  if (!hit) throw new Error('the fake answer is empty');
  api.answer = { ...api.answer, hits: [{ ...hit, webUrl: 'javascript:alert(1)' }] };
  open('/search?q=vendors');
  await screen.findByText(hit.title);
  expect(screen.queryByRole('link', { name: new RegExp(hit.title) })).toBeNull();
});

test('a search without a hit says what to do', async () => {
  api.answer = { ...api.answer, hits: [], good: false };
  open('/search?q=zzz');
  expect(await screen.findByText('Nothing fits well enough to be shown.')).toBeTruthy();
  expect(screen.getByText(/Try another language/)).toBeTruthy();
});

test('an outdated product says since when, and a hit why it is shown', async () => {
  open('/search?q=vendors');
  expect(await screen.findByText(/review was due on 5 March 2026/)).toBeTruthy();
  expect(screen.getByText(/same topic: formalization; same country: Senegal/)).toBeTruthy();
});

test('a page that cannot be read offers another try, which works', async () => {
  api.failures.push({
    on: 'GET /api/v1/discussions',
    with: { status: 403, body: { code: 'forbidden', message: 'You do not have the right.' } },
  });
  open('/discussions');
  expect(await screen.findByText('You do not have the right.')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('What makes street vendors register?')).toBeTruthy();
});

test('without a person, a local server offers people; the choice is who one is', async () => {
  sessionStorage.clear();
  open('/');
  fireEvent.click(await screen.findByRole('button', { name: /Amina Diallo/ }));
  expect(await screen.findByRole('heading', { level: 1, name: 'What waits for you' })).toBeTruthy();
  expect(api.sent('POST', '/dev/api/token')[0]?.body).toEqual({ person: 'p-amina' });
});

test('outside Teams a production server only says where to go', async () => {
  sessionStorage.clear();
  api.signIn = { mode: 'teams' };
  open('/');
  expect(await screen.findByText('Praxis opens in Microsoft Teams')).toBeTruthy();
  expect(api.calls.map(({ path }) => path)).toEqual(['/api/v1/sign-in']);
});

test('a form to open a discussion says what is missing and sends nothing', async () => {
  open('/discussions/new');
  fireEvent.click(await screen.findByRole('button', { name: 'Open the discussion' }));
  expect(await screen.findAllByText('Please fill this in.')).toHaveLength(3);
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: /Title/ })),
  );
  expect(api.sent('POST', '/api/v1/discussions')).toEqual([]);
});

test('a discussion’s dates begin at the product’s time, whatever the browser’s clock says', async () => {
  api.me = { ...api.me, now: '2031-05-05T10:00:00Z' };
  open('/discussions/new');
  const end = await screen.findByLabelText<HTMLInputElement>(/Ends on/);
  expect(end.value).toBe('2031-05-19T18:00');
});

test('a form kept until its dates were past keeps its words and begins with new dates', async () => {
  const { unmount } = open('/discussions/new');
  fireEvent.change(await screen.findByRole('textbox', { name: /Title/ }), {
    target: { value: 'Kept' },
  });
  unmount();
  api.me = { ...api.me, now: '2031-05-05T10:00:00Z' };
  open('/discussions/new');
  expect((await screen.findByLabelText<HTMLInputElement>(/Ends on/)).value).toBe(
    '2031-05-19T18:00',
  );
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: /Title/ }).value).toBe('Kept');
});

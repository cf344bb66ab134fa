import { beforeEach, expect, test } from '@jest/globals';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import type { FaqPage, SchedulePage, WordingEdit } from '../../src/contract/query-leading.ts';
import type { FakeApi } from './fake-api.ts';
import { led, query } from './fake-data.ts';
import { freshBrowser, open } from './open.tsx';

let api: FakeApi;
beforeEach(() => {
  api = freshBrowser();
  api.loops.queries = [query({ moderator: true, actions: ['reply', 'hide'] })];
});

const press = async (name: string | RegExp) =>
  fireEvent.click(await screen.findByRole('button', { name }));
const body = (method: string, path: string) => api.sent(method, `/api/v1/${path}`)[0]?.body;

const other = {
  id: 'f-2',
  text: 'How do domestic workers get registered?',
  language: 'en' as const,
  asker: 'Omar Haddad',
  replies: 3,
  state: 'open',
};

test('who was asked and what they said, what comes next, and a likely twin put together after a second look', async () => {
  api.loops.led = led({
    mayMerge: true,
    next: { step: 'experts', at: '2026-11-25T09:00:00Z' },
    asks: [
      {
        id: 'a-1',
        name: 'Daniel Quispe',
        by: null,
        state: 'declined',
        to: null,
        reason: 'On another country.',
        at: '2026-11-20T09:00:00Z',
      },
    ],
    alike: [other],
  });
  api.loops.also.set('POST queries/f-1/merge', null);
  open('/queries/f-1');
  expect(
    await screen.findByText(/Daniel Quispe, asked by the community’s schedule .*cannot answer/),
  ).toBeTruthy();
  expect(screen.getByText(/colleagues who know are asked on 25 November 2026/)).toBeTruthy();
  await press(/^Same as: How do domestic workers/);
  expect(api.sent('POST', '/api/v1/queries/f-1/merge')).toEqual([]);
  await press('Same as this one');
  await waitFor(() => expect(body('POST', 'queries/f-1/merge')).toEqual({ into: 'f-2' }));
});

test('whoever is asked by name says that they cannot answer, with a word', async () => {
  api.loops.led = led({ myAsk: { id: 'a-9', version: 1 } });
  api.loops.also.set('POST query-asks/a-9/decline', null);
  open('/queries/f-1');
  await press('I cannot answer');
  fireEvent.change(await screen.findByRole('textbox', { name: /why, or where to look/ }), {
    target: { value: 'Ask Lima.' },
  });
  const buttons = screen.getAllByRole('button', { name: 'I cannot answer' });
  fireEvent.click(buttons.at(-1) as HTMLElement);
  await waitFor(() => expect(body('POST', 'query-asks/a-9/decline')).toEqual({ why: 'Ask Lima.' }));
});

const edit: WordingEdit = {
  id: 'w-1',
  version: 1,
  reply: null,
  before: 'Who?',
  after: 'Who has registered them?',
  why: 'Clearer.',
  by: 'Thandiwe Mokoena',
  of: 'Amina Diallo',
  mine: true,
  proposed: false,
  state: 'asked',
  at: '2026-11-20T09:00:00Z',
  until: '2026-11-27T09:00:00Z',
};

test('other words stand beside one’s own, and nothing is sent without a yes', async () => {
  api.loops.led = led({ edits: [edit] });
  api.loops.also.set('POST query-wordings/w-1/answer', null);
  open('/queries/f-1');
  expect(await screen.findByText('Who has registered them?')).toBeTruthy();
  expect(screen.getByText(/do not answer by 27 November 2026, your words stay/)).toBeTruthy();
  await press('Use the new words');
  await waitFor(() =>
    expect(body('POST', 'query-wordings/w-1/answer')).toEqual({ verb: 'agree', version: 1 }),
  );
});

test('a moderator proposes other words with a reason, and not the same ones', async () => {
  api.loops.also.set('POST queries/f-1/wordings', null);
  open('/queries/f-1');
  await press('Propose other words…');
  const words = await screen.findByRole('textbox', { name: /as they would stand/ });
  await press('Ask for agreement');
  expect(await screen.findByText('Please change something in the words.')).toBeTruthy();
  fireEvent.change(words, { target: { value: 'Who has registered them?' } });
  fireEvent.change(screen.getByRole('textbox', { name: /Why they are better/ }), {
    target: { value: 'Clearer.' },
  });
  await press('Ask for agreement');
  await waitFor(() =>
    expect(body('POST', 'queries/f-1/wordings')).toMatchObject({
      reply: null,
      text: 'Who has registered them?',
      why: 'Clearer.',
      version: 2,
    }),
  );
});

const faq: FaqPage = {
  id: 'e-1',
  question: 'How are domestic workers registered?',
  answer: 'By phone, once a month.',
  language: 'en',
  community: { id: 'c-formal', name: 'Formalization' },
  state: 'offered',
  owner: null,
  reviewOn: null,
  reviewDue: false,
  webUrl: null,
  product: null,
  version: 4,
  ownerId: null,
  reason: null,
  sources: 2,
  query: { id: 'f-1', text: 'Has anyone?', language: 'en' },
  actions: ['approve', 'decline'],
  owners: [{ id: 'p-1', name: 'Carlos Mendoza' }],
  usualReview: '2027-11-23',
};

test('an entry is published with its owner and the day on which it is looked at again', async () => {
  api.loops.also.set('GET faqs/e-1', faq);
  api.loops.also.set('POST faqs/e-1/publish', { ...faq, state: 'publishing', actions: [] });
  open('/faqs/e-1');
  const answer = await screen.findByRole('textbox', { name: /^Answer/ });
  fireEvent.change(answer, { target: { value: '' } });
  await press('Publish');
  expect(await screen.findByText('Please fill this in.')).toBeTruthy();
  expect(api.sent('POST', '/api/v1/faqs/e-1/publish')).toEqual([]);
  fireEvent.change(answer, { target: { value: 'By phone.' } });
  await press('Publish');
  await waitFor(() =>
    expect(body('POST', 'faqs/e-1/publish')).toEqual({
      version: 4,
      question: faq.question,
      answer: 'By phone.',
      owner: 'p-1',
      reviewOn: '2027-11-23',
    }),
  );
});

test('a colleague’s words, once they agreed, are offered with the question that they answer', async () => {
  api.loops.also.set('GET consents/k-1/words', { becomes: 'faq', words: 'By phone.' });
  api.loops.also.set('POST faqs', { id: 'e-9', query: 'f-1' });
  open('/faqs/new?consent=k-1');
  const question = await screen.findByRole('textbox', { name: /^Which question/ });
  const community = screen.getByRole('combobox', { name: /^Community/ });
  fireEvent.change(community, { target: { value: 'c-formal' } });
  await press('Offer it to the moderators');
  expect(await screen.findByText('Please fill this in.')).toBeTruthy();
  expect(api.sent('POST', '/api/v1/faqs')).toEqual([]);
  fireEvent.change(question, { target: { value: 'How are they registered?' } });
  await press('Offer it to the moderators');
  await waitFor(() =>
    expect(body('POST', 'faqs')).toMatchObject({
      question: 'How are they registered?',
      answer: 'By phone.',
      community: 'c-formal',
      consent: 'k-1',
    }),
  );
});

test('entries whose review is due say so; those that wait for a moderator come first', async () => {
  const published = { ...faq, id: 'e-2', question: 'Old one?', state: 'published' as const };
  api.loops.also.set('GET faqs', {
    items: [{ ...published, owner: 'Ana', reviewOn: '2026-11-01', reviewDue: true }, faq],
  });
  open('/faqs');
  expect(
    await screen.findByText(/Ana answers for it · Its review was due on 1 November/),
  ).toBeTruthy();
  const headings = screen.getAllByRole('heading', { level: 2 }).map((one) => one.textContent);
  expect(headings).toEqual(['Waiting for a moderator', 'Published']);
});

test('the schedule is refused where a step does not come after the one before, and keeps its history', async () => {
  const usual = { moderators: 3, experts: 5, gap: 10 };
  const page: SchedulePage = {
    community: { id: 'c-formal', name: 'Formalization' },
    schedule: usual,
    usual,
    history: [{ schedule: usual, by: 'Thandiwe Mokoena', at: '2026-11-20T09:00:00Z' }],
  };
  api.loops.also.set('GET communities/c-formal/query-schedule', page);
  api.loops.also.set('PUT communities/c-formal/query-schedule', page);
  open('/communities/c-formal/query-schedule');
  const experts = await screen.findByLabelText(/Colleagues who know are asked after/);
  fireEvent.change(experts, { target: { value: '3' } });
  await press('Save');
  expect(await screen.findByText(/Each step needs more days/)).toBeTruthy();
  fireEvent.change(experts, { target: { value: '4' } });
  await press('Save');
  await waitFor(() =>
    expect(body('PUT', 'communities/c-formal/query-schedule')).toEqual({
      moderators: 3,
      experts: 4,
      gap: 10,
    }),
  );
  expect(
    screen.getByText(/3, 5 and 10 days, by Thandiwe Mokoena on 20 November 2026/),
  ).toBeTruthy();
});

test('a gap says which question left it, what was found, who was asked, and who sees to it', async () => {
  api.loops.also.set('GET gaps', {
    items: [
      {
        id: 'g-1',
        words: 'Mining cooperatives',
        topics: [],
        countries: ['Ghana'],
        language: 'en',
        people: 3,
        at: '2026-11-20T09:00:00Z',
        takenBy: null,
        mine: false,
        questions: [
          {
            query: 'f-1',
            asker: 'Omar Haddad',
            neededBy: '2026-12-04',
            found: [{ id: 'k-1', title: 'Small mines', language: 'en' }],
            asked: ['Daniel Quispe'],
          },
        ],
      },
    ],
  });
  api.loops.also.set('POST gaps/g-1/take', null);
  open('/gaps');
  expect(await screen.findByText(/asked by Omar Haddad/)).toBeTruthy();
  expect(screen.getByText('Small mines')).toBeTruthy();
  expect(screen.getByText('Who was asked: Daniel Quispe')).toBeTruthy();
  expect(screen.getByText(/2 people looked for it and did not find it/)).toBeTruthy();
  await press('I see to it: Mining cooperatives');
  await waitFor(() => expect(body('POST', 'gaps/g-1/take')).toEqual({ take: true }));
});

import { beforeEach, expect, test } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { EditPlan, TopicProposal } from '../../src/contract/discussion-plans.ts';
import { ok } from './fake-answer.ts';
import type { FakeApi } from './fake-api.ts';
import { contribution, discussion } from './fake-data.ts';
import { freshBrowser, open } from './open.tsx';

let api: FakeApi;
beforeEach(() => {
  api = freshBrowser();
});

const PLAN = '/api/v1/discussions/d-1/plan';
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const write = async (label: RegExp, value: string) =>
  fireEvent.change(await screen.findByLabelText(label), { target: { value } });

test('a line of the plan that is not as asked for is named and nothing is sent; put right, it is saved', async () => {
  api.failures.push({ on: `POST ${PLAN}`, with: ok(discussion()) });
  open('/discussions/d-1/plan');
  const questions = await screen.findByLabelText<HTMLTextAreaElement>(/Questions of phase 1/);
  expect(questions.readOnly).toBe(true);
  await write(/Resource persons/, 'Mei Tanaka');
  press('Save the plan');
  expect(await screen.findByText('A line is not as asked for: Mei Tanaka')).toBeTruthy();
  expect(api.sent('POST', PLAN)).toEqual([]);
  await write(/Resource persons/, 'Mei Tanaka, 48');
  // The browser is closed and opened again: nothing is lost, and once it is saved nothing is kept.
  const people = async () =>
    (await screen.findByLabelText<HTMLTextAreaElement>(/Resource persons/)).value;
  cleanup();
  open('/discussions/d-1/plan');
  expect(await people()).toBe('Mei Tanaka, 48');
  press('Save the plan');
  await screen.findByText('The plan is saved.');
  cleanup();
  open('/discussions/d-1/plan');
  expect(await people()).toBe('');
  const sent = api.sent('POST', PLAN).map(({ body }) => (body as EditPlan).plan.resourcePersons);
  expect(sent).toEqual([[{ person: 'Mei Tanaka', hours: 48 }]]);
});

test('what has come of what is urgent is one page, which those who may write', async () => {
  const output = { text: 'Two bridges are out.', by: 'Mei Tanaka', at: null, versions: 1 };
  api.discussions = [discussion({ output: { ...output, mayWrite: true } })];
  const PAGE = '/api/v1/discussions/d-1/output';
  api.failures.push({ on: `PUT ${PAGE}`, with: ok(discussion()) });
  open('/discussions/d-1');
  expect(await screen.findByText('Two bridges are out.')).toBeTruthy();
  press('Write the page');
  const page = screen.getByRole('textbox', { name: /What has come of it/ });
  fireEvent.change(page, { target: { value: 'Three bridges are out.' } });
  press('Save the page');
  await waitFor(() =>
    expect(api.sent('PUT', PAGE)[0]?.body).toEqual({
      version: discussion().version,
      text: 'Three bridges are out.',
    }),
  );
});

test('a plan is for moderators', async () => {
  api.discussions = [discussion({ moderator: false, actions: [] })];
  open('/discussions/d-1/plan');
  expect(await screen.findByText(/moderators/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Save the plan' })).toBeNull();
});

const topic = (part: Partial<TopicProposal> = {}): TopicProposal => ({
  id: 't-1',
  community: { id: 'c-formal', name: 'Formalization' },
  title: 'Platform work and registration',
  why: 'Riders ask us every week.',
  language: 'en',
  by: 'Kofi Mensah',
  mine: false,
  createdAt: '2026-11-18T09:12:00Z',
  backers: 2,
  backed: false,
  state: 'open',
  reason: '',
  mergedInto: null,
  discussion: null,
  answeredBy: null,
  answeredAt: null,
  actions: ['back', 'accept', 'merge', 'decline'],
  ...part,
});

test('a topic is backed by one press, and answered with a reason only', async () => {
  const topics = { on: 'GET /api/v1/topic-proposals', with: ok({ items: [topic()] }) };
  const POST = 'POST /api/v1/topic-proposals/t-1';
  api.failures.push(topics, topics, topics);
  api.failures.push({ on: `${POST}/back`, with: ok(topic({ backed: true })) });
  open('/discussions/topics');
  expect(await screen.findByText(/2 people back it/)).toBeTruthy();
  press('Back it');
  const backed = () => api.sent('POST', '/api/v1/topic-proposals/t-1/back');
  await waitFor(() => expect(backed()[0]?.body).toEqual({ on: true }));
  press('Answer');
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.click(dialog.getByRole('button', { name: 'Send the answer' }));
  expect(await dialog.findByText(/Please give a reason/)).toBeTruthy();
  expect(api.sent('POST', '/api/v1/topic-proposals/t-1/answer')).toEqual([]);
});

const hour = () => {
  const { plan } = discussion();
  const asked = contribution({ id: 'q-1', text: 'Who signs the contract?', question: null });
  return discussion({
    mayAnswer: true,
    plan: { ...plan, kind: 'question-time' },
    thread: [
      asked,
      contribution({ id: 'a-1', text: 'Both sign it.', question: null, answers: 'q-1' }),
      contribution({ id: 'q-2', text: 'What does it cost?', question: null }),
    ],
  });
};

test('in question time what nobody has answered stands first, and an answer names its question', async () => {
  api.discussions = [hour()];
  open('/discussions/d-1');
  await screen.findByText('What does it cost?', { selector: 'p' });
  const order = screen
    .getAllByText(/What does it cost\?|Who signs|Both sign/, { selector: 'p' })
    .map(({ textContent }) => textContent);
  expect(order).toEqual(['What does it cost?', 'Who signs the contract?', 'Both sign it.']);
  expect(screen.getByText('Not answered yet')).toBeTruthy();
  await write(/Which question do you answer/, 'q-2');
  await write(/Your text/, 'Nothing for the apprentice.');
  press('Send');
  await screen.findByText('Nothing for the apprentice.', { selector: 'p' });
  const [sent] = api.sent('POST', '/api/v1/discussions/d-1/contributions');
  expect(sent?.body).toMatchObject({ answers: 'q-2', text: 'Nothing for the apprentice.' });
});

test('what is pinned stands on top with its mark', async () => {
  api.discussions = [discussion({ pinned: ['x-2'] })];
  open('/discussions/d-1');
  expect(await screen.findByText('Pinned on top')).toBeTruthy();
  const texts = screen.getAllByText(/Chez nous|In Lima/, { selector: 'p' });
  expect(texts[0]?.textContent).toContain('Chez nous');
});

import { beforeEach, expect, test } from '@jest/globals';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { NewQuery } from '../../src/contract/queries.ts';
import { type FakeApi, problem } from './fake-api.ts';
import { product, query, reply } from './fake-data.ts';
import { freshBrowser, open } from './open.tsx';

let api: FakeApi;
beforeEach(() => {
  api = freshBrowser();
});

const QUESTION = 'Has anyone registered domestic workers?';
const field = () =>
  screen.findByRole<HTMLTextAreaElement>('textbox', { name: /What would you like to know/ });
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const asks = () => api.sent('POST', '/api/v1/queries').map(({ body }) => body as NewQuery);

async function look(text = QUESTION) {
  fireEvent.change(await field(), { target: { value: text } });
  press('See what is there');
  await screen.findByRole('heading', { name: 'What is there already' });
}

test('what is there comes first, at most five with their reasons, and nothing is posted', async () => {
  api.loops.before = {
    ...api.loops.before,
    hits: [1, 2, 3, 4, 5, 6].map((number) => product({ id: `k-${number}`, title: `T${number}` })),
    more: 3,
    unable: null,
  };
  open('/queries/new');
  await look();
  expect(await screen.findByText(/5 items may answer you\./)).toBeTruthy();
  expect(screen.getAllByText(/same topic: formalization; same country: Senegal/)).toHaveLength(5);
  expect(screen.getAllByText(/review was due on 5 March 2026/)).toHaveLength(5);
  expect(screen.getAllByText('French')).toHaveLength(5);
  expect(asks()).toEqual([]);
  expect(api.sent('POST', '/api/v1/queries/before')[0]?.body).toEqual({ text: QUESTION });
});

test('“this answers me” says which, is counted once, and ends with thanks', async () => {
  api.failures.push({ on: 'POST /api/v1/queries/stock', with: 'lost-answer' });
  open('/queries/new');
  await look();
  press(/^This answers me: Inscrire/);
  expect(await screen.findByText(/Praxis cannot be reached/)).toBeTruthy();
  press(/^This answers me: Inscrire/);
  expect(await screen.findByText(/nobody had to be asked/)).toBeTruthy();
  expect([...api.loops.stock.values()].map(({ text, product: which }) => [text, which])).toEqual([
    [QUESTION, 'k-1'],
  ]);
  expect(asks()).toEqual([]);
  press('Ask something else');
  expect((await field()).value).toBe('');
});

test('the community that fits is chosen already, with the reason, and who will read is said', async () => {
  open('/queries/new');
  await look();
  press('Ask the community');
  const community = await screen.findByRole<HTMLSelectElement>('combobox', {
    name: /Which community/,
  });
  expect(community.value).toBe('c-formal');
  expect(screen.getByText('Suggested because it works on domestic work.')).toBeTruthy();
  expect(screen.getByText(/in the channel of Formalization\. All its members/)).toBeTruthy();
});

test('a question is sent once, though its answer was lost, and leads to its page', async () => {
  open('/queries/new');
  await look();
  api.failures.push({ on: 'POST /api/v1/queries', with: 'lost-answer' });
  press('Ask the community');
  fireEvent.change(await screen.findByRole('textbox', { name: /What is it for/ }), {
    target: { value: 'For a decree' },
  });
  fireEvent.change(screen.getByLabelText(/Needed by/), { target: { value: '2026-12-04' } });
  press('Post the question');
  expect(await screen.findByText(/Praxis cannot be reached/)).toBeTruthy();
  press('Post the question');
  expect(await screen.findByRole('heading', { level: 1, name: QUESTION })).toBeTruthy();
  expect(api.loops.asked.size).toBe(1);
  const [first, second] = asks();
  expect(second).toEqual(first);
  expect(first).toMatchObject({
    community: 'c-formal',
    text: QUESTION,
    background: 'For a decree',
    neededBy: '2026-12-04',
  });
});

test('what was changed after a sending that had arrived unheard is not lost', async () => {
  open('/queries/new');
  await look();
  press('Ask the community');
  await screen.findByRole('button', { name: 'Post the question' });
  api.failures.push({ on: 'POST /api/v1/queries', with: 'lost-answer' });
  press('Post the question');
  await screen.findByText(/Praxis cannot be reached/);
  fireEvent.change(await field(), { target: { value: 'Another question altogether?' } });
  press('Post the question');
  expect(await screen.findByText(/Your first sending had arrived after all/)).toBeTruthy();
  expect((await field()).value).toBe('Another question altogether?');
  expect(api.loops.asked.size).toBe(1);
});

test('a day that is past is refused beside its field, by the product’s clock', async () => {
  api.me = { ...api.me, now: '2031-05-05T10:00:00Z' };
  open('/queries/new');
  await look();
  press('Ask the community');
  const day = await screen.findByLabelText<HTMLInputElement>(/Needed by/);
  expect(day.min).toBe('2031-05-05');
  fireEvent.change(day, { target: { value: '2031-05-04' } });
  press('Post the question');
  expect(await screen.findByText(/This day is past/)).toBeTruthy();
  expect(asks()).toEqual([]);
});

test('a question half asked outlives the window', async () => {
  const { unmount } = open('/queries/new');
  await look();
  press('Ask the community');
  fireEvent.change(await screen.findByRole('textbox', { name: /What is it for/ }), {
    target: { value: 'Half a thought' },
  });
  unmount();
  open('/queries/new');
  expect((await field()).value).toBe(QUESTION);
  const background = await screen.findByRole<HTMLTextAreaElement>('textbox', {
    name: /What is it for/,
  });
  expect(background.value).toBe('Half a thought');
});

test('where nothing is there, the form to ask stands open at once', async () => {
  api.loops.before = { ...api.loops.before, hits: [] };
  open('/queries/new');
  await look();
  expect(await screen.findByText(/Nothing there fits well enough/)).toBeTruthy();
  expect(await screen.findByRole('button', { name: 'Post the question' })).toBeTruthy();
});

test('whoever belongs to no community is told what to do instead', async () => {
  api.loops.before = { ...api.loops.before, hits: [], communities: [] };
  open('/queries/new');
  await look();
  expect(await screen.findByText(/Join the team of a community in Teams/)).toBeTruthy();
});

test('the list filters, counts what became of the questions, and says what to do when empty', async () => {
  api.loops.queries = [query(), query({ id: 'f-2', mine: true, text: 'Mine?', state: 'replied' })];
  open('/queries');
  expect(await screen.findByRole('link', { name: query().text })).toBeTruthy();
  expect(screen.getByText(/12 questions begun in your communities · 4 answered by/)).toBeTruthy();
  press('My own');
  expect(await screen.findByRole('link', { name: 'Mine?' })).toBeTruthy();
  expect(screen.queryByRole('link', { name: query().text })).toBeNull();
  api.loops.queries = [];
  press('With a reply');
  expect(await screen.findByText('No question has a consolidated reply yet.')).toBeTruthy();
  expect(screen.getByText(/A moderator publishes one from the replies/)).toBeTruthy();
});

const answerField = () =>
  screen.findByRole<HTMLTextAreaElement>('textbox', { name: /What do you know about it/ });

test('a reply that fails is kept, is sent once, and asks for consent to be named', async () => {
  api.loops.queries = [query()];
  open('/queries/f-1');
  fireEvent.change(await answerField(), { target: { value: 'Ask the cooperative.' } });
  api.failures.push({ on: 'POST /api/v1/queries/f-1/replies', with: 'lost-answer' });
  press('Send');
  await screen.findByText(/Praxis cannot be reached/);
  expect((await answerField()).value).toBe('Ask the cooperative.');
  press('Send again');
  expect(await screen.findByText('Amina Diallo (you)')).toBeTruthy();
  const sent = api.sent('POST', '/api/v1/queries/f-1/replies').map(({ body }) => body);
  expect(sent[1]).toEqual(sent[0]);
  expect(sent[0]).toMatchObject({ consent: 'paraphrase' });
  expect(screen.getAllByText('Ask the cooperative.', { selector: 'p' })).toHaveLength(1);
});

test('a reply in another language says so, and a question nobody answered says how to help', async () => {
  api.loops.queries = [
    query({ thread: [reply({ language: 'fr', text: 'La mairie inscrit.' })] }),
    query({ id: 'f-2', thread: [], replies: 0 }),
  ];
  const { unmount } = open('/queries/f-1');
  expect((await screen.findByText('La mairie inscrit.')).getAttribute('lang')).toBe('fr');
  expect(screen.getAllByText('French').length).toBeGreaterThan(0);
  unmount();
  open('/queries/f-2');
  expect(await screen.findByText('Nobody has replied yet.')).toBeTruthy();
  expect(screen.getByText(/A hint, a name or a document helps too/)).toBeTruthy();
});

test('the asker says that it is not solved, with what is missing, and the question opens again', async () => {
  api.loops.queries = [
    query({ mine: true, state: 'replied', actions: ['judge'], consolidated: null }),
  ];
  open('/queries/f-1');
  await screen.findByText('Did the reply help you?');
  press('Not solved');
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.change(dialog.getByRole('textbox', { name: /What is missing/ }), {
    target: { value: 'The cost' },
  });
  fireEvent.click(dialog.getByRole('button', { name: 'Not solved' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(api.sent('POST', '/api/v1/queries/f-1/judge')[0]?.body).toEqual({
    verdict: 'unsolved',
    comment: 'The cost',
  });
  expect(
    await screen.findByText(/the question is open again, and replies are welcome/),
  ).toBeTruthy();
});

test('what the asker still misses stands on the question, for whoever replies next', async () => {
  api.loops.queries = [query({ comment: 'Who pays for the cards?' })];
  open('/queries/f-1');
  expect(await screen.findByText('Who pays for the cards?')).toBeTruthy();
});

test('whether it helped is not asked before anybody has replied', async () => {
  api.loops.queries = [query({ mine: true, actions: ['judge'], replies: 0, thread: [] })];
  open('/queries/f-1');
  await screen.findByText(/Nobody has replied yet/);
  expect(screen.queryByText('Did the reply help you?')).toBeNull();
});

test('withdrawing asks first', async () => {
  api.loops.queries = [query({ mine: true, actions: ['withdraw'] })];
  open('/queries/f-1');
  fireEvent.click(await screen.findByRole('button', { name: 'Withdraw the question…' }));
  expect(api.sent('POST', '/api/v1/queries/f-1/withdraw')).toEqual([]);
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.click(dialog.getByRole('button', { name: 'Withdraw' }));
  expect(await screen.findByText(/The asker has withdrawn this question/)).toBeTruthy();
});

test('a moderator hides a question with a reason, which is then read there', async () => {
  api.loops.queries = [query({ moderator: true, actions: ['reply', 'hide'] })];
  open('/queries/f-1');
  fireEvent.click(await screen.findByRole('button', { name: 'Hide the question…' }));
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.click(dialog.getByRole('button', { name: 'Hide' }));
  expect(await dialog.findByText('Please give a reason.')).toBeTruthy();
  expect(api.sent('POST', '/api/v1/queries/f-1/hide')).toEqual([]);
  fireEvent.change(dialog.getByRole('textbox'), { target: { value: 'It names a colleague.' } });
  fireEvent.click(dialog.getByRole('button', { name: 'Hide' }));
  expect(await screen.findByText(/has hidden this question.*It names a colleague/)).toBeTruthy();
  expect(api.sent('POST', '/api/v1/queries/f-1/hide').map(({ body }) => body)).toEqual([
    { reason: 'It names a colleague.', version: 2 },
  ]);
});

test('a reply is hidden with a reason only', async () => {
  api.loops.queries = [query({ moderator: true, thread: [reply({ actions: ['hold', 'hide'] })] })];
  open('/queries/f-1');
  fireEvent.click(await screen.findByRole('button', { name: 'Hide… the reply of Kofi Mensah' }));
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.click(dialog.getByRole('button', { name: 'Hide' }));
  expect(await dialog.findByText('Please give a reason.')).toBeTruthy();
  fireEvent.change(dialog.getByRole('textbox'), { target: { value: 'Off topic' } });
  fireEvent.click(dialog.getByRole('button', { name: 'Hide' }));
  expect(await screen.findByText('Moderator’s reason: Off topic')).toBeTruthy();
});

test('a decision whose answer was lost shows what it led to', async () => {
  api.loops.queries = [
    query({ moderator: true, thread: [reply({ state: 'held', actions: ['approve', 'hide'] })] }),
  ];
  open('/queries/f-1');
  const name = 'Approve the reply of Kofi Mensah';
  await screen.findByRole('button', { name });
  api.failures.push({ on: 'POST /api/v1/queries/f-1/replies/y-1/review', with: 'lost-answer' });
  press(name);
  expect(await screen.findByText(/Praxis cannot be reached/)).toBeTruthy();
  await waitFor(() => expect(screen.queryByRole('button', { name })).toBeNull());
  expect(screen.queryByText('Waiting for a moderator')).toBeNull();
});

test('a decision that had arrived already is told as done when it is made again, not refused', async () => {
  api.loops.queries = [
    query({ moderator: true, thread: [reply({ state: 'held', actions: ['approve'] })] }),
  ];
  open('/queries/f-1');
  const button = await screen.findByRole('button', { name: 'Approve the reply of Kofi Mensah' });
  // The first press had arrived unheard; this one is refused, since it was made on an old version.
  const [page] = api.loops.queries;
  if (!page) throw new Error('the fake question is gone');
  api.loops.queries = [{ ...page, thread: [reply({ version: 2, actions: ['hold'] })] }];
  fireEvent.click(button);
  expect(await screen.findByText(/Approved: the asker and the community see it now/)).toBeTruthy();
  expect(screen.queryByText(/Somebody else changed this meanwhile/)).toBeNull();
});

test('a question that is not open to the reader says so and offers the list', async () => {
  open('/queries/f-9');
  expect(await screen.findByText(/it is not open to you/)).toBeTruthy();
  expect(screen.getByRole('link', { name: 'All questions' })).toBeTruthy();
});

test('a refusal of the server to take a question keeps every word', async () => {
  open('/queries/new');
  await look();
  press('Ask the community');
  await screen.findByRole('button', { name: 'Post the question' });
  api.failures.push({
    on: 'POST /api/v1/queries',
    with: problem(403, 'not-a-member', 'Only members of this community ask here.'),
  });
  press('Post the question');
  expect(await screen.findByText(/Only members of this community ask here\./)).toBeTruthy();
  expect((await field()).value).toBe(QUESTION);
});

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { progressOf } from '../../../src/features/rewriting/model.ts';
import { NOBODY } from '../../../src/kernel/nobody.ts';
import { type FakeModel, fakeModel } from '../../support/language-model.ts';
import { desk, into, MODERATOR, point, REWRITE, said } from './desk.ts';

/** A draft is given to a language model, and what comes back stands there only where the contributions say it. */

let server: FakeModel;
beforeAll(async () => {
  server = await fakeModel(() => ({ text: '' }));
});
afterAll(() => server.stop());

const KILNS =
  'In our district the inspectors visited 140 brick kilns last year. They did not find a single written contract, and most workers were paid by the piece.';
const MARKET =
  'The mobile registration office in the markets should be kept, because women who sell there cannot leave their stall during opening hours.';
const FIRST = 'In our district the inspectors visited 140 brick kilns last year.';
const PLAIN = 'Inspectors visited 140 brick kilns last year.';
const KEEP =
  'Keep the mobile registration office in the markets, because women who sell there cannot leave their stall.';

const two = () =>
  desk(
    server.url,
    [point('kilns', FIRST), point('market', MARKET)],
    [said('kilns', KILNS), said('market', MARKET)],
  );

const answerBy = (answers: Readonly<Record<string, string>>) =>
  server.answers(({ data }) => ({ text: answers[data.sentence] ?? data.sentence }));

test('what its contributions say stands in the draft, marked until somebody has read it; what they do not say does not', async () => {
  answerBy({ [FIRST]: PLAIN, [MARKET]: 'All employers want the office to be closed.' });
  const d = two();
  await d.actions.ask(MODERATOR, 'synthesis', 'd', REWRITE);
  await d.settle();
  expect(d.draft.statements[0]).toMatchObject({
    text: PLAIN,
    sources: ['kilns'],
    machine: { by: 'plain-1', extracted: FIRST },
  });
  expect(d.draft.statements[1]?.text).toBe(MARKET);
  const last = await d.last();
  expect(last && progressOf(last)).toMatchObject({ done: 2, total: 2, taken: 1 });
  expect(last?.lines[1]).toMatchObject({ state: 'kept', text: '', asked: '' });
  expect(last?.lines[1]?.why).toContain('actor');
  await d.actions.confirm(MODERATOR, 'synthesis', 'd', { version: 2, language: null });
  expect(d.draft.statements[0]).toMatchObject({ text: PLAIN, machine: undefined });
});

test('what somebody edited while the machine was at it stays as they wrote it', async () => {
  answerBy({ [FIRST]: PLAIN, [MARKET]: KEEP });
  const d = two();
  await d.actions.ask(MODERATOR, 'synthesis', 'd', REWRITE);
  server.answers(({ data }) => {
    d.draft.statements = d.draft.statements.map((one) =>
      one.id === 'kilns' ? { ...one, text: 'Kilns were visited.' } : one,
    );
    d.draft.version += 1;
    return { text: data.sentence === FIRST ? PLAIN : KEEP };
  });
  await d.settle();
  expect(d.draft.statements[0]?.text).toBe('Kilns were visited.');
  expect(d.draft.statements[1]?.text).toBe(KEEP);
  expect((await d.last())?.lines[0]?.why).toEqual(['changed']);
});

test('what was taken back while the machine was at it leaves nothing in the draft', async () => {
  const d = two();
  await d.actions.ask(MODERATOR, 'synthesis', 'd', REWRITE);
  server.answers(({ data }) => {
    d.draft.sources = d.draft.sources.filter(({ id }) => id !== 'kilns');
    return { text: data.sentence === FIRST ? PLAIN : KEEP };
  });
  await d.settle();
  expect(d.draft.statements[0]?.text).toBe(FIRST);
  expect(d.draft.statements[1]?.text).toBe(KEEP);
});

test.each([
  ['for moderators', { audience: 'moderators' }],
  ['for named people', { audience: 'named' }],
  ['without a name', { author: NOBODY }],
])('what was said %s is never sent', async (_, part) => {
  answerBy({});
  const d = desk(server.url, [point('kilns', FIRST)], [said('kilns', KILNS, 'en', part)]);
  const before = server.asked.length;
  await d.actions.ask(MODERATOR, 'synthesis', 'd', REWRITE);
  await d.settle();
  expect(server.asked).toHaveLength(before);
  expect((await d.last())?.lines[0]?.why).toEqual(['private']);
});

test('nothing that tells who said it is sent, and neither names nor what is about something else', async () => {
  answerBy({});
  const about = `${FIRST} Inspectors in Kenya visited kilns with 20 drivers. The weather was fine on Sundays.`;
  const d = desk(
    server.url,
    [point('kenya', FIRST), point('kenya', 'Inspectors in Kenya visited kilns with 20 drivers.')],
    [said('kenya', about)],
  );
  await d.actions.ask(MODERATOR, 'synthesis', 'd', REWRITE);
  await d.settle();
  const one = server.asked.at(-1);
  expect(one?.data.contributions).toEqual([FIRST]);
  expect(JSON.stringify(one?.body)).not.toMatch(/Kenya|author-kenya|Maya|weather/);
});

test('dissent keeps the words of whoever disagrees, and can be translated', async () => {
  const text = 'I disagree: the training of inspectors helps nobody.';
  const d = desk(server.url, [point('no', text, { kind: 'dissent' })], [said('no', text)]);
  expect((await d.actions.ask(MODERATOR, 'synthesis', 'd', REWRITE)).lines).toEqual([]);
  answerBy({ [text]: 'La formation des inspecteurs n’aide personne.' });
  await d.actions.ask(MODERATOR, 'synthesis', 'd', into('fr'));
  await d.settle();
  expect((await d.last())?.lines[0]?.why).toContain('stance');
  answerBy({ [text]: 'Je ne suis pas d’accord : la formation des inspecteurs n’aide personne.' });
  await d.actions.ask(MODERATOR, 'synthesis', 'd', into('fr'));
  await d.settle();
  expect(d.draft.statements[0]?.translations).toMatchObject([{ language: 'fr', readBy: null }]);
  const { version } = d.draft;
  await d.actions.confirm(MODERATOR, 'synthesis', 'd', { version, language: 'fr' });
  expect(d.draft.statements[0]?.translations?.[0]?.readBy).toBe(MODERATOR.id);
});

test('asked twice is asked once; another task waits until it has ended', async () => {
  answerBy({ [FIRST]: PLAIN, [MARKET]: KEEP });
  const d = two();
  const before = server.asked.length;
  const first = await d.actions.ask(MODERATOR, 'synthesis', 'd', REWRITE);
  expect(await d.actions.ask(MODERATOR, 'synthesis', 'd', REWRITE)).toEqual(first);
  const other = d.actions.ask(MODERATOR, 'synthesis', 'd', into('fr'));
  await expect(other).rejects.toMatchObject({ code: 'illegal-move' });
  await d.settle();
  await d.actions.ask(MODERATOR, 'synthesis', 'd', REWRITE);
  await d.settle();
  expect(server.asked).toHaveLength(before + 2);
});

test('a model that is busy is asked again when it says; one that refuses us is not asked for the rest', async () => {
  const d = two();
  server.answers(() => ({ status: 429, body: '{}', headers: { 'retry-after': '60' } }));
  await d.actions.ask(MODERATOR, 'synthesis', 'd', REWRITE);
  await d.settle();
  expect((await d.last())?.endedAt).toBeNull();
  expect(d.due().map(({ at }) => at.toISOString())).toEqual(['2026-03-20T09:01:00.000Z']);
  const before = server.asked.length;
  server.answers(() => ({ status: 401, body: '{}' }));
  await d.settle(new Date('2026-03-20T09:01Z'));
  expect(server.asked).toHaveLength(before + 1);
  const last = await d.last();
  expect(last && progressOf(last).kept).toEqual([{ why: 'misconfigured', count: 2 }]);
  expect(d.draft.statements.map(({ text }) => text)).toEqual([FIRST, MARKET]);
});

test('a model that is always busy is given up, and the draft is as it was', async () => {
  const d = two();
  server.answers(() => ({ status: 503, body: '' }));
  await d.actions.ask(MODERATOR, 'synthesis', 'd', REWRITE);
  for (let hour = 10; hour < 24; hour += 1) await d.settle(new Date(`2026-03-20T${hour}:00Z`));
  const last = await d.last();
  expect(last && progressOf(last).kept).toEqual([{ why: 'later', count: 2 }]);
  expect(d.due()).toEqual([]);
});

test('some answers do not come: the others stand', async () => {
  const d = two();
  server.answers(({ data }) =>
    data.sentence === FIRST ? { status: 200, body: '{"choices"' } : { text: KEEP },
  );
  await d.actions.ask(MODERATOR, 'synthesis', 'd', REWRITE);
  await d.settle();
  expect(d.draft.statements.map(({ text }) => text)).toEqual([FIRST, KEEP]);
});

test('a draft that was let go meanwhile keeps its words, and nobody else may ask', async () => {
  answerBy({ [FIRST]: PLAIN });
  const d = two();
  await d.actions.ask(MODERATOR, 'synthesis', 'd', REWRITE);
  d.draft.open = false;
  await d.settle();
  expect(d.draft.statements[0]?.text).toBe(FIRST);
  await expect(d.actions.ask(MODERATOR, 'synthesis', 'd', REWRITE)).rejects.toMatchObject({
    code: 'illegal-move',
  });
  const stranger = { ...MODERATOR, id: NOBODY };
  await expect(d.actions.ask(stranger, 'synthesis', 'd', REWRITE)).rejects.toMatchObject({
    code: 'not-found',
  });
});

test('a statement that a machine worded is read before it is translated', async () => {
  answerBy({ [FIRST]: PLAIN, [MARKET]: KEEP });
  const d = two();
  await d.actions.ask(MODERATOR, 'synthesis', 'd', { ...REWRITE, statements: ['kilns'] });
  await d.settle();
  const asked = await d.actions.ask(MODERATOR, 'synthesis', 'd', into('es'));
  expect(asked.lines.map(({ statement, why }) => [statement, ...why])).toEqual([
    ['kilns', 'unread'],
    ['market'],
  ]);
});

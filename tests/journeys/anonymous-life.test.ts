import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { AnonymousContribution } from '../../src/contract/anonymity.ts';
import type { DiscussionPage } from '../../src/contract/discussions.ts';
import { type Journey, type Scene, scene } from '../support/journey.ts';
import {
  contributesInTab,
  contributionOf,
  opened,
  pageOf,
  reviews,
  synthesisOf,
} from '../support/journey-steps.ts';

/** What was said without a name lives in a discussion as anything else does; its author follows it by the secret alone. */

let s: Scene;
let j: Journey;
beforeAll(async () => {
  s = await scene();
}, 120_000);
beforeEach(async () => {
  j = await s.journey();
});
afterEach(() => s.end());
afterAll(() => s.close());

const MODERATOR = 'Thandiwe Mokoena';
const AUTHOR = 'Adjoa Mensah';
const secret = 'ABCD-EFGH-IJKL-MNOP-QRST-UVWX-YZ23-4567';
const TEXT = 'The registration forms were sold by our partner ministry in three districts.';

const tab = (name: string) => j.tab(j.person(name));
const say = async (id: string, text = TEXT, by = AUTHOR) =>
  (await tab(by)).post(`/discussions/${id}/anonymous`, { text, question: 0, secret });
const by = async (verb: string, more: object = {}) =>
  (await tab(AUTHOR)).post<AnonymousContribution>(`/anonymous/${verb}`, { secret, ...more });
const move = async (id: string, body: object) =>
  (await tab(MODERATOR)).post(`/discussions/${id}/move`, body);

test('what was said on the day of the close is there when it closes, and the draft rests on it without a name', async () => {
  const { id } = await opened(j);
  await contributesInTab(
    j,
    j.person('Mei Tanaka'),
    id,
    'A mobile wallet made employers register in Laos.',
    { consent: 'quote' },
  );
  await say(id);
  expect(await by('look')).toMatchObject({ state: 'waiting', actions: ['correct', 'withdraw'] });
  await move(id, { verb: 'close' });
  await j.settle();
  expect(await by('look')).toMatchObject({ state: 'published' });
  const draft = await synthesisOf(j, j.person(MODERATOR), id);
  const { id: contribution } = await contributionOf(j, j.person(MODERATOR), id, TEXT);
  expect(draft.statements.flatMap(({ sources }) => sources)).toContain(contribution);
  expect(draft.named).toEqual(['Mei Tanaka']);
  // Whoever is named is asked how they stand there; who gave no name is not, and sees the same by the secret.
  const asked = await (await tab(MODERATOR)).post(`/attributions/synthesis/${id}/ask`, {});
  expect(asked).toMatchObject({ asked: 1 });
  expect(await by('look')).toMatchObject({ standing: [TEXT] });
  const checks = await j.database.db.selectFrom('attribution_checks').select('person').execute();
  expect(checks).toEqual([{ person: j.person('Mei Tanaka').id }]);
  expect(JSON.stringify(draft)).not.toContain(AUTHOR);
});

test('given back by a moderator it waits for its author, who sees why and sends other words that are read first', async () => {
  const { id } = await opened(j);
  await say(id);
  await j.clock.advance(3);
  const desk = await tab(MODERATOR);
  const item = await contributionOf(j, j.person(MODERATOR), id, TEXT);
  const target = { subject: 'contribution', id: item.id, version: item.version };
  const [moves] = (
    await desk.post<{ results: { outcome: string }[] }>('/moderation/moves', {
      ...{ items: [target], move: 'thank', given: { text: 'Thank you.' } },
    })
  ).results;
  expect(moves?.outcome).toBe('refused');
  await desk.post('/moderation/moves', {
    ...{ items: [target], move: 'return', given: { reason: 'Please leave out the ministry.' } },
  });
  await j.settle();
  expect(await by('look')).toMatchObject({
    state: 'returned',
    reason: 'Please leave out the ministry.',
  });
  await by('correct', { text: 'Registration forms were sold in three districts.' });
  expect(await by('look')).toMatchObject({ changing: true });
  await j.clock.advance(1);
  expect(await by('look')).toMatchObject({ state: 'held', changing: false, reason: null });
  await reviews(j, j.person(MODERATOR), id, 'sold in three districts', { verb: 'approve' });
  const { thread } = await pageOf(j, j.person('Omar Haddad'), id);
  expect(thread.map(({ text }) => text)).toEqual([
    'Registration forms were sold in three districts.',
  ]);
  expect(j.channel('formalization').reads()).not.toContain('ministry');
  expect(j.logged).toEqual([]);
});

test('taken back before it appeared it never does, and the same sending that comes late changes nothing', async () => {
  const { id } = await opened(j);
  await say(id);
  expect(await by('withdraw')).toMatchObject({ state: 'withdrawn', text: '' });
  await say(id);
  await j.clock.advance(3);
  await say(id);
  await j.clock.advance(3);
  expect((await pageOf(j, j.person('Omar Haddad'), id)).thread).toEqual([]);
  expect(j.channel('formalization').reads()).not.toContain(TEXT);
  expect(await by('look')).toMatchObject({ state: 'withdrawn', actions: [] });
  expect(await by('withdraw')).toMatchObject({ state: 'withdrawn' });
});

test('after the close nothing is taken without a name; a locked thread lets it out to its moderators first', async () => {
  const { id } = await opened(j);
  const { version } = await pageOf(j, j.person(MODERATOR), id);
  await (await tab(MODERATOR)).post('/moderation/moves', {
    ...{ items: [{ subject: 'discussion', id, version }], move: 'lock', given: {} },
  });
  await say(id);
  await j.clock.advance(3);
  expect(await by('look')).toMatchObject({ state: 'held' });
  await move(id, { verb: 'close' });
  const late = { text: 'Too late.', question: null, secret: 'Z'.repeat(32) };
  const { status, text } = await (await tab(AUTHOR)).asks(
    'POST',
    `/discussions/${id}/anonymous`,
    late,
  );
  expect(status).toBe(409);
  expect(text).toContain('is not open');
});

test('guests write without a name in what is marked for them, all read it there, and nothing else exists for them', async () => {
  const GUEST = 'Njeri Kamau';
  const desk = await tab('Sofia Herrera');
  const open = (title: string, guests: boolean) =>
    desk.post<DiscussionPage>('/discussions', {
      ...{ nonce: title, community: 'skills', title, background: `On ${title}.`, guests },
      ...{
        questions: [`What of ${title}?`],
        startsAt: '2026-03-02T09:00:00Z',
        endsAt: '2026-03-20T18:00:00Z',
      },
    });
  const [marked, staff] = [
    await open('Apprenticeships', true),
    await open('Our own budget', false),
  ];
  await j.settle();
  const { status } = await (await tab(GUEST)).asks('POST', `/discussions/${staff.id}/anonymous`, {
    ...{ text: TEXT, question: null, secret },
  });
  expect(status).toBe(404);
  await say(marked.id, 'Half of our apprentices leave within a month.', GUEST);
  await j.clock.advance(3);
  const { thread, anonymous } = await pageOf(j, j.person(GUEST), marked.id);
  expect(thread.map(({ unnamed, audience }) => ({ unnamed, audience }))).toEqual([
    { unnamed: true, audience: 'guests' },
  ]);
  const { anonymous: ours } = await pageOf(j, j.person('Rajesh Kumar'), staff.id);
  expect(anonymous?.people ?? 0).toBeGreaterThan(ours?.people ?? 0);
});

import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Shares } from '../../src/contract/shares.ts';
import { type Journey, type Scene, scene } from '../support/journey.ts';
import {
  contributesInChat,
  contributesInTab,
  opened,
  pageOf,
  readsInChat,
} from '../support/journey-steps.ts';
import { reading } from '../support/teams.ts';

/** One thread in two communities, from the chat alone: offered, taken, ended. */

let s: Scene;
let j: Journey;
beforeAll(async () => {
  s = await scene();
}, 120_000);
afterEach(() => s.end());
afterAll(() => s.close());

const NOTE = 'Your inspectors asked us the same last month.';
const REASON = 'We go on by ourselves from here.';

test('a moderator offers a discussion in the chat, another takes it there, and it is ended with a reason', async () => {
  j = await s.journey();
  const { id } = await opened(j);
  const thandiwe = j.person('Thandiwe Mokoena');
  await readsInChat(thandiwe, id);
  await thandiwe.presses('share.form');
  await thandiwe.presses('share.offer', { community: 'skills', note: NOTE });
  expect(thandiwe.sees()).toContain('decide; you will be told');
  await j.settle();

  const there = j.person('Sofia Herrera');
  await there.says('offered discussions');
  expect(there.sees()).toContain(NOTE);
  await there.presses('share.show');
  await there.presses('share.accept');
  await j.settle();
  const seen = await (await j.tab(thandiwe)).get<Shares>(`/discussions/${id}/elsewhere`);
  expect(seen.items).toMatchObject([{ community: { id: 'skills' }, state: 'accepted' }]);

  await readsInChat(thandiwe, id);
  await thandiwe.presses('share.form');
  await thandiwe.presses('share.ask-end');
  await thandiwe.presses('share.end', { reason: REASON });
  expect(thandiwe.sees()).toContain('What was contributed stays in the thread.');
  const after = await (await j.tab(thandiwe)).get<Shares>(`/discussions/${id}/elsewhere`);
  expect(after.items).toMatchObject([{ state: 'ended', reason: REASON }]);

  // Whoever only reads it has nothing to offer.
  const mei = j.person('Mei Tanaka');
  await readsInChat(mei, id);
  expect(mei.buttons()).not.toContain('Also in other communities');
});

const HERE = 'Inspectors who ring before they come find the contracts.';
const THERE = 'Apprentices are registered on the day they sign.';

test('what is said in either community stands in one thread; who is in neither finds nothing', async () => {
  j = await s.journey();
  const { id, post } = await opened(j);
  const [thandiwe, sofia] = [j.person('Thandiwe Mokoena'), j.person('Sofia Herrera')];
  const before = j.channel('skills').posts().length;
  const there = await j.tab(sofia);
  expect((await there.asks('GET', `/discussions/${id}`)).status).toBe(404);
  await (await j.tab(thandiwe)).post(`/discussions/${id}/elsewhere`, {
    community: 'skills',
    note: NOTE,
  });
  await j.settle();
  // Offered is not shown: its moderator alone decides, and members there see nothing yet.
  expect(j.channel('skills').posts()).toHaveLength(before);
  await there.post(`/discussions/${id}/elsewhere/skills`, { verb: 'accept', reason: '' });
  await j.settle();

  // There stands a notice that leads to the one thread.
  expect(j.channel('skills').posts()).toHaveLength(before + 1);
  await contributesInChat(j, sofia, id, { text: THERE });
  await contributesInTab(j, j.person('Mei Tanaka'), id, HERE);
  for (const who of [thandiwe, sofia]) {
    const { thread } = await pageOf(j, who, id);
    expect(thread.map(({ text }) => text).toSorted()).toEqual([THERE, HERE].toSorted());
  }
  const heard = j.channel('formalization').repliesTo(post).map(reading).join();
  expect(heard).toContain(THERE);
});

test('what is refused is told to whoever offered it, with the reason, and stands nowhere else', async () => {
  j = await s.journey();
  const { id } = await opened(j);
  const [thandiwe, sofia] = [j.person('Thandiwe Mokoena'), j.person('Sofia Herrera')];
  await thandiwe.installs();
  const before = j.channel('skills').posts().length;
  await readsInChat(thandiwe, id);
  await thandiwe.presses('share.form');
  await thandiwe.presses('share.offer', { community: 'skills', note: NOTE });
  await j.settle();
  await sofia.says('offered discussions');
  await sofia.presses('share.show');
  await sofia.presses('share.refuse', { reason: 'We closed this last year.' });
  await j.settle();
  expect(thandiwe.chat().some((said) => reading(said).includes('We closed this last year.'))).toBe(
    true,
  );
  expect(j.channel('skills').posts()).toHaveLength(before);
  expect((await (await j.tab(sofia)).asks('GET', `/discussions/${id}`)).status).toBe(404);
});

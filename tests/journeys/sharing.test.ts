import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Shares } from '../../src/contract/shares.ts';
import { type Journey, type Scene, scene } from '../support/journey.ts';
import { opened, readsInChat } from '../support/journey-steps.ts';

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

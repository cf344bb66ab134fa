import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { asId, type HandoverId } from '../../src/kernel/ids.ts';
import { type Journey, type Scene, scene } from '../support/journey.ts';
import {
  DELIVERY,
  handoversOf,
  LAST_DAY,
  LEAVER,
  leaves,
  SUPERVISOR,
  written,
} from '../support/journey-handover.ts';

/** Late clocks and curious supervisors. */

let s: Scene;
let j: Journey;
beforeAll(async () => {
  s = await scene();
}, 120_000);
beforeEach(async () => {
  leaves(s, LEAVER, LAST_DAY);
  j = await s.journey();
  await j.sync();
});
afterEach(() => s.end());
afterAll(() => s.close());

test('work that fell due for a former last day delivers nothing before the new one', async () => {
  const { id } = await written(j);
  const { handovers } = j.app.actions.capture;
  // Taken in hand before the day was moved, and done after.
  await handovers.deliver(asId<HandoverId>(id));
  await j.settle();
  expect((await handoversOf(j, SUPERVISOR))[0]?.state).toBe('final');
  const pack = await (await j.tab(j.person(SUPERVISOR))).asks('GET', `/handovers/${id}/pack`);
  expect(pack.status).toBe(404);
  await j.clock.to(DELIVERY);
  expect((await handoversOf(j, SUPERVISOR))[0]?.state).toBe('delivered');
});

test('the supervisor does not learn whether the leaver means to share their lessons', async () => {
  const { id } = await written(j);
  const supervisor = await j.tab(j.person(SUPERVISOR));
  const asks = async () => (await supervisor.asks('POST', `/handovers/${id}/share-lessons`)).text;
  const before = await asks();
  const leaver = await j.tab(j.person(LEAVER));
  // What all staff can find says what it is about.
  await leaver.post(`/labels/lessons/${id}`, { verb: 'word', field: 'topics', word: 'wages' });
  expect(await asks()).toBe(before);
  await leaver.post(`/handovers/${id}/share-lessons`);
  expect(await asks()).toBe(before);
});

test('to others the question to a leaver is no more than one that does not exist', async () => {
  const [prompt] = await j.database.db
    .selectFrom('prompts')
    .select('id')
    .where('kind', '=', 'departure')
    .execute();
  const supervisor = await j.tab(j.person(SUPERVISOR));
  const none = '019caaaa-0000-7000-8000-000000000000';
  for (const [verb, body] of [
    ['snooze', { days: 7 }],
    ['decline', { reason: 'Not needed.' }],
    ['hand-over', { to: 'David Mutua' }],
    ['handover', undefined],
  ] as const) {
    const asks = async (id: string) => {
      const { status, text } = await supervisor.asks('POST', `/prompts/${id}/${verb}`, body);
      return [verb, status, text];
    };
    expect(await asks(prompt?.id ?? '')).toEqual(await asks(none));
  }
});

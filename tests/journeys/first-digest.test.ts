import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { MyNotices } from '../../src/contract/notices.ts';
import { type Journey, type Scene, scene } from '../support/journey.ts';
import { asksInTab, QUESTION, repliesInTab } from '../support/journey-queries.ts';
import { contributesInTab, opened } from '../support/journey-steps.ts';

/** What comes without a press: the usual weekly digest, and thanks for one's own words wherever one is by now. */

let s: Scene;
let j: Journey;
beforeAll(async () => {
  s = await scene();
}, 120_000);
afterEach(() => s.end());
afterAll(() => s.close());

test('who never chose hears once a week, and who chose silence does not', async () => {
  j = await s.journey();
  const quiet = await j.tab(j.person('Fatou Ndiaye'));
  await quiet.put('/notices/formalization', { level: 'none' });
  await j.app.actions.alerts.levels.beginAll();
  await j.app.actions.alerts.levels.beginAll();
  const { id, title } = await opened(j);
  await contributesInTab(j, j.person('Carlos Mendoza'), id, 'En Ica basta un solo trámite.');
  await j.clock.advance(8);
  const told = (name: string) =>
    j
      .person(name)
      .chat()
      .filter(({ from }) => from === 'bot')
      .filter((message) => JSON.stringify(message).includes(title)).length;
  expect([told('Omar Haddad'), told('Fatou Ndiaye')]).toEqual([1, 0]);
});

test('thanks reach whoever replied, also after they left and though they want to hear of nothing', async () => {
  j = await s.journey();
  const [omar, carlos] = [j.person('Omar Haddad'), j.person('Carlos Mendoza')];
  await carlos.installs();
  const { id } = await asksInTab(j, omar);
  const reply = 'En Perú el registro empezó por las asociaciones.';
  await repliesInTab(j, carlos, id, reply);
  // On the notice of the first reply, without opening the question.
  expect(omar.sees()).toContain(reply);
  await omar.presses('reply.thanks');
  await j.clock.advance(1);
  const his = await j.tab(carlos);
  const { items } = await his.get<MyNotices>('/notices');
  for (const { community } of items) await his.put(`/notices/${community.id}`, { level: 'none' });
  await his.post('/communities/formalization/leave', { successor: null });
  const digests = () =>
    carlos
      .chat()
      .filter(({ from }) => from === 'bot')
      .map((message) => JSON.stringify(message))
      .filter((message) => message.includes('Gracias por su respuesta'));
  // From his next Monday, at two in the afternoon of Lima: what is more urgent has the first days' one message.
  for (const day of [9, 10, 11, 12])
    await j.clock.to(`2026-03-${`${day}`.padStart(2, '0')}T19:00:00Z`);
  expect(digests()).toHaveLength(1);
  // What he said is his to read again; the question is its community's.
  expect(digests()[0]).toContain(reply);
  expect(digests()[0]).not.toContain(QUESTION);
  await j.clock.to('2026-03-16T19:00:00Z');
  expect(digests()).toHaveLength(1);
});

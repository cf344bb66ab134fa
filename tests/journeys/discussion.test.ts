import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { type Journey, type Scene, scene } from '../support/journey.ts';
import {
  contributesInChannel,
  contributesInChat,
  contributesInTab,
  contributionOf,
  opened,
  opens,
  pageOf,
  readsInChat,
  TITLE,
} from '../support/journey-steps.ts';

/** An e-discussion of two weeks from its template (scenario S-4): on its dates, once each, and nothing lost. */

let s: Scene;
let j: Journey;
beforeAll(async () => {
  s = await scene();
}, 120_000);
afterEach(() => s.end());
afterAll(() => s.close());

const PLACE = 'formalization';
const NEWS = ['The discussion is open', 'The next phase begins', 'closes soon', 'Last call'];
const ENDED = 'The discussion is closed';

/** How many messages of the channel say each of these. */
const told = (words: readonly string[]): number[] =>
  words.map(
    (one) =>
      j
        .channel(PLACE)
        .messages()
        .filter((message) => JSON.stringify(message).includes(one)).length,
  );

test('what its plan says comes on its date and once: announced, opened, second week, reminders, end', async () => {
  j = await s.journey();
  const thandiwe = j.person('Thandiwe Mokoena');
  const dates = { start: '2026-03-16', end: '2026-03-30', template: 'formal-two-weeks' };
  await opens(j, thandiwe, dates);
  // Midnight in Pretoria is ten in the evening before, in UTC.
  await j.clock.to('2026-03-08T21:59Z');
  expect(j.channel(PLACE).posts()).toHaveLength(0);
  await j.clock.to('2026-03-08T22:00Z');
  expect(j.channel(PLACE).posts()).toHaveLength(1);
  expect(told(NEWS)).toEqual([0, 0, 0, 0]);
  const seen: number[][] = [];
  for (const at of ['15T22:00', '22T22:00', '27T22:00', '29T22:00'])
    for (const when of [new Date(`2026-03-${at}Z`).getTime() - 60_000, `2026-03-${at}Z`]) {
      await j.clock.to(new Date(when));
      seen.push(told(NEWS));
    }
  expect(seen).toEqual([
    ...[0, 1].map((open) => [open, 0, 0, 0]),
    ...[0, 1].map((second) => [1, second, 0, 0]),
    ...[0, 1].map((soon) => [1, 1, soon, 0]),
    ...[0, 1].map((call) => [1, 1, 1, call]),
  ]);
  await j.clock.to('2026-03-30T22:00Z');
  expect(told([ENDED])).toEqual([1]);
  await j.clock.to('2026-04-01T09:00Z');
  expect(told([...NEWS, ENDED])).toEqual([1, 1, 1, 1, 1]);
  expect(j.channel(PLACE).posts()).toHaveLength(1);
});

test('twelve people from three places are twelve everywhere; who comes too late reads whom to turn to', async () => {
  j = await s.journey();
  const { id, post } = await opened(j);
  const doors = {
    channel: ['Carlos Mendoza', 'Omar Haddad', 'Ananya Bose', 'Moussa Traoré'],
    chat: ['Thiago Almeida', 'Yacouba Ouattara', 'Elena Petrescu', 'Nguyen Thi Lan'],
    tab: ['Fatou Ndiaye', 'Gabriela Núñez', 'Luis Alberto Paredes', 'Adjoa Mensah'],
  };
  const says = (name: string): string => `What ${name} has seen in the market holds for a year.`;
  for (const name of doors.channel) await contributesInChannel(j, j.person(name), post, says(name));
  for (const name of doors.chat)
    await contributesInChat(j, j.person(name), id, { text: says(name) });
  for (const name of doors.tab) await contributesInTab(j, j.person(name), id, says(name));
  const all = Object.values(doors).flat().map(says);
  const omar = j.person('Omar Haddad');
  const { thread } = await pageOf(j, omar, id);
  expect(thread.map(({ text }) => text).sort()).toEqual([...all].sort());
  expect(told(all)).toEqual(all.map(() => 1));
  await readsInChat(omar, id);
  await omar.presses('discussion.thread');
  const first = omar.sees();
  await omar.presses({ verb: 'discussion.thread', data: { id, page: '1' } });
  const chat = `${first}\n${omar.sees()}`;
  expect(all.filter((words) => !chat.includes(words))).toEqual([]);

  await j.clock.to('2026-03-17T10:00Z');
  const mei = j.person('Mei Tanaka');
  await contributesInChannel(j, mei, post, 'A late word from Bangkok.');
  expect(j.channel(PLACE).reads()).toContain('Moderators here: Amina Diallo and Thandiwe Mokoena.');
  expect((await contributionOf(j, mei, id, 'late word')).state).toBe('late');
  expect((await pageOf(j, omar, id)).thread).toHaveLength(12);
  await readsInChat(mei, id);
  await mei.presses('discussion.write');
  await mei.presses('discussion.contribute', { text: 'And another one, by chat.' });
  expect(mei.sees()).toContain('Moderators here:');
  expect(mei.sees()).toContain(TITLE);
});

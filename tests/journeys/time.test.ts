import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { OFFICES, PEOPLE } from '../../src/adapters/tenant/seed/people.ts';
import { isQuiet, localTime } from '../../src/features/notifications/quiet.ts';
import { type Journey, type Scene, scene } from '../support/journey.ts';
import {
  contributesInChannel,
  contributesInChat,
  opened,
  opens,
  pageOf,
  reviews,
} from '../support/journey-steps.ts';
import { chatOf, reading } from '../support/teams.ts';

/** Time: one unasked message a person a day, in their hours; and a clock that jumps loses and doubles nothing. */

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

const HOUR_MS = 3_600_000;
const UNASKED = /^(prompt|hidden|drafted|waiting|used):/;

interface Told {
  readonly name: string;
  readonly kind: string;
  readonly local: ReturnType<typeof localTime>;
}

/** Goes on hour by hour and notes who was told what unasked, by their own clocks. */
async function watched(until: string): Promise<Told[]> {
  const told: Told[] = [];
  const seen = new Set(j.teams.messages.map(({ id }) => id));
  while (j.clock.now() < new Date(until)) {
    await j.clock.to(new Date(j.clock.now().getTime() + HOUR_MS));
    for (const { id, place, card } of j.teams.messages) {
      const kind = UNASKED.exec(card?.praxisKey ?? '')?.[1];
      if (seen.has(id) || !kind) continue;
      seen.add(id);
      const who = PEOPLE.find(({ name }) => chatOf(j.person(name).id) === place);
      const zone = OFFICES[who?.office ?? '']?.timeZone ?? 'UTC';
      told.push({ name: who?.name ?? '', kind, local: localTime(j.clock.now(), zone) });
    }
  }
  return told;
}

test('one unasked message a person a day over everything, in their hours, the most urgent first', async () => {
  const amina = j.person('Amina Diallo');
  const { id, post } = await opened(j, { end: '2026-03-03' });
  const later = await opened(j, { title: 'A second one', end: '2026-03-20' });
  await contributesInChat(j, amina, later.id, { text: 'Les vendeuses paient une taxe par jour.' });
  await contributesInChat(j, j.person('Carlos Mendoza'), id, {
    text: 'Los patronos firman si no pagan multa.',
  });
  await j.clock.to('2026-03-03T20:00Z');
  await reviews(j, j.person('Thandiwe Mokoena'), later.id, 'taxe', {
    verb: 'hide',
    reason: 'Double.',
  });
  await j.clock.to('2026-03-03T22:30Z');
  await contributesInChannel(j, j.person('Omar Haddad'), post, 'A late word from Beirut.');

  const told = await watched('2026-03-07T00:00Z');
  const amina4 = told.filter(({ name }) => name === 'Amina Diallo');
  expect(amina4.map(({ kind, local }) => `${local.day} ${kind}`)).toEqual([
    '2026-03-04 prompt',
    '2026-03-05 hidden',
    '2026-03-06 waiting',
  ]);
  expect(told.map(({ kind }) => kind)).toContain('drafted');
  expect(told.filter(({ local }) => isQuiet(local))).toEqual([]);
  const days = told.map(({ name, local }) => `${name} ${local.day}`);
  expect(new Set(days).size).toBe(days.length);
});

test('what was settled meanwhile is not said, and leaves the day to the next message', async () => {
  const { post } = await opened(j, { end: '2026-03-03' });
  const { id } = await opened(j, { title: 'A second one', end: '2026-03-20' });
  const amina = j.person('Amina Diallo');
  const thandiwe = j.person('Thandiwe Mokoena');
  // Her project's question has had its day.
  await j.clock.to('2026-03-04T10:00Z');
  await contributesInChannel(j, j.person('Omar Haddad'), post, 'A late word from Beirut.');
  await contributesInChat(j, amina, id, { text: 'Une taxe par jour.' });
  await reviews(j, thandiwe, id, 'taxe', { verb: 'hide', reason: 'Double.' });
  await reviews(j, thandiwe, id, 'taxe', { verb: 'approve' });
  await j.clock.to('2026-03-05T10:00Z');
  expect(amina.sees()).toContain('A late word from Beirut.');
  expect(amina.chat().map(reading).join()).not.toContain('La modération a masqué');
});

test('what somebody asks for is answered whatever the hour and the budget', async () => {
  await j.clock.to('2026-03-07T03:00Z');
  const carlos = j.person('Carlos Mendoza');
  await carlos.says('ayuda');
  await carlos.says('discusiones');
  expect(carlos.sees()).toContain('Todavía no hay');
});

const JOBS = ['discussions.open', 'discussions.announce-closing', 'discussions.close'];

test('a clock that jumps over a month does everything once and in order', async () => {
  const thandiwe = j.person('Thandiwe Mokoena');
  await opens(j, thandiwe, { start: '2026-03-05', end: '2026-03-20' });
  await opens(j, thandiwe, { title: 'The other', start: '2026-03-06', end: '2026-03-30' });
  expect(j.channel('formalization').posts()).toHaveLength(0);
  await j.clock.to('2026-04-07T10:00Z');
  const jobs = j.observed.jobs.filter((name) => name.startsWith('discussions.'));
  expect([...jobs].sort()).toEqual([...JOBS, ...JOBS].sort());
  expect(jobs[0]).toBe('discussions.open');
  expect(jobs.slice(-1)).toEqual(['discussions.close']);
  const channel = j.channel('formalization');
  expect(channel.posts()).toHaveLength(2);
  for (const post of channel.posts()) {
    expect(reading(post)).toContain('State: Closed');
    const replies = channel.repliesTo(post).map(reading);
    expect(replies.filter((words) => words.includes('The discussion is closed'))).toHaveLength(1);
    // Over by the time it could have been read.
    expect(replies.filter((words) => words.includes('closes soon'))).toHaveLength(0);
  }
  const asked = (name: string) =>
    j
      .person(name)
      .chat()
      .filter(({ card }) => card?.praxisKey?.startsWith('prompt:'));
  expect(asked('Jonas Weber')).toHaveLength(1);
  const before = j.teams.messages.length;
  await j.settle();
  await j.sync();
  expect(j.teams.messages).toHaveLength(before);
  expect(j.logged.filter(({ level }) => level === 'error')).toEqual([]);
});

test('step by step or in one leap, the channel ends up the same', async () => {
  const title = 'Walked and leapt';
  const run = async (walk: boolean): Promise<string[]> => {
    const world = await s.journey();
    await opens(world, world.person('Thandiwe Mokoena'), {
      title,
      start: '2026-03-05',
      end: '2026-03-20',
    });
    while (walk && world.clock.now() < new Date('2026-04-06T10:00Z')) await world.clock.advance(1);
    await world.clock.to('2026-04-07T10:00Z');
    const words = world.channel('formalization').messages().map(reading);
    return words.filter((text) => !text.includes('closes soon'));
  };
  const walked = await run(true);
  expect(await run(false)).toEqual(walked);
  expect(walked).toHaveLength(2);
});

test('an end that is moved is the one that counts', async () => {
  const { id } = await opened(j, { end: '2026-03-06' });
  const thandiwe = j.person('Thandiwe Mokoena');
  const tab = await j.tab(thandiwe);
  await tab.post(`/discussions/${id}/move`, { verb: 'extend', endsAt: '2026-03-13T16:00:00Z' });
  await j.settle();
  await j.clock.to('2026-03-08T00:00Z');
  expect((await pageOf(j, thandiwe, id)).state).toBe('open');
  await j.clock.to('2026-03-13T16:00Z');
  expect((await pageOf(j, thandiwe, id)).state).toBe('closed');
  await tab.post(`/discussions/${id}/move`, {
    verb: 'reopen',
    endsAt: '2026-03-20T16:00:00Z',
    reason: 'Two regions asked for another week.',
  });
  await j.clock.to('2026-03-20T16:00Z');
  expect((await pageOf(j, thandiwe, id)).state).toBe('closed');
});

import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { type Journey, type Scene, scene } from '../support/journey.ts';
import {
  asksInTab,
  consolidatedOf,
  listOf,
  looksInChat,
  questionOf,
  repliesInChannel,
  repliesInTab,
} from '../support/journey-queries.ts';
import { reading } from '../support/teams.ts';

/** A question that names somebody, or is out of place: a moderator takes it out of sight. */

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

const NAMING = 'Why does Paula Quaye of the Accra office never answer about domestic workers?';
const REPLY = 'Write to the office; its desk answers within a week in my experience.';
const REASON = 'It names a colleague. Please ask about the office.';

const asked = () => asksInTab(j, j.person('Omar Haddad'), { text: NAMING });

test('hidden in chat, its words are gone from the channel and all lists; its asker hears why and keeps them', async () => {
  const { id, post } = await asked();
  await repliesInTab(j, j.person('Mei Tanaka'), id, REPLY);
  const thandiwe = j.person('Thandiwe Mokoena');
  await looksInChat(thandiwe, id);
  await thandiwe.presses('Hide the question');
  expect(thandiwe.sees()).toContain('The reason goes to Omar Haddad');
  expect(thandiwe.inputs().find(({ id: field }) => field === 'reason')?.required).toBe(true);
  const form = { ...thandiwe.latest() };
  await thandiwe.presses('query.hide', { reason: REASON });
  expect(thandiwe.sees()).toContain('The question is hidden');
  await j.settle();
  const channel = JSON.stringify(j.channel('formalization').messages());
  expect(channel).not.toContain('Paula');
  expect(channel).not.toContain('Write to the office');
  expect(reading(post)).not.toContain('Paula');
  expect(j.channel('formalization').reads()).toContain('This question is no longer shown.');
  // Pressed again, nothing more happens and nobody hears twice.
  await thandiwe.pressesOn(form, 'query.hide', { reason: REASON });
  await j.settle();

  const mei = j.person('Mei Tanaka');
  for (const filter of ['open', 'replied', 'mine'] as const) {
    expect(JSON.stringify(await listOf(j, mei, filter))).not.toContain('Paula');
  }
  const tab = await j.tab(mei);
  expect((await tab.asks('GET', `/queries/${id}`)).status).toBe(404);
  expect((await tab.asks('GET', `/queries/${id}/consolidated`)).status).toBe(404);
  expect((await tab.asks('GET', '/home')).text).not.toContain('Paula');
  const late = { nonce: 'nonce-of-mei', text: 'Still?', consent: 'quote' };
  expect((await tab.asks('POST', `/queries/${id}/replies`, late)).status).toBe(404);
  const figures = (await listOf(j, mei)).figures;
  expect(figures.posted).toBe(0);

  const omar = j.person('Omar Haddad');
  await j.clock.to('2026-03-03T12:00Z');
  expect(
    omar.chat().map(reading).join('\n').split('A moderator has hidden your question'),
  ).toHaveLength(2);
  expect(omar.chat().map(reading).join('\n')).toContain(REASON);
  expect(await questionOf(j, omar, id)).toMatchObject({
    state: 'hidden',
    text: NAMING,
    reason: REASON,
    actions: [],
  });
  expect((await listOf(j, omar, 'mine')).items.map(({ state }) => state)).toEqual(['hidden']);
  await j.clock.advance(14);
  await thandiwe.says('moderate');
  expect(thandiwe.sees()).not.toContain('Paula');
  expect(j.logged).toEqual([]);
});

test('only a moderator hides, with a reason and with what they saw; of two the second is told', async () => {
  const { id } = await asked();
  const { version } = await questionOf(j, j.person('Thandiwe Mokoena'), id);
  const path = `/queries/${id}/hide`;
  const body = { reason: REASON, version };
  const as = async (name: string, given: unknown = body) =>
    (await j.tab(j.person(name))).asks('POST', path, given);
  expect((await as('Mei Tanaka')).status).toBe(403);
  expect((await as('Omar Haddad')).status).toBe(403);
  expect((await as('Jonas Weber')).status).toBe(404);
  expect((await as('Thandiwe Mokoena', { version, reason: ' ' })).status).toBe(400);
  expect((await as('Thandiwe Mokoena', { ...body, version: version - 1 })).status).toBe(409);
  const both = await Promise.all([as('Thandiwe Mokoena'), as('Thandiwe Mokoena')]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
});

test('who replies in its thread is told that it takes no replies', async () => {
  const { id, post } = await asked();
  const { version } = await questionOf(j, j.person('Thandiwe Mokoena'), id);
  const tab = await j.tab(j.person('Thandiwe Mokoena'));
  await tab.post(`/queries/${id}/hide`, { reason: REASON, version });
  await j.settle();
  await repliesInChannel(j, j.person('Mei Tanaka'), post, REPLY);
  expect(j.channel('formalization').reads()).toContain('This question is no longer open');
  expect((await questionOf(j, j.person('Thandiwe Mokoena'), id)).thread).toEqual([]);
});

test('a published reply is said to stay in its library; the post about it says nothing more', async () => {
  const { id } = await asked();
  await repliesInTab(j, j.person('Mei Tanaka'), id, REPLY);
  const thandiwe = j.person('Thandiwe Mokoena');
  const tab = await j.tab(thandiwe);
  const draft = await consolidatedOf(j, thandiwe, id);
  await tab.post(`/queries/${id}/consolidated/approve`, { version: draft.version });
  await j.settle();
  await thandiwe.says('questions');
  await thandiwe.presses('Questions with a reply');
  await thandiwe.presses({ verb: 'query.read', data: { id } });
  await thandiwe.presses('Hide the question');
  expect(thandiwe.sees()).toContain('stays in the library');
  await thandiwe.presses('query.hide', { reason: REASON });
  await j.settle();
  expect(JSON.stringify(j.channel('formalization').messages())).not.toContain('Paula');
  const mei = await j.tab(j.person('Mei Tanaka'));
  expect((await mei.asks('GET', `/queries/${id}/consolidated`)).status).toBe(404);
});

test('the post was deleted from the channel: the asker is told all the same', async () => {
  const { id, post } = await asked();
  j.teams.messages.splice(j.teams.messages.indexOf(post), 1);
  const { version } = await questionOf(j, j.person('Thandiwe Mokoena'), id);
  const tab = await j.tab(j.person('Thandiwe Mokoena'));
  await tab.post(`/queries/${id}/hide`, { reason: REASON, version });
  await j.settle();
  await j.clock.to('2026-03-03T12:00Z');
  expect(j.person('Omar Haddad').sees()).toContain(REASON);
});

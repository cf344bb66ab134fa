import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { DiscussionPage, Received } from '../../src/contract/discussions.ts';
import { type Journey, type Scene, scene } from '../support/journey.ts';
import {
  contributesInChannel,
  contributesInTab,
  contributionOf,
  opened,
  opens,
  pageOf,
  readsInChat,
  synthesisOf,
} from '../support/journey-steps.ts';
import { reading } from '../support/teams.ts';

/** What comes twice, at once, too late or too early: once, and whoever was second is told. */

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

test('one activity sent five times, one after the other and all at once, is one contribution', async () => {
  const { id, post } = await opened(j);
  const mei = j.person('Mei Tanaka');
  await contributesInChannel(j, mei, post, 'Only once, please.');
  for (let time = 0; time < 4; time += 1) await mei.resends();
  const omar = j.person('Omar Haddad');
  const activity = {
    ...omar.frame(),
    type: 'message',
    id: 'the-same',
    text: 'At the same moment.',
    conversation: {
      id: `${post.place};messageid=${post.id}`,
      conversationType: 'channel',
      isGroup: true,
    },
    channelData: { channel: { id: post.place } },
    replyToId: post.id,
  };
  await Promise.all(Array.from({ length: 5 }, () => j.teams.deliver(activity)));
  await j.settle();
  expect((await pageOf(j, mei, id)).thread.map(({ text }) => text)).toEqual([
    'Only once, please.',
    'At the same moment.',
  ]);
});

test('what Teams brings again under a new id is answered once', async () => {
  const { id, post } = await opened(j);
  const mei = j.person('Mei Tanaka');
  const answers = () =>
    j
      .channel('formalization')
      .reads()
      .match(/Thank you/g)?.length ?? 0;
  await contributesInChannel(j, mei, post, 'Heard once.');
  expect(answers()).toBe(1);
  await contributesInChannel(j, mei, post, 'Heard once.');
  expect(answers()).toBe(1);
  expect((await pageOf(j, mei, id)).thread).toHaveLength(1);
});

test('a form sent twice with one nonce is one contribution, in the tab and by card', async () => {
  const { id } = await opened(j);
  const mei = j.person('Mei Tanaka');
  const tab = await j.tab(mei);
  const body = { nonce: 'nonce-of-mei', text: 'From the tab.', question: 0, consent: 'quote' };
  const path = `/discussions/${id}/contributions`;
  const [one, two] = await Promise.all([
    tab.post<Received>(path, body),
    tab.post<Received>(path, body),
  ]);
  expect(one.contribution.id).toBe(two.contribution.id);
  expect([one.duplicate, two.duplicate].sort()).toEqual([false, true]);
  await readsInChat(mei, id);
  const form = { ...mei.latest() };
  await Promise.all([
    mei.pressesOn(form, 'discussion.contribute', { text: 'By card.' }),
    mei.pressesOn(form, 'discussion.contribute', { text: 'By card.' }),
  ]);
  await j.settle();
  expect((await pageOf(j, mei, id)).thread.map(({ text }) => text)).toEqual([
    'From the tab.',
    'By card.',
  ]);
  // The same nonce in somebody else's hands is another form.
  await (await j.tab(j.person('Omar Haddad'))).post(path, { ...body, text: 'Mine.' });
  expect((await pageOf(j, mei, id)).thread).toHaveLength(3);
  expect(
    j
      .channel('formalization')
      .reads()
      .match(/From the tab\./g),
  ).toHaveLength(1);
});

test('a card of the past shows how things stand now', async () => {
  const { id } = await opened(j, { end: '2026-03-03' });
  const mei = j.person('Mei Tanaka');
  const thandiwe = j.person('Thandiwe Mokoena');
  await readsInChat(mei, id);
  const form = { ...mei.latest() };
  await readsInChat(thandiwe, id);
  await thandiwe.presses({ verb: 'discussion.ask', data: { move: 'close' } });
  const asking = { ...thandiwe.latest() };
  await j.clock.to('2026-03-04T10:00Z');
  await mei.pressesOn(form, 'discussion.contribute', { text: 'Typed before the close.' });
  expect(mei.sees()).toContain('closed on');
  expect((await contributionOf(j, mei, id, 'Typed before')).state).toBe('late');
  await thandiwe.pressesOn(asking, 'discussion.move');
  expect(thandiwe.chat().map(reading).join()).toContain('no longer possible');
});

test('two moderators at once: one decides, the other is told', async () => {
  const { id } = await opened(j, {}, { by: 'Lena Okafor', community: 'social-protection' });
  const mei = j.person('Mei Tanaka');
  await contributesInTab(j, mei, id, 'To be read first.');
  const lena = j.person('Lena Okafor');
  const claire = j.person('Claire Fontaine');
  await lena.says('moderate');
  await claire.says('moderate');
  const { id: contribution } = await contributionOf(j, lena, id, 'To be read');
  await claire.presses({ verb: 'moderation.ask-hide', data: { id: contribution } });
  await Promise.all([
    lena.presses({ verb: 'moderation.act', data: { id: contribution } }),
    claire.presses('moderation.hide', { reason: 'Hors sujet.' }),
  ]);
  const answers = [lena.sees(), claire.sees()].join('\n');
  expect(answers.match(/Approved\.|Masquée\./g)).toHaveLength(1);
  expect(answers).toMatch(
    /changed this meanwhile|no longer possible|modifié cet élément|n’est plus possible/,
  );
  const { state, version } = await contributionOf(j, lena, id, 'To be read');
  expect([state, version]).toEqual([answers.includes('Approved.') ? 'published' : 'hidden', 2]);
});

test('two tabs on one synthesis: the second is told and overwrites nothing', async () => {
  const { id } = await opened(j, { end: '2026-03-03' });
  await contributesInTab(
    j,
    j.person('Mei Tanaka'),
    id,
    'Lunch time visits reached every employer in the district.',
  );
  await j.clock.to('2026-03-04T10:00Z');
  const amina = await j.tab(j.person('Amina Diallo'));
  const thandiwe = await j.tab(j.person('Thandiwe Mokoena'));
  const draft = await synthesisOf(j, j.person('Amina Diallo'), id);
  const edit = (text: string) => ({
    version: draft.version,
    statements: draft.statements.map((statement) => ({ ...statement, text })),
    setAside: [],
  });
  const path = `/discussions/${id}/synthesis`;
  const answers = await Promise.all([
    amina.asks('PUT', path, edit('By Amina.')),
    thandiwe.asks('PUT', path, edit('By Thandiwe.')),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  const lost = answers.find(({ status }) => status === 409);
  expect(lost?.json.code).toBe('changed-meanwhile');
  const kept = answers[0]?.status === 200 ? 'By Amina.' : 'By Thandiwe.';
  const after = await synthesisOf(j, j.person('Amina Diallo'), id);
  expect([...new Set(after.statements.map(({ text }) => text))]).toEqual([kept]);
  const late = await thandiwe.asks('POST', `${path}/approve`, { version: draft.version });
  expect(late.status).toBe(409);
});

test('a reply that comes before the opening post is recorded is a contribution all the same', async () => {
  await opens(j, j.person('Thandiwe Mokoena'), {}, () => j.teams.failsNext({ kind: 'taken' }));
  const [post] = j.channel('formalization').posts();
  const mei = j.person('Mei Tanaka');
  await mei
    .in(j.channel('formalization').id)
    .replies(post, 'Faster than your database.', { mention: false });
  await j.clock.advance(1);
  expect(j.channel('formalization').posts()).toHaveLength(1);
  const { items } = await (await j.tab(mei)).get<{ items: DiscussionPage[] }>('/discussions');
  const { thread } = await pageOf(j, mei, String(items[0]?.id));
  expect(thread.map(({ text }) => text)).toEqual(['Faster than your database.']);
});

import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { SearchAnswer } from '../../src/contract/knowledge.ts';
import { type Journey, type Scene, scene } from '../support/journey.ts';
import {
  type AskedQuestion,
  asksInTab,
  consolidatedOf,
  looksInChat,
  QUESTION,
  questionOf,
  repliesInChat,
  repliesInTab,
  reviewsReply,
} from '../support/journey-queries.ts';
import { type FakePerson, reading } from '../support/teams.ts';

/** From a draft to a document, the asker's verdict, and what happens where nobody replies. */

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

const PERU = 'In Peru inspectors visited at lunch time and registered four hundred households.';
const PHONE =
  'Registering by phone works where most households pay their domestic workers in cash.';

const asked = (given: Readonly<Record<string, unknown>> = {}): Promise<AskedQuestion> =>
  asksInTab(j, j.person('Omar Haddad'), given);

async function publishedInChat(id: string): Promise<FakePerson> {
  const thandiwe = j.person('Thandiwe Mokoena');
  await looksInChat(thandiwe, id);
  await thandiwe.presses('consolidated.read');
  expect(thandiwe.sees()).toContain('(reply 1)');
  await thandiwe.presses('consolidated.publish');
  expect(thandiwe.sees()).toContain('The consolidated reply is being published');
  await j.settle();
  return thandiwe;
}

async function answered(): Promise<AskedQuestion> {
  const query = await asked();
  await repliesInChat(j, j.person('Carlos Mendoza'), query.id, PHONE, { quote: 'true' });
  await repliesInTab(j, j.person('Mei Tanaka'), query.id, PERU);
  await publishedInChat(query.id);
  return query;
}

const hitsOf = async (who: FakePerson, query: string) =>
  (await (await j.tab(who)).get<SearchAnswer>(`/search?q=${encodeURIComponent(query)}`)).hits;

test('published it is a document that names only who agreed, that the channel and the asker get, and that search finds first', async () => {
  const query = await answered();
  const omar = j.person('Omar Haddad');
  expect(omar.sees()).toContain('Your question has its consolidated reply');
  expect(omar.buttons()).toEqual(expect.arrayContaining(['Solved', 'Not solved']));
  const inThread = j.channel('formalization').repliesTo(query.post).map(reading).join('\n');
  expect(inThread).toContain('The consolidated reply is published');
  const { consolidated } = await questionOf(j, omar, query.id);
  expect(consolidated?.state).toBe('published');
  // Somebody of another community, who may read the library like everybody.
  const [first] = await hitsOf(j.person('Jonas Weber'), QUESTION);
  expect(first?.webUrl).toBe(consolidated?.webUrl);
  expect(first?.type).toBe('consolidated reply');
  expect(first?.countries).toContain('Peru');
  const row = await j.database.db
    .selectFrom('products')
    .selectAll()
    .where('web_url', '=', consolidated?.webUrl ?? '')
    .executeTakeFirstOrThrow();
  expect(row.body).toContain(PERU);
  expect(row.body).toContain('Carlos Mendoza');
  expect(row.body).toContain(`1. Carlos Mendoza\n${PHONE}`);
  // Her words stand where the points took them, and not once more in full.
  expect(row.body).not.toContain('Mei Tanaka');
  expect(row.body).toContain('One reply is not quoted, as its author wishes.');
  const outline = [
    'The question',
    'Summary of responses',
    'Comparative experiences',
    'Only those who agreed to it are named.',
  ];
  const places = [...outline, 'Responses in full', 'Thanks'].map((part) => row.body.indexOf(part));
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(places).not.toContain(-1);
  // Those who replied hear once that it was used.
  const carlos = j.person('Carlos Mendoza');
  // In his own hours, on a day on which nothing more urgent comes to him.
  for (const day of ['02', '03', '04', '05', '06']) {
    await j.clock.to(`2026-03-${day}T16:00Z`);
  }
  expect(
    carlos
      .chat()
      .map(reading)
      .join()
      .match(/forma parte de un documento/g),
  ).toHaveLength(1);
  expect(j.logged).toEqual([]);
});

test('the asker alone says whether it is solved; "not solved" opens it, and the next version replaces the file', async () => {
  const query = await answered();
  const omar = j.person('Omar Haddad');
  const before = (await questionOf(j, omar, query.id)).consolidated?.webUrl;
  const mei = await j.tab(j.person('Mei Tanaka'));
  const path = `/queries/${query.id}/judge`;
  expect((await mei.asks('POST', path, { verdict: 'solved' })).status).toBe(403);
  await omar.presses('Not solved');
  expect(omar.sees()).toContain('The question is open again');
  await j.settle();
  expect(await questionOf(j, omar, query.id)).toMatchObject({ state: 'open', verdict: 'unsolved' });
  // The version that is published stays readable meanwhile.
  expect((await questionOf(j, j.person('Mei Tanaka'), query.id)).consolidated).toEqual({
    state: 'published',
    webUrl: before,
  });
  const more = 'In Mali the post office registers households for a small fee at the counter.';
  await repliesInTab(j, j.person('Moussa Traoré'), query.id, more);
  await publishedInChat(query.id);
  const after = await questionOf(j, omar, query.id);
  expect(after).toMatchObject({ state: 'replied', verdict: null });
  expect(after.consolidated?.webUrl).toBe(before);
  const rows = await j.database.db
    .selectFrom('products')
    .select('body')
    .where('type', '=', 'consolidated reply')
    .execute();
  expect(rows).toHaveLength(1);
  expect(rows[0]?.body).toContain(more);
  await omar.presses('Solved');
  await omar.presses({ verb: 'query.read', data: { id: query.id } });
  expect(omar.sees()).toContain('State: Solved');
});

test('nobody replies for three working days: the moderators find it with its next action, the asker is told what happens', async () => {
  const { id } = await asked();
  const omar = j.person('Omar Haddad');
  const thandiwe = j.person('Thandiwe Mokoena');
  await j.clock.to('2026-03-05T08:59Z');
  expect(omar.chat().map(reading).join()).not.toContain('Nobody has replied yet');
  await j.clock.to('2026-03-05T09:01Z');
  expect(omar.sees()).toContain('Nobody has replied yet');
  expect(omar.sees()).toContain('The moderators of the community have been told');
  await thandiwe.says('moderate');
  expect(thandiwe.sees()).toContain('A question without a reply');
  await thandiwe.presses('Open and reply');
  await thandiwe.presses('query.reply', { reply: PHONE });
  await j.settle();
  expect(omar.sees()).toContain('The first reply to your question');
  await thandiwe.says('moderate');
  expect(thandiwe.sees()).not.toContain('A question without a reply');
  expect((await questionOf(j, omar, id)).replies).toBe(1);
});

test('a weekend is no working day', async () => {
  await j.clock.to('2026-03-06T09:00Z');
  await asked();
  const omar = j.person('Omar Haddad');
  await j.clock.to('2026-03-11T08:00Z');
  expect(omar.chat().map(reading).join()).not.toContain('Nobody has replied yet');
  await j.clock.to('2026-03-11T09:30Z');
  expect(omar.sees()).toContain('Nobody has replied yet');
});

test('the consolidated reply is due after ten days, or two days before it is needed', async () => {
  const soon = await asked({ neededBy: '2026-03-07' });
  await repliesInTab(j, j.person('Mei Tanaka'), soon.id, PERU);
  const thandiwe = j.person('Thandiwe Mokoena');
  await thandiwe.says('moderate');
  expect(thandiwe.sees()).not.toContain('A consolidated reply is due');
  await j.clock.to('2026-03-05T10:00Z');
  expect(thandiwe.chat().map(reading).join()).toContain('A consolidated reply is due');
  await thandiwe.says('moderate');
  await thandiwe.presses('Read the draft reply');
  expect(thandiwe.sees()).toContain('Draft of the consolidated reply');
  const queue = await (await j.tab(thandiwe)).get<{ items: { kind: string }[] }>('/moderation');
  // A document past its review date waits too, after what somebody waits for.
  expect(queue.items.map(({ kind }) => kind)).toEqual(['consolidated', 'review']);
});

test('a source that is hidden after the edit stops the publishing; the author is told the reason', async () => {
  const query = await asked();
  await repliesInTab(j, j.person('Mei Tanaka'), query.id, PERU);
  await repliesInTab(j, j.person('Carlos Mendoza'), query.id, PHONE);
  const thandiwe = j.person('Thandiwe Mokoena');
  const tab = await j.tab(thandiwe);
  const path = `/queries/${query.id}/consolidated`;
  const { version, points } = await consolidatedOf(j, thandiwe, query.id);
  await tab.asks('PUT', path, { version, points, setAside: [] });
  await reviewsReply(j, thandiwe, query.id, 'In Peru', { verb: 'hide', reason: 'Not checked.' });
  const edited = await consolidatedOf(j, thandiwe, query.id);
  const approve = await tab.asks('POST', `${path}/approve`, { version: edited.version });
  expect(approve).toMatchObject({ status: 422, json: { code: 'statement-without-source' } });
  await thandiwe.says('questions');
  await thandiwe.presses({ verb: 'query.read', data: { id: query.id } });
  await thandiwe.presses('consolidated.read');
  expect(thandiwe.sees()).toContain('its reply is no longer shown');
  await thandiwe.presses('consolidated.publish');
  expect(thandiwe.sees()).toContain('a point has no reply behind it');
  const mei = j.person('Mei Tanaka');
  await j.clock.to('2026-03-03T02:00Z');
  expect(mei.sees()).toContain('Not checked.');
  expect(j.channel('formalization').reads()).toContain('This reply is no longer shown.');
});

import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { BeforePosting } from '../../src/contract/queries.ts';
import { type Journey, type Scene, scene } from '../support/journey.ts';
import {
  type AskedQuestion,
  asksInChat,
  asksInTab,
  consolidatedOf,
  listOf,
  looksInChat,
  QUESTION,
  questionOf,
  repliesInChannel,
  repliesInChat,
  repliesInTab,
} from '../support/journey-queries.ts';
import { reading } from '../support/teams.ts';

/** A question, from what is there already to the document that answers whoever asks it next. */

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

const LUNCH =
  'In Peru inspectors visited at lunch time and registered four hundred employers of domestic workers.';
const STAMP =
  'Au Sénégal, une carte à tamponner a permis de déclarer les heures dans chaque foyer employeur. Voir https://example.org/carte.';
const PHONE =
  'Registering by phone works where households pay in cash: see the “Guide to declaring domestic work by phone”.';

async function repliedTo(asked: AskedQuestion): Promise<void> {
  await repliesInChannel(j, j.person('Mei Tanaka'), asked.post, LUNCH, { mention: false });
  await repliesInChat(j, j.person('Carlos Mendoza'), asked.id, PHONE, { quote: 'true' });
  await repliesInTab(j, j.person('Fatou Ndiaye'), asked.id, STAMP);
}

test('what is there comes first, with reasons; "this answers me" is counted and posts nothing', async () => {
  const omar = j.person('Omar Haddad');
  await omar.says('registering domestic workers for social security');
  const hits = omar.buttons().filter((title) => title === 'This answers me').length - 1;
  expect(hits).toBeGreaterThan(0);
  expect(hits).toBeLessThanOrEqual(5);
  expect(omar.sees().match(/Shown because: /g)).toHaveLength(hits);
  const card = { ...omar.latest() };
  await omar.pressesOn(card, 'query.stock');
  expect(omar.sees()).toContain('Good that it was there already');
  expect(omar.sees()).toContain('What helped: ');
  // The same card pressed again, and its other button, are the same answer.
  await omar.pressesOn(card, 'query.stock');
  await j.settle();
  expect((await listOf(j, omar, 'mine')).figures).toMatchObject({ asked: 1, fromStock: 1 });
  expect(j.observed.fromStock).toBe(1);
  expect(j.channel('formalization').posts()).toEqual([]);
  expect((await listOf(j, j.person('Mei Tanaka'))).items).toEqual([]);
});

test('no good result says so plainly and offers the question', async () => {
  const omar = j.person('Omar Haddad');
  await omar.says('zeppelins over Ruritania');
  expect(omar.sees()).toContain('No good result');
  expect(omar.sees()).toContain('Your colleagues may know');
  await omar.presses('query.form');
  expect(omar.inputs().find(({ id }) => id === 'query')?.value).toBe('zeppelins over Ruritania');
});

test('the form says who will see it and proposes the community that fits, and why', async () => {
  const omar = j.person('Omar Haddad');
  await omar.says('How do we stop recruitment fees for migrants?');
  await omar.presses('query.form');
  const community = omar.inputs().find(({ id }) => id === 'community');
  expect(community?.value).toBe('fair-recruitment');
  expect(community?.choices.map(({ value }) => value).sort()).toEqual([
    'fair-recruitment',
    'formalization',
  ]);
  expect(omar.sees()).toContain('Suggested: Fair recruitment and labour migration');
  expect(omar.sees()).toContain('All members of that community see the question with your name');
  const tab = await j.tab(omar);
  const before = await tab.post<BeforePosting>('/queries/before', { text: QUESTION });
  expect(before.hits.length).toBeLessThanOrEqual(5);
  expect(before.hits.every(({ reasons }) => reasons.length > 0)).toBe(true);
  expect(before.communities.filter(({ recommended }) => recommended)).toHaveLength(1);
});

test('replies from channel, chat and tab are seen in all three, and the asker hears of the first', async () => {
  const omar = j.person('Omar Haddad');
  const asked = await asksInChat(j, omar, { background: 'For a pilot in Amman.' });
  expect(omar.sees()).toContain('It is posted in the channel of ');
  expect(omar.links().join()).toContain(`/queries/${asked.id}`);
  expect(reading(asked.post)).toContain(QUESTION);
  expect(reading(asked.post)).toContain('Omar Haddad asks:');
  await repliesInChannel(j, j.person('Mei Tanaka'), asked.post, LUNCH, { mention: false });
  expect(omar.sees()).toContain('The first reply to your question');
  expect(omar.sees()).toContain(LUNCH);
  const heard = omar.chat().length;
  await repliesInChat(j, j.person('Carlos Mendoza'), asked.id, PHONE, { quote: 'true' });
  await repliesInTab(j, j.person('Fatou Ndiaye'), asked.id, STAMP);
  expect(omar.chat()).toHaveLength(heard);
  const channel = j.channel('formalization').reads();
  const chat = await looksInChat(j.person('Thandiwe Mokoena'), asked.id);
  const { thread } = await questionOf(j, j.person('Mei Tanaka'), asked.id);
  for (const words of [LUNCH, PHONE, STAMP]) {
    expect(channel).toContain(words);
    expect(chat).toContain(words);
    expect(thread.map(({ text }) => text)).toContain(words);
  }
  expect(j.channel('formalization').posts()).toHaveLength(1);
  expect(j.logged).toEqual([]);
});

test('the draft groups, compares countries, names resources, and every point has its replies', async () => {
  const asked = await asksInTab(j, j.person('Omar Haddad'));
  await repliedTo(asked);
  const thandiwe = j.person('Thandiwe Mokoena');
  const draft = await consolidatedOf(j, thandiwe, asked.id);
  expect(draft.points.every(({ sources }) => sources.length > 0)).toBe(true);
  const countries = draft.points.filter(({ kind }) => kind === 'country');
  expect(countries.map(({ country }) => country)).toEqual(
    expect.arrayContaining(['Peru', 'Senegal']),
  );
  const resources = draft.points.filter(({ kind }) => kind === 'resource').map(({ text }) => text);
  expect(resources).toContain('https://example.org/carte');
  expect(resources).toContain('Guide to declaring domestic work by phone');
  expect(draft.contributors).toBe(3);
  expect(draft.named).toEqual(['Carlos Mendoza']);
  const member = await j.tab(j.person('Mei Tanaka'));
  expect((await member.asks('GET', `/queries/${asked.id}/consolidated`)).status).toBe(404);
});

test('edited by a moderator it is not drafted anew: what comes later is offered', async () => {
  const asked = await asksInTab(j, j.person('Omar Haddad'));
  await repliedTo(asked);
  const thandiwe = j.person('Thandiwe Mokoena');
  const tab = await j.tab(thandiwe);
  const draft = await consolidatedOf(j, thandiwe, asked.id);
  const [first, ...rest] = draft.points;
  if (!first) throw new Error('no point');
  const points = [{ ...first, text: 'In my own words.' }, ...rest];
  const path = `/queries/${asked.id}/consolidated`;
  await tab.asks('PUT', path, { version: draft.version, points, setAside: [] });
  await repliesInTab(
    j,
    j.person('Moussa Traoré'),
    asked.id,
    'In Mali the post office does it for a small fee.',
  );
  const after = await consolidatedOf(j, thandiwe, asked.id);
  expect(after.edited).toBe(true);
  expect(after.points[0]?.text).toBe('In my own words.');
  expect(after.unused).toHaveLength(1);
  const emptied = await tab.asks('PUT', path, { version: after.version, points: [], setAside: [] });
  expect(emptied).toMatchObject({ status: 400, json: { code: 'reason-required' } });
  const unsourced = points.map((point) => ({ ...point, sources: [] }));
  const refused = await tab.asks('PUT', path, {
    version: after.version,
    points: unsourced,
    setAside: [],
  });
  expect(refused).toMatchObject({ status: 422, json: { code: 'statement-without-source' } });
});

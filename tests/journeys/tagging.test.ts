import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { MovesMade, Queue, Standing } from '../../src/contract/moderation.ts';
import type { Briefing } from '../../src/contract/preparing.ts';
import type { QueryPage } from '../../src/contract/queries.ts';
import type { MyAlerts } from '../../src/contract/surfacing.ts';
import type { Talk, TalkTags } from '../../src/contract/talk-tags.ts';
import type { Proposals } from '../../src/contract/taxonomy.ts';
import { type Journey, type Scene, scene } from '../support/journey.ts';
import { asksInTab } from '../support/journey-queries.ts';
import { opened } from '../support/journey-steps.ts';
import { type FakePerson, reading } from '../support/teams.ts';

/** What discussions and questions are about, said by those who moderate them. */

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

const BARE = {
  title: 'What we do on Mondays',
  background: 'Everybody has a way of their own.',
  question1: 'What do you do first?',
  question2: 'And then?',
};

const OF_KENYA = { topics: [], countries: ['Kenya'], collection: null, kinds: ['discussion'] };

const tags = async (who: FakePerson, { kind, id }: Talk) =>
  (await j.tab(who)).get<TalkTags>(`/talk/${kind}/${id}/tags`);

const values = (all: readonly { readonly value: string }[]) => all.map(({ value }) => value);

const listed = async (who: FakePerson) => {
  const { items } = await (await j.tab(who)).get<Queue>('/moderation?kind=untagged');
  return items.flatMap((item) => (item.kind === 'untagged' ? [item] : []));
};

async function moves(who: FakePerson, { kind, id }: Talk, move: string, given: object = {}) {
  const body = { items: [{ subject: kind, id, version: null }], move, given };
  const { results } = await (await j.tab(who)).post<MovesMade>('/moderation/moves', body);
  await j.settle();
  const [result] = results;
  if (!result) throw new Error('nothing came of it');
  return result;
}

test('talk without a topic waits with what people’s words suggest; one press takes it, and it can be taken back', async () => {
  const [moderator, mei] = [j.person('Thandiwe Mokoena'), j.person('Mei Tanaka')];
  const stranger = j.person('Jonas Weber');
  for (const who of [mei, stranger]) await (await j.tab(who)).post('/alerts', OF_KENYA);
  const { id } = await opened(j, BARE);
  const talk = { kind: 'discussion', id } as const;
  const text = 'In Kenya we count the street vendors who left the informal economy.';
  await (await j.tab(mei)).post(`/discussions/${id}/contributions`, {
    ...{ nonce: 'nonce-monday', text, question: null, consent: 'quote' },
  });
  await j.settle();
  // People’s own words come first.
  expect(await listed(moderator)).toEqual([]);
  await j.clock.to('2026-03-06T10:00Z');
  const [item] = await listed(moderator);
  if (!item) throw new Error('nothing waits');
  expect(item.task.target).toMatchObject({ subject: 'discussion', id });
  expect(item.suggested.countries).toMatchObject([{ value: 'Kenya', words: ['Kenya'] }]);
  const [topic] = item.suggested.topics;
  if (!topic) throw new Error('no topic is suggested');
  expect(topic.words.length).toBeGreaterThan(0);
  for (const word of topic.words) expect(text.toLowerCase()).toContain(word.toLowerCase());

  expect((await tags(mei, talk)).suggested).toBeNull();
  expect(await moves(mei, talk, 'tag', { topics: [topic.value] })).toMatchObject({
    outcome: 'refused',
    code: 'moderators-only',
  });
  const refused = await (await j.tab(stranger)).asks('GET', `/talk/discussion/${id}/tags`);
  expect(refused.status).toBe(404);

  await moderator.says('moderate');
  expect(moderator.sees()).toContain('Topics missing');
  expect(moderator.sees()).toContain('because of: Kenya');
  const accept = {
    verb: 'talk.accept',
    data: { kind: 'discussion', id, topics: topic.value, countries: 'Kenya' },
  };
  await moderator.presses(accept);
  await j.settle();
  expect(await tags(mei, talk)).toMatchObject({ version: 1, countries: [{ value: 'Kenya' }] });
  expect(await listed(moderator)).toEqual([]);

  // In other words by the card, with a reason that stays.
  await moderator.presses({ verb: 'talk.ask-tags', data: { kind: 'discussion', id } });
  await moderator.presses('talk.tag', {
    topics: 'Working time',
    countries: 'Pérou; Kenia',
    reason: 'They speak of hours',
  });
  await j.settle();
  const said = await tags(moderator, talk);
  expect(values(said.countries)).toEqual(['Peru', 'Kenya']);
  const path = `/moderation/discussion/${id}`;
  const standing = await (await j.tab(moderator)).get<Standing>(path);
  expect(standing.history[0]).toMatchObject({
    ...{ did: 'tag', name: 'Thandiwe Mokoena', reason: 'They speak of hours' },
  });
  const wrong = await moves(moderator, talk, 'tag', { countries: ['Atlantis'] });
  expect(wrong).toMatchObject({ outcome: 'refused', code: 'invalid-input' });
  const late = await moves(moderator, talk, 'tag', { topics: [], countries: ['Chad'], seen: 1 });
  expect(late).toMatchObject({ outcome: 'refused', code: 'changed-meanwhile' });

  const back = await moves(moderator, talk, 'untag');
  expect(await listed(moderator)).toHaveLength(1);
  if (back.outcome !== 'made' || !back.undo) throw new Error('cannot be taken back');
  expect(back.undo).toMatchObject({ move: 'tag', given: { countries: ['Peru', 'Kenya'] } });
  await moves(moderator, talk, back.undo.move, back.undo.given);
  expect(values((await tags(mei, talk)).topics)).toEqual(values(said.topics));

  // Whoever wants to hear of the country hears of it, and finds it before a mission there.
  const briefing = await (await j.tab(mei)).get<Briefing>('/briefing?about=Kenya');
  expect(briefing.discussions.items.map(({ title }) => title)).toEqual([BARE.title]);
  for (const day of ['2026-03-09', '2026-03-10', '2026-03-11']) await j.clock.to(`${day}T08:30Z`);
  const lately = async (who: FakePerson) =>
    (await (await j.tab(who)).get<MyAlerts>('/alerts')).lately;
  expect(await lately(mei)).toMatchObject([
    { kind: 'discussion', title: BARE.title, reason: { countries: ['Kenya'], community: null } },
  ]);
  expect(mei.chat().map(reading).join('\n')).toContain('Discussion: new on Kenya');
  expect(await lately(stranger)).toEqual([]);
});

test('a question is about what its moderator says, and a word that no list has counts once it is accepted', async () => {
  const [moderator, adjoa] = [j.person('Thandiwe Mokoena'), j.person('Adjoa Mensah')];
  const text = 'Who has done this with baskets before, and how did it go?';
  const { id } = await asksInTab(j, adjoa, { text });
  const talk = { kind: 'query', id } as const;
  const word = 'Basketry guilds';
  await moves(moderator, talk, 'tag', { topics: ['informality', word], countries: ['Ghana'] });
  const said = await tags(moderator, talk);
  expect(values(said.topics)).toEqual(['informality']);
  expect(said.proposed).toEqual([word]);
  const page = await (await j.tab(adjoa)).get<QueryPage>(`/queries/${id}`);
  expect(page.countries).toEqual(['Ghana']);
  expect((await tags(adjoa, talk)).topics).toMatchObject([{ value: 'informality' }]);

  const administrator = await j.tab(j.person('Samuel Boateng'));
  const { items } = await administrator.get<Proposals>('/taxonomy/proposals');
  const proposal = items.find((one) => one.word === word);
  await administrator.post(`/taxonomy/proposals/${proposal?.id}/decide`, {
    verb: 'accept',
    labels: { en: word, fr: 'Guildes de vannerie', es: 'Gremios de cestería' },
    definition: { en: 'Guilds of those who weave.', fr: '', es: '' },
    example: { en: 'A note on a guild.', fr: '', es: '' },
  });
  await j.settle();
  const after = await tags(moderator, talk);
  expect(after.proposed).toEqual([]);
  expect(after.topics.map(({ label }) => label)).toContain(word);
});

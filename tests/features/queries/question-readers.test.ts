import { expect, test } from '@jest/globals';
import { dueWork, type QueryAudience } from '../../../src/features/queries/model.ts';
import { mayPassOn, mayRead, queryMachine } from '../../../src/features/queries/policy.ts';
import { asId, type CommunityId, type PersonId } from '../../../src/kernel/ids.ts';
import { anActor } from '../../support/people.ts';
import { queriesInMemory, SKILLS } from './memory.ts';

const ENERGY = asId<CommunityId>('energy');
const person = (id: string) => asId<PersonId>(id);

const asker = anActor({ id: 'asker', in: { skills: 'member', energy: 'member' } });
const luc = anActor({ id: 'luc', in: { skills: 'member' } });
const member = anActor({ id: 'member', in: { skills: 'member' } });
const moderator = anActor({ id: 'moderator', in: { skills: 'moderator' } });
const beside = anActor({ id: 'beside', in: { energy: 'member' } });
const elsewhere = anActor({ id: 'elsewhere', in: {} });
const guest = { ...anActor({ id: 'guest', in: {} }), external: true };
const everybody = [asker, luc, member, moderator, beside, elsewhere, guest];

async function asked(audience: QueryAudience, readers: readonly string[] = []) {
  const world = queriesInMemory();
  const query = await world.actions.ask(
    asker,
    {
      ...{ text: 'What keeps apprentices?', background: '', community: SKILLS, neededBy: null },
      also: [ENERGY],
      readers: { audience, readers: readers.map(person) },
    },
    'key',
  );
  return { ...world, query, now: async () => world.actions.get(query.id) };
}

const replies = (world: Awaited<ReturnType<typeof asked>>, who: typeof asker) =>
  world.actions.replies.give(who, {
    query: world.query.id,
    text: 'Mentors who visit every week keep apprentices in their first winter.',
    ...{ consent: 'paraphrase', surface: 'chat', sourceKey: who.id, premoderated: false },
  });

const WHO: Readonly<Record<QueryAudience, readonly string[]>> = {
  staff: ['asker', 'luc', 'member', 'moderator', 'beside', 'elsewhere'],
  community: ['asker', 'luc', 'member', 'moderator', 'beside'],
  named: ['asker', 'luc', 'moderator'],
  moderators: ['asker', 'moderator'],
};

test.each(Object.entries(WHO))(
  'a question for %s: %s read it, find it and reply',
  async (audience, who) => {
    const chosen = audience as QueryAudience;
    const world = await asked(chosen, chosen === 'named' ? ['luc'] : []);
    const { actions, query } = world;
    const reading = everybody.filter((one) => mayRead(query, one) === null);
    expect(reading.map(({ id }) => id)).toEqual(who);
    for (const one of everybody) {
      const listed = (await actions.list(one, 'open')).map(({ id }) => id);
      expect([one.id, listed.includes(query.id)]).toEqual([one.id, reading.includes(one)]);
      if (reading.includes(one)) continue;
      const unseen = { code: 'not-found' };
      await expect(actions.read(one, query.id)).rejects.toMatchObject(unseen);
      await expect(actions.replies.thread(one, query.id)).rejects.toMatchObject(unseen);
      await expect(replies(world, one)).rejects.toMatchObject({ code: 'not-a-member' });
    }
    const same = (await actions.alike(luc, { words: query.text })).length;
    expect(same).toBe(chosen === 'staff' || chosen === 'community' ? 1 : 0);
  },
);

test('nothing that more people read is made of a question for few', async () => {
  const world = await asked('named', ['luc']);
  const { actions, query, consolidated } = world;
  expect(query.also).toEqual([]);
  await replies(world, luc);
  await actions.consolidated.draft(query.id);
  expect(consolidated.size).toBe(0);
  await actions.judge(asker, query.id, 'solved');
  expect(await actions.faqs.offer(query.id)).toBeNull();
  const few = { code: 'question-for-few' };
  const twin = await actions.ask(
    asker,
    { text: query.text, background: '', community: SKILLS, neededBy: null },
    'twin',
  );
  await expect(actions.merge(moderator, query.id, twin.id)).rejects.toMatchObject(few);
  await expect(actions.merge(moderator, twin.id, query.id)).rejects.toMatchObject(few);
  for (const who of [asker, 'clock'] as const)
    await expect(actions.experts.ask(who, query.id, [member.id])).rejects.toMatchObject(few);
  const counted = { ...query, replies: 1 };
  expect(queryMachine.policy.approve(counted, moderator)).toBe('question-for-few');
  expect(mayPassOn(query, moderator)).toBe('question-for-few');
  expect([mayPassOn(twin, moderator), mayPassOn(twin, asker)]).toEqual([null, 'moderators-only']);
});

test('of what nobody replies to only its moderators are told, and no consolidated reply falls due', async () => {
  const world = await asked('named', ['luc']);
  const pace = await world.actions.pace(SKILLS);
  expect(dueWork(world.query, pace).map(({ job }) => job)).toEqual(['queries.unanswered']);
  world.moveTo(new Date('2026-06-01T10:00:00Z'));
  await world.actions.escalate(world.query.id);
  expect((await world.now())?.steps).toEqual(['moderators']);
  const waits = async () => (await world.actions.waiting(moderator)).map(({ kind }) => kind);
  expect(await waits()).toEqual(['unanswered']);
  await replies(world, luc);
  await world.actions.remind(world.query.id);
  expect(world.events.filter(({ type }) => type === 'query.due')).toEqual([]);
  expect(await waits()).toEqual([]);
});

test('its asker alone lets fewer read it while it is open; more are never chosen', async () => {
  const world = await asked('community');
  const { actions, query } = world;
  const to = (audience: QueryAudience, readers: string[] = [], version = 1) => ({
    ...{ audience, readers: readers.map(person), version },
  });
  await actions.experts.ask(asker, query.id, [elsewhere.id]);
  expect(mayRead((await world.now()) ?? query, elsewhere)).toBeNull();
  const narrow = (who: typeof asker, wish: ReturnType<typeof to>) =>
    actions.narrow(who, query.id, wish);
  await expect(narrow(moderator, to('named', ['luc'], 2))).rejects.toMatchObject({
    code: 'not-yours',
  });
  await expect(narrow(guest, to('moderators', [], 2))).rejects.toMatchObject({ code: 'not-found' });
  await expect(narrow(asker, to('staff', [], 2))).rejects.toMatchObject({ code: 'audience-wider' });
  await expect(narrow(asker, to('named', ['luc']))).rejects.toMatchObject({
    code: 'changed-meanwhile',
  });
  await expect(narrow(asker, to('named', ['stranger'], 2))).rejects.toMatchObject({
    code: 'invalid-input',
  });
  await replies(world, member);
  await actions.judge(asker, query.id, 'solved');
  await actions.faqs.offer(query.id);
  const after = await narrow(asker, to('named', ['luc', 'eva'], 3));
  expect([after.also, after.invited]).toEqual([[], []]);
  expect([...world.faqs.values()].map(({ state }) => state)).toEqual(['declined']);
  for (const gone of [elsewhere, member, beside])
    expect(mayRead((await world.now()) ?? after, gone)).toBe('not-found');
  // Once more the same is nothing new, and nobody is added.
  expect((await narrow(asker, to('named', ['eva', 'luc'], 3))).version).toBe(after.version);
  await expect(narrow(asker, to('community', [], 4))).rejects.toMatchObject({
    code: 'audience-wider',
  });
  expect((await narrow(asker, to('named', ['luc'], 4))).readers).toEqual(['luc']);
  expect(world.events.filter(({ type }) => type === 'query.narrowed')).toHaveLength(2);
});

test('what was published of it, or is the same as another, is read by more already: its readers stay', async () => {
  const world = await asked('community');
  const { actions, query } = world;
  const twin = await actions.ask(
    asker,
    { text: query.text, background: '', community: SKILLS, neededBy: null },
    'twin',
  );
  await actions.merge(moderator, twin.id, query.id);
  const wish = { audience: 'moderators' as const, readers: [], version: 1 };
  await expect(actions.narrow(asker, query.id, wish)).rejects.toMatchObject({
    code: 'illegal-move',
  });
  await actions.unmerge(moderator, twin.id);
  expect((await actions.narrow(asker, query.id, wish)).audience).toBe('moderators');
});

test('an entry whose document is out keeps the readers, also while it waits for its moderators again', async () => {
  const world = await asked('community');
  const { actions, query, faqs } = world;
  await replies(world, member);
  await actions.judge(asker, query.id, 'solved');
  const entry = await actions.faqs.offer(query.id);
  if (!entry) throw new Error('nothing was offered');
  faqs.set(entry.id, { ...entry, webUrl: 'https://x/entry' });
  const wish = { audience: 'moderators' as const, readers: [], version: 2 };
  await expect(actions.narrow(asker, query.id, wish)).rejects.toMatchObject({
    code: 'illegal-move',
  });
  expect(faqs.get(entry.id)?.state).toBe('offered');
});

test('an entry that was offered while fewer were chosen is not let go', async () => {
  const world = await asked('community');
  const { actions, query, faqs } = world;
  await replies(world, member);
  await actions.judge(asker, query.id, 'solved');
  const entry = await actions.faqs.offer(query.id);
  if (!entry) throw new Error('nothing was offered');
  await actions.narrow(asker, query.id, { audience: 'moderators', readers: [], version: 2 });
  faqs.set(entry.id, entry);
  const words = { question: 'What keeps them?', answer: 'Mentors.', owner: moderator.id };
  await expect(
    actions.faqs.approve(moderator, entry.id, { ...words, reviewOn: '2026-12-01', version: 1 }),
  ).rejects.toMatchObject({ code: 'question-for-few' });
});

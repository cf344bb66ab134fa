import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { SeenMessage } from '../support/teams.ts';
import { type BotWorld, botWorld, CHANNEL, EVA, LUC, MAYA, NOOR } from './world.ts';

let world: BotWorld;
afterEach(() => world.close());

async function opened(): Promise<SeenMessage | undefined> {
  const maya = world.teams.person(MAYA);
  await maya.says('open a discussion');
  await maya.presses('Open the discussion', {
    title: 'How do we register domestic workers?',
    background: 'Domestic work is mostly informal.',
    question1: 'What worked with employers?',
    end: '2026-03-16',
  });
  await world.settle();
  return world.channel().posts()[0];
}

const actor = (id: string) => world.app.actions.people.actor(id as never);
/** What the discussion holds, as this person sees it: words and state. */
async function holds(as = MAYA): Promise<readonly (readonly [string, string])[]> {
  const who = await actor(as);
  const [entry] = await world.app.actions.discussions.list(who);
  if (!entry) return [];
  const { contributions } = await world.app.actions.discussions.contributions.thread(
    who,
    entry.discussion.id,
  );
  return contributions.map(({ text, state }) => [text, state] as const);
}

beforeEach(async () => {
  world = await botWorld();
});

test('what is changed in the thread is changed in the discussion, in its place', async () => {
  const post = await opened();
  const eva = world.teams.person(EVA).in(CHANNEL);
  const said = await eva.replies(post, 'Empezar por los inspectores.');
  await world.teams.person(LUC).in(CHANNEL).replies(post, 'Les employeurs.');
  const before = world.teams.messages.length;
  await eva.edits(said, 'Empezar por los empleadores.');
  await eva.edits(said, 'Empezar por los empleadores.');
  await world.settle();
  expect(await holds()).toEqual([
    ['Empezar por los empleadores.', 'published'],
    ['Les employeurs.', 'published'],
  ]);
  expect(world.teams.messages).toHaveLength(before);
});

test('what is deleted in the thread is withdrawn, once; brought back it stays withdrawn', async () => {
  const post = await opened();
  const eva = world.teams.person(EVA).in(CHANNEL);
  const said = await eva.replies(post, 'Lo retiro.');
  await eva.deletes(said);
  await eva.deletes(said);
  await eva.bringsBack(said);
  await eva.edits(said, 'De nuevo.');
  await world.settle();
  expect(await holds()).toEqual([['Lo retiro.', 'withdrawn']]);
});

test('where members are read first, other words wait for a moderator again', async () => {
  await world.close();
  world = await botWorld({ premoderated: true });
  const post = await opened();
  const eva = world.teams.person(EVA).in(CHANNEL);
  const said = await eva.replies(post, 'Con los empleadores.');
  await world.settle();
  const noor = await actor(NOOR);
  const [waiting] = await world.app.actions.discussions.contributions.waiting(noor);
  if (!waiting) throw new Error('nothing waits');
  await world.app.actions.discussions.contributions.review(noor, waiting.id, 'approve');
  await eva.edits(said, 'Con otras palabras.');
  await world.settle();
  expect(await holds()).toEqual([['Con otras palabras.', 'held']]);
});

test('a moderator’s decision is not undone by an edit, nor is anything changed after the close', async () => {
  const post = await opened();
  const eva = world.teams.person(EVA).in(CHANNEL);
  const hidden = await eva.replies(post, 'Fuera de lugar.');
  const kept = await eva.replies(post, 'Con los empleadores.');
  const maya = await actor(MAYA);
  const [entry] = await world.app.actions.discussions.list(maya);
  if (!entry) throw new Error('no discussion');
  const { id } = entry.discussion;
  const { contributions } = await world.app.actions.discussions.contributions.thread(maya, id);
  const bad = contributions.find(({ text }) => text === 'Fuera de lugar.');
  if (!bad) throw new Error('not kept');
  const reason = { reason: 'about a person' };
  await world.app.actions.discussions.contributions.review(maya, bad.id, 'hide', reason);
  await eva.edits(hidden, 'Otra vez.');
  await world.app.actions.discussions.move(id, 'close', maya);
  await eva.edits(kept, 'Después del cierre.');
  await world.settle();
  expect(await holds()).toEqual([
    ['Fuera de lugar.', 'hidden'],
    ['Con los empleadores.', 'published'],
  ]);
});

test('nobody changes or withdraws what somebody else said', async () => {
  const post = await opened();
  const said = await world.teams.person(EVA).in(CHANNEL).replies(post, 'Es mío.');
  const luc = world.teams.person(LUC).in(CHANNEL);
  await luc.edits(said, 'À moi.');
  await luc.deletes(said);
  await world.settle();
  expect(await holds()).toEqual([['Es mío.', 'published']]);
});

test('changes to what is nothing of ours, and reactions, pass by without a word', async () => {
  const post = await opened();
  const eva = world.teams.person(EVA).in(CHANNEL);
  const chatter = await eva.says('Almuerzo a la una?', { mention: false });
  const before = world.teams.messages.length;
  await eva.edits(chatter, 'A las dos.');
  await eva.deletes(chatter);
  if (post) await eva.reacts(post, 'like');
  expect(world.teams.messages).toHaveLength(before);
  expect(await holds()).toEqual([]);
});

test('a message that comes a third time under a new id is still one contribution', async () => {
  const post = await opened();
  const eva = world.teams.person(EVA);
  const said = await eva.in(CHANNEL).replies(post, 'Por el canal.');
  await eva.sends({
    type: 'message',
    text: 'Por el canal.',
    textFormat: 'plain',
    conversation: {
      id: `${CHANNEL};messageid=${said.root}`,
      conversationType: 'channel',
      isGroup: true,
    },
    channelData: { channel: { id: CHANNEL }, team: { id: CHANNEL } },
  });
  expect(await holds()).toEqual([['Por el canal.', 'published']]);
});

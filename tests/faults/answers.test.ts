import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type BotWorld, botWorld, CHANNEL, LUC, MAYA } from '../bot/world.ts';

/** The answer was said, but word of it got lost on the way back: the turn fails and is sent again. */

let world: BotWorld;
beforeEach(async () => {
  world = await botWorld({ premoderated: true });
});
afterEach(() => world.close());

const botPosts = () =>
  world
    .channel()
    .messages()
    .filter(({ from }) => from === 'bot');

test('what was said in a channel is found there and not said twice', async () => {
  const maya = world.teams.person(MAYA);
  await maya.says('new discussion');
  await maya.presses('discussion.create', {
    title: 'Domestic work',
    background: 'Background',
    question1: 'What worked?',
    end: '2026-03-10',
  });
  await world.settle();
  const [post] = world.channel().posts();
  const luc = world.teams.person(LUC);
  const before = botPosts().length;
  world.teams.failsNext({ kind: 'taken' });
  await expect(luc.in(CHANNEL).replies(post, 'Le guichet du soir.')).rejects.toThrow('hang up');
  await luc.resends();
  await luc.resends();
  expect(botPosts()).toHaveLength(before + 1);
  await maya.says('queue');
  expect(maya.sees().split('Le guichet du soir.')).toHaveLength(2);
});

test('what certainly never reached the channel is said again in the same turn', async () => {
  const luc = world.teams.person(LUC);
  world.teams.failsNext({ kind: 'refused' });
  await luc.in(CHANNEL).says('aide');
  expect(world.pauses).toHaveLength(1);
  expect(botPosts()).toHaveLength(1);
  await luc.resends();
  expect(botPosts()).toHaveLength(1);
});

test('a chat cannot be read: there the answer comes again rather than never', async () => {
  const luc = world.teams.person(LUC);
  world.teams.failsNext({ kind: 'taken' });
  await expect(luc.says('aide')).rejects.toThrow('hang up');
  await luc.resends();
  expect(luc.chat().filter(({ from }) => from === 'bot')).toHaveLength(2);
});

test('a busy connector is waited for within the turn, as long as it asks', async () => {
  const luc = world.teams.person(LUC);
  world.teams.failsNext({ kind: 'throttled', seconds: 3 });
  await luc.says('aide');
  expect(world.pauses).toEqual([3_000]);
  expect(luc.chat().filter(({ from }) => from === 'bot')).toHaveLength(1);
});

test('one that wants to be left alone for longer than a turn lasts is heard again when the turn comes again', async () => {
  const luc = world.teams.person(LUC);
  world.teams.failsNext({ kind: 'throttled', seconds: 60 });
  await expect(luc.says('aide')).rejects.toThrow();
  expect(world.pauses).toEqual([]);
  await luc.resends();
  expect(luc.chat().filter(({ from }) => from === 'bot')).toHaveLength(1);
});

test('who has blocked the bot is not answered, and the turn is over', async () => {
  const luc = world.teams.person(LUC);
  world.teams.failsNext({ kind: 'blocked' });
  await luc.says('aide');
  await luc.resends();
  expect(luc.chat().filter(({ from }) => from === 'bot')).toHaveLength(0);
});

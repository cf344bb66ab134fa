import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { VERB_NAMES } from '../../bot/bot.ts';
import { readCard } from '../../bot/cards/reading.ts';
import { readTurn } from '../../bot/turn.ts';
import { type FakePerson, reading } from '../support/teams.ts';
import { type BotWorld, botWorld, COMMUNITY, LUC, MAYA, OTTO } from './world.ts';

/** A chat of several people: whatever is said there is read by all of them. */

const GROUP = '19:group@thread.v2';
const conversation = { id: GROUP, conversationType: 'groupChat', isGroup: true };
const named = [
  { type: 'mention', mentioned: { id: '28:praxis', name: 'Praxis' }, text: '<at>Praxis</at>' },
];

let world: BotWorld;
beforeEach(async () => {
  world = await botWorld({
    documents: [
      {
        name: 'open.txt',
        audience: { kind: 'all' },
        text: 'Registering employers of domestic workers first brought 4,000 contracts.',
        metadata: { title: 'Employers first', language: 'en', topics: ['domestic-work'] },
      },
      {
        name: 'closed.txt',
        audience: { kind: 'community', community: COMMUNITY },
        text: 'Domestic workers of the closed pilot in Callao.',
        metadata: { title: 'Closed pilot in Callao', language: 'en', topics: ['domestic-work'] },
      },
    ],
  });
});
afterEach(() => world.close());

const answers = () =>
  world.teams.messages.filter(({ place, from }) => place === GROUP && from === 'bot');
const says = (who: FakePerson, text: string, mention = true) =>
  who.sends({
    type: 'message',
    text: mention ? `<at>Praxis</at> ${text}` : text,
    conversation,
    entities: mention ? named : [],
  });

test('only what the whole organization may read is found there, whoever asks', async () => {
  const maya = world.teams.person(MAYA);
  await says(maya, 'domestic workers');
  expect(reading(answers().at(-1))).toContain('Employers first');
  expect(reading(answers().at(-1))).not.toContain('Callao');
  expect(reading(answers().at(-1))).toContain('everybody in the organization may read');
  const card = answers().at(-1)?.card;
  expect(card && readCard(card).buttons.every(({ kind }) => kind === 'link')).toBe(true);
  const outsider = world.teams.person(OTTO);
  await says(outsider, 'domestic workers');
  expect(reading(answers().at(-1))).toBe(reading(answers().at(-2)));
});

test('what does not name the bot is between the people there', async () => {
  await says(world.teams.person(LUC), 'domestic workers', false);
  expect(answers()).toEqual([]);
});

test.each([
  ['aide', 'conversation privée'],
  ['', 'conversation privée'],
  ['discussions', 'conversation privée'],
  ['mes brouillons', 'conversation privée'],
  ['qui verra cela', 'Tout le monde dans cette conversation'],
])('“%s” is answered with nothing of one person', async (words, said) => {
  const luc = world.teams.person(LUC);
  await says(luc, words);
  expect(answers()).toHaveLength(1);
  expect(answers()[0]?.card).toBeNull();
  expect(reading(answers()[0])).toContain(said);
});

test('any button that got there is refused in words, by submit and by execute, whoever presses it', async () => {
  const maya = world.teams.person(MAYA);
  for (const verb of VERB_NAMES) {
    const pressed = await maya.sends({
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { type: 'Action.Execute', verb, data: { verb } } },
      conversation,
    });
    expect(pressed).toMatchObject({
      statusCode: 200,
      type: 'application/vnd.microsoft.activity.message',
      value: expect.stringContaining('private chat'),
    });
  }
  await maya.sends({ type: 'message', value: { verb: 'captures.list' }, conversation });
  expect(reading(answers().at(-1))).toContain('private chat');
  expect(answers().every(({ card }) => card === null)).toBe(true);
});

test('the app greets the group that adds it, and leaves it without a word', async () => {
  const luc = world.teams.person(LUC);
  await luc.sends({ type: 'installationUpdate', action: 'add', conversation });
  expect(reading(answers()[0])).toContain('Je suis Praxis');
  await luc.sends({ type: 'installationUpdate', action: 'remove', conversation });
  expect(answers()).toHaveLength(1);
});

test('a group’s address is nobody’s: what is for one person never goes there', async () => {
  const luc = world.teams.person(LUC);
  await luc.installs();
  await says(luc, 'domestic workers');
  await luc.sends({ type: 'installationUpdate', action: 'remove', conversation });
  const maya = world.teams.person(MAYA);
  await maya.says('new discussion');
  await maya.presses('discussion.create', {
    title: 'Domestic work',
    background: 'Background',
    question1: 'What worked?',
    end: '2026-03-10',
  });
  await world.settle();
  await world.moveTo(new Date('2026-03-09T10:00:00Z'));
  const unasked = world.teams.proactive.map(({ place }) => place);
  expect(unasked.length).toBeGreaterThan(0);
  expect(unasked).not.toContain(GROUP);
});

test('what Teams calls a group is one, also without the type; a person’s chat is none', () => {
  const place = (given: object) =>
    readTurn({ type: 'message', text: 'x', conversation: { id: 'a', ...given } })?.place.kind;
  expect(place({ conversationType: 'groupChat' })).toBe('group');
  expect(place({ isGroup: true })).toBe('group');
  expect(place({ conversationType: 'personal', isGroup: true })).toBe('chat');
  expect(place({})).toBe('chat');
});

import { z } from 'zod';
import { discussionList, discussionPage, synthesisPage } from '../../src/contract/discussions.ts';
import { readCard } from '../lib/cards.ts';
import type { Message } from '../lib/client.ts';
import { until } from '../lib/wait.ts';
import { moveUntil, type Player, type Players } from './player.ts';
import type { Played } from './rig.ts';
import { postsIn, type Seen } from './seen.ts';

/** Who plays a round, and in which community. */
export interface Cast {
  readonly round: number;
  readonly community: string;
  readonly moderator: string;
  /** What people write waits for a moderator. */
  readonly premoderated: boolean;
  readonly chat: string;
  readonly channel: string;
  readonly tab: string;
  /** Whose project ends in three months. */
  readonly manager: string;
}

/** What a round must have left behind, once each. */
export interface Expected {
  readonly cast: Cast;
  readonly title: string;
  readonly discussion: string;
  readonly channel: string;
  readonly texts: readonly string[];
  readonly posts: readonly string[];
  /** Person and the beginning of the message's key. */
  readonly messages: readonly { readonly person: string; readonly key: string }[];
  readonly lesson: string;
}

interface Stage {
  readonly rig: Played;
  readonly cast: Cast;
  readonly title: string;
  readonly people: Readonly<Record<'moderator' | 'chat' | 'channel' | 'tab' | 'manager', Player>>;
}

const nothing = z.unknown();
const DAY_MS = 86_400_000;
const POSTED_MS = 150_000;

const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);

/** What is due now comes by itself, also from a server that has just started again: no clock is moved for it. */
const posted = (rig: Played, key: string): Promise<Seen> =>
  until(`the post ${key}`, async () => postsIn(rig.tenant, key)[0] ?? null, POSTED_MS);

/** The moderator opens it by card; it is open as soon as its post is in the channel. */
async function open({ rig, cast, title, people }: Stage) {
  const { moderator } = people;
  await moderator.say('open discussion');
  const form = await moderator.card('discussion.create');
  const today = readCard(form.cards[0]).inputs.find(({ id }) => id === 'start')?.value ?? '';
  await moderator.press(form, 'discussion.create', {
    community: cast.community,
    title,
    background: 'Several offices have tried it, and none has written down what it cost.',
    question1: 'What did it change for the people concerned?',
    question2: 'What would you do differently?',
    end: dayAfter(today),
  });
  const { items } = await moderator.api(discussionList, 'GET', '/discussions');
  const id = items.find((item) => item.title === title)?.id;
  if (!id) throw new Error(`${title} was not opened`);
  const post = await posted(rig, `discussion:${id}`);
  return { id, root: post.id, channel: post.conversation };
}

type Opened = Awaited<ReturnType<typeof open>>;

const wordsOf = ({ round }: Cast, surface: string, number: number): string =>
  `Round ${round}: by ${surface}, our experience number ${number} shows that registration doubled once the fee was waived, and fell again when inspectors came unannounced.`;

/** Two contributions on each of the three surfaces. */
async function contribute({ cast, people }: Stage, { id, root, channel }: Opened) {
  const texts: string[] = [];
  const next = (surface: string, number: number): string => {
    const text = wordsOf(cast, surface, number);
    texts.push(text);
    return text;
  };
  await people.chat.say('discussions');
  let card: Message = await people.chat.card('discussion.read', id);
  card = await people.chat.press(card, 'discussion.read', {}, id);
  for (const number of [1, 2]) {
    const given = { text: next('chat', number) };
    card = await people.chat.press(card, 'discussion.contribute', given, id);
  }
  for (const number of [1, 2]) await people.channel.reply(root, next('channel', number), channel);
  for (const number of [1, 2]) {
    await people.tab.api(nothing, 'POST', `/discussions/${id}/contributions`, {
      nonce: `round-${cast.round}-${number}`,
      text: next('tab', number),
      question: number - 1,
      consent: number === 1 ? 'quote' : 'paraphrase',
    });
  }
  return texts;
}

async function thread({ people }: Stage, id: string) {
  return (await people.moderator.api(discussionPage, 'GET', `/discussions/${id}`)).thread;
}

/**
 * A moderator's move in the tab. Sent again after its answer was lost it is refused, since it is done: what counts is
 * how the contribution stands afterwards.
 */
async function review(
  stage: Stage,
  discussion: string,
  words: string,
  move: { readonly verb: 'hold' | 'hide'; readonly reason?: string },
): Promise<void> {
  const wanted = move.verb === 'hold' ? 'held' : 'hidden';
  const find = async () =>
    (await thread(stage, discussion)).find(({ text }) => text.includes(words));
  const before = await find();
  const path = `/contributions/${before?.id}/review`;
  try {
    await stage.people.moderator.api(nothing, 'POST', path, { ...move, version: before?.version });
  } catch (error) {
    if ((await find())?.state !== wanted) throw error;
  }
}

/** Everything that waits is approved in chat; then the second contribution from chat is hidden with a reason. */
async function moderate(stage: Stage, { id }: Opened): Promise<void> {
  const { moderator } = stage.people;
  if (!stage.cast.premoderated) await review(stage, id, 'by tab', { verb: 'hold' });
  await moderator.say('moderate');
  let queue = await moderator.card('moderation.act');
  for (const { id: waiting } of (await thread(stage, id)).filter(({ state }) => state === 'held')) {
    queue = await moderator.press(queue, 'moderation.act', {}, waiting);
  }
  const offending = 'by chat, our experience number 2';
  const found = (await thread(stage, id)).find(({ text }) => text.includes(offending));
  await posted(stage.rig, `contribution:${found?.id}`);
  await review(stage, id, offending, { verb: 'hide', reason: 'It names a person.' });
}

const has =
  ({ rig }: Stage, key: string, person?: string) =>
  () =>
    postsIn(rig.tenant, key, person).length > 0;

/** The clock closes it, a draft is made, the moderator lets it go, and everybody hears of it. */
async function conclude(stage: Stage, { id }: Opened): Promise<void> {
  const { rig, people } = stage;
  const { moderator } = people;
  await moveUntil(rig, 'the draft', has(stage, `drafted:${id}`, moderator.id));
  const path = `/discussions/${id}/synthesis`;
  const { version } = await moderator.api(synthesisPage, 'GET', path);
  await moderator.api(nothing, 'POST', `${path}/approve`, { version });
  await moveUntil(rig, 'the post about the synthesis', has(stage, `summarised:${id}`));
  await moveUntil(
    rig,
    "the author's notice of a hidden text",
    has(stage, 'hidden:', people.chat.id),
  );
  for (const player of [people.chat, people.channel, people.tab]) {
    await moveUntil(rig, 'the notice of the synthesis', has(stage, `used:${id}`, player.id));
  }
}

const LESSON: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  [
    'title',
    {
      context: 'Three ports with a labour office each, after the season.',
      happened: 'A desk at the quay took complaints on two evenings a week.',
    },
  ],
  [
    'outcome',
    {
      outcome: 'worked',
      cause: 'People came because nobody of the company was there.',
      recommendation: 'Open where people are, and after work.',
    },
  ],
  ['topics', { topics: 'informality, migration' }],
];

/** The manager answers the prompt over several cards and publishes. */
async function lesson({ rig, cast, people }: Stage) {
  const { manager } = people;
  const asked = () => postsIn(rig.tenant, 'prompt:', manager.id);
  await moveUntil(rig, `the prompt for ${cast.manager}`, () => asked().length > 0);
  let card = await manager.press(await manager.card('prompt.now'), 'prompt.now');
  const title = `Round ${cast.round}: take complaints where people work`;
  for (const [first, answers] of LESSON) {
    const inputs = first === 'title' ? { ...answers, title } : answers;
    card = await manager.press(card, 'capture.save', inputs);
  }
  const id = /"id":"([^"]+)"/.exec(JSON.stringify(card.cards[0]))?.[1] ?? '';
  await manager.press(card, 'capture.publish');
  const told = `published:`;
  await moveUntil(
    rig,
    'the published lesson',
    () => postsIn(rig.tenant, told, manager.id).length > 0,
  );
  return { title, id };
}

/**
 * Plays the whole loop once.
 * @param told of each part that is over, in words
 * @returns what must be found afterwards
 */
export async function playRound(
  rig: Played,
  players: Players,
  cast: Cast,
  told: (part: string) => void = () => undefined,
): Promise<Expected> {
  const [moderator, chat, channel, tab, manager] = await Promise.all(
    [cast.moderator, cast.chat, cast.channel, cast.tab, cast.manager].map(players.as),
  );
  if (!moderator || !chat || !channel || !tab || !manager) throw new Error('the cast is short');
  const title = `Round ${cast.round}: registering street vendors`;
  const stage: Stage = { rig, cast, title, people: { moderator, chat, channel, tab, manager } };
  const opened = await open(stage);
  told('the discussion is open');
  const texts = await contribute(stage, opened);
  told('six contributions are made');
  await moderate(stage, opened);
  told('they are moderated');
  await conclude(stage, opened);
  told('the synthesis is published, and everybody has heard of it');
  const written = await lesson(stage);
  told('the lesson is published');
  const { id } = opened;
  const shown = (await thread(stage, id)).filter(({ surface }) => surface !== 'channel');
  return {
    cast,
    title,
    discussion: id,
    channel: opened.channel,
    texts,
    posts: [
      `discussion:${id}`,
      `summarised:${id}`,
      ...shown.map((contribution) => `contribution:${contribution.id}`),
    ],
    messages: [
      { person: moderator.id, key: `drafted:${id}:` },
      { person: chat.id, key: 'hidden:' },
      ...[chat, channel, tab].map((player) => ({ person: player.id, key: `used:${id}:` })),
      { person: manager.id, key: 'prompt:' },
      { person: manager.id, key: 'published:' },
    ],
    lesson: written.title,
  };
}

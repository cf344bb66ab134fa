import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createOverhearing } from '../../bot/overhearing.ts';
import type { ChannelMessage } from '../../src/ports/feed.ts';
import { quiet } from '../support/database/quiet-log.ts';
import type { SeenMessage } from '../support/teams.ts';
import { type BotWorld, botWorld, CHANNEL, EVA, MAYA, START } from './world.ts';

/** One message, told by the bot's activities, by notifications and by reading the channel, in any order and often. */

let world: BotWorld;
let post: SeenMessage | undefined;
let overhear: ReturnType<typeof createOverhearing>;
beforeAll(async () => {
  world = await botWorld();
  const maya = world.teams.person(MAYA);
  await maya.says('open a discussion');
  await maya.presses('Open the discussion', {
    title: 'How do we register domestic workers?',
    background: 'Domestic work is mostly informal.',
    question1: 'What worked with employers?',
    end: '2026-03-16',
  });
  await world.settle();
  post = world.channel().posts()[0];
  const deps = {
    actions: world.app.actions,
    deletions: world.deletions,
    log: quiet,
  };
  overhear = createOverhearing(deps, world.app.bot.commandIn);
}, 60_000);
afterAll(() => world.close());

interface Version {
  readonly words: string;
  readonly editedAt: number | null;
  readonly deleted: boolean;
}

/** What the service has of a message after each thing its author did. */
function history(id: string, edits: number, deleted: boolean): Version[] {
  const written = Array.from({ length: edits + 1 }, (_none, index) => ({
    words: `${id} in its words number ${index}`,
    editedAt: index === 0 ? null : index * 1_000,
    deleted: false,
  }));
  const last = written.at(-1);
  return deleted && last ? [...written, { ...last, words: '', deleted: true }] : written;
}

const at = (ms: number): Date => new Date(START.getTime() + ms);

const asMessage = (id: string, { words, editedAt, deleted }: Version): ChannelMessage => ({
  channelId: CHANNEL,
  id,
  rootId: post?.id ?? '',
  author: EVA as never,
  markup: `<p>${words}</p>`,
  mentionsOfUs: [],
  files: [],
  saidAt: START,
  changedAt: at((editedAt ?? 0) + (deleted ? 500 : 0)),
  editedAt: editedAt === null ? null : at(editedAt),
  deleted,
});

/** As Teams tells the bot of it, a moment after it happened. */
function asActivity(id: string, { words, editedAt, deleted }: Version) {
  const type = deleted ? 'messageDelete' : editedAt === null ? 'message' : 'messageUpdate';
  const eventType = deleted ? 'softDeleteMessage' : 'editMessage';
  return {
    ...world.teams.person(EVA).frame(),
    type,
    id,
    text: words,
    timestamp: at((editedAt ?? 0) + 40).toISOString(),
    conversation: {
      id: `${CHANNEL};messageid=${post?.id}`,
      conversationType: 'channel',
      isGroup: true,
    },
    replyToId: post?.id,
    channelData: { channel: { id: CHANNEL }, ...(type === 'message' ? {} : { eventType }) },
  };
}

const contribution = async (id: string) => {
  const maya = await world.app.actions.people.actor(MAYA as never);
  const [entry] = await world.app.actions.discussions.list(maya);
  if (!entry) throw new Error('no discussion');
  const { contributions } = await world.app.actions.discussions.contributions.thread(
    maya,
    entry.discussion.id,
  );
  return contributions.filter(({ sourceKey }) => sourceKey.endsWith(`|${id}`));
};

let counter = 0;

test('one contribution in its last words, or withdrawn, whatever the order and however often', async () => {
  const scenario = fc.record({
    edits: fc.nat({ max: 3 }),
    deleted: fc.boolean(),
    // Which version comes by which way; the last one comes at the end at the latest, as it does in the world.
    told: fc.array(fc.tuple(fc.nat(), fc.constantFrom('activity', 'notification')), {
      minLength: 1,
      maxLength: 10,
    }),
    last: fc.constantFrom('activity', 'notification'),
    lastAt: fc.nat(),
    together: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(scenario, async ({ edits, deleted, told, last, lastAt, together }) => {
      counter += 1;
      const id = String(1_900_000_000_000 + counter);
      const versions = history(id, edits, deleted);
      const news = told.map(([index, way]) => [versions[index % versions.length], way] as const);
      news.splice(lastAt % (news.length + 1), 0, [versions.at(-1), last]);
      // Words that nobody ever brought cannot be kept: before it was deleted it was said.
      if (deleted) news.push([versions.at(-2), 'notification']);
      const tell = async ([version, way]: (typeof news)[number]): Promise<void> => {
        if (!version) return;
        if (way === 'notification') await overhear(asMessage(id, version));
        else await world.teams.deliver(asActivity(id, version));
      };
      if (together) await Promise.all(news.map(tell));
      else for (const one of news) await tell(one);
      await world.settle();
      const kept = await contribution(id);
      expect(kept).toHaveLength(1);
      if (deleted) expect(kept[0]?.state).toBe('withdrawn');
      else expect([kept[0]?.state, kept[0]?.text]).toEqual(['published', versions.at(-1)?.words]);
    }),
    { numRuns: 40 },
  );
}, 120_000);

test('words that only part their lines differently are no edit', async () => {
  const id = '1899999999999';
  const version = { words: 'First line.\nSecond line.', editedAt: null, deleted: false };
  await world.teams.deliver(asActivity(id, version));
  const before = await contribution(id);
  await overhear({
    ...asMessage(id, version),
    markup: '<p>First line.</p>\n\n<p>Second line.</p>',
    editedAt: at(10),
  });
  const after = await contribution(id);
  expect(after.map(({ text }) => text)).toEqual(before.map(({ text }) => text));
});

import { z } from 'zod';
import { PIECE_KINDS, type Pressed } from '../../src/features/showcase/model.ts';
import { asId, type CommunityId } from '../../src/kernel/ids.ts';
import { type Card, withNotice } from '../cards/card.ts';
import { choosingCard, showcaseCard, showingCard } from '../cards/showcase.ts';
import { type Answer, type Call, type Command, read } from '../command.ts';

const short = z.string().min(1).max(200);
const named = z.object({ id: short });
const placed = z.object({ community: short.transform((id) => asId<CommunityId>(id)) });
const chosen = placed.extend({ kind: z.enum(PIECE_KINDS), piece: short });

/** More buttons than that no client shows beside each other. */
const MOST_MODERATED = 4;

const urlOf =
  ({ deps }: Call) =>
  (path: string): string | null =>
    deps.tabUrl?.(path) ?? null;

async function drawList(call: Call): Promise<Card> {
  const { deps, who, voice } = call;
  const { own, shown } = await deps.views.showcase.mine(who);
  const moderated = (await deps.actions.communities.list())
    .filter(({ id }) => who.memberships.get(id) === 'moderator')
    .slice(0, MOST_MODERATED)
    .map(({ id, names }) => ({ id, name: names[voice.language] }));
  return showcaseCard({ own, shown, moderated }, urlOf(call), voice);
}

async function drawChoice(call: Call): Promise<Card> {
  const { deps, who, voice, data } = call;
  const { community: id } = read(placed, data);
  const { community, ...found } = await deps.views.showcase.choosing(who, id);
  const name = community.names[voice.language];
  return choosingCard({ id, name, ...found }, urlOf(call), voice);
}

async function ask(call: Call): Promise<Answer> {
  const { deps, who, voice, data } = call;
  const { community, kind, piece } = read(chosen, data);
  await deps.actions.showcase.choose(who, community, { kind, id: piece });
  const card = await drawChoice(call);
  return { card: withNotice(card, voice.say('showcase.choose.asked'), 'good') };
}

/** For whoever wrote it. */
async function draw(call: Call): Promise<Card> {
  const view = await call.deps.views.showcase.one(call.who, read(named, call.data).id);
  return showingCard(view, urlOf(call), call.voice);
}

const answer =
  (verb: Pressed) =>
  async (call: Call): Promise<Answer> => {
    await call.deps.actions.showcase.press(call.who, read(named, call.data).id, verb);
    return { card: await draw(call) };
  };

async function drop(call: Call): Promise<Answer> {
  const { deps, who, voice, data } = call;
  const { id } = read(named, data);
  const { community } = (await deps.views.showcase.one(who, id)).showing;
  await deps.actions.showcase.press(who, id, 'drop');
  const card = await drawChoice({ ...call, data: { community } });
  return { card: withNotice(card, voice.say('showcase.choose.dropped'), 'good') };
}

/** What communities show of a month: chosen by moderators, with a yes of whoever wrote it. */
export const showcaseCommands: readonly Command[] = [
  {
    name: 'showcase',
    words: async (call) => ({ card: await drawList(call) }),
    verbs: {
      'showing.list': { run: async (call) => ({ card: await drawList(call) }) },
      'showing.choose': { run: async (call) => ({ card: await drawChoice(call) }) },
      'showing.ask': { run: ask, again: drawChoice },
      'showing.agree': { run: answer('agree'), again: draw },
      'showing.decline': { run: answer('decline'), again: draw },
      'showing.take-back': { run: answer('take-back'), again: draw },
      'showing.drop': { run: drop, again: drawList },
    },
  },
];

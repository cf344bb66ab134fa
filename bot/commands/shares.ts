import { z } from 'zod';
import { asId, type CommunityId } from '../../src/kernel/ids.ts';
import { type Card, withNotice } from '../cards/card.ts';
import { offeredCard, offeredListCard } from '../cards/shares.ts';
import { type Answer, type Call, type Command, read } from '../command.ts';
import { discussionId } from './fields.ts';
import { sharingVerbs } from './sharing.ts';

const pair = z.object({ id: discussionId, community: z.string().min(1).max(200) });
const said = z.object({ reason: z.string().max(500).default('') });

const pairOf = ({ data }: Call) => {
  const { id, community } = read(pair, data);
  return { discussion: id, community: asId<CommunityId>(community) };
};

async function draw(call: Call): Promise<Card> {
  const { discussion, community } = pairOf(call);
  const view = await call.deps.views.shares.offer(call.who, discussion, community);
  return offeredCard(view, call.voice);
}

const list = async ({ deps, who, voice }: Call): Promise<Answer> => ({
  card: offeredListCard(await deps.views.shares.offered(who), voice),
});

async function answered(call: Call, verb: 'accept' | 'refuse'): Promise<Answer> {
  const { deps, who, data, voice } = call;
  const { reason } = read(said, data);
  await deps.actions.discussions.elsewhere.answer(who, pairOf(call), verb, reason);
  return { card: withNotice(await draw(call), voice.say(`shares.did.${verb}`), 'good') };
}

/** Discussions of other communities that are offered to one's own, and one's own to others. */
export const shareCommands: readonly Command[] = [
  {
    name: 'shares',
    words: list,
    verbs: {
      'share.list': { run: list },
      'share.show': { run: async (call) => ({ card: await draw(call) }) },
      'share.accept': { run: (call) => answered(call, 'accept'), again: draw },
      'share.refuse': { run: (call) => answered(call, 'refuse'), again: draw },
      ...sharingVerbs,
    },
  },
];

import { z } from 'zod';
import { LEVELS } from '../../src/features/alerts/levels.ts';
import { asId, type CommunityId } from '../../src/kernel/ids.ts';
import { type Card, withNotice } from '../cards/card.ts';
import { fieldOf, noticesCard } from '../cards/notices.ts';
import { type Call, type Command, read } from '../command.ts';

const saved = z.object({ communities: z.string().min(1).max(5_000) });
const level = z.enum(LEVELS);

async function draw({ deps, who, voice }: Call): Promise<Card> {
  const [levels, all] = await Promise.all([
    deps.actions.alerts.levels.mine(who),
    deps.actions.communities.list(),
  ]);
  const mine = all.flatMap(({ id, names }) => {
    const chosen = levels.get(id);
    return chosen ? [{ community: id, name: names[voice.language], level: chosen }] : [];
  });
  return noticesCard(mine, deps.tabUrl?.('/alerts') ?? null, voice);
}

/** What the card asked, in its order: a community that somebody left meanwhile is passed over. */
async function save(call: Call): Promise<Card> {
  const { deps, who, data, voice } = call;
  const asked = read(saved, data)
    .communities.split(' ')
    .map(asId<CommunityId>);
  for (const [index, community] of asked.entries()) {
    const field = fieldOf(index);
    if (data[field] === undefined || !who.memberships.has(community)) continue;
    const chosen = read(z.object({ [field]: level }), data)[field];
    if (chosen) await deps.actions.alerts.levels.choose(who, community, chosen);
  }
  return withNotice(await draw(call), voice.say('notices.saved'), 'good');
}

/** How much somebody hears of each of their communities. */
export const noticeCommands: readonly Command[] = [
  {
    name: 'notices',
    words: async (call) => ({ card: await draw(call) }),
    verbs: {
      'notice.show': { run: async (call) => ({ card: await draw(call) }) },
      'notice.save': { run: async (call) => ({ card: await save(call) }), again: draw },
    },
  },
];

import { z } from 'zod';
import { AppError } from '../../src/kernel/errors.ts';
import { asId, type CommunityId } from '../../src/kernel/ids.ts';
import { type Card, withNotice } from '../cards/card.ts';
import { endShareCard, sharingCard } from '../cards/sharing.ts';
import { type Answer, type Call, read } from '../command.ts';
import { discussionId } from './fields.ts';

const named = z.object({ id: discussionId });
const pair = named.extend({ community: z.string().min(1).max(200) });
const offer = pair.extend({ note: z.string().trim().max(500).default('') });
const end = pair.extend({ reason: z.string().trim().max(500).default('') });

async function draw(call: Call): Promise<Card> {
  const { deps, who, voice, data } = call;
  const { id } = read(named, data);
  const { discussion } = await deps.actions.discussions.read(who, id);
  const [view, home] = await Promise.all([
    deps.views.shares.of(who, id),
    deps.actions.communities.get(discussion.community),
  ]);
  const name = home?.names[who.language] ?? discussion.community;
  return sharingCard({ discussion, home: name, view }, data, voice);
}

async function offered(call: Call): Promise<Answer> {
  const { deps, who, voice } = call;
  const { id, community, note } = read(offer, call.data);
  const to = asId<CommunityId>(community);
  await deps.actions.discussions.elsewhere.offer(who, id, to, note);
  const name = (await deps.actions.communities.get(to))?.names[who.language] ?? community;
  const drawn = await draw({ ...call, data: { id } });
  return { card: withNotice(drawn, voice.say('shares.sent', { community: name }), 'good') };
}

async function drawEnd(call: Call): Promise<Card> {
  const { deps, who, voice, data } = call;
  const { id, community } = read(pair, data);
  const { discussion } = await deps.actions.discussions.read(who, id);
  const { shares } = await deps.views.shares.of(who, id);
  const found = shares.find((one) => one.community.id === community);
  if (!found) throw new AppError('not-found', `${id} was not offered to ${community}`);
  const name = found.community.names[who.language];
  return endShareCard(discussion, { id: community, name }, data, voice);
}

async function ended(call: Call): Promise<Answer> {
  const { deps, who, voice } = call;
  const { id, community, reason } = read(end, call.data);
  const at = { discussion: id, community: asId<CommunityId>(community) };
  await deps.actions.discussions.elsewhere.answer(who, at, 'end', reason);
  const drawn = await draw({ ...call, data: { id } });
  return { card: withNotice(drawn, voice.say('shares.did.end'), 'good') };
}

/** A discussion of one's own, offered to another community. */
export const sharingVerbs = {
  'share.form': { run: async (call: Call) => ({ card: await draw(call) }) },
  'share.offer': { run: offered, again: draw },
  'share.ask-end': { run: async (call: Call) => ({ card: await drawEnd(call) }) },
  'share.end': { run: ended, again: drawEnd },
};

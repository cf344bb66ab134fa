import { z } from 'zod';
import { AppError } from '../../src/kernel/errors.ts';
import type { CommunityId } from '../../src/kernel/ids.ts';
import { type Actor, moderates } from '../../src/kernel/person.ts';
import type { Card } from '../cards/card.ts';
import { notedCard } from '../cards/knowledge.ts';
import { secondCard } from '../cards/second-moderator.ts';
import { type Answer, type Call, read } from '../command.ts';
import type { MessageDeps } from '../deps.ts';
import type { Voice } from '../voice.ts';
import { communityId, personId } from './fields.ts';

const where = z.object({ id: communityId });
const whom = where.extend({ person: personId });
const MOST_LIKELY = 5;

/** Members who spoke there, the most first. @throws AppError `moderators-only`, `not-found` */
export async function drawSecond(
  { actions, tabUrl }: Pick<MessageDeps, 'actions' | 'tabUrl'>,
  who: Actor,
  id: CommunityId,
  voice: Voice,
): Promise<Card> {
  if (!moderates(who, id)) throw new AppError('moderators-only', 'asks nobody there');
  const community = await actions.communities.get(id);
  if (!community) throw new AppError('not-found', `no community ${id}`);
  const { members } = await actions.membership.roll(id);
  const likely = members
    .filter(({ role, state }) => role === 'member' && (state === 'active' || state === 'quiet'))
    .sort((a, b) => b.spoke - a.spoke || a.name.localeCompare(b.name))
    .slice(0, MOST_LIKELY);
  return secondCard(community, likely, tabUrl?.(`/communities/${id}/members`) ?? null, voice);
}

async function ask(call: Call): Promise<Answer> {
  const { id, person } = read(whom, call.data);
  const { deps, who, voice } = call;
  await deps.actions.membership.succession.second(who, id, person);
  const [asked] = await deps.actions.people.people([person]);
  return {
    card: notedCard(voice.say('console.second.asked', { name: asked?.name ?? '—' }), voice),
  };
}

const draw = (call: Call): Promise<Card> =>
  drawSecond(call.deps, call.who, read(where, call.data).id, call.voice);

export const secondVerbs = {
  'moderation.ask-second': {
    run: async (call: Call): Promise<Answer> => ({ card: await draw(call) }),
  },
  'moderation.second': { run: ask, again: draw },
};

import { z } from 'zod';
import { LONGEST_IDEA } from '../../src/features/membership/ending.ts';
import { AppError } from '../../src/kernel/errors.ts';
import { asId, type CommunityId } from '../../src/kernel/ids.ts';
import type { Card } from '../cards/card.ts';
import { notedCard } from '../cards/knowledge.ts';
import { askedCard, calendarCard } from '../cards/membership.ts';
import { type Answer, type Call, type Command, formKey, read } from '../command.ts';

const one = z.object({ id: z.string().min(1).max(200) });
const idea = one.extend({ text: z.string().trim().min(1).max(LONGEST_IDEA) });

const MOST_COMMUNITIES = 6;

/** Of each community that somebody is in: what comes next. */
async function calendar({ deps, who, voice }: Call): Promise<Answer> {
  const mine = [...who.memberships.keys(), ...(who.guestOf ?? [])].slice(0, MOST_COMMUNITIES);
  const today = deps.clock.now().toISOString().slice(0, 10);
  const calendars = await Promise.all(
    mine.map((id) => deps.views.membership.calendar(who, id, today)),
  );
  return { card: calendarCard(calendars, (path) => deps.tabUrl?.(path) ?? null, voice) };
}

async function suggested(call: Call): Promise<Answer> {
  const { deps, who, voice, data } = call;
  const { id, text } = read(idea, data);
  const key = formKey(call, id, text);
  await deps.actions.membership.ending.suggest(who, asId<CommunityId>(id), { text, key });
  return { card: notedCard(voice.say('membership.ending.thanks'), voice) };
}

async function offered({ deps, voice, data }: Call): Promise<Card> {
  const { id } = read(one, data);
  const offer = await deps.actions.membership.succession.offer(id);
  const community = offer ? await deps.actions.communities.get(offer.community) : null;
  if (!offer || !community) throw new AppError('not-found', `offer ${id}`);
  return askedCard(offer, community, voice);
}

async function answered(call: Call, verb: 'accept' | 'decline'): Promise<Answer> {
  const { id } = read(one, call.data);
  const { succession } = call.deps.actions.membership;
  const offer = await succession.offer(id);
  // Pressed again, it has its answer.
  const before = verb === 'accept' ? 'accepted' : 'declined';
  if (offer?.person !== call.who.id || offer.state !== before) await succession[verb](call.who, id);
  return { card: await offered(call) };
}

export const membershipCommands: readonly Command[] = [
  {
    name: 'calendar',
    words: calendar,
    verbs: {
      'community.idea': { run: suggested },
      'moderator.accept': { run: (call) => answered(call, 'accept') },
      'moderator.decline': { run: (call) => answered(call, 'decline') },
    },
  },
];

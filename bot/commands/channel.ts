import { spokenIn } from '../../src/features/communities/model.ts';
import type { Subject } from '../../src/features/notifications/model.ts';
import { withOwners } from '../../src/views/related.ts';
import { searchCard } from '../cards/knowledge.ts';
import type { Answer, Call } from '../command.ts';
import { isUnseen, saidOf, take } from '../hearing.ts';
import type { Place } from '../turn.ts';
import { createVoice } from '../voice.ts';
import { received } from './draw.ts';
import { EVERYBODY } from './group.ts';
import { replyReceived } from './query-draw.ts';

type Channel = Place & { readonly kind: 'channel' };

/** Who names the bot and says nothing but a command's words asks for it; nobody wants that kept as what they think. */
export const asksTheBot = (command: string | null, mentioned: boolean): boolean =>
  command === 'help' ||
  (mentioned && command !== null && command !== 'search' && command !== 'experts');

/**
 * What is said in a channel is read by everybody there. In a thread of ours it is a contribution or a reply;
 * elsewhere the bot answers only when it is named, with help or with what the whole channel may read.
 */
export async function channelAnswer(
  call: Call,
  place: Channel,
  command: string | null,
): Promise<Answer> {
  const { deps, voice } = call;
  const subject =
    place.thread === null
      ? null
      : await deps.actions.notifications.subjectOf(place.channelId, place.thread);
  if (subject && !asksTheBot(command, place.mentioned)) return contribute(call, place, subject);
  if (!place.mentioned) return null;
  // Elsewhere a guest searches nothing.
  if (call.who.external) return { text: voice.say('membership.guest-chat') };
  if (command === 'help' || call.text === '') return { text: await help(call, place) };
  if (command === 'privacy') return { text: voice.say('bot.channel.privacy') };
  if (command !== null && command !== 'search') return { text: voice.say('bot.channel.personal') };
  return searchForEverybody(call, place);
}

/** A private or shared channel may not be heard without being named: who asks for help is told so. */
async function help({ deps, voice }: Call, place: Channel): Promise<string> {
  const community = await deps.actions.communities.byChannel(place.channelId);
  const general = voice.say('bot.channel.help');
  if (!community || community.channelKind === 'standard') return general;
  return `${general} ${voice.say('places.name-me')}`;
}

async function contribute(call: Call, place: Channel, subject: Subject): Promise<Answer> {
  const { deps, who, voice } = call;
  if (call.text === '') {
    const asked = subject.kind === 'query' ? 'asking.reply.empty' : 'bot.channel.empty';
    return place.mentioned ? { text: voice.say(asked) } : null;
  }
  const heard = { channelId: place.channelId, sourceKey: call.key, text: call.text };
  const taken = await take(deps, who, subject, { ...heard, editedAt: null });
  // Microsoft may have told of it before the bot's own activity came; it is answered here, and once.
  if (taken.received.duplicate && isUnseen(taken)) {
    await deps.actions.notifications.answered(saidOf(taken));
  }
  // Everybody sees a reply that is simply taken; only what the author would not expect needs words.
  if (taken.kind === 'query') {
    const { reply } = taken.received;
    if (reply.state === 'published' && !place.mentioned) return null;
    return { text: replyReceived(taken.received, voice).sentence, source: reply.sourceKey };
  }
  const { contribution } = taken.received;
  if (contribution.state === 'published' && !place.mentioned) return null;
  const { sentence } = await received(deps.actions, taken.received, voice);
  return { text: sentence, source: contribution.sourceKey };
}

/** The place decides, never the asker: what is shown here is for everybody who can open the channel. */
async function searchForEverybody(call: Call, place: Channel): Promise<Answer> {
  const { deps, who } = call;
  const community = await deps.actions.communities.byChannel(place.channelId);
  const language = community ? spokenIn(community, who.language) : who.language;
  const { knowledge } = deps.actions;
  const found = community
    ? await knowledge.relatedIn(community.id, call.text, language)
    : await knowledge.relatedFor(EVERYBODY, call.text, language);
  const voice = createVoice(deps, language, who.zone);
  const result = {
    query: call.text,
    hits: await withOwners(deps.actions, found),
    more: 0,
    allUrl: null,
    personal: false,
    asking: null,
  };
  return { card: searchCard(result, voice) };
}

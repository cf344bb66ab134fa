import { spokenIn } from '../../src/features/communities/model.ts';
import { asId, type CommunityId, type DiscussionId, type QueryId } from '../../src/kernel/ids.ts';
import { searchCard } from '../cards/knowledge.ts';
import type { Answer, Call } from '../command.ts';
import type { Place } from '../turn.ts';
import { createVoice } from '../voice.ts';
import { received } from './draw.ts';
import { replyReceived } from './query-draw.ts';

type Channel = Place & { readonly kind: 'channel' };

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
  // Who names the bot and says nothing but a command's words asks for it; nobody wants that kept as what they think.
  const asked = command === 'help' || (place.mentioned && command !== null && command !== 'search');
  if (subject?.kind === 'discussion' && !asked) return contribute(call, place, subject.discussion);
  if (subject?.kind === 'query' && !asked) return reply(call, place, subject.query);
  if (!place.mentioned) return null;
  if (command === 'help' || call.text === '') return { text: voice.say('bot.channel.help') };
  if (command === 'privacy') return { text: voice.say('bot.channel.privacy') };
  if (command !== null && command !== 'search') return { text: voice.say('bot.channel.personal') };
  return searchForEverybody(call, place);
}

async function contribute(call: Call, place: Channel, discussion: DiscussionId): Promise<Answer> {
  const { deps, who, voice } = call;
  if (call.text === '') return place.mentioned ? { text: voice.say('bot.channel.empty') } : null;
  const community = await deps.actions.communities.byChannel(place.channelId);
  const result = await deps.actions.discussions.contributions.contribute(who, {
    discussion,
    text: call.text,
    question: null,
    consent: 'paraphrase',
    surface: 'channel',
    sourceKey: call.key,
    premoderated: community?.premoderated ?? true,
  });
  const { state } = result.contribution;
  // Everybody sees a reply that is simply taken; only what the author would not expect needs words.
  if (state === 'published' && !place.mentioned) return null;
  return { text: received(result, voice).sentence, source: result.contribution.sourceKey };
}

async function reply(call: Call, place: Channel, query: QueryId): Promise<Answer> {
  const { deps, who, voice } = call;
  if (call.text === '') return place.mentioned ? { text: voice.say('asking.reply.empty') } : null;
  const community = await deps.actions.communities.byChannel(place.channelId);
  const result = await deps.actions.queries.replies.give(who, {
    query,
    text: call.text,
    consent: 'paraphrase',
    surface: 'channel',
    sourceKey: call.key,
    premoderated: community?.premoderated ?? true,
  });
  if (result.reply.state === 'published' && !place.mentioned) return null;
  return { text: replyReceived(result, voice).sentence, source: result.reply.sourceKey };
}

/** The place decides, never the asker: what is shown here is for everybody who can open the channel. */
async function searchForEverybody(call: Call, place: Channel): Promise<Answer> {
  const { deps, who } = call;
  const community = await deps.actions.communities.byChannel(place.channelId);
  const language = community ? spokenIn(community, who.language) : who.language;
  const found = await deps.actions.knowledge.relatedFor(
    community?.id ?? asId<CommunityId>(''),
    call.text,
    language,
  );
  const voice = createVoice(deps, language, who.zone);
  const result = {
    query: call.text,
    hits: found,
    more: 0,
    allUrl: null,
    personal: false,
    asking: null,
  };
  return { card: searchCard(result, voice) };
}

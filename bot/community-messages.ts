import type { Message } from '../src/features/notifications/model.ts';
import { AppError } from '../src/kernel/errors.ts';
import type { PersonId } from '../src/kernel/ids.ts';
import { card, heading } from './cards/card.ts';
import { makingCard } from './cards/communities.ts';
import { link, press } from './cards/inputs.ts';
import { joinRequestElements } from './cards/joining.ts';
import { type Drawn, noticeCard } from './cards/messages.ts';
import type { MessageDeps } from './deps.ts';
import type { Voice } from './voice.ts';

export type OfCommunities = Extract<Message, { kind: 'community-made' | 'join-request' }>;

export const isOfCommunities = (message: Message): message is OfCommunities =>
  message.kind === 'community-made' || message.kind === 'join-request';

/** That a community is there or stuck; that somebody wants in; what became of one's own wish to be let in. */
export async function communityNews(
  deps: MessageDeps,
  message: OfCommunities,
  person: PersonId,
  voice: Voice,
): Promise<Drawn> {
  const { actions, views } = deps;
  const who = await actions.people.actor(person);
  const url = (path: string): string | null => deps.tabUrl?.(path) ?? null;
  if (message.kind === 'community-made') {
    const { making, actions: verbs } = await views.communities.making(who, message.making);
    return { card: makingCard(making, verbs, url, voice), stale: making.state === 'dropped' };
  }
  if (message.about === 'asked') {
    const view = await views.communities.request(who, message.request);
    const drawn = card({
      lang: voice.language,
      fallback: voice.say('communities.requests'),
      body: [heading(voice.say('communities.requests')), ...joinRequestElements(view, voice)],
      actions: [press(voice.say('communities.all'), 'community.list')],
    });
    return { card: drawn, stale: view.request.state !== 'waiting' };
  }
  const found = await actions.communities.joinRequests.get(message.request);
  if (!found) throw new AppError('not-found', `request ${message.request} is gone`);
  const { request, community } = found;
  const notice = noticeCard(
    {
      heading: voice.say('communities.your-request'),
      title: community.names[voice.language],
      sentences: [voice.say(`communities.join-state.${request.state}`)],
      ...(request.reason ? { quote: request.reason } : {}),
      actions: [
        press(voice.say('communities.all'), 'community.list'),
        link(voice.say('communities.open'), url(`/communities/${community.id}`)),
      ].filter((action) => action !== null),
    },
    voice,
  );
  return { card: notice, stale: false };
}

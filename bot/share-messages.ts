import { spokenIn } from '../src/features/communities/model.ts';
import type { ShareMessage } from '../src/features/notifications/share-message.ts';
import { AppError } from '../src/kernel/errors.ts';
import type { PersonId } from '../src/kernel/ids.ts';
import { link, press } from './cards/inputs.ts';
import { type Drawn, noticeCard } from './cards/messages.ts';
import { offeredCard } from './cards/shares.ts';
import type { MessageDeps } from './deps.ts';
import { createVoice, type Voice } from './voice.ts';

async function shareOf({ actions }: MessageDeps, { discussion: id, community }: ShareMessage) {
  const [discussion, share, there] = await Promise.all([
    actions.discussions.get(id),
    actions.discussions.elsewhere.get(id, community),
    actions.communities.get(community),
  ]);
  const home = discussion && (await actions.communities.get(discussion.community));
  if (!discussion || !share || !there || !home)
    throw new AppError('not-found', `share of ${id} with ${community} is gone`);
  return { discussion, share, there, home };
}

/** To a moderator who is asked, or to whoever offered: what is so when it is sent. */
export async function shareNews(
  deps: MessageDeps,
  message: ShareMessage,
  person: PersonId,
  voice: Voice,
): Promise<Drawn> {
  const { about, discussion: id, community } = message;
  if (about === 'offered') {
    const who = await deps.actions.people.actor(person);
    const view = await deps.views.shares.offer(who, id, community);
    return { card: offeredCard(view, voice), stale: view.share.state !== 'offered' };
  }
  if (about === 'shown' || about === 'joined')
    throw new AppError('forbidden', `${about} is no message for one person`);
  const { discussion, share, there } = await shareOf(deps, message);
  const card = noticeCard(
    {
      heading: voice.say(`shares.news.${about}.title`, { community: there.names[voice.language] }),
      title: discussion.title,
      sentences: [voice.say(`shares.news.${about}.text`)],
      ...(share.reason ? { quote: share.reason } : {}),
      actions: [press(voice.say('bot.post.read'), 'discussion.read', { id })],
    },
    voice,
  );
  return { card, stale: share.state !== about };
}

/** In the other community's channel, or in the thread where the discussion is at home. */
export async function sharedPost(deps: MessageDeps, message: ShareMessage): Promise<Drawn> {
  const { about } = message;
  if (about !== 'shown' && about !== 'joined')
    throw new AppError('forbidden', `${about} is no message for a channel`);
  const { discussion, share, there, home } = await shareOf(deps, message);
  const place = about === 'shown' ? there : home;
  const voice = createVoice(deps, spokenIn(place, discussion.language), 'UTC');
  const names = { community: there.names[voice.language], home: home.names[voice.language] };
  const over = share.state !== 'accepted';
  const card = noticeCard(
    {
      heading: voice.say(`shares.news.${about}.title`, names),
      title: discussion.title,
      sentences: [voice.say(over ? 'shares.news.shown.over' : `shares.news.${about}.text`)],
      actions: over
        ? []
        : [
            link(voice.say('shares.open'), deps.tabUrl?.(`/discussions/${discussion.id}`) ?? null),
          ].filter((action) => action !== null),
    },
    voice,
  );
  return { card, stale: over };
}

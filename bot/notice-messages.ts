import type { Message } from '../src/features/notifications/model.ts';
import type { CommunityId, PersonId } from '../src/kernel/ids.ts';
import { link, press } from './cards/inputs.ts';
import { type Drawn, noticeCard } from './cards/messages.ts';
import type { MessageDeps } from './deps.ts';
import { communityNames } from './surfacing-messages.ts';
import type { Voice } from './voice.ts';

type Post = Extract<Message, { kind: 'community-post' }>['post'];

/** The page of what was posted, at what was posted. */
export function pathOf(post: Post): string {
  if (post.of === 'query') return `/queries/${post.query}`;
  const path = `/discussions/${post.discussion}`;
  return post.of === 'contribution' ? `${path}?said=${post.contribution}` : path;
}

interface Posted {
  readonly community: CommunityId | null;
  readonly title: string;
  readonly by: string;
  readonly text: string;
  /** Its reader may not read it, or not any more. */
  readonly stale: boolean;
}

/** By the eyes of its reader: what is not for them is not there. */
async function postedFor(deps: MessageDeps, post: Post, person: PersonId): Promise<Posted> {
  const { actions, views } = deps;
  const who = await actions.people.actor(person);
  if (post.of === 'query') {
    const { query, community, askerName } = await views.queries.summary(who, post.query);
    const stale = query.state === 'withdrawn' || query.state === 'hidden';
    return { community: community?.id ?? null, title: query.text, by: askerName, text: '', stale };
  }
  if (post.of === 'discussion') {
    const { discussion } = await actions.discussions.read(who, post.discussion);
    const { title, community, background, createdBy } = discussion;
    const [by] = await actions.people.people([createdBy]);
    return { community, title, by: by?.name ?? '—', text: background, stale: false };
  }
  const { discussion, view } = await views.discussions.said(
    who,
    post.discussion,
    post.contribution,
  );
  const { community, title } = discussion;
  const { text, state } = view.contribution;
  return { community, title, by: view.authorName, text, stale: state !== 'published' };
}

/** One post of a community, to one who wants each. */
export async function postNews(
  deps: MessageDeps,
  post: Post,
  person: PersonId,
  voice: Voice,
): Promise<Drawn> {
  const posted = await postedFor(deps, post, person);
  const names = await communityNames(deps, voice);
  const community = (posted.community && names.get(posted.community)) ?? '—';
  const card = noticeCard(
    {
      heading: voice.say(`notices.post.${post.of}`, { community }),
      title: posted.title,
      sentences: [voice.say('notices.post.by', { name: posted.by }), voice.say('notices.post.why')],
      ...(posted.text ? { quote: posted.text } : {}),
      actions: [
        link(voice.say('notices.post.open'), deps.tabUrl?.(pathOf(post))),
        press(voice.say('notices.button'), 'notice.show'),
      ].filter((action) => action !== null),
    },
    voice,
  );
  return { card, stale: posted.stale };
}

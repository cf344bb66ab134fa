import type { ShareMessage } from '../features/notifications/share-message.ts';
import type { PersonId } from '../kernel/ids.ts';
import { moderatorsOf, on, type Reaction, type ReactionDeps, URGENCY } from './reaction.ts';

type Pair = Pick<ShareMessage, 'discussion' | 'community'>;

/** One thread in several communities: who is asked, who is told, and where it is said. */
export function shareReactions(deps: ReactionDeps): readonly Reaction[] {
  const { communities, discussions, notifications } = deps;

  const toPerson = (
    key: string,
    person: PersonId,
    about: ShareMessage['about'],
    { discussion, community }: Pair,
  ): Promise<void> =>
    notifications.intend({
      key: `share:${key}:${person}`,
      target: { kind: 'person', person },
      message: { kind: 'discussion-share', about, discussion, community },
      unasked: true,
      urgency: about === 'offered' ? URGENCY.waiting : URGENCY.used,
    });

  /** Whoever offered it, unless it is their own doing. */
  async function toOfferer(
    key: string,
    about: ShareMessage['about'],
    pair: Pair,
    actor: PersonId | null,
  ): Promise<void> {
    const share = await discussions.elsewhere.get(pair.discussion, pair.community);
    if (share && share.offeredBy !== actor) await toPerson(key, share.offeredBy, about, pair);
  }

  const postKey = ({ discussion, community }: Pair): string => `shown:${discussion}:${community}`;

  async function announce(key: string, { discussion, community }: Pair): Promise<void> {
    const message = { kind: 'discussion-share', discussion, community } as const;
    await notifications.intend({
      key: postKey({ discussion, community }),
      target: { kind: 'channel', community, thread: null },
      message: { ...message, about: 'shown' },
      unasked: false,
    });
    // Taken in again after an end, what stands there says so again.
    await notifications.redraw(postKey({ discussion, community }));
    const found = await discussions.get(discussion);
    // Before it is announced at home there is no thread there in which it could be said.
    if (!found || found.state === 'scheduled') return;
    await notifications.intend({
      key: `joined:${key}`,
      target: { kind: 'channel', community: found.community, thread: `discussion:${discussion}` },
      message: { ...message, about: 'joined' },
      unasked: false,
    });
  }

  return [
    on('discussion.offered', 'ask', async ({ id, data }) => {
      for (const person of await moderatorsOf(communities, data.community))
        await toPerson(id, person, 'offered', data);
    }),
    on('discussion.shared', 'tell', async ({ id, actor, data }) => {
      await announce(id, data);
      await toOfferer(id, 'accepted', data, actor);
    }),
    on('discussion.share-refused', 'tell', ({ id, actor, data }) =>
      toOfferer(id, 'refused', data, actor),
    ),
    on('discussion.share-ended', 'tell', async ({ id, actor, data }) => {
      await notifications.redraw(postKey(data));
      await toOfferer(id, 'ended', data, actor);
    }),
  ];
}

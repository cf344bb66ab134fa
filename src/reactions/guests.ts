import type { CommunityId, DiscussionId } from '../kernel/ids.ts';
import { on, type Reaction, type ReactionDeps, URGENCY } from './reaction.ts';

type Deps = Pick<ReactionDeps, 'communities' | 'discussions'>;

/** What guests do not see cannot stand in a channel that they open. */
export const hasGuests = async (
  { communities }: Pick<Deps, 'communities'>,
  community: CommunityId,
): Promise<boolean> => (await communities.members(community, 'guest')).length > 0;

/** Whether a discussion is held in its community's channel: not where guests read it and it is not marked for them. */
export async function standsInChannel(
  deps: Deps,
  id: DiscussionId,
  community: CommunityId,
): Promise<boolean> {
  const discussion = await deps.discussions.get(id);
  return discussion?.guests === true || !(await hasGuests(deps, community));
}

const SHOWN: ReadonlySet<string> = new Set(['open', 'closing']);

/** Where a discussion is told of, by whom it is for. */
export function guestReactions(deps: ReactionDeps): readonly Reaction[] {
  const { communities, discussions, notifications } = deps;
  return [
    // Nothing stands in the channel: each member hears of it, once, among all that they hear.
    on('discussion.opened', 'tell-members', async ({ data: { discussion, community } }) => {
      if (await standsInChannel(deps, discussion, community)) return;
      for (const { person, role } of await communities.members(community)) {
        if (role === 'guest') continue;
        await notifications.intend({
          key: `opened:${discussion}:${person}`,
          target: { kind: 'person', person },
          message: { kind: 'discussion-nudge', about: 'opened', discussion },
          unasked: true,
          urgency: URGENCY.announce,
        });
      }
    }),

    on('discussion.marked', 'show', async ({ data: { discussion: id, community, guests } }) => {
      const discussion = await discussions.get(id);
      if (!guests || !discussion?.guests || !SHOWN.has(discussion.state)) return;
      await notifications.intend({
        key: `discussion:${id}`,
        target: { kind: 'channel', community, thread: null },
        message: { kind: 'discussion-opened', discussion: id },
        unasked: false,
      });
    }),
  ];
}

import type { Community } from '../features/communities/model.ts';
import type { AlikeDiscussion, Outline } from '../features/discussions/alike.ts';
import type { Discussion } from '../features/discussions/model.ts';
import { mayReadDiscussion } from '../features/discussions/policy.ts';
import { coordinatorOf, isUrgent } from '../features/discussions/urgent.ts';
import type { CommunityId } from '../kernel/ids.ts';
import type { Actor } from '../kernel/person.ts';
import type { ViewDeps } from './deps.ts';
import { namesOf } from './names.ts';

export interface AlikeLine extends AlikeDiscussion {
  readonly community: Community;
  /** Who coordinates it, where it goes on urgently; null for any other. */
  readonly coordinator: string | null;
}

/** What goes on urgently, and who coordinates it. */
export interface UrgentLine {
  readonly discussion: Discussion;
  readonly community: Community;
  readonly coordinator: string;
  /** The reader belongs there; else they may join the community without asking. */
  readonly mine: boolean;
}

/** Discussions that somebody could join instead of beginning another. */
export const otherDiscussionViews = (
  { discussions, people }: ViewDeps,
  communityOf: (id: CommunityId) => Promise<Community>,
) => ({
  /** What looks like the one that is being made, with the reasons; each is for this reader. */
  async alike(who: Actor, outline: Outline): Promise<readonly AlikeLine[]> {
    const found = await discussions.alike(who, outline);
    const nameOf = await namesOf(
      people,
      found.map(({ discussion }) => coordinatorOf(discussion)),
    );
    return Promise.all(
      found.map(async (one) => ({
        ...one,
        community: await communityOf(one.discussion.community),
        coordinator: isUrgent(one.discussion) ? nameOf(coordinatorOf(one.discussion)) : null,
      })),
    );
  },

  /** What this person may take part in at once. */
  async urgent(who: Actor): Promise<readonly UrgentLine[]> {
    const found = await discussions.urgent.list(who);
    const nameOf = await namesOf(people, found.map(coordinatorOf));
    return Promise.all(
      found.map(async (discussion) => ({
        discussion,
        community: await communityOf(discussion.community),
        coordinator: nameOf(coordinatorOf(discussion)),
        mine: mayReadDiscussion(discussion, who) === null,
      })),
    );
  },
});

import type { Community } from '../features/communities/model.ts';
import type { Share, ShareVerb } from '../features/discussions/elsewhere.ts';
import type { Discussion } from '../features/discussions/model.ts';
import { AppError } from '../kernel/errors.ts';
import type { CommunityId, DiscussionId } from '../kernel/ids.ts';
import { type Actor, moderates } from '../kernel/person.ts';
import type { ViewDeps } from './deps.ts';
import { namesOf } from './names.ts';

/** A discussion that another community is asked to show. */
export interface OfferedView {
  readonly share: Share;
  readonly discussion: Discussion;
  readonly community: Community;
  readonly home: Community;
  readonly by: string;
}

export interface SharesView {
  /** Communities of which this reader may know that it is shown there. */
  readonly also: readonly Community[];
  readonly shares: readonly {
    readonly share: Share;
    readonly community: Community;
    readonly actions: readonly ShareVerb[];
  }[];
  /** To which it can be offered; empty for who may not. */
  readonly offers: readonly Community[];
}

const WAITS: ReadonlySet<Share['state']> = new Set(['offered', 'accepted']);

/** One thread in several communities, as each side sees it. */
export function shareViews({ communities, discussions, people }: ViewDeps) {
  async function offeredOf(share: Share, discussion: Discussion): Promise<OfferedView | null> {
    const [community, home, nameOf] = await Promise.all([
      communities.get(share.community),
      communities.get(discussion.community),
      namesOf(people, [share.offeredBy]),
    ]);
    if (!community || !home) return null;
    return { share, discussion, community, home, by: nameOf(share.offeredBy) };
  }

  return {
    /** What waits for this moderator, the oldest first. */
    async offered(who: Actor): Promise<readonly OfferedView[]> {
      const found = await discussions.elsewhere.offered(who);
      const all = await Promise.all(
        found.map(({ share, discussion }) => offeredOf(share, discussion)),
      );
      return all.filter((view) => view !== null);
    },

    /** One of them, whatever became of it. @throws AppError `not-found` for who does not moderate there */
    async offer(who: Actor, id: DiscussionId, community: CommunityId): Promise<OfferedView> {
      const [share, discussion] = await Promise.all([
        discussions.elsewhere.get(id, community),
        discussions.get(id),
      ]);
      const view =
        share && discussion && moderates(who, community)
          ? await offeredOf(share, discussion)
          : null;
      if (!view) throw new AppError('not-found', `no offer of ${id} to ${community}`);
      return view;
    },

    /** @throws AppError `not-found` */
    async of(who: Actor, id: DiscussionId): Promise<SharesView> {
      const { discussion } = await discussions.read(who, id);
      const [all, found] = await Promise.all([
        communities.list(),
        discussions.elsewhere.of(who, id),
      ]);
      const byId = new Map(all.map((community) => [community.id, community]));
      const shares = found.flatMap((one) => {
        const community = byId.get(one.share.community);
        return community ? [{ ...one, community }] : [];
      });
      const taken = new Set(
        shares.filter(({ share }) => WAITS.has(share.state)).map(({ community }) => community.id),
      );
      const may = discussions.elsewhere.mayOffer(who, discussion);
      return {
        also: (discussion.also ?? []).flatMap((one) => byId.get(one) ?? []),
        shares,
        offers: may
          ? all.filter((one) => one.id !== discussion.community && !taken.has(one.id))
          : [],
      };
    },
  };
}

export type ShareViews = ReturnType<typeof shareViews>;

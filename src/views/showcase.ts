import type { CommunityActions } from '../features/communities/actions.ts';
import type { Community } from '../features/communities/model.ts';
import type { PeopleActions } from '../features/people/actions.ts';
import type { ShowcaseActions, ShowingSeen } from '../features/showcase/actions.ts';
import { answerBy, endOf, type Piece } from '../features/showcase/model.ts';
import { mayChoose } from '../features/showcase/policy.ts';
import { AppError } from '../kernel/errors.ts';
import type { CommunityId } from '../kernel/ids.ts';
import type { Actor } from '../kernel/person.ts';
import { namesOf } from './names.ts';

export interface NamedPiece extends Piece {
  readonly authorName: string;
}

export interface ShowingView extends ShowingSeen {
  readonly piece: NamedPiece;
  readonly community: Community;
  /** Who chose it. */
  readonly byName: string;
  /** Until then its author may answer. */
  readonly answerBy: Date;
  /** The last day (UTC) on which it is shown. */
  readonly until: Date;
}

interface Deps {
  readonly showcase: ShowcaseActions;
  readonly communities: Pick<CommunityActions, 'get' | 'list'>;
  readonly people: Pick<PeopleActions, 'people'>;
}

/** What communities show of a month, with names. */
export function showcaseViews({ showcase, communities, people }: Deps) {
  async function named(all: readonly ShowingSeen[]): Promise<ShowingView[]> {
    const places = new Map((await communities.list()).map((one) => [one.id, one]));
    const nameOf = await namesOf(
      people,
      all.flatMap(({ showing }) => [showing.author, showing.by]),
    );
    return all.flatMap((one) => {
      const { showing, piece } = one;
      const community = places.get(showing.community);
      if (!community) return [];
      const last = new Date(endOf(showing).getTime() - 1);
      return [
        {
          ...{ ...one, community, answerBy: answerBy(showing), until: last },
          ...{ piece: { ...piece, authorName: nameOf(piece.author) }, byName: nameOf(showing.by) },
        },
      ];
    });
  }

  /** @throws AppError `not-found` */
  async function place(id: CommunityId): Promise<Community> {
    const community = await communities.get(id);
    if (!community) throw new AppError('not-found', `no community ${id}`);
    return community;
  }

  async function offered(who: Actor, id: CommunityId): Promise<readonly NamedPiece[]> {
    const pieces = await showcase.offered(who, id);
    const nameOf = await namesOf(
      people,
      pieces.map(({ author }) => author),
    );
    return pieces.map((piece) => ({ ...piece, authorName: nameOf(piece.author) }));
  }

  return {
    /** @throws AppError `not-found` for anybody whom it does not concern */
    async one(who: Actor, id: string): Promise<ShowingView> {
      const [view] = await named([await showcase.read(who, id)]);
      if (!view) throw new AppError('not-found', `no community of showing ${id}`);
      return view;
    },

    /** What this person is asked for and is shown of theirs, and what their communities show. */
    async mine(who: Actor) {
      const shown: ShowingSeen[] = [];
      for (const id of who.memberships.keys()) shown.push(...(await showcase.shownIn(who, id)));
      return { own: await named(await showcase.mine(who)), shown: await named(shown) };
    },

    /** @throws AppError `not-found` for whoever is not in it */
    async ofCommunity(who: Actor, id: CommunityId) {
      const shown = await named(await showcase.shownIn(who, id));
      return { community: await place(id), shown, mayChoose: mayChoose(id, who) === null };
    },

    /** To choose from, and what became of what was chosen. @throws AppError `moderators-only` */
    async choosing(who: Actor, id: CommunityId) {
      const chosen = await named(await showcase.chosen(who, id));
      return { community: await place(id), chosen, offered: await offered(who, id) };
    },
  };
}

export type ShowcaseViews = ReturnType<typeof showcaseViews>;

import type { Discussion } from '../features/discussions/model.ts';
import type { GovernanceActions } from '../features/governance/actions.ts';
import { isForFew, type Query } from '../features/queries/model.ts';
import { audienceOf } from '../features/queries/query-audience.ts';
import { AppError } from '../kernel/errors.ts';
import type { CommunityId, DiscussionId, PersonId, QueryId } from '../kernel/ids.ts';
import { type Actor, belongs } from '../kernel/person.ts';
import type { ViewDeps } from './deps.ts';
import { namesOf } from './names.ts';

/** Where somebody is about to write. */
export type WritingPlace =
  | { readonly kind: 'discussion'; readonly id: DiscussionId }
  | { readonly kind: 'query'; readonly id: QueryId }
  /** A question that is about to be asked there. */
  | { readonly kind: 'asking'; readonly id: CommunityId };

/** Who reads what is written there, before its author chooses fewer. */
export interface WhoReads {
  readonly kind: WritingPlace['kind'];
  readonly title: string;
  readonly path: string;
  /** Names, in the reader's language. */
  readonly communities: readonly string[];
  /** Its moderators among them; null: fewer than `smallest`, so that nobody is told by being counted. */
  readonly members: number | null;
  /** From other organizations; null: fewer than `smallest`. */
  readonly guests: number | null;
  readonly smallest: number;
  readonly moderators: number;
  /** It is shown in the Teams channel too. */
  readonly channel: boolean;
  /** A question that its asker keeps to few: whom they named; nobody where only moderators read it. */
  readonly few: { readonly names: string[] } | null;
  /** A question that all staff read. */
  readonly staff: boolean;
  /** All staff, where a question may be for them; null: fewer than `smallest`, or they cannot be chosen. */
  readonly everybody: number | null;
  /** There is a way to write there without a name. */
  readonly unnamed: boolean;
}

/** Exact only where it exposes nobody; that there is none exposes nobody either. */
export const toldCount = (count: number, smallest: number): number | null =>
  count === 0 || count >= smallest ? count : null;

export interface WhoReadsDeps
  extends Pick<ViewDeps, 'communities' | 'discussions' | 'queries' | 'people'> {
  readonly governance: Pick<GovernanceActions, 'setting'>;
}

export function whoReadsView(deps: WhoReadsDeps) {
  const { communities, discussions, queries, people: directory, governance } = deps;
  async function among(who: Actor, places: readonly CommunityId[], guestsToo: boolean) {
    const all = await Promise.all(places.map((place) => communities.members(place)));
    const people = (wanted: (role: string) => boolean) =>
      new Set<PersonId>(all.flat().flatMap(({ person, role }) => (wanted(role) ? person : [])));
    const known = await communities.list();
    const guests = people((role) => role === 'guest').size;
    const smallest = await governance.setting('groups.smallest');
    return {
      communities: known.flatMap(({ id, names }) =>
        places.includes(id) ? names[who.language] : [],
      ),
      members: toldCount(people((role) => role !== 'guest').size, smallest),
      guests: toldCount(guestsToo ? guests : 0, smallest),
      smallest,
      moderators: people((role) => role === 'moderator').size,
      // What is not for guests stands in no channel that they open.
      channel: guests === 0 || guestsToo,
    };
  }

  const inDiscussion = async (who: Actor, { id, title, ...one }: Discussion) => ({
    ...(await among(who, [one.community], one.guests === true)),
    ...{ title, few: null, staff: false, everybody: null },
    path: `/discussions/${id}`,
    unnamed: (await discussions.anonymous.hidden(who, { id, title, ...one })) !== null,
  });

  async function inQuery(who: Actor, query: Query) {
    const { id, text, community, also, readers = [] } = query;
    const nameOf = await namesOf(directory, readers);
    return {
      // It is posted in the channel, which guests open.
      ...(await among(who, community ? [community, ...also] : [], !isForFew(query))),
      few: isForFew(query) ? { names: readers.map((one) => nameOf(one)) } : null,
      staff: audienceOf(query) === 'staff',
      everybody: null,
      title: text,
      path: `/queries/${id}`,
      unnamed: false,
    };
  }

  /** @throws AppError `not-found` */
  async function inAsking(who: Actor, id: CommunityId): Promise<WhoReads> {
    if (!belongs(who, id)) throw new AppError('not-found', `no community ${id} to ask in`);
    const { communities: names, ...there } = await among(who, [id], true);
    return {
      ...{ ...there, kind: 'asking', communities: names, title: names.join() },
      ...{ few: null, staff: false, unnamed: false, path: '/queries/new' },
      everybody: toldCount(await directory.howMany(null), there.smallest),
    };
  }

  return {
    /** @throws AppError `not-found` for whoever does not read there */
    async of(who: Actor, place: WritingPlace): Promise<WhoReads> {
      const { kind, id } = place;
      if (kind === 'asking') return inAsking(who, id);
      if (kind === 'discussion')
        return { kind, ...(await inDiscussion(who, (await discussions.read(who, id)).discussion)) };
      return { kind, ...(await inQuery(who, (await queries.read(who, id)).query)) };
    },

    /** In each community where this person may ask. */
    asking: (who: Actor): Promise<readonly WhoReads[]> =>
      Promise.all([...who.memberships.keys()].sort().map((id) => inAsking(who, id))),
  };
}

import type { Community } from '../features/communities/model.ts';
import { placesOf } from '../features/discussions/elsewhere.ts';
import type { Beside } from '../features/knowledge/beside.ts';
import type { Product } from '../features/knowledge/model.ts';
import type { MembershipActions, Roll } from '../features/membership/actions.ts';
import { byDate, type CalendarDate } from '../features/membership/calendar.ts';
import { mayReadAll, mayVisit } from '../features/membership/policy.ts';
import { isForFew } from '../features/queries/model.ts';
import { addDays, dayOf } from '../kernel/days.ts';
import { AppError } from '../kernel/errors.ts';
import type { CommunityId, PersonId, ProductId } from '../kernel/ids.ts';
import { type Actor, moderates } from '../kernel/person.ts';
import type { Clock } from '../ports/clock.ts';
import type { ViewDeps } from './deps.ts';
import type { DiscussionSummary, DiscussionViews } from './discussion.ts';
import { datesOfDiscussion } from './discussion-dates.ts';

export interface NamedPerson {
  readonly id: PersonId;
  readonly name: string;
}

/** What a reader sees of a community's home; guests get it with what is not marked for them left out. */
export interface CommunityHome {
  readonly community: Community;
  readonly moderators: readonly NamedPerson[];
  readonly moderator: boolean;
  readonly guest: boolean;
  readonly roll: Roll | null;
  /** The next days of the calendar. */
  readonly dates: readonly CalendarDate[];
  readonly resources: readonly Product[];
  /** What stands on what is listed. */
  readonly beside: ReadonlyMap<ProductId, Beside>;
  /** What came to the library lately on its topics. */
  readonly fresh: readonly Product[];
  /** Where its library is opened in SharePoint; null for guests, and while it was not read. */
  readonly libraryUrl: string | null;
}

type Deps = ViewDeps & { readonly membership: MembershipActions };

const RUNNING = new Set(['scheduled', 'open', 'closing']);
const MOST_DATES = 6;
const MOST_RESOURCES = 5;
const LOOKED_AT = 30;
const FRESH_DAYS = 30;
const MOST_NEWS = 500;

export function membershipViews(deps: Deps, discussions: DiscussionViews, clock: Clock) {
  const { communities, people, knowledge, queries, membership, taxonomy, capture } = deps;

  async function visited(who: Actor, id: CommunityId): Promise<Community> {
    const community = await communities.get(id);
    if (!community || mayVisit(id, who))
      throw new AppError('not-found', `no community ${id} for this reader`);
    return community;
  }

  async function moderatorsOf(id: CommunityId): Promise<readonly NamedPerson[]> {
    const ids = (await communities.members(id, 'moderator')).map(({ person }) => person);
    const found = await people.people(ids);
    return found
      .filter(({ active }) => active)
      .map(({ id: person, name }) => ({ id: person, name }))
      .sort((a, b) => a.name.localeCompare(b.name));
  }

  /** The best on the community's topics that everybody in it may open. */
  async function resources(who: Actor, community: Community): Promise<readonly Product[]> {
    const { topics } = community;
    if (topics.length === 0) return [];
    const words = topics.map((slug) => taxonomy.vocabulary.label(slug, who.language)).join(', ');
    const { found } = await knowledge.search(who, words, LOOKED_AT);
    const ids = found.map(({ product }) => product.id);
    const open = await knowledge.many(ids, await knowledge.audiencesIn(community.id));
    const byId = new Map(open.map((product) => [product.id, product]));
    return ids.flatMap((one) => byId.get(one) ?? []).slice(0, MOST_RESOURCES);
  }

  async function fresh(community: Community): Promise<readonly Product[]> {
    const since = new Date(clock.now().getTime() - FRESH_DAYS * 86_400_000);
    const arrived = await knowledge.arrived(since, MOST_NEWS);
    const ids = arrived
      .filter(({ outline }) => outline.topics.some((topic) => community.topics.includes(topic)))
      .map(({ outline }) => outline.id);
    const open = await knowledge.many(
      ids.slice(0, LOOKED_AT),
      await knowledge.audiencesIn(community.id),
    );
    return open.slice(0, MOST_RESOURCES);
  }

  const running = async (who: Actor, id: CommunityId): Promise<readonly DiscussionSummary[]> =>
    (await discussions.list(who)).filter(
      ({ discussion }) => placesOf(discussion).includes(id) && RUNNING.has(discussion.state),
    );

  const ofDiscussions = async (who: Actor, id: CommunityId): Promise<CalendarDate[]> =>
    (await discussions.list(who))
      .filter(({ discussion }) => placesOf(discussion).includes(id))
      .flatMap(({ discussion }) => datesOfDiscussion(discussion, who.zone));

  /** The calendar is the community's, also as a file: what is for few of it stands there for nobody. */
  async function ofQueries(who: Actor, id: CommunityId): Promise<CalendarDate[]> {
    const open = (await queries.list(who, 'open')).filter((one) => !isForFew(one));
    return open.flatMap(({ id: query, community, text, neededBy }) =>
      community === id && neededBy
        ? [
            {
              uid: `query-${query}@praxis`,
              kind: 'query' as const,
              title: text.slice(0, 200),
              startsOn: neededBy,
              endsOn: neededBy,
              place: '',
              path: `/queries/${query}`,
            },
          ]
        : [],
    );
  }

  /** What was agreed on missions and at events on the community's topics, in records that all staff read. */
  async function ofRecords(
    who: Actor,
    { topics }: Community,
    from: string,
  ): Promise<CalendarDate[]> {
    const all = await capture.lessons.agreed(who, from);
    return all
      .filter((one) => one.topics.some((topic) => topics.includes(topic)))
      .map((one) => ({
        ...{ uid: `record-${one.capture}-${one.at}@praxis`, kind: 'follow-up' as const, place: '' },
        ...{ title: `${one.what} – ${one.title}`, startsOn: one.by, endsOn: one.by },
        path: one.product && `/knowledge/${one.product}`,
      }));
  }

  const ofEnd = ({ id, names, endsOn }: Community, who: Actor): CalendarDate[] =>
    endsOn === null
      ? []
      : [
          {
            uid: `end-${id}@praxis`,
            kind: 'end',
            title: names[who.language],
            startsOn: endsOn,
            endsOn,
            place: '',
            path: `/communities/${id}`,
          },
        ];

  /** All that has a day in this community and that this reader may know of; records only from that day on. */
  async function everyDate(
    who: Actor,
    community: Community,
    from: string,
  ): Promise<readonly CalendarDate[]> {
    const { id } = community;
    const { entries, activities } = await membership.planning.planned(id);
    const all = mayReadAll(id, who) === null;
    const path = `/communities/${id}/calendar`;
    const own = entries
      .filter(({ guests }) => all || guests)
      .map(({ id: entry, kind, title, startsOn, endsOn, place }): CalendarDate => {
        return { uid: `entry-${entry}@praxis`, kind, title, startsOn, endsOn, place, path };
      });
    if (!all) {
      const talks = await ofDiscussions(who, id);
      return [...own, ...talks, ...ofEnd(community, who)];
    }
    const planned = activities.flatMap(({ id: activity, what, by, doneAt }): CalendarDate[] => {
      const day = by ?? '';
      const uid = `activity-${activity}@praxis`;
      const common = { kind: 'activity' as const, place: '', path: `/communities/${id}/workplan` };
      return by && !doneAt ? [{ ...common, uid, title: what, startsOn: day, endsOn: day }] : [];
    });
    const [talks, asked, agreed] = await Promise.all([
      ofDiscussions(who, id),
      ofQueries(who, id),
      ofRecords(who, community, from),
    ]);
    return [...own, ...planned, ...talks, ...asked, ...agreed, ...ofEnd(community, who)];
  }

  /** What of it is not over by then (`YYYY-MM-DD`), by date. */
  const datesOf = async (who: Actor, community: Community, from: string) =>
    (await everyDate(who, community, from)).filter(({ endsOn }) => endsOn >= from).sort(byDate);

  /** What stands on the documents that are listed, for this person. */
  const besideOf = (who: Actor, documents: readonly Product[]) =>
    knowledge.beside(
      knowledge.readersFor(who),
      documents.map(({ id }) => id),
    );

  const today = (who: Actor): string => dayOf(clock.now(), who.zone);

  return {
    running,

    /** @throws AppError `not-found` for who is not in it, as for one that does not exist */
    async home(who: Actor, id: CommunityId): Promise<CommunityHome> {
      const community = await visited(who, id);
      const guest = mayReadAll(id, who) !== null;
      const [moderators, dates] = await Promise.all([
        moderatorsOf(id),
        datesOf(who, community, today(who)),
      ]);
      const head = { community, moderators, moderator: moderates(who, id), guest };
      const next = dates.slice(0, MOST_DATES);
      if (guest) {
        return {
          ...head,
          roll: null,
          dates: next,
          resources: [],
          fresh: [],
          beside: new Map(),
          libraryUrl: null,
        };
      }
      const [roll, best, news, libraryUrl] = await Promise.all([
        membership.roll(id),
        resources(who, community),
        fresh(community),
        knowledge.sync.address(community.driveId),
      ]);
      const beside = await besideOf(who, [...best, ...news]);
      return { ...head, roll, dates: next, resources: best, fresh: news, beside, libraryUrl };
    },

    /** From `from` (`YYYY-MM-DD`) on; null: from a month ago. @throws AppError `not-found` */
    async calendar(who: Actor, id: CommunityId, from: string | null = null) {
      const community = await visited(who, id);
      const { entries, activities } = await membership.planning.planned(id);
      const all = mayReadAll(id, who) === null;
      const since = from ?? addDays(today(who), -FRESH_DAYS);
      return {
        community,
        moderator: moderates(who, id),
        dates: await datesOf(who, community, since),
        entries: moderates(who, id) ? entries : [],
        activities: all ? activities : [],
      };
    },

    /** Activities with the names of who does them. @throws AppError `not-found`, for guests too */
    async workplan(who: Actor, id: CommunityId) {
      const community = await visited(who, id);
      if (mayReadAll(id, who)) throw new AppError('not-found', `no workplan of ${id} for guests`);
      const { activities } = await membership.planning.planned(id);
      const members = await communities.members(id);
      const doers = [...new Set(activities.flatMap(({ who: doer }) => doer ?? []))];
      const moderator = moderates(who, id);
      const wanted = moderator ? members.map(({ person }) => person) : doers;
      const found = await people.people([...new Set([...wanted, ...doers])]);
      return {
        community,
        moderator,
        activities,
        names: new Map(found.map(({ id: person, name }) => [person, name])),
      };
    },

    /** All that a newcomer is told; null where they are not there any more. */
    async welcome(person: PersonId, id: CommunityId) {
      const who = await people.actor(person);
      const community = await communities.get(id);
      if (!community || mayVisit(id, who)) return null;
      const guest = mayReadAll(id, who) !== null;
      const [moderators, talks, best] = await Promise.all([
        moderatorsOf(id),
        guest ? [] : running(who, id),
        guest ? [] : resources(who, community),
      ]);
      const beside = await besideOf(who, best);
      return { community, moderators, discussions: talks, resources: best, beside };
    },
  };
}

export type MembershipViews = ReturnType<typeof membershipViews>;

import type { AllStores } from './adapters/database/stores/all.ts';
import { keyOf } from './features/alerts/actions/digesting.ts';
import { type AlertActions, alertActions } from './features/alerts/actions.ts';
import { type AlertKind, isDocument, type News, type Within } from './features/alerts/model.ts';
import { type AnnouncingActions, announcingActions } from './features/announcing/actions.ts';
import { type CollectionActions, collectionActions } from './features/collections/actions.ts';
import type { CommunityActions } from './features/communities/actions.ts';
import type { GovernanceActions } from './features/governance/actions.ts';
import type { KnowledgeActions } from './features/knowledge/actions.ts';
import type { Outline } from './features/knowledge/model.ts';
import type { PeopleActions } from './features/people/actions.ts';
import type { ShowcaseActions } from './features/showcase/actions.ts';
import { TOPIC, type Vocabulary } from './features/taxonomy/vocabulary.ts';
import { audienceKey } from './kernel/audience.ts';
import { isAppError } from './kernel/errors.ts';
import {
  asId,
  type CollectionId,
  type CommunityId,
  type PersonId,
  type ProductId,
} from './kernel/ids.ts';
import type { Actor } from './kernel/person.ts';
import type { Clock } from './ports/clock.ts';
import type { Ids } from './ports/ids.ts';
import type { UnitOfWork } from './ports/unit-of-work.ts';
import { showcaseOf, shownOf } from './showcase.ts';
import { begunOf, talkOf, thanksTo } from './talk.ts';
import { collectionItems } from './views/collection.ts';

interface Around {
  readonly work: UnitOfWork<AllStores>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly people: PeopleActions;
  readonly communities: CommunityActions;
  readonly knowledge: KnowledgeActions;
  readonly vocabulary: Vocabulary;
  readonly governance: Pick<GovernanceActions, 'setting'>;
}

export interface Surfacing {
  readonly collections: CollectionActions;
  readonly alerts: AlertActions;
  readonly announcing: AnnouncingActions;
  readonly showcase: ShowcaseActions;
}

/** More news than that in two months is a migration, which nobody wants to read of one by one. */
const MOST_NEWS = 2_000;
const MOST_QUERIES = 500;

const LESSONS: ReadonlySet<string> = new Set(['lesson learned', 'good practice']);

const kindOf = ({ type }: Outline): AlertKind => {
  if (LESSONS.has(type)) return 'lesson';
  return type === 'mission report' ? 'mission' : 'product';
};

/** A topic with all that lie below it, as the vocabulary stands. */
export const within =
  (vocabulary: Pick<Vocabulary, 'terms'>): Within =>
  (slug) => {
    const topics = vocabulary.terms.filter(({ scheme }) => scheme === TOPIC);
    const found = new Set([slug]);
    const ids = new Set(topics.filter((one) => one.slug === slug).map(({ id }) => id));
    for (let before = -1; before < ids.size; ) {
      before = ids.size;
      for (const { id, slug: own, broader } of topics) {
        if (!broader.some((above) => ids.has(above))) continue;
        ids.add(id);
        found.add(own);
      }
    }
    return found;
  };

/** A document that is open to one community alone is that community's. */
const placeOf = ({ audience }: Outline): Pick<News, 'communities'> =>
  audience.kind === 'community' ? { communities: [audience.community] } : {};

/** What came since: products, questions and discussions alike. */
const newsOf =
  ({ work, knowledge, communities, vocabulary }: Around) =>
  async (since: Date): Promise<readonly News[]> => {
    const [arrived, all] = await Promise.all([
      knowledge.arrived(since, MOST_NEWS),
      communities.list(),
    ]);
    const places = all.map(({ id }) => id);
    const filter = { communities: places, states: ['open', 'publishing', 'replied'] as const };
    const [queries, begun] = await Promise.all([
      work.run((tx) => tx.queries.list(filter, MOST_QUERIES)),
      begunOf({ work, vocabulary })(places, since),
    ]);
    return [
      ...begun,
      ...arrived.map(({ outline, at }) => ({
        kind: kindOf(outline),
        id: outline.id,
        topics: outline.topics,
        countries: outline.countries,
        by: outline.ownerId,
        at,
        ...placeOf(outline),
      })),
      ...queries
        .filter(({ askedAt }) => askedAt >= since)
        .map(({ id, topics, countries, asker, askedAt, community }) => ({
          kind: 'query' as const,
          id,
          topics,
          countries,
          by: asker,
          at: askedAt,
          communities: community === null ? [] : [community],
        })),
    ];
  };

/** By the same rules by which each is read: documents by their library, questions by their community. */
const opensOf =
  ({ work, knowledge }: Around) =>
  async (who: Actor, news: readonly News[]): Promise<ReadonlySet<string>> => {
    const products = news.filter(isDocument);
    const ids = products.map(({ id }) => asId<ProductId>(id));
    const open = new Set<string>((await knowledge.outlines(who, ids)).map(({ id }) => id));
    const filter = {
      communities: [...who.memberships.keys()],
      states: ['open', 'publishing', 'replied'] as const,
    };
    const queries = news.some(({ kind }) => kind === 'query')
      ? await work.run((tx) => tx.queries.list(filter, MOST_QUERIES))
      : [];
    const asked = new Set<string>(queries.map(({ id }) => id));
    const mine = ({ communities = [] }: News) => communities.some((id) => who.memberships.has(id));
    const isOpen = (one: News): boolean => {
      if (one.kind === 'query') return asked.has(one.id);
      // For their own words, wherever those stand and whether or not they are still there.
      if (one.kind === 'thanks') return true;
      return isDocument(one) ? open.has(one.id) : mine(one);
    };
    return new Set(news.filter(isOpen).map(keyOf));
  };

/** Null once the account is closed: nobody is there to be told. */
const readerOf =
  ({ people }: Around) =>
  async (person: PersonId): Promise<Actor | null> =>
    people.actor(person).catch((error: unknown) => {
      if (!isAppError(error) || error.code === 'unavailable') throw error;
      return null;
    });

const WAITING: ReadonlySet<string> = new Set(['intended', 'sending', 'held']);

function announcingOf({
  work,
  clock,
  ids,
  communities,
  knowledge,
  governance,
}: Around): AnnouncingActions {
  return announcingActions({
    work,
    clock,
    ids,
    places: () => communities.list(),
    mostAWeek: () => governance.setting('announcements.a-week'),
    product: async (id) => {
      const outline = await knowledge.outline(id);
      if (!outline) return null;
      const key = audienceKey(outline.audience);
      return {
        ...outline,
        openTo: async (community) => (await knowledge.audiencesIn(community)).has(key),
      };
    },
    comesWithAnother: knowledge.comesWithAnother,
    origin: async (id) => {
      const community = (await knowledge.reviews.origin(id))?.community ?? null;
      return community === null ? null : asId<CommunityId>(community);
    },
  });
}

/** Collections, alerts and announcements, over what the other features know. */
function surfacingOf(around: Around): Surfacing {
  const { work, vocabulary, knowledge } = around;
  const terms = {
    isTopic: (slug: string) => vocabulary.isTopic(slug),
    isCountry: (name: string) => vocabulary.countriesIn(name).includes(name),
    topicsIn: (text: string) => vocabulary.topicsIn(text),
    countriesIn: (text: string) => vocabulary.countriesIn(text),
    tagged: (slug: string) => vocabulary.tagged(slug),
    within: within(vocabulary),
  };
  const collections = collectionActions({ ...around, terms });
  const showcase = showcaseOf(around);
  const [said, shown] = [talkOf(around), shownOf(showcase)];
  const alerts = alertActions({
    ...around,
    terms,
    reader: readerOf(around),
    news: newsOf(around),
    talk: async (communities, since) => [
      ...(await said(communities, since)),
      ...(await shown(communities, since)),
    ],
    own: thanksTo(around),
    opens: opensOf(around),
    inCollection: (who: Actor, id: CollectionId) =>
      collectionItems({ collections, knowledge }, who, id),
    waits: async (digest) => {
      const posting = await work.run((tx) => tx.postings.byKey(`digest:${digest}`));
      return posting === null || WAITING.has(posting.state);
    },
  });
  return { collections, alerts, announcing: announcingOf(around), showcase };
}

/** The features, and beside them what comes of itself. */
export const withSurfacing = <
  T extends Pick<Around, 'people' | 'communities' | 'knowledge' | 'governance'>,
>(
  { clock, ids, vocabulary }: Pick<Around, 'clock' | 'ids' | 'vocabulary'>,
  work: UnitOfWork<AllStores>,
  base: T,
): T & Surfacing => {
  const { people, communities, knowledge, governance } = base;
  return {
    ...base,
    ...surfacingOf({ work, clock, ids, vocabulary, people, communities, knowledge, governance }),
  };
};

/** Those of several people whose accounts are open. */
export const presentAmong =
  (people: Pick<PeopleActions, 'people'>) =>
  async (ids: readonly PersonId[]): Promise<ReadonlySet<PersonId>> =>
    new Set((await people.people(ids)).flatMap(({ id, active }) => (active ? [id] : [])));

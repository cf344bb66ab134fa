import { USUAL_WEEK } from '../../../kernel/days.ts';
import type { Documents } from '../../../kernel/differing.ts';
import { AppError } from '../../../kernel/errors.ts';
import type { CommunityId, PersonId, QueryId } from '../../../kernel/ids.ts';
import type { Bridge } from '../../../kernel/keypoints/crossing.ts';
import type { Actor } from '../../../kernel/person.ts';
import type { NamedTerms } from '../../../kernel/support/reads.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Ids } from '../../../ports/ids.ts';
import type { TextAnalysis } from '../../../ports/text.ts';
import type { Transaction, UnitOfWork } from '../../../ports/unit-of-work.ts';
import { type Pace, type Schedule, USUAL } from '../escalation.ts';
import { dueWork, type Query } from '../model.ts';
import type { CountedQuery } from '../policy.ts';
import type { Reply } from '../reply.ts';
import { isOpen } from '../reply-audience.ts';
import type { QueryReader, QueryStores } from '../store.ts';

/** The vocabulary: topics and countries that a text names. */
export interface Terms {
  topicsIn(text: string): readonly string[];
  countriesIn(text: string): readonly string[];
  /** What a text speaks of, as the other languages call it. */
  readonly bridge: Bridge;
  matches: NamedTerms['matches'];
}

/** What the draft asks of other features, wired by the app. */
export interface Surroundings extends Documents {
  /** English names of the countries where these people work; those without one are left out. */
  countriesOf(people: readonly PersonId[]): Promise<ReadonlyMap<PersonId, string>>;
}

export interface QueryDeps {
  readonly work: UnitOfWork<QueryStores>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly text: TextAnalysis;
  readonly terms: Terms;
  readonly surroundings: Surroundings;
  /** What a consolidated reply says of itself is complete. @throws AppError `fields-missing` */
  readonly mustBeLabelled: (who: Actor, id: QueryId) => Promise<void>;
  /** Who is named in a reply has looked at it. @throws AppError `illegal-move` where more than `early` may still answer */
  readonly mustBeChecked: (id: QueryId, early: number) => Promise<void>;
  /** Everybody in a community. */
  readonly members: (community: CommunityId) => Promise<ReadonlySet<PersonId>>;
  /** Whether somebody's words wait for a moderator first; absent: nothing is looked at. */
  readonly screen?: (
    who: Actor,
    community: CommunityId,
    words: string,
  ) => Promise<{ readonly hold: boolean }>;
}

export type Tx = Transaction & QueryStores;

/** Whether these words wait, as the query's community has it. Asked before a transaction: it reads for itself. */
export async function waitsFirst(
  { work, screen }: Pick<QueryDeps, 'work' | 'screen'>,
  who: Actor,
  find: (tx: Tx) => Promise<QueryId | undefined>,
  words: string,
): Promise<boolean> {
  if (!screen) return false;
  const community = await work.run(async (tx) => {
    const id = await find(tx);
    return id ? ((await tx.queries.get(id))?.community ?? null) : null;
  });
  return community !== null && (await screen(who, community, words)).hold;
}

/** @throws AppError `not-found` */
export async function existing(tx: Tx, id: QueryId): Promise<Query> {
  const query = await tx.queries.get(id);
  if (!query) throw new AppError('not-found', `no query ${id}`);
  return query;
}

/** What all who read the question may read, with those of the questions that are the same. */
export const publishedOf = async (tx: Tx, id: QueryId): Promise<Reply[]> =>
  (await tx.replies.of(id)).filter(isOpen);

/** With how many published replies it has, for its policy. */
export async function counted(tx: Tx, query: Query): Promise<CountedQuery> {
  const counts = await tx.replies.countPublished([query.id]);
  return { ...query, replies: counts.get(query.id) ?? 0 };
}

/** The schedule of the community; the usual one where it decided nothing. */
export async function scheduleOf(tx: Tx, community: CommunityId | null): Promise<Schedule> {
  const decided =
    community === null ? undefined : (await tx.querySchedules.current()).get(community);
  return decided ?? USUAL;
}

/** How soon a community goes on, with and without replies. */
export async function paceOf(tx: Tx, community: CommunityId | null): Promise<Pace> {
  const weeks = community === null ? null : await tx.workingWeeks.current();
  return {
    schedule: await scheduleOf(tx, community),
    week: (community && weeks?.get(community)) || USUAL_WEEK,
    consolidatedDays: (await tx.thresholds.now())['queries.consolidated-days'],
  };
}

/** What the state of a question makes due. */
export async function plan(tx: Tx, query: Query): Promise<void> {
  tx.plan(`query:${query.id}`, dueWork(query, await paceOf(tx, query.community)));
}

/** Saves a changed question together with the work that its new state makes due. */
export async function save(tx: Tx, { replies: _counted, ...query }: CountedQuery): Promise<void> {
  await tx.queries.update(query);
  await plan(tx, query);
}

/** The community of a posted question. @throws AppError `not-found` for one that was never posted */
export function placeOf({ id, community, state }: Query): CommunityId {
  if (community === null || state === 'from-stock') {
    throw new AppError('not-found', `query ${id} was never posted`);
  }
  return community;
}

/** Whose list it is. */
export const readerOf = (who: Actor): QueryReader => ({
  person: who.id,
  moderates: moderated(who.memberships),
  staff: who.external !== true,
});

export const moderated = (memberships: ReadonlyMap<CommunityId, string>): CommunityId[] =>
  [...memberships].filter(([, role]) => role === 'moderator').map(([id]) => id);

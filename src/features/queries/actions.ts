import { USUAL_WEEK } from '../../kernel/days.ts';
import { AppError } from '../../kernel/errors.ts';
import type { QueryId } from '../../kernel/ids.ts';
import { availableActions } from '../../kernel/machine.ts';
import type { Actor } from '../../kernel/person.ts';
import { aboutIt } from './actions/about.ts';
import { asking } from './actions/asking.ts';
import { replyAttribution } from './actions/attributing.ts';
import { consolidating } from './actions/consolidating.ts';
import { counted, moderated, type QueryDeps, readerOf } from './actions/deps.ts';
import { pointDoubts } from './actions/doubting.ts';
import { escalating } from './actions/escalating.ts';
import { experts } from './actions/experts.ts';
import { faqs } from './actions/faqs.ts';
import { hiding } from './actions/hiding.ts';
import { keeping } from './actions/keeping.ts';
import { merging } from './actions/merging.ts';
import { narrowing } from './actions/narrowing.ts';
import { narrowingQuestions } from './actions/narrowing-questions.ts';
import { ownReplies } from './actions/own-replies.ts';
import { pointWording } from './actions/point-wording.ts';
import { relating } from './actions/relating.ts';
import { replies } from './actions/replies.ts';
import { returning } from './actions/returning.ts';
import { takingBack } from './actions/taking-back.ts';
import { thanking } from './actions/thanking.ts';
import { wording } from './actions/wording.ts';
import { type Pace, stepAt, USUAL } from './escalation.ts';
import { consolidatedDueAt, isForFew, type Query } from './model.ts';
import { type CountedQuery, mayRead, queryMachine } from './policy.ts';

export const QUERY_FILTERS = ['open', 'mine', 'replied'] as const;
export type QueryFilterName = (typeof QUERY_FILTERS)[number];

const STATES = { open: ['open', 'publishing'], replied: ['replied'] } as const;

/** What is shown of a list; older ones are found by search, as their consolidated replies. */
const MOST_LISTED = 200;

/** A question that waits for its moderator, and since when. */
export interface WaitingQuery {
  readonly kind: 'unanswered' | 'consolidated';
  readonly since: Date;
  readonly query: CountedQuery;
}

/** Questions: what stock answers, what a community is asked, its replies, and the consolidated reply. */
export function queryActions(deps: QueryDeps) {
  const { work, clock } = deps;
  const given = replies(deps);

  const withCounts = (load: (tx: Parameters<typeof counted>[0]) => Promise<readonly Query[]>) =>
    work.run(async (tx): Promise<readonly CountedQuery[]> => {
      const found = await load(tx);
      const counts = await tx.replies.countPublished(found.map(({ id }) => id));
      return found.map((query) => ({ ...query, replies: counts.get(query.id) ?? 0 }));
    });

  /** Due for the consolidated reply, or without any reply for too long. */
  function waitingOf(query: CountedQuery, pace: Pace, now: Date): WaitingQuery[] {
    if (query.replies > 0) {
      if (isForFew(query)) return [];
      const since = consolidatedDueAt(query, pace);
      return since <= now ? [{ kind: 'consolidated', since, query }] : [];
    }
    if (query.verdict === 'solved') return [];
    const since = stepAt(query, pace, 'moderators');
    return since <= now ? [{ kind: 'unanswered', since, query }] : [];
  }

  return {
    ...asking(deps),
    ...aboutIt(deps),
    ...hiding(deps),
    ...relating(deps),
    ...escalating(deps),
    ...merging(deps),
    ...narrowingQuestions(deps),
    experts: experts(deps),
    faqs: { ...faqs(deps), ...keeping(deps) },
    wording: wording(deps),
    replies: {
      ...given,
      ...ownReplies(deps, given),
      ...returning(deps),
      ...takingBack(deps, given),
      ...narrowing(deps),
      ...thanking(deps),
    },
    consolidated: { ...consolidating(deps), ...pointDoubts(deps) },
    pointWording: pointWording(deps),
    attribution: replyAttribution(deps),

    /** Without a reader's eyes: for the community's own channel and for jobs. */
    get: (id: QueryId) =>
      work.run(async (tx) => {
        const query = await tx.queries.get(id);
        return query ? counted(tx, query) : null;
      }),

    /** The question with the moves open to this reader. @throws AppError `not-found` */
    async read(who: Actor, id: QueryId) {
      const query = await work.run(async (tx) => {
        const found = await tx.queries.get(id);
        return found ? counted(tx, found) : null;
      });
      if (!query || mayRead(query, who)) {
        throw new AppError('not-found', `no query ${id} for this reader`);
      }
      return { query, actions: availableActions(queryMachine, query, who) };
    },

    /** Newest first, with their published replies counted. */
    list: (who: Actor, filter: QueryFilterName): Promise<readonly CountedQuery[]> =>
      withCounts((tx) =>
        filter === 'mine'
          ? tx.queries.askedBy(who.id, MOST_LISTED)
          : tx.queries.list(
              {
                communities: [...who.memberships.keys()],
                states: STATES[filter],
                reader: readerOf(who),
              },
              MOST_LISTED,
            ),
      ),

    /** Over the communities of this person: how many questions were begun, and what became of them. */
    async figures(who: Actor) {
      const figures = await work.run((tx) => tx.queries.figures([...who.memberships.keys()]));
      return { asked: figures.fromStock + figures.posted, ...figures };
    },

    /** What waits for a moderator in the communities that `who` moderates, oldest first. */
    async waiting(who: Actor): Promise<readonly WaitingQuery[]> {
      const mine = moderated(who.memberships);
      if (mine.length === 0) return [];
      const open = await withCounts((tx) =>
        tx.queries.list(
          { communities: mine, states: ['open'], reader: readerOf(who) },
          MOST_LISTED,
        ),
      );
      const now = clock.now();
      const [schedules, weeks, thresholds] = await work.run((tx) =>
        Promise.all([tx.querySchedules.current(), tx.workingWeeks.current(), tx.thresholds.now()]),
      );
      const paceOf = ({ community }: Query): Pace => ({
        schedule: (community && schedules.get(community)) || USUAL,
        week: (community && weeks.get(community)) || USUAL_WEEK,
        consolidatedDays: thresholds['queries.consolidated-days'],
      });
      return open
        .filter(({ community }) => community !== null && mine.includes(community))
        .flatMap((query) => waitingOf(query, paceOf(query), now))
        .sort((a, b) => a.since.getTime() - b.since.getTime());
    },
  };
}

export type QueryActions = ReturnType<typeof queryActions>;

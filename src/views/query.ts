import type { Community } from '../features/communities/model.ts';
import type { Beside } from '../features/expertise/actions.ts';
import type { Answer } from '../features/knowledge/actions.ts';
import type { ElsewhereAnswer } from '../features/knowledge/answers.ts';
import { pushedTogether } from '../features/knowledge/elsewhere.ts';
import type { Found } from '../features/knowledge/model.ts';
import type { Thanks } from '../features/queries/actions/thanking.ts';
import type { QueryFilterName } from '../features/queries/actions.ts';
import {
  type Consolidated,
  contributorsOf,
  type Point,
  unusedReplies,
} from '../features/queries/consolidated.ts';
import type { QueryVerb } from '../features/queries/model.ts';
import { type CountedQuery, replyMachine } from '../features/queries/policy.ts';
import type { Reply, ReplyVerb } from '../features/queries/reply.ts';
import { isOpen } from '../features/queries/reply-audience.ts';
import type { QueryId, ReplyId } from '../kernel/ids.ts';
import type { Language } from '../kernel/language.ts';
import { availableActions } from '../kernel/machine.ts';
import { type Actor, moderates } from '../kernel/person.ts';
import { asReadBy } from './as-read.ts';
import type { ViewDeps } from './deps.ts';
import { namesOf, UNKNOWN } from './names.ts';
import { type Leading, queryLeadingViews } from './query-leading.ts';
import { ledViews } from './query-led.ts';
import { type CommunityMatch, queryPlaces } from './query-places.ts';
import { type RelatedView, relatedViews } from './related.ts';

export interface QuerySummary {
  readonly query: CountedQuery;
  /** Null where it was answered before it was posted, and by somebody who belongs nowhere. */
  readonly community: Community | null;
  readonly askerName: string;
}

export interface ReplyView {
  readonly reply: Reply;
  readonly authorName: string;
  readonly mine: boolean;
  readonly actions: readonly ReplyVerb[];
  /** For whoever asked; absent: not theirs to give. */
  readonly thanks?: Thanks | null;
}

export interface QueryPage extends QuerySummary {
  readonly actions: readonly QueryVerb[];
  readonly moderator: boolean;
  /** Whether they may say which documents are shown beside it. */
  readonly chooses: boolean;
  readonly thread: readonly ReplyView[];
  readonly related: readonly RelatedView[];
  readonly consolidated: Pick<Consolidated, 'state' | 'webUrl'> | null;
  /** What is done about it, for its asker and its moderators. */
  readonly asks: Leading['asks'];
  readonly next: Leading['next'];
  readonly faq: Leading['faq'];
  readonly myAsk: Leading['myAsk'];
  /** Other communities that are shown the way to it, as far as the reader is in them or asked there. */
  readonly also: readonly Community[];
  /** The names of those for whom it is; empty where nobody is named. */
  readonly readers: readonly string[];
}

export interface QueryList {
  readonly items: readonly QuerySummary[];
  readonly figures: {
    readonly asked: number;
    readonly fromStock: number;
    readonly posted: number;
    readonly replied: number;
    readonly solved: number;
  };
}

export interface BeforePosting {
  readonly found: readonly Found[];
  readonly more: number;
  readonly unable: Answer['unable'];
  /** What lies elsewhere in SharePoint, at most five together; null where it is not searched. */
  readonly elsewhere: ElsewhereAnswer | null;
  /** Colleagues who know, outside the asker's unit; nobody where little shows it. */
  readonly people: Beside;
  readonly communities: readonly CommunityMatch[];
  /** Questions that are likely the same, open or answered, at most three. */
  readonly alike: readonly QuerySummary[];
}

export interface PointView extends Point {
  readonly evidence: readonly ReplyView[];
}

export interface ConsolidatedPage {
  readonly query: CountedQuery;
  readonly consolidated: Consolidated;
  readonly points: readonly PointView[];
  /** Published replies: what a point may be linked to. */
  readonly sources: readonly ReplyView[];
  readonly unused: readonly ReplyId[];
  readonly contributors: number;
  readonly namedPeople: readonly string[];
  readonly languages: readonly Language[];
}

/** Never more than five at a time (FR-SRF-4). */
const MOST_HITS = 5;

export function queryViews(deps: ViewDeps) {
  const { communities, people, queries, knowledge } = deps;
  const related = relatedViews(deps);
  const leading = queryLeadingViews(deps);
  const { matching } = queryPlaces(deps);

  async function summaries(found: readonly CountedQuery[]): Promise<QuerySummary[]> {
    // Asked in every chat that begins, and for nearly everybody of nothing.
    if (found.length === 0) return [];
    const [all, nameOf] = await Promise.all([
      communities.list(),
      namesOf(
        people,
        found.map(({ asker }) => asker),
      ),
    ]);
    const byId = new Map(all.map((community) => [community.id, community]));
    return found.map((query) => ({
      query,
      community: query.community === null ? null : (byId.get(query.community) ?? null),
      askerName: nameOf(query.asker),
    }));
  }

  async function summary(query: CountedQuery): Promise<QuerySummary> {
    return (await summaries([query]))[0] ?? { query, community: null, askerName: UNKNOWN };
  }

  async function thread(who: Actor, id: QueryId): Promise<ReplyView[]> {
    const seen = await queries.replies.thread(who, id);
    const nameOf = await namesOf(
      people,
      seen.map(({ reply }) => reply.author),
    );
    return seen.map(({ reply, ...open }) => ({
      reply: asReadBy(who, reply),
      authorName: nameOf(reply.author),
      mine: reply.author === who.id,
      ...open,
    }));
  }

  /** To members a draft does not exist; the version that is published goes on while a next one is drafted. */
  async function stateFor(query: CountedQuery, moderator: boolean) {
    const found = await queries.consolidated.get(query.id);
    if (!found || query.state === 'withdrawn') return null;
    const { state, webUrl } = found;
    if (state === 'published' || moderator) return { state, webUrl };
    return webUrl === null ? null : { state: 'published' as const, webUrl };
  }

  return {
    ...leading,
    ...ledViews(deps, leading, summaries),
    matching,

    /** What is there already, at most five, each with its reasons; who knows; and where the question could go. */
    async before(who: Actor, text: string): Promise<BeforePosting> {
      const [wide, known, places, same] = await Promise.all([
        knowledge.everywhere(who, text, { limit: MOST_HITS }),
        deps.expertise.beside(who, text),
        matching(who, text),
        queries.alike(who, { words: text }).then(summaries),
      ]);
      const { found, more, unable, elsewhere } = pushedTogether(wide);
      return { found, more, unable, elsewhere, people: known, communities: places, alike: same };
    },

    /** @throws AppError `not-found` */
    async page(who: Actor, id: QueryId): Promise<QueryPage> {
      const { query, actions } = await queries.read(who, id);
      const moderator = query.community !== null && moderates(who, query.community);
      const [head, views, items, consolidated, { asks, next, faq, myAsk }] = await Promise.all([
        summary(query),
        thread(who, id),
        related(query.related, knowledge.audiencesOf(who)),
        stateFor(query, moderator),
        leading.leading(who, id),
      ]);
      const named = query.readers ?? [];
      const readerName = await namesOf(people, named);
      const chooses = moderator || query.asker === who.id;
      const elsewhere = query.also.length > 0 ? await communities.list() : [];
      const also = elsewhere.filter(
        ({ id: one }) =>
          query.also.includes(one) && (who.memberships.has(one) || query.asker === who.id),
      );
      return {
        ...{ ...head, actions, moderator, chooses, thread: views, related: items, consolidated },
        ...{ asks, next, faq, myAsk, also },
        readers: named.map((one) => readerName(one)),
      };
    },

    /** One question for a list or a notice. @throws AppError `not-found` */
    async summary(who: Actor, id: QueryId): Promise<QuerySummary> {
      return summary((await queries.read(who, id)).query);
    },

    summaries,

    /** What waits for a moderator's eyes before the community sees it, oldest first. */
    async heldReplies(
      who: Actor,
    ): Promise<readonly { readonly query: QuerySummary; readonly view: ReplyView }[]> {
      const held = await queries.replies.waiting(who);
      const ids = [...new Set(held.map(({ query }) => query))];
      const found = await Promise.all(ids.map((id) => queries.get(id)));
      const heads = await summaries(found.filter((query) => query !== null));
      const byId = new Map(heads.map((head) => [head.query.id, head]));
      const nameOf = await namesOf(
        people,
        held.map(({ author }) => author),
      );
      return held.flatMap((reply) => {
        const query = byId.get(reply.query);
        if (!query) return [];
        const placed = { ...reply, community: query.query.community };
        const view = {
          reply,
          authorName: nameOf(reply.author),
          mine: reply.author === who.id,
          actions: availableActions(replyMachine, placed, who),
        };
        return [{ query, view }];
      });
    },

    async list(who: Actor, filter: QueryFilterName): Promise<QueryList> {
      const [found, figures] = await Promise.all([queries.list(who, filter), queries.figures(who)]);
      return { items: await summaries(found), figures };
    },

    /** For the community's own channel: what all its members may see, without a reader. Null where it is gone. */
    async inChannel(
      id: QueryId,
    ): Promise<(QuerySummary & { readonly related: readonly RelatedView[] }) | null> {
      const query = await queries.get(id);
      const shown = query && (await summary(query));
      if (!shown?.community) return null;
      const open = await knowledge.audiencesIn(shown.community.id);
      return { ...shown, related: await related(shown.query.related, open) };
    },

    /** One reply for the post in its thread or the notice to its author. Null where it is gone. */
    async reply(id: ReplyId) {
      const reply = await queries.replies.get(id);
      const query = reply && (await queries.get(reply.query));
      if (!reply || !query) return null;
      return { reply, query, authorName: (await namesOf(people, [reply.author]))(reply.author) };
    },

    /** A moderator's (draft) or member's (published) view of the consolidated reply. @throws AppError `not-found` */
    async consolidated(who: Actor, id: QueryId): Promise<ConsolidatedPage> {
      const consolidated = await queries.consolidated.read(who, id);
      const [{ query }, views] = await Promise.all([queries.read(who, id), thread(who, id)]);
      const published = views.filter(({ reply }) => isOpen(reply));
      const byId = new Map(published.map((view) => [view.reply.id, view]));
      const replies = published.map(({ reply }) => reply);
      const { count, named } = contributorsOf(replies);
      const nameOf = await namesOf(people, named);
      return {
        query,
        consolidated,
        points: consolidated.points.map((point) => ({
          ...point,
          evidence: point.sources.flatMap((source) => byId.get(source) ?? []),
        })),
        sources: published,
        unused: unusedReplies(consolidated, replies),
        contributors: count,
        namedPeople: named.map((id) => nameOf(id)),
        languages: [...new Set(replies.map(({ language }) => language))].sort(),
      };
    },
  };
}

export type QueryViews = ReturnType<typeof queryViews>;

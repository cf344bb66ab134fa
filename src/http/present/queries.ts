import type {
  BeforePosting as BeforePostingShape,
  ConsolidatedPage as ConsolidatedPageShape,
  ConsolidatedVersions as ConsolidatedVersionsShape,
  Point as PointShape,
  QueryList as QueryListShape,
  QueryPage as QueryPageShape,
  QuerySummary as QuerySummaryShape,
  Reply as ReplyShape,
} from '../../contract/queries.ts';
import { queryVerb } from '../../contract/queries.ts';
import type { Point } from '../../features/queries/consolidated.ts';
import type { CountedQuery } from '../../features/queries/policy.ts';
import { replyMachine } from '../../features/queries/policy.ts';
import {
  audienceOf as audienceOfQuery,
  narrowerThan as narrowerThanQuery,
} from '../../features/queries/query-audience.ts';
import type { Reply } from '../../features/queries/reply.ts';
import { audienceOf, narrowerThan } from '../../features/queries/reply-audience.ts';
import { availableActions } from '../../kernel/machine.ts';
import type { Actor } from '../../kernel/person.ts';
import type {
  BeforePosting,
  ConsolidatedPage,
  QueryList,
  QueryPage,
  QuerySummary,
  QueryViews,
  ReplyView,
} from '../../views/query.ts';
import type { FaqView } from '../../views/query-led.ts';
import { fromFound } from '../../views/related.ts';
import { versionsShape } from './draft-versions.ts';
import { elsewhere } from './elsewhere.ts';
import { beside } from './expertise.ts';
import { product } from './knowledge.ts';
import { faqSummary, otherQuestion } from './query-leading.ts';
import { wordingShape } from './rewriting.ts';

export function querySummary(who: Actor, item: QuerySummary): QuerySummaryShape {
  const { query, community, askerName } = item;
  return {
    id: query.id,
    text: query.text,
    asker: askerName,
    mine: query.asker === who.id,
    community: community && { id: community.id, name: community.names[who.language] },
    state: query.state,
    language: query.language,
    replies: query.replies,
    verdict: query.verdict,
    neededBy: query.neededBy,
    urgent: query.urgency === 'urgent',
    audience: audienceOfQuery(query),
    askedAt: query.askedAt.toISOString(),
  };
}

export const queryList = (who: Actor, { items, figures }: QueryList): QueryListShape => ({
  items: items.map((item) => querySummary(who, item)),
  figures: { ...figures },
});

export const beforePosting = (
  who: Actor,
  before: BeforePosting & {
    readonly faqs: readonly FaqView[];
    readonly countries: readonly string[];
  },
  now: Date,
): BeforePostingShape => ({
  hits: before.found.map((hit) => product(fromFound(hit), now)),
  more: before.more,
  unable: before.unable,
  ...elsewhere(before.elsewhere),
  people: beside(before.people),
  alike: before.alike.map(otherQuestion),
  faqs: before.faqs.map(faqSummary),
  countries: [...before.countries],
  communities: before.communities.map(({ community, topics, recommended }) => ({
    id: community.id,
    name: community.names[who.language],
    topics: [...topics],
    recommended,
    ...(community.audience === 'guests' ? { guests: true as const } : {}),
  })),
});

export function reply(view: ReplyView): ReplyShape {
  const item = view.reply;
  return {
    id: item.id,
    version: item.version,
    author: view.authorName,
    mine: view.mine,
    text: item.text,
    language: item.language,
    consent: item.consent,
    surface: item.surface,
    state: item.state,
    audience: audienceOf(item),
    ...(view.mine && view.actions.includes('withdraw')
      ? { narrower: [...narrowerThan(item)] }
      : {}),
    reason: item.reason,
    createdAt: item.createdAt.toISOString(),
    actions: [...view.actions],
    ...(view.thanks ? { thanks: view.thanks } : {}),
  };
}

/** One reply outside its thread, with the moves open to this reader now. */
export function ownReply(
  who: Actor,
  item: Reply,
  { community }: Pick<CountedQuery, 'community'>,
  authorName: string,
): ReplyView {
  return {
    reply: item,
    authorName,
    mine: item.author === who.id,
    actions: availableActions(replyMachine, { ...item, community }, who),
  };
}

export function queryPage(who: Actor, page: QueryPage, now: Date): QueryPageShape {
  const { query, consolidated } = page;
  return {
    ...querySummary(who, page),
    version: query.version,
    background: query.background,
    readers: [...page.readers],
    ...(page.actions.includes('narrow') ? { narrower: [...narrowerThanQuery(query)] } : {}),
    countries: [...query.countries],
    also: page.also.map(({ names }) => names[who.language]),
    comment: query.comment,
    reason: query.reason,
    // Opening again is the other half of judging; what only the clock does is nobody's to press.
    actions: page.actions.flatMap((verb) => {
      const parsed = queryVerb.safeParse(verb);
      return parsed.success ? [parsed.data] : [];
    }),
    moderator: page.moderator,
    thread: page.thread.map(reply),
    related: page.related.map((item) => product(item, now)),
    consolidated: consolidated && { state: consolidated.state, webUrl: consolidated.webUrl },
  };
}

const point = (one: Point): PointShape => ({
  id: one.id,
  kind: one.kind,
  country: one.country,
  text: one.text,
  sources: [...one.sources],
  ...wordingShape(one),
});

export function consolidatedPage(page: ConsolidatedPage): ConsolidatedPageShape {
  const { query, consolidated } = page;
  return {
    query: query.id,
    text: query.text,
    version: consolidated.version,
    state: consolidated.state,
    edited: consolidated.edited,
    points: consolidated.points.map(point),
    setAside: consolidated.setAside.map((aside) => ({
      point: point(aside.point),
      reason: aside.reason,
    })),
    sources: page.sources.map(reply),
    unused: [...page.unused],
    reworded: page.unused.filter((one) => consolidated.reworded.includes(one)),
    contributors: page.contributors,
    named: [...page.namedPeople],
    languages: [...page.languages],
    webUrl: consolidated.webUrl,
    product: consolidated.product,
    gone: (consolidated.gone ?? []).map(({ id }) => id),
  };
}

export const consolidatedVersions = (
  all: Awaited<ReturnType<QueryViews['versions']>>,
): ConsolidatedVersionsShape => versionsShape(all, point);

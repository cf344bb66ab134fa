import type { TendingActions } from '../features/discussions/actions/tending.ts';
import type { Contribution } from '../features/discussions/contribution.ts';
import { closingFrom, type Discussion, takesContributions } from '../features/discussions/model.ts';
import type { GovernanceActions } from '../features/governance/actions.ts';
import type { Reconciliation } from '../features/knowledge/notices.ts';
import type { MembershipActions } from '../features/membership/actions.ts';
import type { ModerationActions } from '../features/moderation/actions.ts';
import type { TaskKind } from '../features/moderation/console.ts';
import type { Subject } from '../features/moderation/moves.ts';
import type { SafetyActions } from '../features/safety/actions.ts';
import type { CommunityId, DiscussionId, PersonId } from '../kernel/ids.ts';
import type { Actor } from '../kernel/person.ts';
import type { Clock } from '../ports/clock.ts';
import type { Words } from '../ports/words.ts';
import type { ViewDeps } from './deps.ts';
import { type DraftDue, type DraftsAround, ofDrafts } from './moderation-interims.ts';
import { ofPractice } from './moderation-practice.ts';
import { type Overdue, ofReviews } from './moderation-reviews.ts';
import { type Misplaced, ofSuggestions } from './moderation-suggested.ts';
import { ofUntagged, type Untagged } from './moderation-untagged.ts';
import { authorsOf, namesOf } from './names.ts';
import type { QuerySummary, QueryViews, ReplyView } from './query.ts';
import { quietSince } from './quiet-since.ts';
import type { AnnouncementView, SurfacingViews } from './surfacing.ts';

/** What all that waits has in common. */
interface Waits {
  readonly key: string;
  readonly since: Date;
  readonly dueAt: Date | null;
  readonly community: CommunityId | null;
  /** In which it is written, for whoever is to read it; null where that is no matter. */
  readonly language: string | null;
  /** What it is about, as its people call it. */
  readonly title: string;
  /** Whom a ready text addresses; '' where nobody is meant. */
  readonly name: string;
  /** What a move here acts on; null where it is done on a page of its own. */
  readonly target: {
    readonly subject: Subject;
    readonly id: string;
    readonly version: number;
  } | null;
}

/** One thing that waits for a moderator. */
export type Item = Waits &
  (
    | {
        readonly kind: 'contribution';
        readonly discussion: Discussion;
        readonly contribution: Contribution;
        readonly authorName: string;
      }
    | Misplaced
    | Untagged
    | Overdue
    | DraftDue
    /** `quiet`: nobody has written for some working days; `closing`: it ends soon, and no moderator has said so. */
    | { readonly kind: 'synthesis' | 'quiet' | 'closing'; readonly discussion: Discussion }
    | { readonly kind: 'reply'; readonly query: QuerySummary; readonly view: ReplyView }
    /** No reply for too long; or the consolidated reply is due. */
    | { readonly kind: 'unanswered' | 'consolidated'; readonly query: QuerySummary }
    | { readonly kind: 'contradiction'; readonly contradiction: Reconciliation }
    | { readonly kind: 'announcement'; readonly announcement: AnnouncementView }
    /** Decided on pages of their own, which check who may. */
    | {
        readonly kind:
          | 'join-request'
          | 'proposal'
          | 'report'
          | 'removal'
          | 'view'
          | 'faq'
          | 'faq-review'
          | 'second';
      }
  );

type Of<K extends TaskKind> = Extract<Item, { kind: K }>;
export type QueryItem = Of<'reply' | 'unanswered' | 'consolidated'>;

export interface ConsoleDeps extends ViewDeps, DraftsAround {
  readonly tending: Pick<TendingActions, 'suggested'>;
  readonly moderation: Pick<ModerationActions, 'claims' | 'texts'>;
  readonly safety: Pick<SafetyActions, 'waiting'>;
  readonly membership: Pick<MembershipActions, 'roll'>;
  readonly governance: Pick<GovernanceActions, 'setting'>;
  readonly clock: Clock;
  readonly words: Words;
}

const LONGEST_TITLE = 120;

const short = (text: string): string =>
  text.length > LONGEST_TITLE ? `${text.slice(0, LONGEST_TITLE - 1).trimEnd()}…` : text;

const moderated = (who: Actor): CommunityId[] =>
  [...who.memberships].flatMap(([id, role]) => (role === 'moderator' ? id : []));

const ofDiscussion = (discussion: Discussion, prefix: string) => ({
  key: `${prefix}:${discussion.id}`,
  community: discussion.community,
  language: discussion.language,
  title: discussion.title,
  name: '',
  target: {
    subject: 'discussion' as const,
    id: discussion.id,
    version: discussion.version,
  },
});

function heldAndDrafts({ discussions, people, words }: ConsoleDeps) {
  return async (who: Actor): Promise<Item[]> => {
    const [contributions, drafts] = await Promise.all([
      discussions.contributions.waiting(who),
      discussions.syntheses.waiting(who),
    ]);
    const ids = new Set<DiscussionId>([...contributions, ...drafts].map((item) => item.discussion));
    const found = await Promise.all([...ids].map((id) => discussions.get(id)));
    const byId = new Map(found.flatMap((item) => (item ? [[item.id, item] as const] : [])));
    const nameOf = await authorsOf(
      { people, words },
      who.language,
      contributions.map(({ author }) => author),
    );
    const held = contributions.flatMap((contribution): Item[] => {
      const discussion = byId.get(contribution.discussion);
      if (!discussion) return [];
      const { id, version, language, createdAt: since } = contribution;
      const authorName = nameOf(contribution.author);
      const target = { subject: 'contribution' as const, id, version };
      const common = { ...ofDiscussion(discussion, 'd'), since, dueAt: null, language, target };
      const key = `contribution:${id}`;
      const name = authorName;
      return [{ ...common, kind: 'contribution', key, name, discussion, contribution, authorName }];
    });
    const open = drafts.flatMap((draft): Item[] => {
      const discussion = byId.get(draft.discussion);
      if (!discussion) return [];
      const common = { since: draft.createdAt, dueAt: null, discussion };
      return [
        { kind: 'synthesis', ...ofDiscussion(discussion, 'synthesis'), ...common, target: null },
      ];
    });
    return [...held, ...open];
  };
}

/** Discussions that nobody writes in, and those whose end nobody has announced in their own words. */
function running({ discussions, communities, clock, governance }: ConsoleDeps) {
  return async (who: Actor): Promise<Item[]> => {
    const mine = new Set(moderated(who));
    const open = (await discussions.list(who))
      .map(({ discussion }) => discussion)
      .filter((one) => mine.has(one.community) && takesContributions(one));
    if (open.length === 0) return [];
    const ids = open.map(({ id }) => id);
    const places = [...new Set(open.map(({ community }) => community))];
    const found = await Promise.all(places.map((id) => communities.members(id, 'moderator')));
    const moderators = new Set<PersonId>(found.flat().map(({ person }) => person));
    const [last, own] = await Promise.all([
      discussions.lastSaid(ids),
      discussions.lastSaid(ids, [...moderators]),
    ]);
    const now = clock.now();
    const quietFrom = await quietSince(communities, open, last);
    const closingDays = await governance.setting('discussions.closing-days');
    return open.flatMap((discussion): Item[] => {
      const { id, startsAt, endsAt, state } = discussion;
      if (state === 'closing') {
        const since = closingFrom(endsAt, closingDays);
        if ((own.get(id) ?? startsAt) >= since) return [];
        const common = { ...ofDiscussion(discussion, 'closing'), since, dueAt: endsAt };
        return [{ kind: 'closing', ...common, discussion }];
      }
      const since = quietFrom(discussion);
      if (since > now) return [];
      const common = { ...ofDiscussion(discussion, 'quiet'), since, dueAt: null };
      return [{ kind: 'quiet', ...common, discussion }];
    });
  };
}

const ofQuery = ({ query }: QuerySummary, askerName: string, prefix: string) => ({
  key: `${prefix}:${query.id}`,
  community: query.community,
  language: query.language,
  title: short(query.text),
  name: askerName,
});

/** A held reply before its question: approving it may be what the question waits for. */
function ofQueries({ queries }: ConsoleDeps, questions: QueryViews) {
  return async (who: Actor): Promise<Item[]> => {
    const [held, due] = await Promise.all([questions.heldReplies(who), queries.waiting(who)]);
    const summaries = await questions.summaries(due.map(({ query }) => query));
    const replies = held.map(({ query, view }): Item => {
      const { id, version, language, createdAt: since } = view.reply;
      const common = { ...ofQuery(query, view.authorName, 'q'), language, since, dueAt: null };
      const target = { subject: 'reply' as const, id, version };
      return { kind: 'reply', ...common, key: `reply:${id}`, target, query, view };
    });
    return [
      ...replies,
      ...due.flatMap(({ kind, since }, index): Item[] => {
        const query = summaries[index];
        if (!query) return [];
        const { id, version } = query.query;
        const target = { subject: 'query' as const, id, version };
        return [
          { kind, ...ofQuery(query, query.askerName, kind), since, dueAt: null, target, query },
        ];
      }),
    ];
  };
}

function ofKnowledge({ knowledge }: ConsoleDeps, surfacing: Pick<SurfacingViews, 'announcements'>) {
  return async (who: Actor): Promise<Item[]> => {
    const [tasks, announcements] = await Promise.all([
      knowledge.notices.tasks(who),
      surfacing.announcements(who),
    ]);
    const none = { dueAt: null, language: null, name: '', target: null };
    const mine = new Set(moderated(who));
    return [
      ...tasks.flatMap((contradiction): Item[] => {
        const { id, community, flaggedAt: since } = contradiction.contradiction;
        if (community === null || !mine.has(community)) return [];
        const titles = contradiction.sides.map(({ outline }) => outline?.title ?? '—');
        const title = short(titles.join(' — '));
        const key = `contradiction:${id}`;
        return [{ ...none, kind: 'contradiction', key, since, community, title, contradiction }];
      }),
      ...announcements.flatMap((one): Item[] => {
        const { id, state, at: since, community } = one.announcement;
        if (state !== 'suggested') return [];
        const { title, language } = one.outline;
        const key = `announcement:${id}`;
        const common = { ...none, key, since, community, title: short(title), language };
        return [{ ...common, kind: 'announcement', announcement: one }];
      }),
    ];
  };
}

/** People who want to come in, topics that members propose, and what was said about what was written. */
function ofMembers({ communities, discussions, safety, people }: ConsoleDeps) {
  return async (who: Actor): Promise<Item[]> => {
    const [requests, proposals, safe] = await Promise.all([
      communities.joinRequests.waiting(who),
      discussions.proposals.waiting(who),
      safety.waiting(who),
    ]);
    const nameOf = await namesOf(
      people,
      requests.map(({ request }) => request.person),
    );
    const none = { dueAt: null, language: null, name: '', target: null };
    return [
      ...requests.map(({ request: { id, person, createdAt: since }, community }): Item => {
        const name = nameOf(person);
        const place = { community: community.id, title: name, name };
        return { ...none, kind: 'join-request', key: `join-request:${id}`, since, ...place };
      }),
      ...proposals.map(({ id, community, title, language, createdAt: since }): Item => {
        const common = { ...none, key: `proposal:${id}`, since, community, language };
        return { ...common, kind: 'proposal', title: short(title) };
      }),
      // What it is about stays on its own page: it may be confidential even among moderators.
      ...safe.map(
        ({ kind, id, community, since }): Item => ({
          ...{ ...none, kind, key: `${kind}:${id}`, since, community, title: '' },
        }),
      ),
    ];
  };
}

/** Where what waits comes from: a new kind is a source here. Each answers for one moderator. */
export const sourcesOf = (
  deps: ConsoleDeps,
  questions: QueryViews,
  surfacing: Pick<SurfacingViews, 'announcements'>,
): readonly ((who: Actor) => Promise<readonly Item[]>)[] => [
  heldAndDrafts(deps),
  running(deps),
  ofDrafts(deps),
  ofQueries(deps, questions),
  ofKnowledge(deps, surfacing),
  ofMembers(deps),
  ofPractice(deps),
  ofSuggestions(deps),
  ofUntagged(deps),
  ofReviews(deps),
];

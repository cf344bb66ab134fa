import type { Contribution } from '../features/discussions/contribution.ts';
import type { Discussion } from '../features/discussions/model.ts';
import type { Removable } from '../features/moderation/model.ts';
import { AppError } from '../kernel/errors.ts';
import type { CommunityId, ContributionId, DiscussionId, ReplyId } from '../kernel/ids.ts';
import type { Actor } from '../kernel/person.ts';
import type { ViewDeps } from './deps.ts';
import type { QuerySummary, QueryViews, ReplyView } from './query.ts';

/** One thing that waits for a moderator. */
export type Waiting =
  | {
      readonly kind: 'contribution';
      readonly since: Date;
      readonly discussion: Discussion;
      readonly contribution: Contribution;
      readonly authorName: string;
    }
  | { readonly kind: 'synthesis'; readonly since: Date; readonly discussion: Discussion }
  | {
      readonly kind: 'reply';
      readonly since: Date;
      readonly query: QuerySummary;
      readonly view: ReplyView;
    }
  | {
      /** No reply for too long; or the consolidated reply is due. */
      readonly kind: 'unanswered' | 'consolidated';
      readonly since: Date;
      readonly query: QuerySummary;
    };

export function moderationViews(deps: ViewDeps, questions: QueryViews) {
  const { discussions, queries, people, communities } = deps;

  async function teamOf(id: CommunityId): Promise<string> {
    const community = await communities.get(id);
    if (!community) throw new AppError('not-found', `no community ${id}`);
    return community.teamId;
  }

  async function ofDiscussions(who: Actor): Promise<Waiting[]> {
    const [contributions, drafts] = await Promise.all([
      discussions.contributions.waiting(who),
      discussions.syntheses.waiting(who),
    ]);
    const ids = new Set<DiscussionId>([...contributions, ...drafts].map((item) => item.discussion));
    const found = await Promise.all([...ids].map((id) => discussions.get(id)));
    const byId = new Map(found.flatMap((item) => (item ? [[item.id, item] as const] : [])));
    const authors = await people.people([...new Set(contributions.map(({ author }) => author))]);
    const names = new Map(authors.map(({ id, name }) => [id, name]));
    const held = contributions.flatMap((contribution): Waiting[] => {
      const discussion = byId.get(contribution.discussion);
      const authorName = names.get(contribution.author) ?? '—';
      const since = contribution.createdAt;
      return discussion
        ? [{ kind: 'contribution', since, discussion, contribution, authorName }]
        : [];
    });
    const open = drafts.flatMap((draft): Waiting[] => {
      const discussion = byId.get(draft.discussion);
      return discussion ? [{ kind: 'synthesis', since: draft.createdAt, discussion }] : [];
    });
    return [...held, ...open];
  }

  /** A held reply before its question: approving it may be what the question waits for. */
  async function ofQueries(who: Actor): Promise<Waiting[]> {
    const [held, due] = await Promise.all([questions.heldReplies(who), queries.waiting(who)]);
    const summaries = await questions.summaries(due.map(({ query }) => query));
    return [
      ...held.map(
        ({ query, view }): Waiting => ({
          kind: 'reply',
          since: view.reply.createdAt,
          query,
          view,
        }),
      ),
      ...due.flatMap(({ kind, since }, index): Waiting[] => {
        const query = summaries[index];
        return query ? [{ kind, since, query }] : [];
      }),
    ];
  }

  return {
    /** Everything that waits in the communities that `who` moderates, oldest first. */
    async queue(who: Actor): Promise<readonly Waiting[]> {
      const parts = await Promise.all([ofDiscussions(who), ofQueries(who)]);
      return parts.flat().sort((a, b) => a.since.getTime() - b.since.getTime());
    },

    /** What a moderator may want to take out of the channel too. @throws AppError `not-found` */
    async removable(
      who: Actor,
      item:
        | { readonly kind: 'contribution'; readonly id: ContributionId }
        | { readonly kind: 'reply'; readonly id: ReplyId },
    ): Promise<Removable> {
      if (item.kind === 'contribution') {
        const found = await discussions.contributions.get(item.id);
        if (!found) throw new AppError('not-found', `no contribution ${item.id}`);
        const { community } = (await discussions.read(who, found.discussion)).discussion;
        const { sourceKey, state } = found;
        const teamId = await teamOf(community);
        return { ...item, sourceKey, hidden: state === 'hidden', community, teamId };
      }
      const found = await queries.replies.get(item.id);
      if (!found) throw new AppError('not-found', `no reply ${item.id}`);
      const { community } = (await queries.read(who, found.query)).query;
      if (community === null) throw new AppError('not-found', 'was never posted');
      const { sourceKey, state } = found;
      const teamId = await teamOf(community);
      return { ...item, sourceKey, hidden: state === 'hidden', community, teamId };
    },

    /** One contribution for the notice to its moderator or author. Null where it is gone. */
    async contribution(id: ContributionId) {
      const contribution = await discussions.contributions.get(id);
      const discussion = contribution && (await discussions.get(contribution.discussion));
      if (!contribution || !discussion) return null;
      const [author] = await people.people([contribution.author]);
      return { contribution, discussion, authorName: author?.name ?? '—' };
    },
  };
}

export type ModerationViews = ReturnType<typeof moderationViews>;

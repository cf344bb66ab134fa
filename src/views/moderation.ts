import type { Contribution } from '../features/discussions/contribution.ts';
import type { Discussion } from '../features/discussions/model.ts';
import type { ContributionId, DiscussionId } from '../kernel/ids.ts';
import type { Actor } from '../kernel/person.ts';
import type { ViewDeps } from './deps.ts';

/** One thing that waits for a moderator. */
export type Waiting =
  | {
      readonly kind: 'contribution';
      readonly since: Date;
      readonly discussion: Discussion;
      readonly contribution: Contribution;
      readonly authorName: string;
    }
  | { readonly kind: 'synthesis'; readonly since: Date; readonly discussion: Discussion };

export function moderationViews({ discussions, people }: ViewDeps) {
  return {
    /** Everything that waits in the communities that `who` moderates, oldest first. */
    async queue(who: Actor): Promise<readonly Waiting[]> {
      const [contributions, drafts] = await Promise.all([
        discussions.contributions.waiting(who),
        discussions.syntheses.waiting(who),
      ]);
      const ids = new Set<DiscussionId>(
        [...contributions, ...drafts].map((item) => item.discussion),
      );
      const found = await Promise.all([...ids].map((id) => discussions.get(id)));
      const byId = new Map(found.flatMap((item) => (item ? [[item.id, item] as const] : [])));
      const authors = await people.people([...new Set(contributions.map(({ author }) => author))]);
      const names = new Map(authors.map(({ id, name }) => [id, name]));
      const held = contributions.flatMap((contribution): Waiting[] => {
        const discussion = byId.get(contribution.discussion);
        const authorName = names.get(contribution.author) ?? '—';
        return discussion
          ? [
              {
                kind: 'contribution',
                since: contribution.createdAt,
                discussion,
                contribution,
                authorName,
              },
            ]
          : [];
      });
      const open = drafts.flatMap((draft): Waiting[] => {
        const discussion = byId.get(draft.discussion);
        return discussion ? [{ kind: 'synthesis', since: draft.createdAt, discussion }] : [];
      });
      return [...held, ...open].sort((a, b) => a.since.getTime() - b.since.getTime());
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

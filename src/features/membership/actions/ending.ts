import { AppError } from '../../../kernel/errors.ts';
import type { CommunityId } from '../../../kernel/ids.ts';
import type { Actor } from '../../../kernel/person.ts';
import type { MembershipDeps } from '../deps.ts';
import { endingWork, type Idea, LONGEST_IDEA, noticeDue } from '../ending.ts';
import { mayGiveIdea, mayReadIdeas } from '../policy.ts';

/** The end of a bounded community: told in time, and asked what should go on. */
export function endingActions({ work, clock, ids, ground }: MembershipDeps) {
  return {
    /**
     * A notice's day has come. Decided from the end date of the moment: of several that are due at once, only the
     * nearest to the end is given.
     */
    async remind(community: CommunityId): Promise<void> {
      const place = await ground(community);
      if (!place?.endsOn) return;
      const { endsOn } = place;
      const now = clock.now();
      await work.run(async (tx) => {
        tx.plan(`ending:${community}`, endingWork(place, now));
        const days = noticeDue(endsOn, await tx.endings.told(community), now);
        if (days === null) return;
        await tx.endings.tell(community, { endsOn, days });
        tx.emit({ type: 'community.ending', actor: null, data: { community, endsOn, days } });
      });
    },

    /**
     * What a member thinks should go on, and how. Sent twice it is one.
     * @param key of the form or press that it comes from
     * @throws AppError `not-found`, `not-a-member`, `invalid-input`, `illegal-move` where the community has no end
     */
    async suggest(
      who: Actor,
      community: CommunityId,
      given: { readonly text: string; readonly key: string | null },
    ): Promise<void> {
      const refusal = mayGiveIdea(community, who);
      if (refusal) throw new AppError(refusal, `idea for ${community}`);
      const text = given.text.trim().slice(0, LONGEST_IDEA);
      if (text === '') throw new AppError('invalid-input', 'no idea', { field: 'text' });
      const place = await ground(community);
      if (!place?.endsOn) throw new AppError('illegal-move', `${community} does not end`);
      const idea = {
        id: given.key ?? ids.next(),
        community,
        person: who.id,
        text,
        at: clock.now(),
      };
      await work.run((tx) => tx.endings.addIdea(idea));
    },

    /** For moderators, oldest first. @throws AppError `moderators-only` */
    async ideas(who: Actor, community: CommunityId): Promise<readonly Idea[]> {
      const refusal = mayReadIdeas(community, who);
      if (refusal) throw new AppError(refusal, `ideas of ${community}`);
      return work.run((tx) => tx.endings.ideas(community));
    },
  };
}

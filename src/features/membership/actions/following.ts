import { DAY_MS } from '../../../kernel/days.ts';
import type { CommunityId } from '../../../kernel/ids.ts';
import type { MembershipDeps } from '../deps.ts';
import { endingWork } from '../ending.ts';
import { comings, type Member } from '../model.ts';

/** What was said in this time counts for shares and for who is most active. */
export const COUNTED_DAYS = 365;

/** Everybody in a community with their signs. */
export async function membersNow(
  { work, clock }: Pick<MembershipDeps, 'work' | 'clock'>,
  community: CommunityId,
): Promise<readonly Member[]> {
  const from = new Date(clock.now().getTime() - COUNTED_DAYS * DAY_MS);
  return work.run((tx) => tx.membersSeen.of(community, from));
}

/** Follows who is in a community; who is new is greeted once. Repeating it changes nothing. */
export function following(deps: MembershipDeps) {
  const { work, clock, ground, present } = deps;
  return {
    /**
     * Notes who came and who went since the last look, and plans what the clock has to do. At the first look everybody
     * was there before: nobody is greeted.
     */
    async follow(community: CommunityId): Promise<void> {
      const place = await ground(community);
      if (!place) return;
      const people = await present(community);
      const now = clock.now();
      await work.run(async (tx) => {
        const known = await tx.membersSeen.lines(community);
        const { joined, back, gone } = comings(known, people, now);
        await tx.membersSeen.join(community, joined, now);
        await tx.membersSeen.leave(community, back, null);
        await tx.membersSeen.leave(community, gone, now);
        tx.plan(`ending:${community}`, endingWork(place, now));
        if (known.length === 0) return;
        for (const person of joined)
          tx.emit({ type: 'member.joined', actor: person, data: { community, person } });
      });
    },
  };
}

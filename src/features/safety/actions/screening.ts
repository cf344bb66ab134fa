import { AppError } from '../../../kernel/errors.ts';
import type { CommunityId } from '../../../kernel/ids.ts';
import { LINK } from '../../../kernel/likeness.ts';
import { type Actor, isGuestOf } from '../../../kernel/person.ts';
import { mustBeAsSeen } from '../../../kernel/versions.ts';
import { hintsIn } from '../hints/hints.ts';
import type { Hint } from '../hints/model.ts';
import { mayRule } from '../policy.ts';
import { LIMITS, type Rules, rulesOf, type Screened, screened, watchedIn } from '../watching.ts';
import type { SafetyDeps } from './deps.ts';

export interface BeforePosting extends Screened {
  readonly hints: readonly Hint[];
}

export type NewRules = Omit<Rules, 'community'>;

const listOf = (given: readonly string[]): string[] => {
  const words = given.map((word) => word.trim().replace(/\s+/g, ' ')).filter(Boolean);
  const long = words.some((word) => word.length > LIMITS.word);
  if (long || words.length > LIMITS.words) {
    throw new AppError('too-large', 'watched words over the limit', { limit: LIMITS.words });
  }
  return [...new Set(words)];
};

/** What is looked at before others read it, and what is pointed out to whoever writes. */
export function screening({ work, text, speakers }: SafetyDeps) {
  const rules = async (community: CommunityId): Promise<Rules> =>
    (await work.run((tx) => tx.safetyRules.get(community))) ?? rulesOf(community);

  async function hints(who: Actor, community: CommunityId, said: string): Promise<readonly Hint[]> {
    // The address of a message or document looks like a mail address, and is no person's. Places in the text stay.
    const words = said.replace(LINK, (link) => ' '.repeat(link.length));
    return hintsIn(words, [who.name, ...(await speakers(community))]);
  }

  async function screen(
    who: Actor,
    community: CommunityId,
    said: string,
    pointedOut: () => Promise<readonly Hint[]>,
  ): Promise<Screened> {
    const role = isGuestOf(who, community) ? 'guest' : (who.memberships.get(community) ?? null);
    if (role === 'moderator') return { cause: null, hold: false };
    const own = await rules(community);
    const before =
      own.firstPosts === 0
        ? Number.POSITIVE_INFINITY
        : await work.run((tx) => tx.safetyRules.seenOf(who.id, community));
    const hinted = role === 'guest' && (await pointedOut()).length > 0;
    return screened(own, { role, before, watched: watchedIn(said, own, text), hinted });
  }

  return {
    /** What becomes of a text that somebody posts here: whether it waits for a moderator, and why. */
    screen: (who: Actor, community: CommunityId, said: string): Promise<Screened> =>
      screen(who, community, said, () => hints(who, community, said)),

    /**
     * The same of a text that nobody stands for: it is judged as one of a newcomer, and as a guest's where guests may have
     * written it, so that what becomes of it says nothing of its author.
     */
    async screenUnnamed(community: CommunityId, said: string, guests: boolean): Promise<Screened> {
      const own = await rules(community);
      const hinted = guests && hintsIn(said, await speakers(community)).length > 0;
      const role = guests ? 'guest' : 'member';
      return screened(own, { role, before: 0, watched: watchedIn(said, own, text), hinted });
    },

    /** What to point out to somebody who writes without a name: their own name too. Nothing is kept. */
    beforeUnnamed: async (community: CommunityId, said: string): Promise<readonly Hint[]> =>
      hintsIn(said, await speakers(community)),

    /** What to point out in a record without a name: whatever names somebody, its author too. */
    inUnnamedRecord: (said: string): readonly Hint[] => hintsIn(said, []),

    /** What to point out in what somebody writes down for all staff: their own name stands on it anyway. */
    inRecord: (who: Actor, said: string): readonly Hint[] =>
      hintsIn(
        said.replace(LINK, (link) => ' '.repeat(link.length)),
        [who.name],
      ),

    /** What to say to somebody before they post it: nothing is kept. */
    async before(who: Actor, community: CommunityId, said: string): Promise<BeforePosting> {
      const found = await hints(who, community, said);
      return { ...(await screen(who, community, said, async () => found)), hints: found };
    },

    /** @throws AppError `moderators-only` */
    async rules(who: Actor, community: CommunityId): Promise<Rules> {
      const refusal = mayRule(community, who);
      if (refusal) throw new AppError(refusal, 'watched words are for moderators');
      return rules(community);
    },

    /** @throws AppError `moderators-only`, `changed-meanwhile`, `too-large` */
    async change(who: Actor, community: CommunityId, given: NewRules): Promise<void> {
      const refusal = mayRule(community, who);
      if (refusal) throw new AppError(refusal, 'watched words are for moderators');
      const before = await rules(community);
      mustBeAsSeen(before, given.version);
      const after: Rules = {
        ...given,
        community,
        watched: listOf(given.watched),
        allowed: listOf(given.allowed),
        firstPosts: Math.min(Math.max(0, Math.trunc(given.firstPosts)), LIMITS.firstPosts),
      };
      await work.run(async (tx) => {
        await tx.safetyRules.save(after);
        tx.audit({
          actor: who.id,
          verb: 'safety.rules',
          subject: `community:${community}`,
          detail: {
            watched: after.watched.length,
            onWatched: after.onWatched,
            guestsWait: after.guestsWait,
            firstPosts: after.firstPosts,
          },
        });
      });
    },
  };
}

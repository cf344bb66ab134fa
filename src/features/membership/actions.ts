import { AppError } from '../../kernel/errors.ts';
import type { CommunityId, PersonId } from '../../kernel/ids.ts';
import type { Actor } from '../../kernel/person.ts';
import { endingActions } from './actions/ending.ts';
import { following, membersNow } from './actions/following.ts';
import { planningActions } from './actions/planning.ts';
import { successionActions } from './actions/succession.ts';
import type { MembershipDeps, Settings } from './deps.ts';
import {
  CONSTITUENTS,
  type Constituent,
  type Counts,
  countsOf,
  type Member,
  type MemberState,
  stateOf,
  toCleanUp,
} from './model.ts';
import { mayCleanUp } from './policy.ts';
import { type Shares, sharesOf, talliesBy } from './shares.ts';
import { leadersOf, type Offer } from './succession.ts';

export interface PlacedMember extends Member {
  readonly state: MemberState;
  /** Waits for a moderator's look. */
  readonly cleanUp: boolean;
}

/** A community's people as numbers: no one of them is told by any. */
export interface Figures {
  readonly counts: Counts;
  /** Active and quiet members, by HQ and field, region and constituent group. */
  readonly places: Shares;
  readonly regions: Shares;
  readonly constituents: Shares;
}

export interface Roll {
  readonly members: readonly PlacedMember[];
  readonly figures: Figures;
  /** Moderators who are there: their account is open and they gave a sign not long ago. */
  readonly leading: readonly PersonId[];
  /** Somebody who is asked to moderate and has not answered. */
  readonly asked: Offer | null;
  /** Governance knows that nobody leads it. */
  readonly unled: boolean;
}

export function membershipActions(deps: MembershipDeps) {
  const { work, clock, settings } = deps;

  function figuresOf(
    members: readonly PlacedMember[],
    { headquarters, smallest }: Pick<Settings, 'headquarters' | 'smallest'>,
  ): Figures {
    const here = members.filter(({ state }) => state === 'active' || state === 'quiet');
    const offices = new Set(headquarters.map((office) => office.toLowerCase()));
    const place = ({ office }: Member): string | null => {
      if (office === null) return null;
      return offices.has(office.toLowerCase()) ? 'hq' : 'field';
    };
    return {
      counts: countsOf(members.map(({ state }) => state)),
      places: sharesOf(talliesBy(here, place), smallest),
      regions: sharesOf(
        talliesBy(here, ({ region }) => region),
        smallest,
      ),
      constituents: sharesOf(
        talliesBy(here, ({ constituent }) => constituent),
        smallest,
      ),
    };
  }

  /** Everybody with their state, and what the numbers say. Without a reader's eyes. */
  async function roll(community: CommunityId): Promise<Roll> {
    const [found, { headquarters, smallest, moderatorDays, ...thresholds }, offers, flagged] =
      await Promise.all([
        membersNow(deps, community),
        settings(),
        work.run((tx) => tx.moderatorOffers.of(community)),
        work.run((tx) => tx.moderatorOffers.flaggedAt(community)),
      ]);
    const now = clock.now();
    const members = found.map((member) => ({
      ...member,
      state: stateOf(member, thresholds, now),
      cleanUp: toCleanUp(member, thresholds, now),
    }));
    const leading = leadersOf({ members, quietDays: moderatorDays, now });
    return {
      members,
      figures: figuresOf(members, { headquarters, smallest }),
      leading: leading.map(({ person }) => person),
      asked: offers.find(({ state }) => state === 'asked') ?? null,
      unled: flagged !== null,
    };
  }

  async function placed(
    who: Actor,
    community: CommunityId,
    person: PersonId,
  ): Promise<PlacedMember> {
    const refusal = mayCleanUp(community, who);
    if (refusal) throw new AppError(refusal, `members of ${community}`);
    const found = (await roll(community)).members.find((one) => one.person === person);
    if (!found) throw new AppError('not-found', `${person} is not in ${community}`);
    return found;
  }

  return {
    ...following(deps),
    ending: endingActions(deps),
    succession: successionActions(deps),
    planning: planningActions(deps),
    roll,

    /** A moderator looked and keeps them: not asked again for half a year. @throws AppError `moderators-only`, `not-found` */
    async keep(who: Actor, community: CommunityId, person: PersonId): Promise<void> {
      await placed(who, community, person);
      await work.run(async (tx) => {
        await tx.membersSeen.keep(community, person, clock.now());
        tx.audit({
          actor: who.id,
          verb: 'member.keep',
          subject: `community:${community}`,
          detail: { person },
        });
      });
    },

    /**
     * Takes somebody out who is inactive or has left; done in Teams, where everybody who is there is a member.
     * @throws AppError `moderators-only`, `not-found`; `illegal-move` where they are active or quiet by now;
     * `unavailable` where Teams does not let the application do it
     */
    async remove(who: Actor, community: CommunityId, person: PersonId): Promise<void> {
      const { cleanUp } = await placed(who, community, person);
      if (!cleanUp) throw new AppError('illegal-move', `${person} is there`, { context: 'member' });
      if ((await deps.remove(community, person)) === 'refused')
        throw new AppError('unavailable', 'the roster may not be changed', { context: 'roster' });
      await work.run(async (tx) => {
        await tx.membersSeen.leave(community, [person], clock.now());
        tx.audit({
          actor: who.id,
          verb: 'member.remove',
          subject: `community:${community}`,
          detail: { person },
        });
      });
    },

    /** Whom a guest speaks for; staff speak for the organization. @throws AppError `moderators-only`, `not-found`, `invalid-input` */
    async setConstituent(
      who: Actor,
      community: CommunityId,
      given: { readonly person: PersonId; readonly group: Constituent },
    ): Promise<void> {
      const { role } = await placed(who, community, given.person);
      if (!CONSTITUENTS.includes(given.group) || role !== 'guest')
        throw new AppError('invalid-input', 'no such group', { field: 'group' });
      await work.run(async (tx) => {
        await tx.membersSeen.setConstituent(community, given.person, given.group);
        tx.audit({
          actor: who.id,
          verb: 'member.speaks-for',
          subject: `community:${community}`,
          detail: { person: given.person, group: given.group },
        });
      });
    },
  };
}

export type MembershipActions = ReturnType<typeof membershipActions>;

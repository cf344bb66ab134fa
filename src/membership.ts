import type { AllStores } from './adapters/database/stores/all.ts';
import type { CommunityActions } from './features/communities/actions.ts';
import type { GovernanceActions } from './features/governance/actions.ts';
import { type MembershipActions, membershipActions } from './features/membership/actions.ts';
import type { CommunityId, PersonId } from './kernel/ids.ts';
import type { Clock } from './ports/clock.ts';
import type { Ids } from './ports/ids.ts';
import type { Rosters } from './ports/rosters.ts';
import type { UnitOfWork } from './ports/unit-of-work.ts';

interface Around {
  readonly work: UnitOfWork<AllStores>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly communities: Pick<CommunityActions, 'get' | 'members'>;
  readonly governance: Pick<GovernanceActions, 'setting'>;
  readonly rosters: Pick<Rosters, 'remove' | 'promote'>;
}

/** Membership over what the communities' register, the settings and Teams know. */
export function membershipOf(around: Around): MembershipActions {
  const { work, clock, ids, communities, governance, rosters } = around;
  const change = async (
    verb: 'remove' | 'promote',
    id: CommunityId,
    person: PersonId,
  ): Promise<'done' | 'refused'> => {
    const community = await communities.get(id);
    if (!community) return 'refused';
    const answer = await rosters[verb](community, person);
    if (answer === 'done' && verb === 'remove')
      await work.run((tx) => tx.communities.removeMember(id, person));
    return answer;
  };
  return membershipActions({
    work,
    clock,
    ids,
    settings: async () => ({
      activeDays: await governance.setting('members.active-days'),
      inactiveDays: await governance.setting('members.inactive-days'),
      moderatorDays: await governance.setting('moderators.quiet-days'),
      headquarters: await governance.setting('members.headquarters'),
      smallest: await governance.setting('groups.smallest'),
    }),
    ground: (id) => communities.get(id),
    present: async (id) => (await communities.members(id)).map(({ person }) => person),
    remove: (id, person) => change('remove', id, person),
    promote: (id, person) => change('promote', id, person),
  });
}

/** After the communities were read: who came, who went, what ends, and who leads each. */
export const followedBy =
  (communities: Pick<CommunityActions, 'list'>, membership: MembershipActions) =>
  async (): Promise<void> => {
    for (const { id } of await communities.list()) {
      await membership.follow(id);
      await membership.succession.look(id);
    }
  };

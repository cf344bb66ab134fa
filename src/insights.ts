import type { AllStores } from './adapters/database/stores/all.ts';
import type { CommunityActions } from './features/communities/actions.ts';
import type { GovernanceActions } from './features/governance/actions.ts';
import { type InsightActions, insightActions } from './features/insights/actions.ts';
import type { MembershipActions } from './features/membership/actions.ts';
import type { Clock } from './ports/clock.ts';
import type { Ids } from './ports/ids.ts';
import type { UnitOfWork } from './ports/unit-of-work.ts';

interface Around {
  readonly work: UnitOfWork<AllStores>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly communities: Pick<CommunityActions, 'list'>;
  readonly membership: Pick<MembershipActions, 'roll'>;
  readonly governance: Pick<GovernanceActions, 'setting'>;
}

/** Indicators over what membership says of people’s states and what administrators set. */
export const insightsOf = ({
  communities,
  membership,
  governance,
  ...around
}: Around): InsightActions =>
  insightActions({
    ...around,
    headquarters: () => governance.setting('members.headquarters'),
    settings: async () => ({
      smallest: await governance.setting('groups.smallest'),
      fewest: await governance.setting('quality.small-sample'),
    }),
    rolls: async () => {
      const rolls = [];
      // One after the other: each reads a whole community.
      for (const { id } of await communities.list()) {
        const { members } = await membership.roll(id);
        rolls.push({ community: id, members });
      }
      return rolls;
    },
  });

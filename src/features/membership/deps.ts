import type { CommunityId, PersonId } from '../../kernel/ids.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Ground, Thresholds } from './model.ts';
import type { MembershipStores } from './store.ts';

export interface Settings extends Thresholds {
  /** A moderator without a sign for so long is quiet. */
  readonly moderatorDays: number;
  /** Offices that are headquarters; every other is the field. */
  readonly headquarters: readonly string[];
  /** Fewer people than that are not shown as a group. */
  readonly smallest: number;
}

export interface MembershipDeps {
  readonly work: UnitOfWork<MembershipStores>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly settings: () => Promise<Settings>;
  /** What the register says of a community now; null where it is gone. */
  readonly ground: (community: CommunityId) => Promise<Ground | null>;
  /** Who is in it now, in whatever role. */
  readonly present: (community: CommunityId) => Promise<readonly PersonId[]>;
  /** Out of its team or channel; `refused` where Microsoft 365 lets only its owners do that. */
  readonly remove: (community: CommunityId, person: PersonId) => Promise<'done' | 'refused'>;
  /** An owner of its team or channel, who moderates; `refused` as `remove`. */
  readonly promote: (community: CommunityId, person: PersonId) => Promise<'done' | 'refused'>;
}

import type { CommunityId, PersonId } from '../../kernel/ids.ts';
import type { Community, Membership } from './model.ts';

export interface CommunityStore {
  get(id: CommunityId): Promise<Community | null>;
  list(): Promise<readonly Community[]>;
  /** Inserts or overwrites by id. */
  save(community: Community): Promise<void>;
  byChannel(channelId: string): Promise<Community | null>;
  members(community: CommunityId): Promise<readonly Membership[]>;
  /** The community's memberships become exactly these. */
  replaceMembers(community: CommunityId, members: readonly Membership[]): Promise<void>;
  /** The role replaces an earlier one. */
  addMember(membership: Membership): Promise<void>;
  removeMember(community: CommunityId, person: PersonId): Promise<void>;
  membershipsOf(person: PersonId): Promise<readonly Membership[]>;
}

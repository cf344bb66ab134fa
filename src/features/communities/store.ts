import type { CommunityId, PersonId } from '../../kernel/ids.ts';
import type { CommunityRole } from '../../kernel/person.ts';
import type { JoinRequest } from './joining.ts';
import type { Making } from './making.ts';
import type { Community, Membership } from './model.ts';
import type { WeekStore } from './weeks.ts';

export interface CommunityStore {
  get(id: CommunityId): Promise<Community | null>;
  list(): Promise<readonly Community[]>;
  /** Inserts or overwrites by id. */
  save(community: Community): Promise<void>;
  byChannel(channelId: string): Promise<Community | null>;
  /** @param role only those; absent: everybody */
  members(community: CommunityId, role?: CommunityRole): Promise<readonly Membership[]>;
  /** The community's memberships become exactly these. */
  replaceMembers(community: CommunityId, members: readonly Membership[]): Promise<void>;
  /** The role replaces an earlier one. */
  addMember(membership: Membership): Promise<void>;
  removeMember(community: CommunityId, person: PersonId): Promise<void>;
  membershipsOf(person: PersonId): Promise<readonly Membership[]>;
}

export interface MakingStore {
  get(id: string): Promise<Making | null>;
  /** By the form that it was sent from. */
  byKey(key: string): Promise<Making | null>;
  insert(making: Making, key: string): Promise<void>;
  /** @throws AppError `changed-meanwhile` where the stored version is another */
  update(making: Making): Promise<void>;
  /** Short names that are given or promised. */
  slugs(): Promise<readonly string[]>;
  /** How many this person asked for since and has not dropped. */
  countOf(person: PersonId, since: Date): Promise<number>;
  /** Asked for, being made or stuck; newest first. */
  underWayOf(person: PersonId): Promise<readonly Making[]>;
}

export interface JoinRequestStore {
  get(id: string): Promise<JoinRequest | null>;
  waitingOf(person: PersonId, community: CommunityId): Promise<JoinRequest | null>;
  /** Oldest first. */
  waitingIn(communities: readonly CommunityId[]): Promise<readonly JoinRequest[]>;
  waitingBy(person: PersonId): Promise<readonly JoinRequest[]>;
  insert(request: JoinRequest): Promise<void>;
  /** @throws AppError `changed-meanwhile` */
  update(request: JoinRequest): Promise<void>;
}

export interface CommunityStores {
  readonly communities: CommunityStore;
  readonly makings: MakingStore;
  readonly joinRequests: JoinRequestStore;
  readonly communityWeeks: WeekStore;
}

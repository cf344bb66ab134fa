import type { CommunityId, PersonId } from './ids.ts';
import type { Language } from './language.ts';

export const ROLES = ['administrator', 'governance', 'content-manager', 'focal-point'] as const;
/** Roles over the whole organization. What somebody is in one community is a membership. */
export type Role = (typeof ROLES)[number];

export const COMMUNITY_ROLES = ['member', 'moderator', 'guest'] as const;
export type CommunityRole = (typeof COMMUNITY_ROLES)[number];

/** What the directory says of a person, with what they chose in Praxis. */
export interface Person {
  readonly id: PersonId;
  readonly name: string;
  readonly mail: string;
  /** Interface language: the person's choice, else the directory's. */
  readonly language: Language;
  readonly jobTitle: string | null;
  readonly unit: string | null;
  readonly office: string | null;
  readonly country: string | null;
  readonly region: string | null;
  /** IANA time zone. */
  readonly zone: string;
  readonly managerId: PersonId | null;
  /** False once the account is closed: never written to, never offered as a contact. */
  readonly active: boolean;
  /** Somebody of another organization, whom the directory knows as a guest; absent: staff. */
  readonly external?: boolean;
}

/** A person with everything a policy needs to decide: loaded once per turn, never from the client. */
export interface Actor extends Person {
  readonly roles: ReadonlySet<Role>;
  /** As staff. Where somebody is only a guest they are in `guestOf`, so that nothing is theirs by oversight. */
  readonly memberships: ReadonlyMap<CommunityId, CommunityRole>;
  /** Units whose focal point they are today; absent: none. */
  readonly focalOf?: ReadonlySet<string>;
  /** Communities of which they see what is marked for guests; absent: none. */
  readonly guestOf?: ReadonlySet<CommunityId>;
}

export const moderates = (actor: Actor, community: CommunityId): boolean =>
  actor.memberships.get(community) === 'moderator';

export const belongs = (actor: Actor, community: CommunityId): boolean =>
  actor.memberships.has(community);

/** Sees what is marked for guests there, and nothing else. */
export const isGuestOf = (actor: Actor, community: CommunityId): boolean =>
  actor.guestOf?.has(community) ?? false;

export const isAdministrator = (actor: Actor): boolean => actor.roles.has('administrator');

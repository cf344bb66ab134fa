import { type Actor, isAdministrator } from '../../kernel/person.ts';

export const MAKERS = ['staff', 'moderators', 'governance'] as const;
/** Who may make a community: everybody, whoever moderates one already, or governance alone. */
export type Makers = (typeof MAKERS)[number];

/** What the organization's policy allows. */
export interface MakingLimits {
  readonly makers: Makers;
  /** How many one person may make in a year. */
  readonly perYear: number;
}

const governs = (who: Actor): boolean => isAdministrator(who) || who.roles.has('governance');

/** Governance and administrators always may, and without a limit. */
export function mayMake(who: Actor, { makers }: MakingLimits): boolean {
  if (!who.active || who.external) return false;
  if (governs(who) || makers === 'staff') return true;
  return makers === 'moderators' && [...who.memberships.values()].includes('moderator');
}

export const isLimited = (who: Actor): boolean => !governs(who);

/** Who reads why a community is narrower than all staff. */
export const mayReadReason = (who: Actor): boolean => governs(who);

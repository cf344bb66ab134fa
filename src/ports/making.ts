import type { PersonId } from '../kernel/ids.ts';
import type { Place } from './places.ts';
import type { CommunityRecord } from './registers.ts';

/** What a new community's place is made of, in this order: each needs those before it. */
export const MAKING_STEPS = ['team', 'moderators', 'channel', 'app', 'library', 'line'] as const;
export type MakingStep = (typeof MAKING_STEPS)[number];

/** Why Microsoft 365 does not let it be made: for a person to put right, trying again does not help. */
export const REFUSALS = [
  'no-right',
  'not-in-catalogue',
  'no-list',
  'library-taken',
  'refused',
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** A community that is to be. */
export type CommunityWish = Omit<
  CommunityRecord,
  'teamId' | 'channelId' | 'channelKind' | 'driveId' | 'members' | 'premoderated' | 'madeBy'
> & {
  /** The first owns the team from the start. */
  readonly moderators: readonly PersonId[];
};

export type Made =
  | { readonly kind: 'done'; readonly place: Place }
  | { readonly kind: 'refused'; readonly why: Refusal };

/** Makes a community's place in Microsoft 365, a step at a time. */
export interface PlaceMaker {
  /**
   * Done again it finds what is there and makes nothing twice, whatever answers got lost before.
   * @param place what the steps before have made
   * @throws AppError `unavailable` where it may pass by itself
   */
  perform(step: MakingStep, wish: CommunityWish, place: Place): Promise<Made>;
}

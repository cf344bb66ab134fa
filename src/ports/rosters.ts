import type { PersonId } from '../kernel/ids.ts';
import type { ChannelKind } from './registers.ts';

/** Where a community's people are kept: a standard channel has its team's. */
export interface RosterPlace {
  readonly teamId: string;
  readonly channelId: string;
  readonly channelKind: ChannelKind;
}

/** `refused`: Microsoft 365 does not let the application change who is there. */
export type RosterChange = 'done' | 'refused';

/**
 * Changes who is in a community's channel. Each may be repeated without harm.
 * Every method throws AppError `unavailable` where the service does not answer.
 */
export interface Rosters {
  add(place: RosterPlace, person: PersonId): Promise<RosterChange>;
  /** Somebody who is not there is not there afterwards. */
  remove(place: RosterPlace, person: PersonId): Promise<RosterChange>;
  /** Makes a member an owner, who moderates. */
  promote(place: RosterPlace, person: PersonId): Promise<RosterChange>;
}

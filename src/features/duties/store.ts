import type { HandoverId, PersonId } from '../../kernel/ids.ts';
import type { Duty } from './model.ts';

/** What was said of duties; of what nothing was said there is no row. */
export interface DutyStore {
  of(handover: HandoverId): Promise<readonly Duty[]>;
  /** Offered to this person, answered or not, the last first. */
  offeredTo(person: PersonId): Promise<readonly Duty[]>;
  /** The last first. */
  flagged(): Promise<readonly Duty[]>;
  /** With the moment of the change. Saves as `version + 1`, the first time too. @throws AppError `changed-meanwhile` */
  save(duty: Duty): Promise<void>;
}

export interface DutyStores {
  readonly duties: DutyStore;
}

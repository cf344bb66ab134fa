import type { CaptureId, CommunityId, HandoverId, PersonId } from '../../../kernel/ids.ts';
import type { Actor, Person } from '../../../kernel/person.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Ids } from '../../../ports/ids.ts';
import type { Log } from '../../../ports/log.ts';
import type { Transaction, UnitOfWork } from '../../../ports/unit-of-work.ts';
import type { Terms } from '../model.ts';
import type { CaptureStores } from '../store.ts';
import type { Templates } from '../template.ts';

export interface CaptureDeps {
  readonly work: UnitOfWork<CaptureStores>;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Who somebody is: answered by another feature, wired by the app. Null for whom nobody knows. */
  readonly person: (id: PersonId) => Promise<Person | null>;
  /** Staff in a community, or those of them who moderate it: as `person`. */
  readonly members: (
    community: CommunityId,
    who: 'members' | 'moderators',
  ) => Promise<ReadonlySet<PersonId>>;
  readonly people: (ids: readonly PersonId[]) => Promise<readonly Person[]>;
  /**
   * Who answers for what a unit writes down: its focal points, else whoever governs, the first first; null: whoever
   * governs. As `person`.
   */
  readonly focalPoints: (unit: string | null) => Promise<readonly PersonId[]>;
  /** Whether the message of this warning has reached its reader. As `person`. */
  readonly reached: (warning: string) => Promise<boolean>;
  readonly log: Log;
  readonly templates: Templates;
  readonly terms: Terms;
  /** What a record, or the lessons of a handover, say of themselves is complete. @throws AppError `fields-missing` */
  readonly mustBeLabelled: (
    who: Actor,
    what: 'capture' | 'lessons',
    id: CaptureId | HandoverId,
  ) => Promise<void>;
}

export type Tx = Transaction & CaptureStores;

import type { PersonId } from '../kernel/ids.ts';
import type { PeopleNamed, Reading } from './reading.ts';

/** One journey of one person, however often and wherever it is announced. */
export interface MissionRecord {
  /** `list:<id>`, `file:<id>` or `calendar:<person>:<iCalUId>`: stays the same when the mission moves. */
  readonly key: string;
  readonly person: PersonId;
  /** Country or place as it is announced; null where a calendar says none. */
  readonly country: string | null;
  /** `YYYY-MM-DD`, both days of the mission. */
  readonly startsOn: string;
  readonly endsOn: string;
  /** Null for a calendar's: subjects are not kept. */
  readonly title: string | null;
  readonly state: 'planned' | 'cancelled';
}

/** Days between which missions are asked for, `YYYY-MM-DD`; a calendar is not read beyond them. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

/** Missions of a list, a file or calendars. */
export interface MissionRegister {
  readonly place: string;
  /**
   * @param marker category, or first word of the subject, by which a calendar's event is known for a mission
   * @returns null where there is no such register: that is nobody's mission called off
   * @throws RegisterError, AppError
   */
  read(people: PeopleNamed, span: Span, marker: string): Promise<Reading<MissionRecord> | null>;
}

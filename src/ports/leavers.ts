import type { PersonId } from '../kernel/ids.ts';
import type { PeopleNamed, Reading } from './reading.ts';

/** When people leave, as the organization's personnel system has told the directory. */
export interface Leavers {
  /**
   * Everybody with an account, and the day on which they leave as `YYYY-MM-DD`; null where none is set. Null as a
   * whole where the right to read it is missing, which is nobody's departure called off.
   */
  everybody(): Promise<ReadonlyMap<PersonId, string | null> | null>;
}

export const MOVES = ['departure', 'reassignment', 'end-of-contract'] as const;
export type MoveKind = (typeof MOVES)[number];

/** A line of the personnel system's own file. */
export interface MoveRecord {
  readonly person: PersonId;
  /** Tells several contracts of one person apart; empty where the file has no such column. */
  readonly contract: string;
  /** `YYYY-MM-DD`; null where somebody is listed who leaves on no day. */
  readonly lastDay: string | null;
  readonly kind: MoveKind;
}

/** Departures and moves as a file of the personnel system. */
export interface MoveRegister {
  readonly place: string;
  /** @throws RegisterError, AppError */
  read(people: PeopleNamed): Promise<Reading<MoveRecord>>;
}

/** Who leaves when, of all that says so together. */
export interface LeaveDays {
  /** `YYYY-MM-DD`; null where somebody leaves on no day. */
  readonly days: ReadonlyMap<PersonId, string | null>;
  /** Who is not among `days`: has left the directory, or just is in no file of those who leave. */
  readonly others: 'gone' | 'staying';
  /** Of whom a line could not be read: nothing of theirs is called off. Null for anybody. */
  readonly unclear: ReadonlySet<PersonId> | null;
  /** What kind of move it is, where a file says so. */
  readonly kinds: ReadonlyMap<PersonId, MoveKind>;
}

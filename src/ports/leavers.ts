import type { PersonId } from '../kernel/ids.ts';

/** When people leave, as the organization's personnel system has told the directory. */
export interface Leavers {
  /**
   * Everybody with an account, and the day on which they leave as `YYYY-MM-DD`; null where none is set. Null as a
   * whole where the right to read it is missing, which is nobody's departure called off.
   */
  everybody(): Promise<ReadonlyMap<PersonId, string | null> | null>;
}

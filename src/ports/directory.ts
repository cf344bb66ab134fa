import type { PersonId } from '../kernel/ids.ts';
import type { Person } from '../kernel/person.ts';

/** People as the organization's directory knows them (Microsoft Entra through Graph). */
export interface Directory {
  /** Null where no such account exists. */
  person(id: PersonId): Promise<Person | null>;
  /** Everybody with an account, closed ones included, page by page. */
  everybody(): AsyncIterable<Person>;
}

import type { PersonId } from '../kernel/ids.ts';
import type { Unable } from './personal.ts';

/** What people's clients show us of them, and what can be done in their name by it. */
export interface SignIn {
  /**
   * A token for our own API that a client of this person sent and that was verified: exchanged for one of Graph (on
   * behalf of), which is kept, encrypted, for all instances. Repeating it changes nothing.
   */
  learn(person: PersonId, assertion: string): Promise<'ready' | Unable>;
  /** Whether Graph can be asked in this person's name now, without asking it. */
  state(person: PersonId): Promise<'ready' | Unable>;
  /** Forgets every token of the person. */
  forget(person: PersonId): Promise<void>;
}

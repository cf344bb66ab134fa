/**
 * `first`: never seen. `again`: an earlier handling was cut off, so that what it did and said may have happened.
 * `taken`: handled, or in work elsewhere.
 */
export type Arrival = 'first' | 'again' | 'taken';

/**
 * What has come in from Teams, so that a resend is handled once. A key that was accepted by a process that died is
 * free again after a lease.
 */
export interface Inbox {
  accept(key: string): Promise<Arrival>;
  /** Real time for which an accepted key is ours unless it is kept. */
  readonly leaseMs: number;
  keep(key: string): Promise<void>;
  /** For good: every resend of this key is ignored from now on. */
  handled(key: string): Promise<void>;
  /** The turn failed: a resend of this key shall be handled. */
  release(key: string): Promise<void>;
}

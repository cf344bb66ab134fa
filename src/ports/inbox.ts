/**
 * What has come in from Teams, so that a resend is handled once. A key that was accepted by a process that died is
 * free again after a lease.
 */
export interface Inbox {
  /** False where the key was seen before: in work elsewhere, or handled. */
  accept(key: string): Promise<boolean>;
  /** For good: every resend of this key is ignored from now on. */
  handled(key: string): Promise<void>;
  /** The turn failed: a resend of this key shall be handled. */
  release(key: string): Promise<void>;
}

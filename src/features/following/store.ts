import type { Followed } from '../../ports/feed.ts';
import type { Subscription } from './model.ts';

export interface SubscriptionStore {
  /**
   * From now on these are followed and nothing else: what is new is due at once, with something to be read up.
   * Answers those that were taken out.
   */
  want(followed: readonly Followed[], now: Date): Promise<readonly Subscription[]>;
  /** One that is due, for this process alone until it is saved or `leaseMs` of real time have passed; null: none. */
  claim(now: Date, leaseMs: number): Promise<Subscription | null>;
  /** Saves all but `gaps`, which only grow elsewhere. `keep`: the claim goes on. */
  save(subscription: Subscription, keep?: 'keep'): Promise<void>;
  get(id: string): Promise<Subscription | null>;
  all(): Promise<readonly Subscription[]>;
  /** To be looked at now; something may have been missed. */
  missed(id: string, now: Date): Promise<void>;
  missedAll(now: Date): Promise<void>;
  /** To be looked at now. */
  wake(id: string, now: Date): Promise<void>;
  /** Ends all claims: only where no other process can be at work. */
  reopen(): Promise<void>;
  /** When an instance was last at work here, moved to `now`; null where never. */
  presence(now: Date): Promise<Date | null>;
}

import type { PersonId, PostingId } from '../../kernel/ids.ts';
import type { Posting, ThreadKey } from './model.ts';

/** People whom no way leads to, with what waits for them. */
export interface Unreached {
  readonly person: PersonId;
  readonly messages: number;
  /** When the oldest of them was to be said. */
  readonly since: Date;
  /** A word of `reach.why`: of what was held last. */
  readonly why: string;
}

/** People who were written to by mail, since their chat is closed. */
export interface Mailed {
  readonly person: PersonId;
  readonly letters: number;
  /** When the last one was due. */
  readonly last: Date;
  /** What is known of their chat: a word of `reach.closed`; null where only that it is closed. */
  readonly why: string | null;
}

export interface PostingStore {
  /**
   * False where a posting with this key exists already; nothing is changed then. One that was dropped before it was
   * ever sent (`attempts` 0) is intended anew: what had made it pointless may be over.
   */
  insert(posting: Posting): Promise<boolean>;
  byKey(key: string): Promise<Posting | null>;
  /**
   * `intended` or `sending`, not before has passed: oldest first for the same target, at most `limit`. For this process
   * alone until the lease of real time ends.
   */
  claim(now: Date, limit: number, leaseMs: number): Promise<readonly Posting[]>;
  /** Makes what is in hand last so much longer from now, where it was not given back. */
  keep(posting: PostingId, leaseMs: number): Promise<void>;
  /** Saves state, way, notBefore, attempts and what the send answered. Gives it back, unless it stays `inHand`. */
  update(posting: Posting, inHand?: boolean): Promise<void>;
  /** Unsent unasked postings for a person, most urgent first. */
  unaskedFor(person: PersonId): Promise<readonly Posting[]>;
  /** What waits for a way to this person, oldest first. */
  heldFor(person: PersonId): Promise<readonly Posting[]>;
  /** What is held for one of these reasons, oldest first, at most `limit`. */
  heldBecause(reasons: readonly string[], limit: number): Promise<readonly Posting[]>;
  /** Everybody for whom something waits, those longest unreached first. */
  unreached(): Promise<readonly Unreached[]>;
  /** Those whose last message went by mail, on or after that time; the last first. */
  mailed(from: Date): Promise<readonly Mailed[]>;
  /** The earliest `notBefore` of what is unsent; null where nothing waits. */
  nextDue(): Promise<Date | null>;
  /** The sent posting that opened this thread. */
  opening(thread: ThreadKey): Promise<Posting | null>;
  /** What was sent into this thread, its opening not included, oldest first. */
  sentInto(thread: ThreadKey): Promise<readonly Posting[]>;
  /** The key of the posting of ours that is this channel message and opened a thread; null for any other message. */
  threadOf(channelConversationId: string, rootActivityId: string): Promise<string | null>;
  /** Opening posts whose send was begun and not recorded: they may be in their channel already. */
  begunOpenings(): Promise<readonly Posting[]>;
}

export interface BudgetStore {
  /**
   * Takes the person's one unasked message of the local day `YYYY-MM-DD` for this posting.
   * True also where the same posting took it before; false where another did.
   */
  take(person: PersonId, day: string, key: string): Promise<boolean>;
  /** How many of the person's messages since that local day have keys that begin so. */
  takenSince(person: PersonId, day: string, keys: string): Promise<number>;
  /** This posting took it and then was not sent: another may have it. */
  giveBack(person: PersonId, day: string, key: string): Promise<void>;
}

export interface NotificationStores {
  readonly postings: PostingStore;
  readonly budget: BudgetStore;
}

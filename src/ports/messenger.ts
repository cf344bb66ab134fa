import type { PersonId } from '../kernel/ids.ts';

/** Where a message goes: a community's channel (optionally a thread of it) or one person's chat. */
export type Destination =
  | {
      readonly kind: 'channel';
      readonly teamId: string;
      readonly channelId: string;
      /** Id of the root post to reply to; null starts a thread. */
      readonly thread: string | null;
    }
  | { readonly kind: 'person'; readonly person: PersonId };

/** A message as sent: enough to update it and to recognise replies to it. */
export interface SentMessage {
  readonly conversationId: string;
  readonly activityId: string;
}

/** Why a message could not go. */
export interface Undelivered {
  /** `later` is worth a retry; `never` is not (blocked, uninstalled, gone). */
  readonly outcome: 'later' | 'never';
  /** Milliseconds the service asked us to wait; null where it did not say. */
  readonly retryAfter: number | null;
  /** The service refused, so that it certainly was not sent; false where it may have been. */
  readonly definite: boolean;
  /** Nothing was tried: the place has no room before `retryAfter`. */
  readonly untried?: boolean;
  /** There is no way to this person here, in a word of `reach.why`; absent or null for any other failure. */
  readonly closed?: string | null;
}

export class UndeliveredError extends Error implements Undelivered {
  readonly outcome: 'later' | 'never';
  readonly retryAfter: number | null;
  readonly definite: boolean;
  readonly untried: boolean;
  readonly closed: string | null;

  constructor(message: string, why: Undelivered, options?: ErrorOptions) {
    super(message, options);
    this.name = 'UndeliveredError';
    this.outcome = why.outcome;
    this.retryAfter = why.retryAfter;
    this.definite = why.definite;
    this.untried = why.untried ?? false;
    this.closed = why.closed ?? null;
  }
}

/**
 * Says things in Teams unasked. `key` is our own id of the message, carried inside the card: the connector
 * has no idempotency key, so a post that may have happened is found again by reading the thread.
 */
export interface Messenger {
  /** @throws UndeliveredError with `closed` where the person's chat is closed to us */
  send(key: string, to: Destination, message: unknown): Promise<SentMessage>;
  /**
   * Says by mail what could not be said in the person's chat: what it is about and where to read it, nothing of its
   * content. @throws UndeliveredError with `closed` where there is no mail either
   */
  write(key: string, person: PersonId, message: unknown): Promise<void>;
  /** Redraws an own message. @throws UndeliveredError */
  update(key: string, sent: SentMessage, to: Destination, message: unknown): Promise<void>;
}

/** Reads a channel to find a post of ours by its key: null where it is not there. */
export interface ChannelReader {
  find(key: string, to: Destination & { kind: 'channel' }): Promise<SentMessage | null>;
}

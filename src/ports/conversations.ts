import type { PersonId } from '../kernel/ids.ts';

/** Where a person or a channel can be reached: opaque to everybody but the surface that saved it. */
export interface StoredConversation {
  readonly reference: Readonly<Record<string, unknown>>;
  readonly serviceUrl: string;
}

/** Addresses learned from authenticated activities; one per place and service, the last seen first. */
export interface Conversations {
  save(
    person: PersonId,
    reference: Readonly<Record<string, unknown>>,
    serviceUrl: string,
  ): Promise<void>;
  /** Newest first. */
  of(person: PersonId): Promise<readonly StoredConversation[]>;
  /** The person took the app away: none of their addresses leads anywhere. */
  forget(person: PersonId): Promise<void>;
  saveChannel(
    channelId: string,
    reference: Readonly<Record<string, unknown>>,
    serviceUrl: string,
  ): Promise<void>;
  /** Newest first. */
  ofChannel(channelId: string): Promise<readonly StoredConversation[]>;
}

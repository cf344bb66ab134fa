import type { PersonId } from '../kernel/ids.ts';

/** What can be followed: a channel's messages, or a library's files. */
export type Followed =
  | { readonly kind: 'channel'; readonly teamId: string; readonly channelId: string }
  | { readonly kind: 'library'; readonly driveId: string };

export type Channel = Followed & { readonly kind: 'channel' };

/** The same place gives the same words, other places others. */
export const targetOf = (followed: Followed): string =>
  followed.kind === 'channel'
    ? `channel:${followed.teamId}|${followed.channelId}`
    : `library:${followed.driveId}`;

/** A message of a channel as the service has it. */
export interface ChannelMessage {
  readonly channelId: string;
  readonly id: string;
  /** Of the first message of its thread; its own where it is the first. */
  readonly rootId: string;
  /** Null where no person of the organization wrote it: an app, a guest of another one, the system. */
  readonly author: PersonId | null;
  /** As the service keeps it, with its markup. */
  readonly markup: string;
  /** The exact markup of the mentions of our own app. */
  readonly mentionsOfUs: readonly string[];
  /** Addresses of the files in SharePoint that were sent with it. */
  readonly files: readonly string[];
  readonly saidAt: Date;
  /** The last change of any kind, a reaction included. */
  readonly changedAt: Date;
  /** When its author last changed the words; null where never. */
  readonly editedAt: Date | null;
  readonly deleted: boolean;
}

/** By which content is encrypted for us: base64 of an X.509 certificate, and the id that comes back with each item. */
export interface Certificate {
  readonly id: string;
  readonly text: string;
}

export interface Standing {
  readonly graphId: string;
  readonly expiresAt: Date;
}

/** `refused`: not allowed, in the service's words; it will not be allowed in a minute either. */
export type Attempt =
  | ({ readonly outcome: 'standing' } & Standing)
  | { readonly outcome: 'refused'; readonly detail: string };

/** Subscriptions to changes, at the service. Every method throws AppError where the service does not answer. */
export interface Subscriptions {
  /**
   * May have happened although it throws: `standing` tells. A second one for the same place is `refused`.
   * @param secret what every notification must bring back
   * @param lasts milliseconds
   */
  create(
    followed: Followed,
    secret: string,
    until: Date,
    certificate: Certificate,
  ): Promise<Attempt>;
  /** Longer, and by this certificate. `gone`: there is no such subscription any more. */
  renew(
    followed: Followed,
    graphId: string,
    until: Date,
    certificate: Certificate,
  ): Promise<Attempt | { readonly outcome: 'gone' }>;
  /** Those of ours for this place; `secret` null where the service does not tell it. */
  standing(followed: Followed): Promise<readonly (Standing & { readonly secret: string | null })[]>;
  /** All of ours, whatever they follow. */
  ours(): Promise<readonly Standing[]>;
  /** Repeating it changes nothing. */
  remove(graphId: string): Promise<void>;
}

/** One thread of a channel: its first message and what followed, in any order. */
export type Thread = readonly ChannelMessage[];

export interface ChannelFeed {
  /**
   * The channel's threads, the last changed first, a page at a time. Not for polling: once a gap.
   * @throws AppError where the service refuses or does not answer
   */
  threads(channel: Channel): AsyncIterable<readonly Thread[]>;
}

/** The keys by which content is encrypted for us. */
export interface NotificationKeys {
  /** The one to be used from now on, made where there is none or the last one is old. */
  current(now: Date): Promise<Certificate>;
  /** PEM of the private key; null where it is not known (any more). */
  privateKey(id: string): Promise<string | null>;
}

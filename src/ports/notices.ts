/** Content that is encrypted for us, as it came. All fields base64 but the id of the certificate. */
export interface Encrypted {
  readonly data: string;
  readonly dataSignature: string;
  readonly dataKey: string;
  readonly encryptionCertificateId: string;
}

/** One item of a notification, as it came: shaped, and of a subscription of ours, but not yet believed. */
export interface NoticeItem {
  /** Our own id of the subscription, proved by its secret. */
  readonly subscription: string;
  /** `change`, or the word of an event in the subscription's life. */
  readonly what: string;
  readonly content: Encrypted | null;
}

/** One POST of notifications. */
export interface Notice {
  readonly items: readonly NoticeItem[];
  /** That the sender is who it should be; checked later. */
  readonly tokens: readonly string[];
}

export interface ClaimedNotice extends Notice {
  readonly id: number;
  /** By the machine's time. */
  readonly receivedAt: Date;
  readonly attempts: number;
}

/** What was notified and is not worked off. */
export interface NoticeQueue {
  /** Resolves once all of it is on disk. */
  add(notice: Notice): Promise<void>;
  /** For this process alone, until done, failed, or `leaseMs` of real time have passed; oldest first. */
  claim(limit: number, leaseMs: number): Promise<readonly ClaimedNotice[]>;
  done(id: number): Promise<void>;
  /** Again after so long. */
  failed(id: number, retryMs: number): Promise<void>;
  /** How many wait, and for how many milliseconds the oldest has. */
  waiting(): Promise<{ readonly count: number; readonly lagMs: number }>;
  /** Ends all leases: only where no other process can be at work. */
  reopen(): Promise<void>;
}

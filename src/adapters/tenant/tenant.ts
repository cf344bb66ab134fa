import type { TenantClock } from './clock.ts';
import type { Consents } from './consents.ts';
import type { Db } from './db.ts';
import type { Faults } from './faults.ts';
import type { BlobStore } from './files/blobs.ts';
import type { Indexer } from './files/indexer.ts';
import type { Throttle } from './gate/throttle.ts';
import type { Identity } from './identity.ts';
import type { Notifier } from './notifications/port.ts';
import type { InvokeAnswer } from './teams/activity.ts';
import type { Delivery } from './teams/delivery.ts';
import type { Signal } from './teams/signal.ts';

/** Everything a handler may need. */
export interface Tenant {
  db: Db;
  clock: TenantClock;
  blobs: BlobStore;
  identity: Identity;
  /** What the administrator, each person and each team's owner consented to. */
  consents: Consents;
  /** Faults on demand; whoever carries out a call takes them from here. */
  faults: Faults;
  /** How much each caller has used up. */
  throttle: Throttle;
  indexer: Indexer;
  delivery: Delivery;
  /** Tells subscribers what changed. */
  notifications: Notifier;
  /** Fires whenever a message was added or changed. */
  signal: Signal;
  /** Base address, `http://127.0.0.1:<port>`. */
  url: string;
  /** The bot's message endpoint. */
  bot: string;
  /** Folder of the built Teams page. */
  pageDirectory: string;
  /** Cards of links by person and link, as Teams keeps them for a while; `until` in ms of the clock. */
  unfurled: Map<string, { until: number; answer: InvokeAnswer }>;
  /** Fires when the tenant closes: whoever waits on the clock goes on. */
  closing: AbortSignal;
  close(): void;
  /** Wipes everything and seeds again. */
  reset(): Promise<void>;
}

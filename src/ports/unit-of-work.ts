import type { EventType, NewEvent } from '../kernel/events.ts';
import type { PersonId } from '../kernel/ids.ts';

/** A line of the append-only audit log. `detail` holds ids and reasons, never a contribution's text. */
export interface AuditEntry {
  readonly actor: PersonId | null;
  readonly verb: string;
  /** `kind:id`, for example `contribution:0197…`. */
  readonly subject: string;
  readonly reason?: string | undefined;
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>;
}

/** Work that becomes due. `job` + `slot` is its key, so that it is done once however often it is planned. */
export interface DueItem {
  readonly job: string;
  /** A function of what and when, for example `<discussion id>@<end as ISO>`. */
  readonly slot: string;
  readonly at: Date;
  /** The id that the job's handler is given. */
  readonly ref: string;
}

/** What every transaction can do besides its stores. Nothing in it may call the outside. */
export interface Transaction {
  emit<T extends EventType>(event: NewEvent<T>): void;
  audit(entry: AuditEntry): void;
  /** Replaces all work of `owner` (`kind:id`) that is not done yet by `items`: due work is derived from state. */
  plan(owner: string, items: readonly DueItem[]): void;
}

/**
 * One transaction over the stores a feature names. Events, audit lines and due work are saved with the
 * state; delivery of events happens after commit, at least once.
 */
export interface UnitOfWork<Stores> {
  run<T>(work: (tx: Transaction & Stores) => Promise<T>): Promise<T>;
}

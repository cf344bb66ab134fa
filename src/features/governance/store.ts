import type { PersonId } from '../../kernel/ids.ts';

export interface SettingChange {
  readonly key: string;
  readonly value: unknown;
  readonly changedBy: PersonId | null;
  readonly changedAt: Date;
}

export interface SettingStore {
  get(key: string): Promise<unknown>;
  /** Keeps the former value in the history. */
  set(key: string, value: unknown, by: PersonId | null, at: Date): Promise<void>;
  history(key: string): Promise<readonly SettingChange[]>;
}

export interface AuditLine {
  /** Lines are numbered in the order in which they were written. */
  readonly id: string;
  readonly at: Date;
  readonly actor: PersonId | null;
  readonly verb: string;
  readonly subject: string;
  readonly reason: string | null;
}

/** Null: whatever it is. */
export interface AuditFilter {
  readonly actor: PersonId | null;
  /** `close` of `discussion.close`. */
  readonly action: string | null;
  /** `discussion` of `discussion:<id>`. */
  readonly object: string | null;
  /** `discussion:<id>`. */
  readonly about: string | null;
  readonly from: Date | null;
  /** Exclusive. */
  readonly until: Date | null;
}

export interface AuditStore {
  /**
   * Newest first, before the line with this number, at most `limit`. Lines about what was said without a name are left
   * out for as long as it stands without one: when it was touched would tell of whoever wrote it.
   */
  page(filter: AuditFilter, before: string | null, limit: number): Promise<readonly AuditLine[]>;
  /** Newest first. */
  of(subject: string): Promise<readonly AuditLine[]>;
}

export interface GovernanceStores {
  readonly settings: SettingStore;
  readonly auditLog: AuditStore;
}

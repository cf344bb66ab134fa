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
  readonly at: Date;
  readonly actor: PersonId | null;
  readonly verb: string;
  readonly subject: string;
  readonly reason: string | null;
}

export interface AuditStore {
  /** Newest first. */
  recent(limit: number): Promise<readonly AuditLine[]>;
  of(subject: string): Promise<readonly AuditLine[]>;
}

export interface GovernanceStores {
  readonly settings: SettingStore;
  readonly auditLog: AuditStore;
}

import type { TemplateKind, TemplateVersion } from './model.ts';

export interface TemplateVersionStore {
  /** How many there are: they are only added to. */
  count(): Promise<number>;
  /** By kind and id, the oldest version first. */
  all(): Promise<readonly TemplateVersion[]>;
  /** The oldest first. */
  of(kind: TemplateKind, id: string): Promise<readonly TemplateVersion[]>;
  /** @throws AppError `changed-meanwhile` where there is that version already */
  add(version: TemplateVersion): Promise<void>;
}

export interface TemplateStores {
  readonly templateVersions: TemplateVersionStore;
}

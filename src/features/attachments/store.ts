import type { AttachedTo, Attachment } from '../../kernel/attachment.ts';

/**
 * What was given with a text, under the key of what made the text: so it is kept before the text is, and there is no
 * moment in which one is without the other.
 */
export interface AttachmentStore {
  /** In their order; empty for none. */
  of(sourceKey: string): Promise<readonly Attachment[]>;
  /** Those of something that was taken already. */
  on(about: AttachedTo): Promise<readonly Attachment[]>;
  /** All of them from now on; none removes them. Repeating it changes nothing. */
  keep(sourceKey: string, attachments: readonly Attachment[]): Promise<void>;
}

export interface AttachmentStores {
  readonly attachments: AttachmentStore;
}

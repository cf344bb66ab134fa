import type { DiscussionId } from '../../kernel/ids.ts';
import type { Language } from '../../kernel/language.ts';

/**
 * What is made of a discussion at its end: the full synthesis, one page for those who decide, everything that was said
 * as its authors consented, and what concerns one constituent group.
 */
export const DOCUMENT_KINDS = ['synthesis', 'brief', 'proceedings', 'group'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** One of them, as it lies in SharePoint. */
export interface DiscussionDocument {
  readonly discussion: DiscussionId;
  readonly kind: DocumentKind;
  /** The constituent group of a `group`; null for the other kinds. */
  readonly group: string | null;
  /** Of its headings and of all that Praxis says in it. */
  readonly language: Language;
  /** Of the file: the same at every attempt, so that it replaces and never doubles. */
  readonly name: string;
  readonly webUrl: string;
  readonly pdfUrl: string | null;
  /** Version of the synthesis that it says, with all the others named; null while there is only its place. */
  readonly says: number | null;
}

export interface DiscussionDocumentStore {
  /** In the order of kinds, groups and languages. */
  of(discussion: DiscussionId): Promise<readonly DiscussionDocument[]>;
  /** One of a kind, group and language: what is known of it is replaced. */
  keep(document: DiscussionDocument): Promise<void>;
}

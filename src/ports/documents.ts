import type { Language } from '../kernel/language.ts';

/** A document before layout: what a word processor file is made from. */
export interface StructuredDocument {
  readonly title: string;
  readonly language: Language;
  readonly subtitle: string;
  /** Label and value pairs shown under the title and kept as document properties. */
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly keywords: readonly string[];
  readonly sections: readonly DocumentSection[];
}

export interface DocumentSection {
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly bullets: readonly { readonly text: string; readonly note?: string }[];
}

/** Writes docx files. */
export interface DocumentWriter {
  docx(document: StructuredDocument): Promise<Uint8Array>;
}

export type Extraction =
  | { readonly ok: true; readonly text: string }
  | {
      readonly ok: false /** `given-up`: it took too long, or took its reader down. */;
      readonly reason: 'encrypted' | 'broken' | 'too-large' | 'unsupported' | 'given-up';
    };

/** Reads the text of office files and PDFs, off the main thread. Never throws for a bad file. */
export interface TextExtractor {
  extract(name: string, bytes: Uint8Array): Promise<Extraction>;
}

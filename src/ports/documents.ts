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
  /** What stands above the table of contents; absent: it is too short to need one. */
  readonly contents?: string;
  /** What stands at the top of every page; absent: nothing. */
  readonly header?: string;
  /** Set tightly: it is meant to be read on one page. */
  readonly compact?: boolean;
}

export interface DocumentSection {
  readonly heading: string;
  /** 2: below the one before it, and not in the table of contents; absent: 1. */
  readonly level?: 1 | 2;
  readonly paragraphs: readonly string[];
  readonly bullets: readonly Bullet[];
  /** Language of the paragraphs where it is not the document's. */
  readonly language?: Language;
  /** Whether the paragraphs are somebody's own words. */
  readonly quoted?: boolean;
  /** What the paragraphs are said to be, below them. */
  readonly note?: string;
  readonly links?: readonly DocumentLink[];
}

export interface Bullet {
  readonly text: string;
  readonly note?: string;
  /** Of the text, where it is not the document's: a screen reader reads it in that language. */
  readonly language?: Language;
  /** Stands out, with this word before it; a word and never a colour alone. */
  readonly marked?: string;
  /** After the note, or after the text where there is none. */
  readonly links?: readonly DocumentLink[];
}

export interface DocumentLink {
  readonly label: string;
  readonly url: string;
}

/** Writes docx files. */
export interface DocumentWriter {
  /** Laying the pages out for their numbers is most of the work: what is written over at once may be without them. */
  docx(
    document: StructuredDocument,
    given?: { readonly pageNumbers?: boolean },
  ): Promise<Uint8Array>;
  /** How many pages it has, as laid out; null where that cannot be told. */
  pages(document: StructuredDocument): Promise<number | null>;
}

export interface OfficeFile {
  /** With its extension; names of one call are all different. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Makes PDF files of office files, where the machine has what it takes. */
export interface PdfConverter {
  /** By the name given; what could not be converted in time is left out. Never throws. */
  convert(files: readonly OfficeFile[]): Promise<ReadonlyMap<string, Uint8Array>>;
  /** Null: all is well. Otherwise what an operator can do. */
  trouble(): string | null;
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

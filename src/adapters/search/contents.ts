import type { Language } from '../../kernel/language.ts';
import { withRoom } from './columns.ts';
import { Documents, type Line } from './documents.ts';
import { ForwardLists } from './forward.ts';
import { type Frequencies, PostingLists } from './postings.ts';

/** Numbers of the terms of a language: those of their posting lists. */
export type Terms = Map<string, number>;

/** All that an index holds: postings per language and term, the words of each document, and a line for it. */
export class Contents {
  readonly terms: Record<Language, Terms> = { en: new Map(), fr: new Map(), es: new Map() };
  lists = new PostingLists();
  forward = new ForwardLists();
  documents = new Documents();
  /** By term: how many all-staff documents hold it. */
  holders = new Uint32Array(256);

  /** The number of a term that may be new. */
  termOf(language: Language, stem: string): number {
    const known = this.terms[language].get(stem);
    if (known !== undefined) return known;
    const fresh = this.lists.open();
    this.terms[language].set(stem, fresh);
    return fresh;
  }

  /** @param fields the terms of each field, in the order of the text. Answers the document's number. */
  add(line: Line, fields: readonly (readonly number[])[]): number {
    const doc = this.documents.add(line);
    const open = this.documents.isPublic(doc);
    for (const [term, frequencies] of counted(fields)) {
      this.lists.add(term, doc, frequencies);
      if (open) this.#hold(term, 1);
    }
    this.forward.add(doc, fields);
    return doc;
  }

  /** The document leaves its number dead in the postings. */
  drop(doc: number): void {
    const id = this.documents.id(doc);
    if (id === null) return;
    if (this.documents.isPublic(doc))
      for (const term of this.forward.terms(doc)) this.#hold(term, -1);
    this.documents.remove(id);
  }

  #hold(term: number, change: 1 | -1): void {
    this.holders = withRoom(this.holders, term);
    this.holders[term] = (this.holders[term] ?? 0) + change;
  }
}

function counted(fields: readonly (readonly number[])[]): Map<number, Frequencies> {
  const counts = new Map<number, Frequencies>();
  for (const [field, terms] of fields.entries()) {
    for (const term of terms) {
      const found = counts.get(term) ?? [0, 0, 0, 0, 0];
      found[field] = (found[field] ?? 0) + 1;
      counts.set(term, found);
    }
  }
  return counts;
}

import type { ProductId } from '../../kernel/ids.ts';
import { LANGUAGES, type Language } from '../../kernel/language.ts';
import type { IndexedProduct } from '../../ports/search.ts';
import type { TextAnalysis } from '../../ports/text.ts';
import { withRoom } from './columns.ts';
import { Documents } from './documents.ts';
import { ForwardLists } from './forward.ts';
import { Cursor, FIELDS, type Frequencies, PostingLists } from './postings.ts';

/** Removed documents that may lie in the postings before these are written anew, and their least share. */
const FEWEST_DEAD = 256;
const DEAD_SHARE = 0.25;

const NONE: Readonly<Frequencies> = [0, 0, 0, 0, 0];

/** Numbers of the terms of a language: those of their posting lists. */
export type Terms = Map<string, number>;

/** All that an index holds. */
export class Contents {
  readonly terms: Record<Language, Terms> = { en: new Map(), fr: new Map(), es: new Map() };
  lists = new PostingLists();
  forward = new ForwardLists();
  documents = new Documents();
  /** By term: how many all-staff documents hold it. */
  holders = new Uint32Array(256);
}

/**
 * What the index holds: postings per language and term, and a line per document. A document that is replaced or
 * removed leaves its number dead in the postings; once enough are, all of it is rewritten without them.
 */
export class Catalogue {
  readonly #text: TextAnalysis;
  #held: Contents;

  constructor(text: TextAnalysis, held = new Contents()) {
    this.#text = text;
    this.#held = held;
  }

  /** As it lies in memory; to be read only. */
  get contents(): Contents {
    return this.#held;
  }

  get documents(): Documents {
    return this.#held.documents;
  }

  put(product: IndexedProduct, revision: number): void {
    this.remove(product.id);
    const { id, audience, language } = product;
    const fields = this.#fields(product);
    const lengths = fields.map(({ length }) => length);
    const doc = this.documents.add({ id, audience, language, revision, lengths });
    const found = countStems(fields);
    const terms = new Map([...found.keys()].map((stem) => [stem, this.#term(language, stem)]));
    const open = this.documents.isPublic(doc);
    for (const [stem, term] of terms) {
      this.#held.lists.add(term, doc, found.get(stem) ?? NONE);
      if (open) this.#hold(term, 1);
    }
    this.#held.forward.add(
      doc,
      fields.map((stems) => stems.map((stem) => terms.get(stem) ?? 0)),
    );
  }

  remove(id: ProductId): void {
    const doc = this.documents.number(id);
    if (doc === undefined) return;
    if (this.documents.isPublic(doc))
      for (const term of this.#held.forward.terms(doc)) this.#hold(term, -1);
    this.documents.remove(id);
    const { size, width } = this.documents;
    if (width - size >= FEWEST_DEAD && width - size >= DEAD_SHARE * width)
      this.#held = compacted(this.#held);
  }

  /** The term's number where any document ever held it. */
  term(language: Language, stem: string): number | undefined {
    return this.#held.terms[language].get(stem);
  }

  /** How many all-staff documents hold the stem. */
  publicHolders(language: Language, stem: string): number {
    const term = this.term(language, stem);
    return term === undefined ? 0 : (this.#held.holders[term] ?? 0);
  }

  /** Whether a document of an allowed audience holds the stem. */
  holdsAny(language: Language, stem: string, allowed: Uint8Array): boolean {
    const term = this.term(language, stem);
    if (term === undefined) return false;
    const { audiences } = this.documents;
    const cursor = new Cursor(this.#held.lists, term);
    while (cursor.next()) if (allowed[audiences[cursor.doc] ?? 0] === 1) return true;
    return false;
  }

  /** Terms, and the bytes that their postings and the lists of documents take, for figures. */
  footprint(): { readonly terms: number; readonly bytes: number } {
    const { lists, forward } = this.#held;
    return { terms: lists.size, bytes: lists.bytes.used + forward.bytes.used };
  }

  /** In the order of `Frequencies`. */
  #fields(product: IndexedProduct): (readonly string[])[] {
    const { title, abstract, body, topics, countries, replies = '', language } = product;
    const about = [...topics, ...countries].join(' ');
    return [title, abstract, about, replies, body].map((field) =>
      this.#text.stems(field, language),
    );
  }

  #term(language: Language, stem: string): number {
    const known = this.term(language, stem);
    if (known !== undefined) return known;
    const fresh = this.#held.lists.open();
    this.#held.terms[language].set(stem, fresh);
    return fresh;
  }

  #hold(term: number, change: 1 | -1): void {
    this.#held.holders = withRoom(this.#held.holders, term);
    this.#held.holders[term] = (this.#held.holders[term] ?? 0) + change;
  }
}

function countStems(fields: readonly (readonly string[])[]): Map<string, Frequencies> {
  const counts = new Map<string, Frequencies>();
  for (const [field, stems] of fields.entries()) {
    for (const stem of stems) {
      const found = counts.get(stem) ?? [0, 0, 0, 0, 0];
      found[field] = (found[field] ?? 0) + 1;
      counts.set(stem, found);
    }
  }
  return counts;
}

/** The living documents alone, under new numbers without gaps, and the terms that they hold. */
function compacted(old: Contents): Contents {
  const fresh = new Contents();
  const docs = living(old, fresh);
  const terms = new Int32Array(old.lists.size).fill(-1);
  for (const language of LANGUAGES) {
    for (const [stem, term] of old.terms[language]) {
      const cursor = new Cursor(old.lists, term);
      let list = -1;
      while (cursor.next()) {
        const doc = docs[cursor.doc] ?? -1;
        if (doc < 0) continue;
        if (list < 0) list = fresh.lists.open();
        fresh.lists.add(list, doc, cursor.all());
      }
      if (list < 0) continue;
      fresh.terms[language].set(stem, list);
      terms[term] = list;
      fresh.holders = withRoom(fresh.holders, list);
      fresh.holders[list] = old.holders[term] ?? 0;
    }
  }
  for (const [before, doc] of docs.entries())
    if (doc >= 0) fresh.forward.add(doc, renamed(old.forward, before, terms));
  return fresh;
}

/** Adds the living to `fresh`; answers new numbers by the old, or -1. */
function living(old: Contents, fresh: Contents): Int32Array {
  const { documents } = old;
  const numbers = new Int32Array(documents.width).fill(-1);
  const names = documents.names();
  let next = 0;
  const ids: ProductId[] = [];
  for (const [doc, id] of documents.ids.entries()) {
    if (id === null) continue;
    ids.push(id);
    numbers[doc] = next;
    next += 1;
  }
  const columns = documents.columnsOf(numbers);
  fresh.documents.adopt(ids, names, columns);
  return numbers;
}

function renamed(forward: ForwardLists, doc: number, terms: Int32Array): number[][] {
  const fields: number[][] = Array.from({ length: FIELDS }, () => []);
  forward.each(doc, (term, field) => void fields[field]?.push(terms[term] ?? 0));
  return fields;
}

import type { ProductId } from '../../kernel/ids.ts';
import { LANGUAGES, type Language } from '../../kernel/language.ts';
import type { IndexedProduct } from '../../ports/search.ts';
import type { TextAnalysis } from '../../ports/text.ts';
import { Documents, PUBLIC_CODE } from './documents.ts';
import { Cursor, type Frequencies, Postings } from './postings.ts';

/** Removed documents that may lie in the postings before these are written anew, and their least share. */
const FEWEST_DEAD = 256;
const DEAD_SHARE = 0.25;

type Terms = Map<string, Postings>;

/**
 * What the index holds: postings per language and term, and a line per document. A document that is replaced or
 * removed leaves its number dead in the postings; once enough are, all postings are rewritten without them.
 */
export class Catalogue {
  readonly #text: TextAnalysis;
  readonly #terms: Record<Language, Terms> = { en: new Map(), fr: new Map(), es: new Map() };
  #documents = new Documents();
  /** Counts of holders are kept until the next change: in use, queries outnumber changes by far. */
  #holders = new Map<Postings, number>();

  constructor(text: TextAnalysis) {
    this.#text = text;
  }

  get documents(): Documents {
    return this.#documents;
  }

  put(product: IndexedProduct): void {
    this.remove(product.id);
    const { id, audience, language } = product;
    const fields = this.#fields(product);
    const doc = this.#documents.add(
      id,
      audience,
      fields.map(({ length }) => length),
    );
    for (const [stem, frequencies] of countStems(fields))
      this.#postings(language, stem).add(doc, frequencies);
    this.#holders.clear();
  }

  remove(id: ProductId): void {
    this.#documents.remove(id);
    this.#holders.clear();
    const { size, width } = this.#documents;
    if (width - size >= FEWEST_DEAD && width - size >= DEAD_SHARE * width) this.#rewrite();
  }

  postings(language: Language, stem: string): Postings | undefined {
    return this.#terms[language].get(stem);
  }

  /** How many all-staff documents hold the stem. */
  publicHolders(language: Language, stem: string): number {
    const postings = this.postings(language, stem);
    if (!postings) return 0;
    const known = this.#holders.get(postings);
    if (known !== undefined) return known;
    const { audiences } = this.#documents;
    let holders = 0;
    const cursor = new Cursor(postings);
    while (cursor.next()) if (audiences[cursor.doc] === PUBLIC_CODE) holders += 1;
    this.#holders.set(postings, holders);
    return holders;
  }

  /** Whether a document of an allowed audience holds the stem. */
  holdsAny(language: Language, stem: string, allowed: Uint8Array): boolean {
    const postings = this.postings(language, stem);
    if (!postings) return false;
    const { audiences } = this.#documents;
    const cursor = new Cursor(postings);
    while (cursor.next()) if (allowed[audiences[cursor.doc] ?? 0] === 1) return true;
    return false;
  }

  /** Terms, and the bytes their postings take, for figures. */
  footprint(): { readonly terms: number; readonly bytes: number } {
    let terms = 0;
    let bytes = 0;
    for (const language of LANGUAGES) {
      terms += this.#terms[language].size;
      for (const postings of this.#terms[language].values()) bytes += postings.bytes.length;
    }
    return { terms, bytes };
  }

  /** In the order of `Frequencies`. */
  #fields({ title, abstract, body, topics, countries, language }: IndexedProduct) {
    const about = [...topics, ...countries].join(' ');
    return [title, abstract, about, body].map((field) => this.#text.stems(field, language));
  }

  #postings(language: Language, stem: string): Postings {
    const known = this.#terms[language].get(stem);
    if (known) return known;
    const fresh = new Postings();
    this.#terms[language].set(stem, fresh);
    return fresh;
  }

  #rewrite(): void {
    const { documents, renumbered } = this.#documents.compacted();
    for (const language of LANGUAGES) {
      for (const [stem, old] of this.#terms[language]) {
        const fresh = rewritten(old, renumbered);
        if (fresh.used > 0) this.#terms[language].set(stem, fresh);
        else this.#terms[language].delete(stem);
      }
    }
    this.#documents = documents;
  }
}

function countStems(fields: readonly (readonly string[])[]): Map<string, Frequencies> {
  const counts = new Map<string, Frequencies>();
  for (const [field, stems] of fields.entries()) {
    for (const stem of stems) {
      const found = counts.get(stem) ?? [0, 0, 0, 0];
      found[field] = (found[field] ?? 0) + 1;
      counts.set(stem, found);
    }
  }
  return counts;
}

function rewritten(old: Postings, renumbered: Int32Array): Postings {
  const fresh = new Postings();
  const cursor = new Cursor(old);
  while (cursor.next()) {
    const number = renumbered[cursor.doc] ?? -1;
    if (number >= 0) fresh.add(number, cursor.frequencies);
  }
  return fresh;
}

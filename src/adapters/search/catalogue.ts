import type { ProductId } from '../../kernel/ids.ts';
import type { Language } from '../../kernel/language.ts';
import type { IndexedProduct } from '../../ports/search.ts';
import type { TextAnalysis } from '../../ports/text.ts';
import { compacting } from './compaction.ts';
import { Contents } from './contents.ts';
import type { Documents } from './documents.ts';
import { Cursor } from './postings.ts';

/** Removed documents that may lie in the postings before these are written anew, and their least share. */
const FEWEST_DEAD = 256;
const DEAD_SHARE = 0.25;
/** A library with fewer documents is written anew at once: that takes no longer than a few searches. */
const SMALL = 2_000;

/**
 * What the index holds, and how it changes. A document that is replaced or removed leaves its number dead in the
 * postings; once enough are, all of it is rewritten without them: a small library at once, a large one by `tidying`.
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
    const stems = this.#fields(product);
    const lengths = stems.map(({ length }) => length);
    const held = this.#held;
    const fields = stems.map((field) => field.map((stem) => held.termOf(language, stem)));
    held.add({ id, audience, language, revision, lengths }, fields);
  }

  remove(id: ProductId): void {
    const doc = this.documents.number(id);
    if (doc === undefined) return;
    this.#held.drop(doc);
    if (this.documents.width < SMALL) for (const _ of this.tidying());
  }

  /** Lets go of the dead where there are enough, a little at each step; between them all may be asked and changed. */
  *tidying(): Generator<void> {
    const { size, width } = this.documents;
    if (width - size < FEWEST_DEAD || width - size < DEAD_SHARE * width) return;
    this.#held = yield* compacting(this.#held);
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
}

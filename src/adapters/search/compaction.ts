import { LANGUAGES, type Language } from '../../kernel/language.ts';
import { withRoom } from './columns.ts';
import { Contents } from './contents.ts';
import type { ForwardLists } from './forward.ts';
import { Cursor, FIELDS } from './postings.ts';

/** Postings and words that are taken over between two pauses: a few milliseconds' work. */
const AT_ONCE = 20_000;
/** What a document's line takes beside a posting. */
const A_LINE = 10;

/**
 * The living documents alone, under new numbers without gaps, and the terms that they hold. Goes on a little at a time,
 * since a large library takes seconds: `old` may be asked and changed between two steps, and what has changed meanwhile
 * is taken over at the end. What it answers is to take the place of `old` before that is changed again.
 */
export function* compacting(old: Contents, atOnce: number = AT_ONCE): Generator<void, Contents> {
  const upTo = old.documents.width;
  const copy = new Copy(old, atOnce);
  yield* copy.lines(upTo);
  yield* copy.lists();
  yield* copy.texts(upTo);
  for (let from = upTo; ; ) {
    const to = old.documents.width;
    copy.removeDead(to);
    const paused = yield* copy.append(from, to);
    from = to;
    if (!paused) return copy.fresh;
  }
}

class Copy {
  readonly fresh = new Contents();
  readonly #old: Contents;
  readonly #atOnce: number;
  /** By old number of a document: the new one, or -1. */
  #docs: Int32Array;
  /** By old number of a term: the new one, or -1. */
  #terms: Int32Array;

  constructor(old: Contents, atOnce: number) {
    this.#old = old;
    this.#atOnce = atOnce;
    this.#terms = new Int32Array(old.lists.size).fill(NONE);
    this.#docs = new Int32Array(old.documents.width).fill(NONE);
    // What is large is not to be copied again and again while it grows: no step could be shorter than that.
    const { size, width } = old.documents;
    const living = size / Math.max(1, width);
    this.fresh.lists.bytes.room(Math.ceil(old.lists.bytes.used * living));
    this.fresh.forward.bytes.room(Math.ceil(old.forward.bytes.used * living));
  }

  /** The documents that there are, without their words. */
  *lines(upTo: number): Generator<void> {
    const { documents } = this.#old;
    let work = 0;
    for (let doc = 0; doc < upTo; doc += 1) {
      const line = documents.line(doc);
      if (!line) continue;
      this.#docs[doc] = this.fresh.documents.add(line);
      work += A_LINE;
      if (work < this.#atOnce) continue;
      yield;
      work = 0;
    }
  }

  /** Postings of the documents that there were at the beginning, whether they live still or not. */
  *lists(): Generator<void> {
    let work = 0;
    for (const language of LANGUAGES) {
      for (const [stem, term] of this.#old.terms[language]) {
        if (work >= this.#atOnce) {
          yield;
          work = 0;
        }
        work += 1 + (this.#old.lists.counts[term] ?? 0);
        this.#list(language, stem, term);
      }
    }
  }

  #list(language: Language, stem: string, term: number): void {
    const { fresh } = this;
    const cursor = new Cursor(this.#old.lists, term);
    let held = 0;
    let list = NONE;
    while (cursor.next()) {
      const doc = this.#docs[cursor.doc] ?? NONE;
      if (doc === NONE) continue;
      if (list === NONE) list = this.#open(language, stem, term);
      fresh.lists.add(list, doc, cursor.all());
      if (fresh.documents.isPublic(doc)) held += 1;
    }
    if (list === NONE) return;
    fresh.holders = withRoom(fresh.holders, list);
    fresh.holders[list] = held;
  }

  *texts(upTo: number): Generator<void> {
    let work = 0;
    for (let doc = 0; doc < upTo; doc += 1) {
      const to = this.#docs[doc] ?? NONE;
      if (to === NONE) continue;
      const fields = wordsOf(this.#old.forward, doc, this.#terms);
      this.fresh.forward.add(to, fields);
      work += fields.reduce((sum, { length }) => sum + length, 1);
      if (work < this.#atOnce) continue;
      yield;
      work = 0;
    }
  }

  removeDead(upTo: number): void {
    const { fresh } = this;
    for (let doc = 0; doc < upTo; doc += 1) {
      const to = this.#docs[doc] ?? NONE;
      if (to === NONE || this.#old.documents.id(doc) !== null) continue;
      fresh.drop(to);
      this.#docs[doc] = NONE;
    }
  }

  /** What came since, as it was put. Answers whether it has paused. */
  *append(from: number, to: number): Generator<void, boolean> {
    let paused = false;
    let work = 0;
    for (let doc = from; doc < to; doc += 1) {
      const line = this.#old.documents.line(doc);
      if (!line) continue;
      const terms = this.#named(doc, line.language);
      const words = wordsOf(this.#old.forward, doc, terms);
      this.#docs = withRoom(this.#docs, doc).fill(NONE, this.#docs.length);
      this.#docs[doc] = this.fresh.add(line, words);
      work += words.reduce((sum, { length }) => sum + length, 1);
      if (work < this.#atOnce) continue;
      yield;
      paused = true;
      work = 0;
    }
    return paused;
  }

  /** The new numbers of terms, with those of the document among them. */
  #named(doc: number, language: Language): Int32Array {
    const size = this.#terms.length;
    this.#terms = withRoom(this.#terms, this.#old.lists.size);
    this.#terms.fill(NONE, size);
    const lacking = new Set<number>();
    for (const term of this.#old.forward.terms(doc))
      if (this.#terms[term] === NONE) lacking.add(term);
    if (lacking.size > 0)
      for (const [stem, term] of this.#old.terms[language])
        if (lacking.has(term)) this.#open(language, stem, term);
    return this.#terms;
  }

  #open(language: Language, stem: string, term: number): number {
    const list = this.fresh.termOf(language, stem);
    this.#terms[term] = list;
    return list;
  }
}

const NONE = -1;

function wordsOf(forward: ForwardLists, doc: number, terms: Int32Array): number[][] {
  const fields: number[][] = Array.from({ length: FIELDS }, () => []);
  forward.each(doc, (term, field) => void fields[field]?.push(terms[term] ?? 0));
  return fields;
}

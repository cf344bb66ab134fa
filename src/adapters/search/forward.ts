import { Bytes, VARINT } from './bytes.ts';
import { withRoom } from './columns.ts';
import { FIELDS } from './postings.ts';

/**
 * The terms of each document in the order of its text, field by field: the postings the other way round. Without them
 * a document that goes could not be taken out of the counts, no words could be learnt from it, and nobody would know
 * which words stand side by side. Common terms come first and so have short numbers: two bytes a word at most.
 */
export class ForwardLists {
  bytes = new Bytes(4096);
  /** Where the words of a document begin. */
  places = new Uint32Array(64);

  /** `fields`: `FIELDS` runs of terms. */
  add(doc: number, fields: readonly (readonly number[])[]): void {
    this.places = withRoom(this.places, doc);
    this.bytes.room(fields.reduce((sum, { length }) => sum + VARINT * (length + 1), 0));
    this.places[doc] = this.bytes.used;
    for (const terms of fields) {
      this.bytes.varint(terms.length);
      for (const term of terms) this.bytes.varint(term);
    }
  }

  /** Calls with each word of the document, in order, at most `most` of each field. */
  each(
    doc: number,
    visit: (term: number, field: number) => void,
    most = Number.POSITIVE_INFINITY,
  ): void {
    const reader = new Reader(this.bytes.data, this.places[doc] ?? 0);
    for (let field = 0; field < FIELDS; field += 1) {
      const length = reader.varint();
      for (let word = 0; word < length; word += 1) {
        const term = reader.varint();
        if (word < most) visit(term, field);
      }
    }
  }

  /** Adds to `counts`, at `slot * FIELDS + field`, how often each term that has a slot stands in the document. */
  count(doc: number, slots: Uint16Array, counts: Uint32Array): void {
    const { data } = this.bytes;
    let at = this.places[doc] ?? 0;
    for (let field = 0; field < FIELDS; field += 1) {
      // -1: the next number is the length.
      for (let left = -1; left !== 0; ) {
        let byte = data[at++] ?? 0;
        let value = byte & 0x7f;
        for (let shift = 7; byte & 0x80; shift += 7) {
          byte = data[at++] ?? 0;
          value |= (byte & 0x7f) << shift;
        }
        if (left === -1) {
          left = value;
          continue;
        }
        left -= 1;
        const slot = slots[value] ?? 0;
        if (slot === 0) continue;
        const place = slot * FIELDS + field;
        counts[place] = (counts[place] ?? 0) + 1;
      }
    }
  }

  /** Bytes of the document's text. @param end where the next document's begins, or all ends */
  sizeOf(doc: number, width: number): number {
    const end = doc + 1 < width ? this.places[doc + 1] : this.bytes.used;
    return (end ?? 0) - (this.places[doc] ?? 0);
  }

  /** The terms of the document, each once. */
  terms(doc: number): Set<number> {
    const found = new Set<number>();
    this.each(doc, (term) => void found.add(term));
    return found;
  }
}

/** The first words of each field of one document after the other; a call for each word took twice the time. */
export class FirstWords {
  terms = new Uint32Array(4_096);
  /** By field: where in `terms` its words end, and those of the next begin. */
  readonly ends = new Uint32Array(FIELDS);
  length = 0;

  /** @param most of each field */
  read({ bytes, places }: ForwardLists, doc: number, most: number): void {
    if (this.terms.length < most * FIELDS) this.terms = new Uint32Array(most * FIELDS);
    const { terms, ends } = this;
    const { data } = bytes;
    let at = places[doc] ?? 0;
    let length = 0;
    for (let field = 0; field < FIELDS; field += 1) {
      let room = most;
      // -1: the next number is the length.
      for (let left = -1; left !== 0; ) {
        let byte = data[at++] ?? 0;
        let value = byte & 0x7f;
        for (let shift = 7; byte & 0x80; shift += 7) {
          byte = data[at++] ?? 0;
          value |= (byte & 0x7f) << shift;
        }
        if (left === -1) {
          left = value;
          continue;
        }
        left -= 1;
        if (room === 0) continue;
        room -= 1;
        terms[length++] = value;
      }
      ends[field] = length;
    }
    this.length = length;
  }
}

class Reader {
  readonly #data: Uint8Array;
  #at: number;

  constructor(data: Uint8Array, at: number) {
    this.#data = data;
    this.#at = at;
  }

  varint(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.#data[this.#at++] ?? 0;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  }
}

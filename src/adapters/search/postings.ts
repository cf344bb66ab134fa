/** How often a term stands in each field of one document. */
export type Frequencies = [title: number, abstract: number, about: number, body: number];

export const FIELDS = 4;
const BODY = FIELDS - 1;
const ONLY_BODY = 0x80;
const MOST = 255;

/**
 * The documents that hold one term, in ascending order, as bytes: the distance to the document before (varint),
 * then one byte where only the body has the term, else a mask of fields and a byte for each. Most postings take
 * two or three bytes, where an object each would take a hundred.
 */
export class Postings {
  bytes = new Uint8Array(8);
  used = 0;
  #last = -1;

  /** `doc` must be higher than every one before. */
  add(doc: number, frequencies: Readonly<Frequencies>): void {
    this.#room(5 + 1 + FIELDS);
    for (let distance = doc - this.#last; ; distance >>>= 7) {
      this.#push(distance < 0x80 ? distance : (distance & 0x7f) | 0x80);
      if (distance < 0x80) break;
    }
    this.#last = doc;
    const mask = frequencies.reduce((bits, count, field) => bits | (count ? 1 << field : 0), 0);
    const inBody = frequencies[3];
    if (mask === 1 << BODY && inBody < ONLY_BODY) {
      this.#push(ONLY_BODY | inBody);
      return;
    }
    this.#push(mask);
    for (const count of frequencies) if (count) this.#push(Math.min(count, MOST));
  }

  #push(byte: number): void {
    this.bytes[this.used++] = byte;
  }

  #room(more: number): void {
    if (this.used + more <= this.bytes.length) return;
    const grown = new Uint8Array(Math.ceil((this.used + more) * 1.4));
    grown.set(this.bytes.subarray(0, this.used));
    this.bytes = grown;
  }
}

/**
 * Reads postings: `while (cursor.next())`, then `doc` and `frequencies`, which is used again for the next. A cursor
 * and not a callback, since this is the innermost loop of a search and a call for each posting tripled its time.
 */
export class Cursor {
  doc = -1;
  readonly frequencies: Frequencies = [0, 0, 0, 0];
  readonly #bytes: Uint8Array;
  readonly #end: number;
  #at = 0;

  constructor(postings: Postings) {
    this.#bytes = postings.bytes;
    this.#end = postings.used;
  }

  next(): boolean {
    if (this.#at >= this.#end) return false;
    let byte = this.#read();
    let distance = byte & 0x7f;
    for (let shift = 7; byte & 0x80; shift += 7) {
      byte = this.#read();
      distance |= (byte & 0x7f) << shift;
    }
    this.doc += distance;
    const head = this.#read();
    if (head & ONLY_BODY) this.#fill(0, head & 0x7f);
    else this.#fill(head, 0);
    return true;
  }

  #fill(mask: number, onlyBody: number): void {
    const { frequencies } = this;
    frequencies[0] = mask & 1 ? this.#read() : 0;
    frequencies[1] = mask & 2 ? this.#read() : 0;
    frequencies[2] = mask & 4 ? this.#read() : 0;
    frequencies[3] = mask & 8 ? this.#read() : onlyBody;
  }

  #read(): number {
    return this.#bytes[this.#at++] ?? 0;
  }
}

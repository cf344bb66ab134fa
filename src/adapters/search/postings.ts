import { Bytes, VARINT } from './bytes.ts';
import { withRoom } from './columns.ts';

/** How often a term stands in each field of one document. */
export type Frequencies = [
  title: number,
  abstract: number,
  about: number,
  replies: number,
  body: number,
];

export const FIELDS = 5;
export const BODY = 4;
export const ONLY_BODY = 0x80;
/** More often is not counted. */
export const MOST = 255;
/** No distance is zero, so that a zero says: go on at the place that the next four bytes name. */
export const GO_ON = 0;
const JUMP = 5;
const LARGEST_POSTING = VARINT + 1 + FIELDS;
/** Slices grow with their list: most terms are in one document, some in all. */
const FIRST_SLICE = 6 + JUMP;
const LARGEST_SLICE = 16_384;

/**
 * The documents that hold each term, in ascending order, all lists in one run of bytes: the distance to the document
 * before (varint), then one byte where only the body has the term, else a mask of fields and a byte for each. A list
 * that outgrows its slice goes on in a larger one elsewhere, as in Lucene's ByteBlockPool; so a list costs 24 bytes
 * beside its postings, where an array of its own would cost two hundred, and all of it is kept in a file as it lies.
 */
export class PostingLists {
  bytes = new Bytes(4096);
  heads = new Uint32Array(256);
  counts = new Uint32Array(256);
  /** Where the next posting goes, and where the slice ends. */
  tails = new Uint32Array(256);
  ends = new Uint32Array(256);
  lasts = new Int32Array(256);
  /** How many lists there are. */
  size = 0;

  /** Answers the new list's number. */
  open(): number {
    const list = this.size;
    this.size += 1;
    this.heads = withRoom(this.heads, list);
    this.counts = withRoom(this.counts, list);
    this.tails = withRoom(this.tails, list);
    this.ends = withRoom(this.ends, list);
    this.lasts = withRoom(this.lasts, list);
    const head = this.bytes.take(FIRST_SLICE);
    this.heads[list] = head;
    this.tails[list] = head;
    this.ends[list] = head + FIRST_SLICE;
    this.lasts[list] = -1;
    return list;
  }

  /** `doc` must be higher than every one before in the list. */
  add(list: number, doc: number, frequencies: Readonly<Frequencies>): void {
    const size = encode(doc - (this.lasts[list] ?? -1), frequencies);
    let at = this.tails[list] ?? 0;
    if (at + size + JUMP > (this.ends[list] ?? 0)) at = this.#nextSlice(list, at);
    const { data } = this.bytes;
    for (let byte = 0; byte < size; byte += 1) data[at + byte] = SCRATCH.data[byte] ?? 0;
    this.tails[list] = at + size;
    this.lasts[list] = doc;
    this.counts[list] = (this.counts[list] ?? 0) + 1;
  }

  #nextSlice(list: number, at: number): number {
    // A quarter of what the list has: little is left over in short lists, few jumps are made in long ones.
    const grown = (this.counts[list] ?? 0) + LARGEST_POSTING + JUMP;
    const length = Math.min(LARGEST_SLICE, grown);
    const slice = this.bytes.take(length);
    const { data } = this.bytes;
    data[at] = GO_ON;
    for (let byte = 0; byte < 4; byte += 1) data[at + 1 + byte] = slice >>> (8 * byte);
    this.ends[list] = slice + length;
    return slice;
  }
}

/** Where a list goes on that says so at `at`. */
export function placeAt(bytes: Uint8Array, at: number): number {
  let place = 0;
  for (let byte = 3; byte >= 0; byte -= 1) place = place * 256 + (bytes[at + byte] ?? 0);
  return place;
}

const SCRATCH = new Bytes(LARGEST_POSTING);

/** Writes one posting into `SCRATCH`; answers its length. */
function encode(distance: number, frequencies: Readonly<Frequencies>): number {
  SCRATCH.used = 0;
  SCRATCH.varint(distance);
  let mask = 0;
  for (let field = 0; field < FIELDS; field += 1) if (frequencies[field]) mask |= 1 << field;
  const inBody = frequencies[BODY];
  if (mask === 1 << BODY && inBody < ONLY_BODY) {
    SCRATCH.push(ONLY_BODY | inBody);
    return SCRATCH.used;
  }
  SCRATCH.push(mask);
  for (const count of frequencies) if (count) SCRATCH.push(Math.min(count, MOST));
  return SCRATCH.used;
}

/**
 * Reads a list: `while (cursor.next())`, then `doc`, and the frequencies: `inBody` alone where `mask` is zero, else
 * those of the fields in `mask`. A cursor and not a callback, since a call for each posting tripled its time. Scoring
 * reads lists by itself (scoring.ts).
 */
export class Cursor {
  doc = -1;
  mask = 0;
  inBody = 0;
  readonly frequencies: Frequencies = [0, 0, 0, 0, 0];
  readonly #bytes: Uint8Array;
  #left: number;
  #at: number;

  constructor(lists: PostingLists, list: number) {
    this.#bytes = lists.bytes.data;
    this.#left = lists.counts[list] ?? 0;
    this.#at = lists.heads[list] ?? 0;
  }

  next(): boolean {
    if (this.#left === 0) return false;
    this.#left -= 1;
    const bytes = this.#bytes;
    let at = this.#at;
    let byte = bytes[at++] ?? 0;
    if (byte === GO_ON) {
      at = placeAt(bytes, at);
      byte = bytes[at++] ?? 0;
    }
    let distance = byte & 0x7f;
    for (let shift = 7; byte & 0x80; shift += 7) {
      byte = bytes[at++] ?? 0;
      distance |= (byte & 0x7f) << shift;
    }
    this.doc += distance;
    const head = bytes[at++] ?? 0;
    this.#at = at;
    if (head & ONLY_BODY) {
      this.mask = 0;
      this.inBody = head & 0x7f;
    } else this.#fill(head);
    return true;
  }

  /** The frequencies of all fields, whichever way they were written; used again for the next. */
  all(): Frequencies {
    const { frequencies } = this;
    if (this.mask === 0) {
      frequencies.fill(0);
      frequencies[BODY] = this.inBody;
    }
    return frequencies;
  }

  #fill(mask: number): void {
    const { frequencies } = this;
    this.mask = mask;
    for (let field = 0; field < FIELDS; field += 1)
      frequencies[field] = mask & (1 << field) ? (this.#bytes[this.#at++] ?? 0) : 0;
    this.inBody = frequencies[BODY];
  }
}

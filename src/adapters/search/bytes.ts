/** A list of bytes that grows at its end; the room behind `used` is undefined. */
export class Bytes {
  data: Uint8Array;
  used = 0;

  constructor(room = 1024) {
    this.data = new Uint8Array(room);
  }

  /** Makes room for `more` bytes and answers where they begin. */
  take(more: number): number {
    const at = this.used;
    this.room(more);
    this.used += more;
    return at;
  }

  room(more: number): void {
    if (this.used + more <= this.data.length) return;
    const grown = new Uint8Array(Math.ceil((this.used + more) * GROWTH) + 64);
    grown.set(this.data.subarray(0, this.used));
    this.data = grown;
  }

  /** Seven bits a byte, lowest first. Room must be there. */
  varint(value: number): void {
    let rest = value;
    for (; rest >= 0x80; rest >>>= 7) this.data[this.used++] = (rest & 0x7f) | 0x80;
    this.data[this.used++] = rest;
  }

  push(byte: number): void {
    this.data[this.used++] = byte;
  }

  static of(data: Uint8Array): Bytes {
    const bytes = new Bytes(0);
    bytes.data = data;
    bytes.used = data.length;
    return bytes;
  }
}

/** What is large grows by a little: twice the memory at the worst moment is what counts. */
const GROWTH = 1.15;
/** The longest varint of 32 bits. */
export const VARINT = 5;

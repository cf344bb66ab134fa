const SSL_REQUEST = 80_877_103;
const GSS_REQUEST = 80_877_104;
const CANCEL_REQUEST = 80_877_102;

/** What a client said, cut where the server must answer before anybody else is heard. */
export type Frame =
  | { readonly kind: 'no-encryption' }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'goodbye' }
  /**
   * `closes`: after it the client owes nothing, so that another may follow; false after a Flush, whose
   * statement goes on.
   */
  | { readonly kind: 'exchange'; readonly bytes: Buffer; readonly closes: boolean };

const code = (letter: string): number => letter.charCodeAt(0);
const QUERY = code('Q');
const SYNC = code('S');
const FLUSH = code('H');
const FUNCTION_CALL = code('F');
const COPY_DONE = code('c');
const COPY_FAIL = code('f');
const TERMINATE = code('X');
const ENDS = new Set([QUERY, SYNC, FUNCTION_CALL, COPY_DONE, COPY_FAIL, FLUSH]);

/**
 * Cuts a client's bytes into exchanges: a simple query, or Parse to Sync as one. Answers come per exchange and
 * never per message, because all clients share the server's one unnamed statement: between one's Parse and its
 * Bind nobody else may speak, or a statement runs with another's parameters.
 */
export class WireFrames {
  #bytes: Buffer = Buffer.alloc(0);
  /** How far `#bytes` holds whole messages of an exchange that is not complete. */
  #scanned = 0;
  #started = false;
  readonly #pieces: Buffer[] = [];
  #missing = 0;

  *read(chunk: Buffer): Generator<Frame> {
    // A large statement comes in many pieces; they are joined once, when its next message is whole.
    this.#pieces.push(chunk);
    this.#missing -= chunk.length;
    if (this.#missing > 0) return;
    this.#bytes = Buffer.concat([this.#bytes, ...this.#pieces.splice(0)]);
    for (let frame = this.#next(); frame; frame = this.#next()) yield frame;
  }

  #next(): Frame | null {
    return this.#started ? this.#exchange() : this.#startup();
  }

  #startup(): Frame | null {
    if (this.#bytes.length < 8) return this.#wait(8 - this.#bytes.length);
    const length = this.#bytes.readInt32BE(0);
    const request = this.#bytes.readInt32BE(4);
    if (request === SSL_REQUEST || request === GSS_REQUEST) {
      this.#take(8);
      return { kind: 'no-encryption' };
    }
    if (request === CANCEL_REQUEST) return { kind: 'cancel' };
    if (this.#bytes.length < length) return this.#wait(length - this.#bytes.length);
    this.#started = true;
    return { kind: 'exchange', bytes: this.#take(length), closes: true };
  }

  #exchange(): Frame | null {
    for (;;) {
      const rest = this.#bytes.length - this.#scanned;
      if (rest < 5) return this.#wait(5 - rest);
      const type = this.#bytes.readUInt8(this.#scanned);
      const length = 1 + this.#bytes.readInt32BE(this.#scanned + 1);
      if (rest < length) return this.#wait(length - rest);
      this.#scanned += length;
      if (type === TERMINATE) return { kind: 'goodbye' };
      if (ENDS.has(type)) {
        return { kind: 'exchange', bytes: this.#take(this.#scanned), closes: type !== FLUSH };
      }
    }
  }

  #wait(bytes: number): null {
    this.#missing = bytes;
    return null;
  }

  #take(length: number): Buffer {
    const taken = this.#bytes.subarray(0, length);
    this.#bytes = this.#bytes.subarray(length);
    this.#scanned = 0;
    this.#missing = 0;
    return taken;
  }
}

import { Bytes, VARINT } from './bytes.ts';
import { withRoom } from './columns.ts';

const MOST = 255;

/**
 * Which terms each document holds and how often in all its fields: the postings the other way round, without which a
 * document that goes could not be taken out of the counts, and no words could be learnt from it.
 */
export class ForwardLists {
  bytes = new Bytes(4096);
  /** Where the list of a document begins. */
  places = new Uint32Array(64);

  /** `terms` in ascending order. */
  add(doc: number, terms: readonly number[], times: readonly number[]): void {
    this.places = withRoom(this.places, doc);
    this.bytes.room(VARINT + terms.length * (VARINT + 1));
    this.places[doc] = this.bytes.used;
    this.bytes.varint(terms.length);
    let before = 0;
    for (const [at, term] of terms.entries()) {
      this.bytes.varint(term - before);
      this.bytes.push(Math.min(times[at] ?? 1, MOST));
      before = term;
    }
  }

  /** Calls with each term of the document and how often it stands there. */
  each(doc: number, visit: (term: number, times: number) => void): void {
    const { data } = this.bytes;
    let at = this.places[doc] ?? 0;
    const varint = (): number => {
      let value = 0;
      for (let shift = 0; ; shift += 7) {
        const byte = data[at++] ?? 0;
        value |= (byte & 0x7f) << shift;
        if (byte < 0x80) return value;
      }
    };
    let term = 0;
    for (let left = varint(); left > 0; left -= 1) {
      term += varint();
      visit(term, data[at++] ?? 0);
    }
  }
}

import { isChecked } from '../../kernel/audience.ts';
import type { ProductId } from '../../kernel/ids.ts';
import { FIELDS, type Frequencies } from './postings.ts';

/** Everybody may read these; only they make statistics. */
const PUBLIC = 'all';
export const PUBLIC_CODE = 1;
const GONE = 0;

/**
 * One line per document, by number, in columns: whom it is for, and how long its fields are (in stems). Numbers are
 * given in ascending order and never again; those of removed documents stay empty.
 */
export class Documents {
  /** `GONE`, `PUBLIC_CODE`, or the code of another audience. */
  audiences = new Uint16Array(64);
  /** `FIELDS` values a document. */
  lengths = new Uint32Array(64 * FIELDS);
  readonly #codes = new Map<string, number>([[PUBLIC, PUBLIC_CODE]]);
  readonly #ids: (ProductId | null)[] = [];
  readonly #numbers = new Map<ProductId, number>();
  readonly #publicLengths: Frequencies = [0, 0, 0, 0];
  #publicCount = 0;
  readonly #candidates = new Set<ProductId>();

  add(id: ProductId, audience: string, lengths: readonly number[]): number {
    const doc = this.#ids.length;
    if (doc >= this.audiences.length) this.#grow();
    this.#ids.push(id);
    this.#numbers.set(id, doc);
    const code = this.#codes.get(audience) ?? this.#codes.size + 1;
    this.#codes.set(audience, code);
    this.audiences[doc] = code;
    this.lengths.set(lengths, doc * FIELDS);
    if (code === PUBLIC_CODE) this.#count(doc, 1);
    if (isChecked(audience)) this.#candidates.add(id);
    return doc;
  }

  remove(id: ProductId): void {
    const doc = this.#numbers.get(id);
    if (doc === undefined) return;
    if (this.audiences[doc] === PUBLIC_CODE) this.#count(doc, -1);
    this.audiences[doc] = GONE;
    this.#ids[doc] = null;
    this.#numbers.delete(id);
    this.#candidates.delete(id);
  }

  id(doc: number): ProductId | null {
    return this.#ids[doc] ?? null;
  }

  number(id: ProductId): number | undefined {
    return this.#numbers.get(id);
  }

  /** A table by audience code: 1 where a reader of `audiences` may look, and at `checked` items if so asked. */
  allowed(audiences: ReadonlySet<string>, candidates: boolean): Uint8Array {
    const table = new Uint8Array(this.#codes.size + 1);
    for (const [audience, code] of this.#codes) {
      if (isChecked(audience) ? candidates : audiences.has(audience)) table[code] = 1;
    }
    return table;
  }

  /** All-staff documents, and the mean length of each of their fields. */
  statistics(): { readonly count: number; readonly meanLengths: Readonly<Frequencies> } {
    const count = this.#publicCount;
    const meanLengths = this.#publicLengths.map((sum) => (sum ? sum / count : 1)) as Frequencies;
    return { count, meanLengths };
  }

  /** Documents alive. */
  get size(): number {
    return this.#numbers.size;
  }

  /** Documents alive that are `checked`. */
  get candidates(): number {
    return this.#candidates.size;
  }

  /** Numbers given. */
  get width(): number {
    return this.#ids.length;
  }

  /** The living, under new numbers without gaps; `renumbered` has the new number by the old, or -1. */
  compacted(): { readonly documents: Documents; readonly renumbered: Int32Array } {
    const documents = new Documents();
    const renumbered = new Int32Array(this.width).fill(-1);
    const names = new Map([...this.#codes].map(([audience, code]) => [code, audience]));
    for (const [doc, id] of this.#ids.entries()) {
      if (id === null) continue;
      const lengths = this.lengths.subarray(doc * FIELDS, (doc + 1) * FIELDS);
      const audience = names.get(this.audiences[doc] ?? GONE) ?? '';
      renumbered[doc] = documents.add(id, audience, [...lengths]);
    }
    return { documents, renumbered };
  }

  #count(doc: number, sign: 1 | -1): void {
    this.#publicCount += sign;
    for (let field = 0; field < FIELDS; field += 1) {
      const length = this.lengths[doc * FIELDS + field] ?? 0;
      this.#publicLengths[field] = (this.#publicLengths[field] ?? 0) + sign * length;
    }
  }

  #grow(): void {
    const room = Math.ceil(this.audiences.length * 1.5);
    const audiences = new Uint16Array(room);
    audiences.set(this.audiences);
    this.audiences = audiences;
    const lengths = new Uint32Array(room * FIELDS);
    lengths.set(this.lengths);
    this.lengths = lengths;
  }
}

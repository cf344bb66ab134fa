import { isChecked } from '../../kernel/audience.ts';
import type { ProductId } from '../../kernel/ids.ts';
import { LANGUAGES, type Language } from '../../kernel/language.ts';
import { withRoom } from './columns.ts';
import { LENGTHS, lengthCode } from './lengths.ts';
import { FIELDS, type Frequencies } from './postings.ts';

/** Everybody may read these; only they make statistics. */
const PUBLIC = 'all';
export const PUBLIC_CODE = 1;
const GONE = 0;

export interface Line {
  readonly id: ProductId;
  readonly audience: string;
  readonly language: Language;
  /** The catalogue's number of the change that was taken in; 0 where that is not known. */
  readonly revision: number;
  /** In stems, by field. */
  readonly lengths: readonly number[];
}

export type Columns = Pick<Documents, 'audiences' | 'lengths' | 'revisions' | 'languages'>;

const none = (): Frequencies => [0, 0, 0, 0, 0];

/**
 * One line per document, by number, in columns: whom it is for, and how long its fields are. Numbers are given in
 * ascending order and never again; those of removed documents stay empty.
 */
export class Documents {
  /** `GONE`, `PUBLIC_CODE`, or the code of another audience. */
  audiences = new Uint16Array(64);
  /** `FIELDS` codes of `LENGTHS` a document. */
  lengths = new Uint8Array(64 * FIELDS);
  revisions = new Float64Array(64);
  /** Places in `LANGUAGES`. */
  languages = new Uint8Array(64);
  readonly codes = new Map<string, number>([[PUBLIC, PUBLIC_CODE]]);
  readonly ids: (ProductId | null)[] = [];
  readonly #numbers = new Map<ProductId, number>();
  readonly #publicLengths = none();
  /** How many of them have the field at all. */
  readonly #publicFilled = none();
  #publicCount = 0;
  /** As of `names`, by the time at which a line was last asked for. */
  #names: readonly string[] = [];
  readonly #candidates = new Set<ProductId>();

  add({ id, audience, language, revision, lengths }: Line): number {
    const doc = this.ids.length;
    this.audiences = withRoom(this.audiences, doc);
    this.revisions = withRoom(this.revisions, doc);
    this.lengths = withRoom(this.lengths, doc * FIELDS + FIELDS - 1);
    const code = this.codes.get(audience) ?? this.codes.size + 1;
    this.codes.set(audience, code);
    this.lengths.set(lengths.map(lengthCode), doc * FIELDS);
    this.revisions[doc] = revision;
    this.languages = withRoom(this.languages, doc);
    this.languages[doc] = LANGUAGES.indexOf(language);
    this.audiences[doc] = code;
    this.ids.push(id);
    this.#know(id, doc, isChecked(audience));
    return doc;
  }

  /** Takes in columns that were kept: `ids` by number, null for those that are gone. */
  adopt(ids: readonly (ProductId | null)[], audiences: readonly string[], columns: Columns): void {
    this.audiences = columns.audiences;
    this.lengths = columns.lengths;
    this.revisions = columns.revisions;
    this.languages = columns.languages;
    for (const [at, audience] of audiences.entries()) this.codes.set(audience, at + 1);
    const checked = audiences.map(isChecked);
    for (const [doc, id] of ids.entries()) {
      this.ids.push(id);
      if (id !== null) this.#know(id, doc, checked[(this.audiences[doc] ?? 0) - 1] ?? false);
    }
  }

  remove(id: ProductId): void {
    const doc = this.#numbers.get(id);
    if (doc === undefined) return;
    if (this.audiences[doc] === PUBLIC_CODE) this.#count(doc, -1);
    this.audiences[doc] = GONE;
    this.ids[doc] = null;
    this.#numbers.delete(id);
    this.#candidates.delete(id);
  }

  id(doc: number): ProductId | null {
    return this.ids[doc] ?? null;
  }

  /** As it was added, its lengths as they are kept; null where it is gone. */
  line(doc: number): Line | null {
    const id = this.id(doc);
    if (id === null) return null;
    if (this.#names.length !== this.codes.size) this.#names = this.names();
    const audience = this.#names[(this.audiences[doc] ?? GONE) - 1];
    if (audience === undefined) throw new Error(`document ${doc} has no audience`);
    const codes = this.lengths.subarray(doc * FIELDS, (doc + 1) * FIELDS);
    return {
      id,
      audience,
      language: LANGUAGES[this.languages[doc] ?? 0] ?? LANGUAGES[0],
      revision: this.revisions[doc] ?? 0,
      lengths: Array.from(codes, (length) => LENGTHS[length] ?? 0),
    };
  }

  number(id: ProductId): number | undefined {
    return this.#numbers.get(id);
  }

  isPublic(doc: number): boolean {
    return this.audiences[doc] === PUBLIC_CODE;
  }

  /** The living, with the revision that each was taken in at. */
  *known(): Generator<readonly [ProductId, number]> {
    for (const [id, doc] of this.#numbers) yield [id, this.revisions[doc] ?? 0];
  }

  /** A table by audience code: 1 where a reader of `audiences` may look, and at `checked` items if so asked. */
  allowed(audiences: ReadonlySet<string>, candidates: boolean): Uint8Array {
    const table = new Uint8Array(this.codes.size + 1);
    for (const [audience, code] of this.codes) {
      if (isChecked(audience) ? candidates : audiences.has(audience)) table[code] = 1;
    }
    return table;
  }

  /** All-staff documents, and the mean length of each field where they have it. */
  statistics(): { readonly count: number; readonly meanLengths: Readonly<Frequencies> } {
    const count = this.#publicCount;
    const meanLengths = none();
    for (let field = 0; field < FIELDS; field += 1) {
      const sum = this.#publicLengths[field] ?? 0;
      meanLengths[field] = sum > 0 ? sum / (this.#publicFilled[field] ?? 1) : 1;
    }
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
    return this.ids.length;
  }

  /** The columns of those that have a new number, in its order. */
  columnsOf(numbers: Int32Array): Columns {
    const audiences = new Uint16Array(this.size);
    const revisions = new Float64Array(this.size);
    const lengths = new Uint8Array(this.size * FIELDS);
    const languages = new Uint8Array(this.size);
    for (const [doc, fresh] of numbers.entries()) {
      if (fresh < 0) continue;
      audiences[fresh] = this.audiences[doc] ?? GONE;
      revisions[fresh] = this.revisions[doc] ?? 0;
      languages[fresh] = this.languages[doc] ?? 0;
      lengths.set(this.lengths.subarray(doc * FIELDS, (doc + 1) * FIELDS), fresh * FIELDS);
    }
    return { audiences, revisions, lengths, languages };
  }

  /** Audience names by code, from 1. */
  names(): string[] {
    return [...this.codes.keys()];
  }

  #know(id: ProductId, doc: number, candidate: boolean): void {
    this.#numbers.set(id, doc);
    if (this.audiences[doc] === PUBLIC_CODE) this.#count(doc, 1);
    if (candidate) this.#candidates.add(id);
  }

  #count(doc: number, sign: 1 | -1): void {
    this.#publicCount += sign;
    for (let field = 0; field < FIELDS; field += 1) {
      const length = LENGTHS[this.lengths[doc * FIELDS + field] ?? 0] ?? 0;
      this.#publicLengths[field] = (this.#publicLengths[field] ?? 0) + sign * length;
      if (length > 0) this.#publicFilled[field] = (this.#publicFilled[field] ?? 0) + sign;
    }
  }
}

import type { ProductId } from '../../kernel/ids.ts';
import { LANGUAGES } from '../../kernel/language.ts';
import type { IndexHit, IndexQuery, SearchIndex } from '../../ports/search.ts';
import type { TextAnalysis } from '../../ports/text.ts';
import { Catalogue, type Contents } from './catalogue.ts';
import { LENGTHS } from './lengths.ts';
import { BODY, Cursor, FIELDS, type Frequencies } from './postings.ts';
import { type Ranked, Tally } from './tally.ts';
import { type Term, termsOf, withoutRepeatedStems } from './terms.ts';

/**
 * BM25F (Robertson and Zaragoza): frequencies are weighed per field before they saturate. The values are round ones,
 * chosen among a dozen combinations as a compromise over the four collections of `tools/bench-retrieval.ts`: its
 * figures are therefore not those of unseen collections. In the order of `Frequencies`: title, abstract, topics and
 * countries, replies, body.
 */
const WEIGHT: Readonly<Frequencies> = [4, 2, 2, 1, 1];
/** How much a field's length counts: a list of topics is no wordier for being longer. */
const LENGTH: Readonly<Frequencies> = [0.7, 0.7, 0.2, 0.75, 0.75];
const SATURATION = 1.4;
/** What a word that was not written counts beside one that was: enough to be found, too little to lead. */
const OTHER_WORDS = 0.35;
/** Codes of lengths. */
const CODES = LENGTHS.length;

export interface Bm25fIndex extends SearchIndex {
  /** Number of terms, and the bytes that their postings take. */
  footprint(): { readonly terms: number; readonly bytes: number };
  /** Which items it holds, and of which revision. */
  known(): Iterable<readonly [ProductId, number]>;
  /** As it lies in memory; to be read only, and before anything else is put or removed. */
  contents(): Contents;
  /** Takes the place of all that it held. */
  become(contents: Contents): void;
}

/** An index in memory, which is filled from the catalogue or from what was kept of it. */
export function createBm25f(text: TextAnalysis): Bm25fIndex {
  let catalogue = new Catalogue(text);
  const tally = new Tally();

  /** Adds up the scores of the documents that the reader may see; the others are not looked at. */
  function score(terms: readonly Term[], allowed: Uint8Array): void {
    const { documents } = catalogue;
    const table = tableOf(documents.statistics().meanLengths);
    tally.start(documents.width);
    for (const { stems, weight } of terms) {
      for (const language of LANGUAGES) {
        const term = catalogue.term(language, stems[language]);
        if (term !== undefined) scoreTerm(term, weight, allowed, table);
      }
    }
  }

  function scoreTerm(term: number, weight: number, allowed: Uint8Array, table: Float64Array): void {
    const { lists, documents } = catalogue.contents;
    const { lengths, audiences } = documents;
    const { scores } = tally;
    const cursor = new Cursor(lists, term);
    while (cursor.next()) {
      const { doc } = cursor;
      if (allowed[audiences[doc] ?? 0] !== 1) continue;
      const line = doc * FIELDS;
      let strength = cursor.inBody * (table[BODY * CODES + (lengths[line + BODY] ?? 0)] ?? 0);
      if (cursor.mask !== 0) {
        for (let field = 0; field < BODY; field += 1)
          strength +=
            (cursor.frequencies[field] ?? 0) *
            (table[field * CODES + (lengths[line + field] ?? 0)] ?? 0);
      }
      scores[doc] = (scores[doc] ?? 0) + (weight * strength) / (SATURATION + strength);
    }
  }

  /** The person's own words, and after them, lighter and nameless, other words for the same. */
  function termsFor({ text: words, also = '', audiences, candidates }: IndexQuery): Term[] {
    const among = {
      allowed: catalogue.documents.allowed(audiences, false),
      candidates: candidates ?? false,
    };
    const own = termsOf(words, text, catalogue, among);
    if (also === '') return own;
    const others = termsOf(also, text, catalogue, among).map((term) => ({
      ...term,
      word: '',
      weight: term.weight * OTHER_WORDS,
    }));
    return withoutRepeatedStems([...own, ...others]);
  }

  const numbersOf = (ids: ReadonlySet<ProductId>): ReadonlySet<number> =>
    new Set([...ids].flatMap((id) => catalogue.documents.number(id) ?? []));

  /** The words of `terms`, in their order, that each of the documents holds. */
  function matchedIn(found: readonly Ranked[], terms: readonly Term[]): string[][] {
    const orders = new Map<number, number>();
    for (const [order, { stems }] of terms.entries()) {
      for (const language of LANGUAGES) {
        const term = catalogue.term(language, stems[language]);
        if (term !== undefined) orders.set(term, order);
      }
    }
    return found.map(({ doc }) => {
      const held: number[] = [];
      catalogue.contents.forward.each(doc, (term) => {
        const order = orders.get(term);
        if (order !== undefined) held.push(order);
      });
      const words = new Set(held.sort((a, b) => a - b).map((order) => terms[order]?.word ?? ''));
      words.delete('');
      return [...words];
    });
  }

  function query(request: IndexQuery): IndexHit[] {
    const limit = Math.floor(request.limit);
    if (!(limit >= 1) || (request.audiences.size === 0 && !request.candidates)) return [];
    const { documents } = catalogue;
    const terms = termsFor(request);
    score(terms, documents.allowed(request.audiences, request.candidates ?? false));
    const found = tally.best(limit, documents.width, {
      idOf: (doc) => documents.id(doc) ?? '',
      except: numbersOf(request.except ?? new Set()),
    });
    const matched = matchedIn(found, terms);
    return found.flatMap(({ doc, score: points }, at) => {
      const id = documents.id(doc);
      return id === null ? [] : [{ id, score: points, matched: matched[at] ?? [] }];
    });
  }

  return {
    put: (product, revision = 0) => catalogue.put(product, revision),
    remove: (id) => catalogue.remove(id),
    query,
    hasCandidates: () => catalogue.documents.candidates > 0,
    size: () => catalogue.documents.size,
    footprint: () => catalogue.footprint(),
    known: () => catalogue.documents.known(),
    contents: () => catalogue.contents,
    become(contents) {
      catalogue = new Catalogue(text, contents);
    },
  };
}

/** By field and code of length: what one occurrence of a term there weighs. */
function tableOf(means: Readonly<Frequencies>): Float64Array {
  const table = new Float64Array(FIELDS * CODES);
  for (let field = 0; field < FIELDS; field += 1) {
    const b = LENGTH[field] ?? 0;
    for (let code = 0; code < CODES; code += 1) {
      const length = (LENGTHS[code] ?? 0) / (means[field] ?? 1);
      table[field * CODES + code] = (WEIGHT[field] ?? 1) / (1 - b + b * length);
    }
  }
  return table;
}

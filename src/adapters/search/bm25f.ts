import type { ProductId } from '../../kernel/ids.ts';
import { LANGUAGES } from '../../kernel/language.ts';
import type { IndexHit, IndexQuery, SearchIndex } from '../../ports/search.ts';
import type { TextAnalysis } from '../../ports/text.ts';
import { Catalogue } from './catalogue.ts';
import { Cursor, FIELDS, type Frequencies, type Postings } from './postings.ts';
import { Tally } from './tally.ts';
import { type Term, termsOf, withoutRepeatedStems } from './terms.ts';

/**
 * BM25F (Robertson and Zaragoza): frequencies are weighed per field before they saturate. The values are round ones,
 * chosen among a dozen combinations as a compromise over the four collections of `tools/bench-retrieval.ts`: its
 * figures are therefore not those of unseen collections. In the order of `Frequencies`: title, abstract, topics and
 * countries, body.
 */
const WEIGHT: Readonly<Frequencies> = [4, 2, 2, 1];
/** How much a field's length counts: a list of topics is no wordier for being longer. */
const LENGTH: Readonly<Frequencies> = [0.7, 0.7, 0.2, 0.75];
const SATURATION = 1.4;
/** What a word that was not written counts beside one that was: enough to be found, too little to lead. */
const OTHER_WORDS = 0.35;

export interface Bm25fIndex extends SearchIndex {
  /** Number of terms, and the bytes that their postings take. */
  footprint(): { readonly terms: number; readonly bytes: number };
}

/** An index in memory; it is filled at start and follows the catalogue, nothing is kept on disk. */
export function createBm25f(text: TextAnalysis): Bm25fIndex {
  const catalogue = new Catalogue(text);
  const tally = new Tally();

  /** Adds up the scores of the documents that the reader may see; the others are not looked at. */
  function score(terms: readonly Term[], visible: Visible): void {
    const { documents } = catalogue;
    const { meanLengths } = documents.statistics();
    tally.start(documents.width);
    for (const [order, { stems, weight }] of terms.entries()) {
      for (const language of LANGUAGES) {
        const postings = catalogue.postings(language, stems[language]);
        if (postings) scoreTerm(postings, order, weight, visible, meanLengths);
      }
    }
  }

  function scoreTerm(
    postings: Postings,
    order: number,
    weight: number,
    { codes, allowed, except }: Visible,
    means: Readonly<Frequencies>,
  ): void {
    const { lengths } = catalogue.documents;
    const cursor = new Cursor(postings);
    while (cursor.next()) {
      const { doc } = cursor;
      if (allowed[codes[doc] ?? 0] !== 1 || except.has(doc)) continue;
      const strength = weighed(cursor.frequencies, lengths, doc * FIELDS, means);
      tally.add(doc, order, (weight * strength) / (SATURATION + strength));
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

  function query(request: IndexQuery): IndexHit[] {
    const limit = Math.floor(request.limit);
    if (!(limit >= 1) || (request.audiences.size === 0 && !request.candidates)) return [];
    const visible = {
      codes: catalogue.documents.audiences,
      allowed: catalogue.documents.allowed(request.audiences, request.candidates ?? false),
      except: numbersOf(request.except ?? new Set()),
    };
    const terms = termsFor(request);
    score(terms, visible);
    const best = tally.best(limit, (doc) => catalogue.documents.id(doc) ?? '');
    return best.flatMap((found) => {
      const id = catalogue.documents.id(found.doc);
      if (id === null) return [];
      const matched = new Set(found.terms.flatMap((order) => terms[order]?.word ?? []));
      matched.delete('');
      return [{ id, score: found.score, matched: [...matched] }];
    });
  }

  return {
    put: (product) => catalogue.put(product),
    remove: (id) => catalogue.remove(id),
    query,
    hasCandidates: () => catalogue.documents.candidates > 0,
    size: () => catalogue.documents.size,
    footprint: () => catalogue.footprint(),
  };
}

interface Visible {
  readonly codes: Uint16Array;
  readonly allowed: Uint8Array;
  readonly except: ReadonlySet<number>;
}

function weighed(
  frequencies: Readonly<Frequencies>,
  lengths: Uint32Array,
  at: number,
  means: Readonly<Frequencies>,
): number {
  let strength = 0;
  for (let field = 0; field < FIELDS; field += 1) {
    const count = frequencies[field] ?? 0;
    if (count === 0) continue;
    const b = LENGTH[field] ?? 0;
    const length = (lengths[at + field] ?? 0) / (means[field] ?? 1);
    strength += ((WEIGHT[field] ?? 1) * count) / (1 - b + b * length);
  }
  return strength;
}

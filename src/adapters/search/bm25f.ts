import { setImmediate as pause } from 'node:timers/promises';
import type { ProductId } from '../../kernel/ids.ts';
import { LANGUAGES } from '../../kernel/language.ts';
import type { IndexHit, IndexQuery, SearchIndex } from '../../ports/search.ts';
import type { TextAnalysis } from '../../ports/text.ts';
import { Catalogue } from './catalogue.ts';
import type { Contents } from './contents.ts';
import { FIELDS } from './postings.ts';
import { type Asked, Ranker, WEIGHED_ANEW } from './ranking.ts';
import type { Ranked } from './tally.ts';
import { besides, coverOf, type Question, questionOf, type Term } from './terms.ts';

/** What a word that was not written counts beside one that was; chosen on the half of the judged questions that is for it. */
const OTHER_WORDS = 0.7;

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

/**
 * An index in memory, which is filled from the catalogue or from what was kept of it.
 * @param weighedAnew how many of the best are weighed a second time, by what is learnt from the first
 */
export function createBm25f(text: TextAnalysis, weighedAnew: number = WEIGHED_ANEW): Bm25fIndex {
  let catalogue = new Catalogue(text);
  const ranker = new Ranker(weighedAnew);

  /** The person's own words, and after them, lighter and nameless, other words for the same. */
  function questionFor({ text: words, also = '', audiences, candidates }: IndexQuery): Question {
    const among = {
      allowed: catalogue.documents.allowed(audiences, false),
      candidates: candidates ?? false,
    };
    const own = questionOf(words, text, catalogue, among);
    if (also === '') return own;
    // What is meant is weighed already, by how many names it has.
    const part = typeof also === 'string' ? OTHER_WORDS : 1;
    const lighter = <T extends { readonly weight: number }>(one: T): T => ({
      ...one,
      weight: one.weight * part,
    });
    const other = questionOf(also, text, catalogue, among);
    const nameless = typeof also === 'string' ? { word: '' } : {};
    const others = other.terms.map((term) => ({ ...lighter(term), ...nameless }));
    return {
      pairs: [...own.pairs, ...other.pairs.map(lighter)],
      terms: [...own.terms, ...besides(own.terms, others)],
      told: own.told,
    };
  }

  const looked = (terms: readonly Term[]): Asked[] =>
    terms.flatMap(({ stems, weight }) =>
      LANGUAGES.flatMap((language) => {
        const term = catalogue.term(language, stems[language]);
        return term === undefined ? [] : [{ term, weight, language }];
      }),
    );

  const numbersOf = (ids: ReadonlySet<ProductId>): ReadonlySet<number> =>
    new Set([...ids].flatMap((id) => catalogue.documents.number(id) ?? []));

  /** The words of `terms`, in their order, that each of the documents holds. */
  function matchedIn(found: readonly Ranked[], terms: readonly Term[]): string[][] {
    const { lists, forward } = catalogue.contents;
    const { slots } = ranker;
    slots.begin(lists.size);
    /** By slot. The better of two words with one stem. */
    const orders: number[] = [];
    for (const [order, { stems }] of terms.entries()) {
      for (const language of LANGUAGES) {
        const term = catalogue.term(language, stems[language]);
        if (term !== undefined) orders[slots.give(term)] ??= order;
      }
    }
    const counts = new Uint32Array(slots.terms.length * FIELDS);
    const matched = found.map(({ doc }) => {
      forward.count(doc, slots.of, counts.fill(0));
      const held = orders.filter((_, slot) =>
        counts.subarray(slot * FIELDS, (slot + 1) * FIELDS).some((count) => count > 0),
      );
      const words = new Set(held.sort((a, b) => a - b).map((order) => terms[order]?.word ?? ''));
      words.delete('');
      return [...words];
    });
    slots.clear();
    return matched;
  }

  /** Marks of the documents that are in `only`. */
  function marksOf(only: ReadonlySet<ProductId> | undefined): Uint8Array | null {
    if (only === undefined) return null;
    const marks = new Uint8Array(catalogue.documents.width);
    for (const id of only) {
      const doc = catalogue.documents.number(id);
      if (doc !== undefined) marks[doc] = 1;
    }
    return marks;
  }

  function query(request: IndexQuery): IndexHit[] {
    const limit = Math.floor(request.limit);
    if (!(limit >= 1) || (request.audiences.size === 0 && !request.candidates)) return [];
    const { documents } = catalogue;
    const { terms, pairs, told } = questionFor(request);
    const except = numbersOf(request.except ?? new Set());
    const found = ranker.rank(catalogue, {
      asked: looked(terms),
      pairs,
      openness: {
        open: documents.allowed(request.audiences, request.candidates ?? false),
        certain: documents.allowed(request.audiences, false),
        only: marksOf(request.only),
      },
      limit,
      isExcepted: (doc) => except.has(doc),
    });
    const matched = matchedIn(found, terms);
    return found.flatMap(({ doc, score }, at) => {
      const id = documents.id(doc);
      const words = matched[at] ?? [];
      return id === null ? [] : [{ id, score, matched: words, covers: coverOf(told, words) }];
    });
  }

  async function tidy(): Promise<void> {
    for (const _ of catalogue.tidying()) await pause();
  }

  let tidying: Promise<void> | null = null;

  return {
    tidy() {
      tidying ??= tidy().finally(() => {
        tidying = null;
      });
      return tidying;
    },
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

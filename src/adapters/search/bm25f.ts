import type { ProductId } from '../../kernel/ids.ts';
import { LANGUAGES, type Language } from '../../kernel/language.ts';
import type { IndexHit, IndexQuery, SearchIndex } from '../../ports/search.ts';
import type { TextAnalysis } from '../../ports/text.ts';
import { Catalogue, type Contents } from './catalogue.ts';
import { PUBLIC_CODE } from './documents.ts';
import { LEARNT_FROM, learntFrom } from './feedback.ts';
import { LOOKED_THROUGH, Pairs } from './pairs.ts';
import { Cursor } from './postings.ts';
import { type Ranked, Tally } from './tally.ts';
import { type AskedPair, besides, type Question, questionOf, type Term } from './terms.ts';
import { Strengths, saturated } from './weights.ts';

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

/** An index in memory, which is filled from the catalogue or from what was kept of it. */
export function createBm25f(text: TextAnalysis): Bm25fIndex {
  let catalogue = new Catalogue(text);
  const tally = new Tally();

  /** Adds up the scores of the documents in `allowed`; the others are not looked at. */
  function score(terms: readonly Weighed[], { allowed, strengths, fresh }: Pass): void {
    const { lists, documents } = catalogue.contents;
    const { audiences } = documents;
    const { scores } = tally;
    for (const { term, weight } of terms) {
      const cursor = new Cursor(lists, term);
      while (cursor.next()) {
        const { doc } = cursor;
        const before = scores[doc] ?? 0;
        if (allowed[audiences[doc] ?? 0] !== 1 || (before === 0 && !fresh)) continue;
        const strength =
          cursor.mask === 0
            ? strengths.inBody(doc, cursor.inBody)
            : strengths.of(doc, cursor.frequencies);
        scores[doc] = before + weight * saturated(strength);
      }
    }
  }

  /** The person's own words, and after them, lighter and nameless, other words for the same. */
  function questionFor({ text: words, also = '', audiences, candidates }: IndexQuery): Question {
    const among = {
      allowed: catalogue.documents.allowed(audiences, false),
      candidates: candidates ?? false,
    };
    const own = questionOf(words, text, catalogue, among);
    if (also === '') return own;
    const lighter = <T extends { readonly weight: number }>(one: T): T => ({
      ...one,
      weight: one.weight * OTHER_WORDS,
    });
    const other = questionOf(also, text, catalogue, among);
    const others = other.terms.map((term) => ({ ...lighter(term), word: '' }));
    return {
      pairs: [...own.pairs, ...other.pairs.map(lighter)],
      terms: [...own.terms, ...besides(own.terms, others)],
    };
  }

  const looked = (terms: readonly Term[]): Asked[] =>
    terms.flatMap(({ stems, weight }) =>
      LANGUAGES.flatMap((language) => {
        const term = catalogue.term(language, stems[language]);
        return term === undefined ? [] : [{ term, weight, language }];
      }),
    );

  const best = (limit: number, isOpen: (doc: number) => boolean): Ranked[] => {
    const { documents } = catalogue;
    const idOf = (doc: number) => documents.id(doc) ?? '';
    return tally.best(limit, documents.width, { idOf, isOpen });
  };

  /**
   * Weighs what was found anew by what the best all-staff items say beside it, each language by itself: who asks in
   * one finds no less of the others for it.
   */
  function learn(asked: readonly Asked[], pass: Pass): void {
    const { documents, holders } = catalogue.contents;
    const learnt = LANGUAGES.flatMap((language, place) => {
      const sum = asked.reduce((total, one) => {
        const counts = one.language === language && (holders[one.term] ?? 0) > 0;
        return counts ? total + one.weight : total;
      }, 0);
      if (sum === 0) return [];
      const spoken = (doc: number) => documents.isPublic(doc) && documents.languages[doc] === place;
      return learntFrom(best(LEARNT_FROM, spoken), sum, catalogue.contents, pass.strengths);
    });
    score(learnt, { ...pass, fresh: false });
  }

  /**
   * Lifts those of the best items in which words stand side by side as they were asked. Which are the best is said by
   * what is open to the reader for certain, so that a candidate moves nothing but itself.
   */
  function lift(pairs: readonly AskedPair[], certain: Uint8Array, { strengths }: Pass): void {
    const asked = new Pairs(pairs, catalogue);
    if (asked.none) return;
    const { documents, forward } = catalogue.contents;
    const { audiences, width } = documents;
    const top = best(LOOKED_THROUGH, (doc) => certain[audiences[doc] ?? 0] === 1);
    const least = (top.length === LOOKED_THROUGH && top.at(-1)?.score) || Number.MIN_VALUE;
    const { scores } = tally;
    for (let doc = 0; doc < width; doc += 1) {
      const before = scores[doc] ?? 0;
      if (before >= least) scores[doc] = before + asked.scoreOf(doc, forward, strengths);
    }
  }

  const numbersOf = (ids: ReadonlySet<ProductId>): ReadonlySet<number> =>
    new Set([...ids].flatMap((id) => catalogue.documents.number(id) ?? []));

  /** The words of `terms`, in their order, that each of the documents holds. */
  function matchedIn(found: readonly Ranked[], terms: readonly Term[]): string[][] {
    const orders = new Map<number, number>();
    for (const [order, { stems }] of terms.entries()) {
      for (const language of LANGUAGES) {
        const term = catalogue.term(language, stems[language]);
        // The better of two words with one stem.
        if (term !== undefined && !orders.has(term)) orders.set(term, order);
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
    const { terms, pairs } = questionFor(request);
    const asked = looked(terms);
    const allowed = documents.allowed(request.audiences, request.candidates ?? false);
    // All-staff items are learnt from, whoever asks.
    const pass: Pass = {
      allowed: allowed.with(PUBLIC_CODE, 1),
      strengths: new Strengths(documents),
      fresh: true,
    };
    tally.start(documents.width);
    score(asked, pass);
    learn(asked, pass);
    lift(pairs, documents.allowed(request.audiences, false), pass);
    const except = numbersOf(request.except ?? new Set());
    const found = best(
      limit,
      (doc) => allowed[documents.audiences[doc] ?? 0] === 1 && !except.has(doc),
    );
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

interface Weighed {
  readonly term: number;
  readonly weight: number;
}

interface Asked extends Weighed {
  readonly language: Language;
}

/** One going through postings. */
interface Pass {
  /** By audience code. */
  readonly allowed: Uint8Array;
  readonly strengths: Strengths;
  /** Whether documents are looked at that have no score yet. */
  readonly fresh: boolean;
}

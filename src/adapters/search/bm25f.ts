import { setImmediate as pause } from 'node:timers/promises';
import type { ProductId } from '../../kernel/ids.ts';
import { LANGUAGES } from '../../kernel/language.ts';
import type { IndexHit, IndexQuery, SearchIndex } from '../../ports/search.ts';
import type { TextAnalysis } from '../../ports/text.ts';
import { Catalogue } from './catalogue.ts';
import type { Contents } from './contents.ts';
import { FIELDS } from './postings.ts';
import { type Asked, Ranker, WEIGHED_ANEW } from './ranking.ts';
import { type Called, meantBy } from './senses.ts';
import type { Ranked } from './tally.ts';
import { coverOf, type Question, questionOf, type Term } from './terms.ts';

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

  const looked = (terms: readonly Term[]): Asked[] =>
    terms.flatMap(({ stems, weight }) =>
      LANGUAGES.flatMap((language) => {
        const term = catalogue.term(language, stems[language]);
        return term === undefined ? [] : [{ term, weight, language }];
      }),
    );

  /** The person's own words, and what they mean. */
  function asking({ text: words, also = [], audiences, candidates }: IndexQuery) {
    const among = {
      allowed: catalogue.documents.allowed(audiences, false),
      candidates: candidates ?? false,
    };
    const question = questionOf(words, text, catalogue, among);
    const meant = meantBy(also, question, text, { catalogue, among });
    return {
      question,
      names: meant.senses.flatMap(({ names }) => names),
      asked: looked(meant.terms),
      pairs: meant.pairs,
      senses: meant.senses.map(({ own, names, pairs }) => ({
        own: looked(own),
        names: names.map((name) => looked(name.words)),
        pairs,
      })),
    };
  }

  const numbersOf = (ids: ReadonlySet<ProductId>): ReadonlySet<number> =>
    new Set([...ids].flatMap((id) => catalogue.documents.number(id) ?? []));

  /**
   * By document: its words of the question, in the order of `terms`, and then what it says otherwise, where all words of a
   * name stand in it.
   */
  function matchedIn(
    found: readonly Ranked[],
    { terms }: Question,
    names: readonly Called[],
  ): string[][] {
    const { lists, forward } = catalogue.contents;
    const { slots } = ranker;
    slots.begin(lists.size);
    const slotsOf = ({ stems }: Term): number[] =>
      LANGUAGES.flatMap((language) => {
        const term = catalogue.term(language, stems[language]);
        return term === undefined ? [] : [slots.give(term)];
      });
    const own = terms.map((term) => ({ word: term.word, slots: slotsOf(term) }));
    const others = names.map(({ said, words }) => ({ said, slots: words.map(slotsOf) }));
    const counts = new Uint32Array(slots.terms.length * FIELDS);
    const holds = (slot: number): boolean =>
      counts.subarray(slot * FIELDS, (slot + 1) * FIELDS).some((count) => count > 0);
    const matched = found.map(({ doc }) => {
      forward.count(doc, slots.of, counts.fill(0));
      const words = own.filter((one) => one.slots.some(holds)).map(({ word }) => word);
      const said = others.filter((one) => one.slots.every((forms) => forms.some(holds)));
      const all = new Set([...words, ...said.map((one) => one.said)]);
      all.delete('');
      return [...all];
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
    const { question, names, asked, pairs, senses } = asking(request);
    const except = numbersOf(request.except ?? new Set());
    const found = ranker.rank(catalogue, {
      asked,
      pairs,
      senses,
      openness: {
        open: documents.allowed(request.audiences, request.candidates ?? false),
        certain: documents.allowed(request.audiences, false),
        only: marksOf(request.only),
      },
      limit,
      isExcepted: (doc) => except.has(doc),
    });
    const matched = matchedIn(found, question, names);
    return found.flatMap(({ doc, score }, at) => {
      const id = documents.id(doc);
      const words = matched[at] ?? [];
      return id === null
        ? []
        : [{ id, score, matched: words, covers: coverOf(question.told, words) }];
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

import { LANGUAGES, type Language } from '../../kernel/language.ts';
import type { Catalogue } from './catalogue.ts';
import type { Contents } from './contents.ts';
import { PUBLIC_CODE } from './documents.ts';
import { LEARNT_FROM, learntFrom } from './feedback.ts';
import { LOOKED_THROUGH, Pairs } from './pairs.ts';
import {
  addFromTexts,
  addUp,
  addWholes,
  type Scratch,
  type Weighed,
  type Whole,
} from './scoring.ts';
import type { NamedPair } from './senses.ts';
import { Slots } from './slots.ts';
import { type Among, type Ranked, Tally } from './tally.ts';
import type { AskedPair } from './terms.ts';
import { Strengths } from './weights.ts';

/**
 * How many of the best are weighed anew by what is learnt. What lies behind them stays behind them: on the test
 * collections these answer as all do, and all were half of a query's time.
 */
export const WEIGHED_ANEW = 300;
/** What a posting costs beside a byte of text. */
const POSTING = 4;

export interface Asked extends Weighed {
  readonly language: Language;
}

/** As of `Sense`, with its words as terms of the index. */
export interface AskedSense extends Whole {
  readonly own: readonly Asked[];
  readonly names: readonly (readonly Asked[])[];
  readonly pairs: readonly NamedPair[];
}

/** Tables by audience code, and marks by document where only some are looked for at all. */
export interface Openness {
  /** What may be found. */
  readonly open: Uint8Array;
  /** What is open to the reader for certain: a candidate moves nothing but itself. */
  readonly certain: Uint8Array;
  readonly only: Uint8Array | null;
}

export interface Ranking {
  readonly asked: readonly Asked[];
  readonly pairs: readonly AskedPair[];
  readonly senses: readonly AskedSense[];
  readonly openness: Openness;
  readonly limit: number;
  isExcepted(doc: number): boolean;
}

/** Ranks documents for one query after the other; what it works on is used again. */
export class Ranker {
  readonly slots = new Slots();
  readonly #weighedAnew: number;
  readonly #tally = new Tally();
  readonly #scratch: Scratch = {
    best: new Tally(),
    name: new Tally(),
  };
  #marks = new Uint8Array(0);

  constructor(weighedAnew: number) {
    this.#weighedAnew = weighedAnew;
  }

  /** The best `limit` of what may be found, best first. */
  rank(catalogue: Catalogue, ranking: Ranking): Ranked[] {
    const { asked, pairs, senses, openness, limit, isExcepted } = ranking;
    const { contents, documents } = catalogue;
    const { audiences } = documents;
    const { open, certain, only } = openness;
    const tally = this.#tally;
    const strengths = new Strengths(documents);
    const idOf = (doc: number): string => documents.id(doc) ?? '';
    const isIn = (doc: number, table: Uint8Array): boolean =>
      table[audiences[doc] ?? 0] === 1 && (only === null || only[doc] === 1);
    const isCertain = (doc: number): boolean => isIn(doc, certain);

    tally.start(documents.width);
    // All-staff items are learnt from, whoever asks.
    const looked = { by: 'audience', open: open.with(PUBLIC_CODE, 1) } as const;
    addUp(asked, looked, contents, strengths, tally);
    const scratch = this.#scratch;
    addWholes(senses, looked, contents, strengths, { tally, scratch });
    const learnt = this.#learnt(ranking, contents, strengths);
    const least = tally.scoreAt(this.#weighedAnew, isCertain);
    const first = tally.from(least, (doc) => isIn(doc, open));
    this.#addLearnt(learnt, first, contents, strengths);
    const asPairs = new Pairs(pairs, senses, catalogue, this.slots);
    this.#lift(asPairs, first, { idOf, isOpen: isCertain }, { catalogue, strengths });
    asPairs.end();
    const among = { idOf, isOpen: (doc: number) => isIn(doc, open) && !isExcepted(doc) };
    const found = tally.best(limit, among, first);
    return found.length < limit ? tally.best(limit, among) : found;
  }

  /**
   * What the best all-staff items say beside what was asked, each language by itself: who asks in one finds no less of
   * the others for it.
   */
  #learnt(
    { asked, senses }: Pick<Ranking, 'asked' | 'senses'>,
    contents: Contents,
    strengths: Strengths,
  ): Weighed[] {
    const { documents, holders } = contents;
    const idOf = (doc: number): string => documents.id(doc) ?? '';
    return LANGUAGES.flatMap((language, place) => {
      const counts = (one: Asked): boolean =>
        one.language === language && (holders[one.term] ?? 0) > 0;
      const sumOf = (all: readonly Asked[]): number =>
        all.filter(counts).reduce((total, { weight }) => total + weight, 0);
      // An item says one of the names at most.
      const sum = senses.reduce(
        (total, { own, names }) => total + Math.max(...[own, ...names].map(sumOf)),
        sumOf(asked),
      );
      if (sum === 0) return [];
      const isOpen = (doc: number): boolean =>
        documents.isPublic(doc) && documents.languages[doc] === place;
      const best = this.#tally.best(LEARNT_FROM, { idOf, isOpen });
      return learntFrom(best, sum, contents, { strengths, slots: this.slots });
    });
  }

  /** Weighs `docs` anew by what was learnt: by its lists or by their own texts, whichever is less to read. */
  #addLearnt(
    learnt: readonly Weighed[],
    docs: Uint32Array,
    contents: Contents,
    strengths: Strengths,
  ): void {
    if (learnt.length === 0) return;
    const { lists, forward, documents } = contents;
    const { width } = documents;
    const postings = learnt.reduce((sum, { term }) => sum + (lists.counts[term] ?? 0), 0);
    const texts = docs.reduce((sum, doc) => sum + forward.sizeOf(doc, width), 0);
    if (texts < postings * POSTING) {
      this.slots.begin(lists.size);
      addFromTexts(learnt, docs, { forward, slots: this.slots }, strengths, this.#tally.scores);
      return;
    }
    if (this.#marks.length < width) this.#marks = new Uint8Array(Math.ceil(width * 1.25));
    const marked = this.#marks;
    for (const doc of docs) marked[doc] = 1;
    addUp(learnt, { by: 'document', open: marked }, contents, strengths, this.#tally);
    for (const doc of docs) marked[doc] = 0;
  }

  /**
   * Lifts those of the best items in which words stand side by side as they were asked. Which are the best is said by
   * what is open to the reader for certain, so that a candidate moves nothing but itself.
   */
  #lift(
    asked: Pairs,
    docs: Uint32Array,
    certain: Among,
    { catalogue, strengths }: { readonly catalogue: Catalogue; readonly strengths: Strengths },
  ): void {
    if (asked.none) return;
    const top = this.#tally.best(LOOKED_THROUGH, certain, docs);
    const least = (top.length === LOOKED_THROUGH && top.at(-1)?.score) || Number.MIN_VALUE;
    const { scores } = this.#tally;
    const { forward } = catalogue.contents;
    for (const doc of docs) {
      const before = scores[doc] ?? 0;
      if (before >= least) scores[doc] = before + asked.scoreOf(doc, forward, strengths);
    }
  }
}

import { LANGUAGES } from '../../kernel/language.ts';
import type { Catalogue } from './catalogue.ts';
import type { ForwardLists } from './forward.ts';
import type { Frequencies } from './postings.ts';
import type { AskedPair } from './terms.ts';
import { type Strengths, saturated } from './weights.ts';

/** How many of the best items are looked through for words that stand side by side. */
export const LOOKED_THROUGH = 100;
/** Words at the start of each field that are looked at. */
const LOOKED_AT = 1_000;
/** What two words side by side add to what they count alone; stands for the ordered windows of Metzler and Croft. */
const SHARE = 0.5;

/**
 * Words of the question that stand side by side in an item as they do in the question say more than the same words apart
 * (sequential dependence: Metzler and Croft, A Markov Random Field Model for Term Dependencies, 2005). Looked for in
 * the best items only: no index of pairs is kept, their texts are at hand.
 */
export class Pairs {
  readonly #weights: readonly number[];
  /** By first term and second: the place of the pair's weight. */
  readonly #places = new Map<number, Map<number, number>>();

  constructor(asked: readonly AskedPair[], catalogue: Catalogue) {
    this.#weights = asked.map(({ weight }) => SHARE * weight);
    for (const [place, { first, second }] of asked.entries()) {
      for (const language of LANGUAGES) {
        const one = catalogue.term(language, first[language]);
        const other = catalogue.term(language, second[language]);
        if (one === undefined || other === undefined) continue;
        const followers = this.#places.get(one) ?? new Map<number, number>();
        if (!followers.has(other)) followers.set(other, place);
        this.#places.set(one, followers);
      }
    }
  }

  get none(): boolean {
    return this.#places.size === 0;
  }

  /** What the pairs add to the score of the document. */
  scoreOf(doc: number, forward: ForwardLists, strengths: Strengths): number {
    const counts = new Map<number, Frequencies>();
    let followers: Map<number, number> | undefined;
    let before = -1;
    const look = (term: number, field: number): void => {
      const place = field === before ? followers?.get(term) : undefined;
      followers = this.#places.get(term);
      before = field;
      if (place === undefined) return;
      const known = counts.get(place) ?? [0, 0, 0, 0, 0];
      known[field] = (known[field] ?? 0) + 1;
      counts.set(place, known);
    };
    forward.each(doc, look, LOOKED_AT);
    let score = 0;
    for (const [place, weight] of this.#weights.entries()) {
      const found = counts.get(place);
      if (found) score += weight * saturated(strengths.of(doc, found));
    }
    return score;
  }
}

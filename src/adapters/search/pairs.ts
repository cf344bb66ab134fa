import { LANGUAGES } from '../../kernel/language.ts';
import type { Catalogue } from './catalogue.ts';
import type { ForwardLists } from './forward.ts';
import { FIELDS } from './postings.ts';
import type { NamedPair } from './senses.ts';
import type { Slots } from './slots.ts';
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
  /** By place of a pair: the thing that it is said of, from 0, or -1; and which of its names it is of. */
  readonly #senses: readonly number[];
  readonly #names: readonly number[];
  readonly #slots: Slots;
  /** By the slot of the first term, and the second: the place of the pair's weight. */
  readonly #followers: Map<number, number>[] = [new Map()];
  readonly #counts: Uint32Array;

  /** @param slots in use until `end` is called */
  constructor(
    plain: readonly AskedPair[],
    senses: readonly { readonly pairs: readonly NamedPair[] }[],
    catalogue: Catalogue,
    slots: Slots,
  ) {
    const named = senses.flatMap(({ pairs }, sense) => pairs.map((pair) => ({ ...pair, sense })));
    const asked = [...plain.map((pair) => ({ ...pair, sense: -1, name: 0 })), ...named];
    this.#weights = asked.map(({ weight }) => SHARE * weight);
    this.#senses = asked.map(({ sense }) => sense);
    this.#names = asked.map(({ name }) => name);
    this.#slots = slots;
    this.#counts = new Uint32Array(asked.length * FIELDS);
    slots.begin(catalogue.contents.lists.size);
    for (const [place, { first, second }] of asked.entries()) {
      for (const language of LANGUAGES) {
        const one = catalogue.term(language, first[language]);
        const other = catalogue.term(language, second[language]);
        if (one === undefined || other === undefined) continue;
        const slot = slots.give(one);
        const followers = this.#followers[slot] ?? new Map<number, number>();
        if (!followers.has(other)) followers.set(other, place);
        this.#followers[slot] = followers;
      }
    }
  }

  get none(): boolean {
    return this.#followers.length === 1;
  }

  end(): void {
    this.#slots.clear();
  }

  /** What the pairs add to the score of the document: of several names of one thing, the best. */
  scoreOf(doc: number, forward: ForwardLists, strengths: Strengths): number {
    const counts = this.#counts.fill(0);
    const followers = this.#followers;
    const { of: slots } = this.#slots;
    let first = 0;
    let before = -1;
    const look = (term: number, field: number): void => {
      const place = first !== 0 && field === before ? followers[first]?.get(term) : undefined;
      first = slots[term] ?? 0;
      before = field;
      if (place !== undefined)
        counts[place * FIELDS + field] = (counts[place * FIELDS + field] ?? 0) + 1;
    };
    forward.each(doc, look, LOOKED_AT);
    let score = 0;
    let best = 0;
    let ofName = 0;
    for (const [place, weight] of this.#weights.entries()) {
      const strength = strengths.of(doc, counts, place * FIELDS);
      const says = strength > 0 ? weight * saturated(strength) : 0;
      const sense = this.#senses[place];
      if (sense === -1) {
        score += says;
        continue;
      }
      // Pairs of one thing follow each other, and among them those of one name.
      const isNew = sense !== this.#senses[place - 1];
      if (isNew) {
        score += best;
        best = 0;
      }
      ofName = isNew || this.#names[place] !== this.#names[place - 1] ? says : ofName + says;
      best = Math.max(best, ofName);
    }
    return score + best;
  }
}

import type { PersonId } from '../../kernel/ids.ts';
import { KINDS, type TaskKind } from './console.ts';

/** A moderator as far as sharing goes. */
export interface Hand {
  readonly person: PersonId;
  readonly language: string;
  /** Minutes of work that they have already. */
  readonly load: number;
}

/** What nobody works on yet. `language`: in which it is written; null where that is no matter. */
export interface Unclaimed {
  readonly key: string;
  readonly kind: TaskKind;
  readonly language: string | null;
}

/**
 * Who does what: in the order given, each to whoever reads its language, of those to the one with the fewest minutes, of
 * equals to the first. Where nobody reads the language it goes to the one with the fewest minutes all the same.
 */
export function sharedOut(
  items: readonly Unclaimed[],
  hands: readonly Hand[],
): ReadonlyMap<string, PersonId> {
  const loads = new Map(hands.map(({ person, load }) => [person, load]));
  const out = new Map<string, PersonId>();
  for (const { key, kind, language } of items) {
    const readers = hands.filter((hand) => language === null || hand.language === language);
    const able = readers.length > 0 ? readers : hands;
    let best: Hand | null = null;
    for (const hand of able) {
      if (!best || (loads.get(hand.person) ?? 0) < (loads.get(best.person) ?? 0)) best = hand;
    }
    if (!best) continue;
    out.set(key, best.person);
    loads.set(best.person, (loads.get(best.person) ?? 0) + KINDS[kind].minutes);
  }
  return out;
}

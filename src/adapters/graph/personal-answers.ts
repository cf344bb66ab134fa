import type { PersonId } from '../../kernel/ids.ts';
import { type ItemRef, itemKey } from '../../ports/personal.ts';

/** Whether people open items, as was asked not long ago. */
export interface KeptAnswers {
  /** Null where it is not known, or not any more. */
  of(person: PersonId, item: ItemRef): boolean | null;
  /** @param answers by item key */
  keep(person: PersonId, answers: ReadonlyMap<string, boolean>): void;
}

const FOR_MS = 15 * 60_000;
/** Some 150 bytes each. */
const MOST = 50_000;

/**
 * Answers of Microsoft 365 for fifteen minutes, yes and no alike: a no that were asked again each time would cost as
 * much as a yes, and tell by its slowness that there is something.
 */
export function answersKept({
  now,
  forMs = FOR_MS,
  most = MOST,
}: {
  /** Milliseconds of the machine's own clock. */
  readonly now: () => number;
  readonly forMs?: number;
  readonly most?: number;
}): KeptAnswers {
  /** Oldest first: an answer that is given anew goes to the end. */
  const kept = new Map<string, { readonly opens: boolean; readonly until: number }>();
  const keyOf = (person: PersonId, item: string): string => `${person} ${item}`;
  return {
    of(person, item) {
      const found = kept.get(keyOf(person, itemKey(item)));
      return found && found.until > now() ? found.opens : null;
    },
    keep(person, answers) {
      const until = now() + forMs;
      for (const [item, opens] of answers) {
        const key = keyOf(person, item);
        kept.delete(key);
        kept.set(key, { opens, until });
      }
      for (const key of kept.keys()) {
        if (kept.size <= most) break;
        kept.delete(key);
      }
    },
  };
}

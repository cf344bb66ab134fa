import type { PersonId } from '../kernel/ids.ts';
import type { Unable } from './personal.ts';

/** A document that another engine found for a person: hers by that engine's own word, and nobody else's. */
export interface ElsewhereHit {
  readonly driveId: string;
  readonly itemId: string;
  /** With its extension. */
  readonly name: string;
  readonly webUrl: string;
  /** What stands around the words that were found; may be empty. */
  readonly summary: string;
  /** The site's name in its address; null where the address has none. */
  readonly site: string | null;
  readonly modifiedAt: Date | null;
  /** Bytes; null where the service does not say. */
  readonly size: number | null;
  /** The same bytes have the same; null where the service gives none. */
  readonly hash: string | null;
}

export interface ElsewhereQuery {
  /** Content words, without what a query language would read into them; at least one of them is wanted. */
  readonly words: readonly string[];
  /** Other names for the same, such as in other languages: any of them will do as well. */
  readonly phrases: readonly string[];
  readonly limit: number;
}

/** Why another engine says nothing. `late`: nobody waited for it any longer. */
export type Silence = Unable | 'late';

/**
 * A second engine, asked in a person's name and with that person's own rights: Microsoft Search. What it answers is for
 * this person alone: it is neither kept nor written into a log nor shown to anybody else.
 */
export interface Elsewhere {
  /** Best first, at most `limit`. */
  find(person: PersonId, query: ElsewhereQuery): Promise<readonly ElsewhereHit[] | Silence>;
  /**
   * Files that this person made or changed, and may still open, the latest change first. The engine knows people by
   * their names: a namesake's may be among them, so nothing is concluded from it without the person's own choice.
   */
  own(
    person: { readonly id: PersonId; readonly name: string },
    limit: number,
  ): Promise<readonly ElsewhereHit[] | Silence>;
}

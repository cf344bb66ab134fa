import type { Clock } from '../../../ports/clock.ts';
import type { Holding } from '../../../ports/holding.ts';
import type { Ids } from '../../../ports/ids.ts';
import type { OutsidePlace, OutsideReader } from '../../../ports/outside.ts';
import type { TextAnalysis } from '../../../ports/text.ts';
import type { UnitOfWork } from '../../../ports/unit-of-work.ts';
import type { OutsideStores } from './store.ts';

/** A term of our lists that a word outside names. */
export interface NamedTerm {
  readonly id: string;
  readonly scheme: string;
  readonly slug: string;
  /** In English, where it has such a name. */
  readonly label: string;
  readonly uri: string;
}

/** The vocabulary as words outside are looked up in it. */
export interface Terms {
  /** Current terms that the word names exactly, but for case, accents, plural and hyphens; none where it is unclear. */
  named(word: string): readonly NamedTerm[];
  /** Names of countries in a word or two that may be one. */
  countriesIn(text: string): readonly string[];
}

export interface OutsideDefault {
  readonly name: string;
  readonly place: OutsidePlace;
  readonly everyHours: number;
}

export interface OutsideDeps {
  readonly work: UnitOfWork<OutsideStores>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly text: TextAnalysis;
  readonly reader: OutsideReader;
  readonly terms: Terms;
  readonly holding: Holding;
  /** Takes what was written into the index of this process. */
  readonly follow: () => Promise<void>;
  /** For how many days a removed source can be taken back. */
  readonly keptDays: () => Promise<number>;
  /** Sources that are there where none was ever added. */
  readonly defaults: readonly OutsideDefault[];
}

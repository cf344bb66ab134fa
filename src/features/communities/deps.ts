import type { Language } from '../../kernel/language.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { PlaceMaker } from '../../ports/making.ts';
import type { Places } from '../../ports/places.ts';
import type { Registers } from '../../ports/registers.ts';
import type { Rosters } from '../../ports/rosters.ts';
import type { Transaction, UnitOfWork } from '../../ports/unit-of-work.ts';
import type { MakingLimits } from './policy.ts';
import type { CommunityStores } from './store.ts';

export interface CommunityDeps {
  readonly work: UnitOfWork<CommunityStores>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly registers: Registers;
  readonly places: Places;
  readonly maker: PlaceMaker;
  readonly rosters: Rosters;
  /** The organization's policy for making communities. */
  readonly limits: () => Promise<MakingLimits>;
  /** Slugs of the topics that a text in any of the languages speaks of. */
  readonly topicsIn: (text: string) => readonly string[];
  readonly stems: (text: string, language: Language) => readonly string[];
}

export type Tx = Transaction & CommunityStores;

import type { ProductId } from '../../../kernel/ids.ts';
import type { Language } from '../../../kernel/language.ts';
import type { Actor } from '../../../kernel/person.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Ids } from '../../../ports/ids.ts';
import type { Transaction, UnitOfWork } from '../../../ports/unit-of-work.ts';
import type { PreparingStores } from '../store.ts';

export interface PreparingDeps {
  readonly work: UnitOfWork<PreparingStores>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly detect: (text: string, fallback: Language) => Language;
  readonly terms: {
    topicsIn(text: string): readonly string[];
    countriesIn(text: string): readonly string[];
  };
  /** @throws AppError `not-found` where they may not open it */
  readonly opens: (who: Actor, product: ProductId) => Promise<unknown>;
}

export type Tx = Transaction & PreparingStores;

import type { PersonId } from '../../kernel/ids.ts';
import type { Language } from '../../kernel/language.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Transaction, UnitOfWork } from '../../ports/unit-of-work.ts';
import type { DeskStores } from './store.ts';

export interface DeskDeps {
  readonly work: UnitOfWork<DeskStores>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly detect: (text: string, fallback: Language) => Language;
  readonly topicsIn: (text: string) => readonly string[];
  readonly isTopic: (slug: string) => boolean;
  /** Whom mail addresses or ids name. */
  readonly named: (words: readonly string[]) => Promise<ReadonlyMap<string, PersonId>>;
}

export type Tx = Transaction & DeskStores;

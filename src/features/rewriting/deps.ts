import type { Reads } from '../../kernel/support/doubts.ts';
import type { WordingDrafts, WordingSource } from '../../kernel/wording.ts';
import type { Clock } from '../../ports/clock.ts';
import type { LanguageModel } from '../../ports/language-model.ts';
import type { Log } from '../../ports/log.ts';
import type { Transaction, UnitOfWork } from '../../ports/unit-of-work.ts';
import type { DraftKind } from './model.ts';
import type { RewritingStores } from './store.ts';

export interface RewritingDeps {
  readonly work: UnitOfWork<RewritingStores>;
  readonly clock: Clock;
  readonly log: Log;
  readonly reads: Reads;
  /** Null: none is configured, and nothing of this is offered. */
  readonly model: LanguageModel | null;
  /** Words of which audiences may leave for it. */
  readonly audiences: ReadonlySet<string>;
  readonly drafts: Readonly<Record<DraftKind, WordingDrafts>>;
  /** By what a text tells which of these people said it, whether they agreed to be quoted or not. */
  tells(text: string, sources: readonly WordingSource[]): Promise<boolean>;
}

export type Tx = Transaction & RewritingStores;

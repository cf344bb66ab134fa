import type { Clock } from '../../../ports/clock.ts';
import type { TextExtractor } from '../../../ports/documents.ts';
import type { Ids } from '../../../ports/ids.ts';
import type { LibraryPort } from '../../../ports/library.ts';
import type { Log } from '../../../ports/log.ts';
import type { IndexKeeper, SearchIndex } from '../../../ports/search.ts';
import type { TextAnalysis } from '../../../ports/text.ts';
import type { UnitOfWork } from '../../../ports/unit-of-work.ts';
import type { SyncStores } from '../store.ts';

export interface SyncDeps {
  readonly work: UnitOfWork<SyncStores>;
  readonly library: LibraryPort;
  readonly extractor: TextExtractor;
  readonly index: SearchIndex;
  /** Absent where the index lives as long as the process. */
  readonly keeper?: IndexKeeper | undefined;
  readonly text: TextAnalysis;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
}

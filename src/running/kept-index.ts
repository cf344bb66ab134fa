import { join } from 'node:path';
import type { Database } from '../adapters/database/connect.ts';
import { createKeptIndexes } from '../adapters/database/kept-indexes.ts';
import { Thread } from '../adapters/documents/thread.ts';
import type { Bm25fIndex } from '../adapters/search/bm25f.ts';
import { createKeeper } from '../adapters/search/keeper.ts';
import { textFingerprint } from '../adapters/text/fingerprint.ts';
import type { Config } from '../config.ts';
import type { Ids } from '../ports/ids.ts';
import type { Log } from '../ports/log.ts';

export interface KeptIndexParts {
  readonly config: Pick<Config, 'dataDir'>;
  readonly log: Log;
  readonly database: Pick<Database, 'db'>;
}

/** For one page of items. */
const TIME_LIMIT_MS = 120_000;
const MEMORY_MB = 1_024;

/** A thread that builds an index beside the one in use. */
export const indexBuilder = (log: Log): Thread =>
  new Thread({
    script: new URL('./index-builder.ts', import.meta.url),
    timeLimitMs: TIME_LIMIT_MS,
    memoryMb: MEMORY_MB,
    log,
    work: 'building the search index',
  });

/** Where this machine keeps its search index: on its own disk, whichever database it belongs to. */
export function keepersOf({ config, log, database }: KeptIndexParts, ids: Ids) {
  const made: ReturnType<typeof createKeeper>[] = [];
  return {
    keeper(index: Bm25fIndex) {
      const keeper = createKeeper({
        index,
        folder: join(config.dataDir, 'index'),
        made: textFingerprint(),
        marks: createKeptIndexes(database.db),
        token: () => ids.next(),
        log,
        builder: () => indexBuilder(log),
      });
      made.push(keeper);
      return keeper;
    },
    close: () => Promise.all(made.map((keeper) => keeper.close())),
  };
}

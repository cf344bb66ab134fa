import { connectDatabase } from '../../src/adapters/database/connect.ts';
import { createUnitOfWork } from '../../src/adapters/database/unit-of-work.ts';
import { systemClock } from '../../src/adapters/system/clock.ts';
import { systemIds } from '../../src/adapters/system/ids.ts';
import { asId, type ContributionId, type DiscussionId } from '../../src/kernel/ids.ts';
import type { Log } from '../../src/ports/log.ts';
import { wordsOf } from './people.ts';

const ignore = (): void => undefined;
const quiet: Log = { debug: ignore, info: ignore, warn: ignore, error: ignore };

export interface More {
  readonly discussion: string;
  /** Numbers of what is said: from, and up to but without. */
  readonly from: number;
  readonly to: number;
}

/**
 * Puts more of the like into discussions in which something was said already, by the same people, through the store
 * alone: nothing is posted or told of. No server may have the database.
 */
export async function saidInBulk(
  where: { readonly url: string | undefined; readonly dataDir: string },
  all: readonly More[],
): Promise<void> {
  const database = await connectDatabase({ ...where, log: quiet });
  const ids = systemIds();
  const work = createUnitOfWork(database.db, { clock: systemClock, ids, onCommit: ignore });
  try {
    for (const { discussion, from, to } of all) {
      await work.run(async (tx) => {
        const said = await tx.contributions.of(asId<DiscussionId>(discussion));
        const last = said.at(-1);
        if (!last) throw new Error('nobody has spoken yet');
        for (let n = from; n < to; n += 1) {
          await tx.contributions.insert({
            ...last,
            author: said[n % said.length]?.author ?? last.author,
            id: asId<ContributionId>(ids.next()),
            version: 1,
            text: wordsOf(n),
            question: n % 2,
            consent: n % 3 === 0 ? 'quote' : 'paraphrase',
            sourceKey: `bench-in-bulk:${discussion}:${n}`,
            createdAt: new Date(last.createdAt.getTime() + n - from + 1),
          });
        }
      });
    }
  } finally {
    await database.close();
  }
}

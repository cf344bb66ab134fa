import { isCursorGone, type OutsidePage } from '../../../ports/outside.ts';
import type { OutsideDeps } from './deps.ts';
import {
  type Harvest,
  isForAll,
  type KeptRecord,
  type OutsideSource,
  type RefusedRecord,
} from './model.ts';
import { mapAnew, removeRecords, takeChanges } from './taking.ts';

export interface Harvested {
  readonly taken: number;
  readonly refused: readonly RefusedRecord[];
  readonly refusedCount: number;
}

/** A reading that others may take over after it, where its process died. */
const LEASE_MS = 30_000;
/** Records that are written together: a source may send thousands in a page. */
const TOGETHER = 100;
const REMOVED_TOGETHER = 200;
const MAPPED_TOGETHER = 500;
const MOST_REFUSED = 100;

/** The source was removed, paused or changed while it was read. */
class Overtaken extends Error {}

/** Reads sources outside: what changed since, on from where it was left, by one process at a time. */
export function harvesting(deps: OutsideDeps) {
  const { work, clock, ids, reader, holding, follow } = deps;
  const holder = ids.next();

  async function advance(id: string, harvest: Harvest): Promise<void> {
    if (!(await work.run((tx) => tx.outside.advance(id, harvest)))) throw new Overtaken();
  }

  /** A page is kept together with where to go on after it, so that whoever goes on neither misses nor doubles. */
  async function keep(id: string, before: Harvest, page: OutsidePage): Promise<Harvest> {
    const { changes, cursor } = page;
    const after: Harvest = {
      ...before,
      asOf: before.asOf ?? page.asOf,
      total: page.total ?? before.total,
    };
    let read = before.read;
    for (let at = 0; at < changes.length || at === 0; at += TOGETHER) {
      const some = changes.slice(at, at + TOGETHER);
      const last = at + TOGETHER >= changes.length;
      read += some.length;
      const now = last ? { ...after, read, cursor } : { ...after, read, cursor: before.cursor };
      await work.run(async (tx) => {
        if (!(await tx.outside.advance(id, now))) throw new Overtaken();
        await takeChanges(tx, deps, { source: id, generation: now.generation }, some);
      });
    }
    return { ...after, read, cursor };
  }

  const begun = (source: OutsideSource): Harvest => {
    const { harvest } = source;
    if (harvest.cursor !== null) return harvest;
    return {
      ...harvest,
      generation: harvest.generation + 1,
      whole: isForAll(source, clock.now()),
      asOf: null,
      read: 0,
      total: null,
    };
  };

  /** All pages, from where it was left; from the beginning where the source has forgotten that. */
  async function pages(source: OutsideSource, signal?: AbortSignal): Promise<Harvest> {
    const { id, place } = source;
    let harvest = begun(source);
    await advance(id, harvest);
    const from = () => ({
      cursor: harvest.cursor,
      since: harvest.cursor === null && !harvest.whole ? harvest.since : null,
    });
    for (let again = false; ; again = true) {
      try {
        for await (const page of reader.pages(place, from(), signal)) {
          signal?.throwIfAborted();
          harvest = await keep(id, harvest, page);
        }
        return harvest;
      } catch (error) {
        if (!isCursorGone(error) || again) throw error;
        harvest = { ...harvest, cursor: null, read: 0, asOf: null };
        await advance(id, harvest);
      }
    }
  }

  /** @param admit throws where so many are missing that somebody has to look first */
  async function clear(id: string, generation: number, admit: (rows: number) => void) {
    admit(await work.run((tx) => tx.outside.named(id, generation)));
    for (;;) {
      const some = await work.run((tx) => tx.outside.unnamed(id, generation, REMOVED_TOGETHER));
      if (some.length === 0) break;
      await work.run((tx) => removeRecords(tx, id, some));
    }
    await work.run((tx) => tx.outside.pardonBefore(id, generation));
  }

  async function map(id: string): Promise<number> {
    let changed = 0;
    let after: string | null = null;
    for (;;) {
      const from: string | null = after;
      const page: readonly KeptRecord[] = await work.run((tx) =>
        tx.outside.page(id, from, MAPPED_TOGETHER),
      );
      const last = page.at(-1);
      if (!last) return changed;
      changed += await work.run((tx) => mapAnew(tx, deps, id, page));
      after = last.identifier;
    }
  }

  async function read(
    source: OutsideSource,
    admit: (rows: number) => void,
    signal?: AbortSignal,
  ): Promise<Harvested> {
    const { id } = source;
    const done = await pages(source, signal);
    if (done.whole) await clear(id, done.generation, admit);
    const now = clock.now();
    await advance(id, {
      ...done,
      cursor: null,
      // A catalogue that says no time of its own is read whole the next time.
      since: done.asOf,
      wholeAt: done.whole ? now : done.wholeAt,
    });
    await map(id);
    return work.run(async (tx) => {
      const { rows, count } = await tx.outside.refused(id, MOST_REFUSED);
      return { taken: await tx.outside.count(id), refused: rows, refusedCount: count };
    });
  }

  return {
    map,

    /**
     * Reads a source now. `elsewhere`: another process does, or it was removed or paused meanwhile.
     * @param admit throws where so many are missing that somebody has to look first; nothing is removed then
     * @throws RegisterError, and what `admit` throws
     */
    async harvest(
      id: string,
      admit: (rows: number) => void,
      signal?: AbortSignal,
    ): Promise<Harvested | 'elsewhere'> {
      if (!(await work.run((tx) => tx.outside.take(id, holder, LEASE_MS)))) return 'elsewhere';
      const keep = async () => {
        await work.run((tx) => tx.outside.keep(id, holder, LEASE_MS));
      };
      try {
        return await holding({ leaseMs: LEASE_MS, keep }, async () => {
          const source = await work.run((tx) => tx.outside.get(id));
          return source && !source.removedAt ? await read(source, admit, signal) : 'elsewhere';
        });
      } catch (error) {
        if (error instanceof Overtaken) return 'elsewhere';
        throw error;
      } finally {
        await work.run((tx) => tx.outside.release(id, holder));
        await follow();
      }
    },
  };
}

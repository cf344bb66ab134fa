import type { ProductId } from '../../../kernel/ids.ts';
import { toIndexed } from '../model.ts';
import type { SyncDeps } from './deps.ts';

/** Products whose text is in memory at one time, on its way into the index. */
const AT_ONCE = 25;

/**
 * Keeps this process's index in line with the catalogue, whichever process writes it. What is read anew each time begins
 * at the oldest transaction that was open the time before: late commits are found, and what was had already is known by
 * its revision.
 */
export function indexFollower({ work, index }: Pick<SyncDeps, 'work' | 'index'>) {
  let mark: string | null = null;
  let had = new Map<ProductId, number>();
  let running: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | null = null;

  async function load(): Promise<void> {
    const from = await work.run((tx) => tx.catalogue.mark());
    let after: ProductId | null = null;
    for (;;) {
      const page = await work.run((tx) => tx.products.page(after, AT_ONCE));
      for (const product of page) index.put(toIndexed(product));
      const last = page.at(-1);
      if (!last) break;
      after = last.id;
    }
    mark = from;
  }

  async function take(ids: readonly ProductId[]): Promise<void> {
    for (let at = 0; at < ids.length; at += AT_ONCE) {
      const some = ids.slice(at, at + AT_ONCE);
      const products = await work.run((tx) => tx.products.many(some));
      const there = new Set(products.map(({ id }) => id));
      for (const product of products) index.put(toIndexed(product));
      for (const id of some) if (!there.has(id)) index.remove(id);
    }
  }

  async function once(): Promise<void> {
    if (mark === null) return load();
    const since = mark;
    const next = await work.run((tx) => tx.catalogue.mark());
    const written = await work.run((tx) => tx.catalogue.writtenSince(since));
    const latest = new Map(written.map(({ id, revision }) => [id, revision]));
    await take([...latest].flatMap(([id, revision]) => (had.get(id) === revision ? [] : [id])));
    had = latest;
    mark = next;
  }

  return {
    /** The index holds what was committed before this was called. */
    follow(): Promise<void> {
      if (waiting) return waiting;
      const turn = running
        .catch(() => undefined) // Whoever waited for it was told; this turn tries by itself.
        .then(() => {
          waiting = null;
          return once();
        });
      waiting = turn;
      running = turn;
      return turn;
    },

    /** Empties the index, for a catalogue that begins anew. */
    async forget(): Promise<void> {
      await running.catch(() => undefined); // As above.
      let after: ProductId | null = null;
      for (;;) {
        const page = await work.run((tx) => tx.products.page(after, AT_ONCE));
        for (const { id } of page) index.remove(id);
        const last = page.at(-1);
        if (!last) break;
        after = last.id;
      }
      mark = null;
      had = new Map();
    },
  };
}

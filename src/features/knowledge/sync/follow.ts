import type { ProductId } from '../../../kernel/ids.ts';
import type { Revised } from '../../../ports/search.ts';
import { toIndexed } from '../model.ts';
import type { SyncDeps } from './deps.ts';

/** Products whose text is in memory at one time, on its way into the index. */
const AT_ONCE = 25;
/** More than this, some seconds' work, is built elsewhere while this process answers. */
const IN_HAND = 2_000;
/** What has changed since the index was kept is read anew after a start: little enough to be done in seconds. */
const FEWEST_TO_KEEP = 200;
const SHARE_TO_KEEP = 0.02;

type Revisions = ReadonlyMap<ProductId, number>;

export interface Indexing {
  readonly done: number;
  readonly total: number;
}

/**
 * Keeps this process's index in line with the catalogue, whichever process writes it. What is read anew each time begins
 * at the oldest transaction that was open the time before: late commits are found, and what was had already is known by
 * its revision. After a start the revisions say what the kept index lacks.
 */
export function indexFollower({
  work,
  index,
  keeper,
  log,
}: Pick<SyncDeps, 'work' | 'index' | 'keeper' | 'log'>) {
  let mark: string | null = null;
  let had = new Map<ProductId, number>();
  let running: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | null = null;
  let building: (Indexing & { readonly ended: Promise<void> }) | null = null;
  let changed = 0;
  let keeping: Promise<void> = Promise.resolve();

  /** Of what nobody changes the kept index is as good as the catalogue. */
  async function restored(): Promise<Revisions> {
    const kept = await keeper?.restore().catch((error: unknown) => {
      log.warn({ err: error }, 'the kept search index could not be read; it is built anew');
      return null;
    });
    return kept ?? new Map();
  }

  async function* pages(revisions: Revisions): AsyncGenerator<Revised[]> {
    let after: ProductId | null = null;
    for (let done = 0; ; ) {
      const page = await work.run((tx) => tx.products.page(after, AT_ONCE));
      const last = page.at(-1);
      if (!last) return;
      yield page.map((product) => ({
        product: toIndexed(product),
        // What is younger than the revisions has none yet, and is taken again with the changes.
        revision: revisions.get(product.id) ?? 0,
      }));
      after = last.id;
      done += page.length;
      if (building) building = { ...building, done };
    }
  }

  async function load(): Promise<void> {
    const from = await work.run((tx) => tx.catalogue.mark());
    const all = await work.run((tx) => tx.catalogue.revisions());
    const revisions = new Map(all.map(({ id, revision }) => [id, revision]));
    const kept = await restored();
    const lacking = all.filter(({ id, revision }) => kept.get(id) !== revision);
    log.info({ items: all.length, kept: kept.size, lacking: lacking.length }, 'search index');
    if (keeper && lacking.length > IN_HAND) {
      const ended = build(from, revisions);
      building = { done: 0, total: all.length, ended };
      return;
    }
    for (const id of kept.keys()) if (!revisions.has(id)) index.remove(id);
    await take(new Map(lacking.map(({ id, revision }) => [id, revision])));
    mark = from;
  }

  async function build(from: string, revisions: Revisions): Promise<void> {
    try {
      await keeper?.rebuild(pages(revisions));
      mark = from;
      changed = 0;
      log.info({ items: index.size() }, 'search index built');
    } catch (error) {
      log.warn({ err: error }, 'the search index was not built; tried again shortly');
    } finally {
      building = null;
    }
  }

  async function take(latest: Revisions): Promise<void> {
    const ids = [...latest.keys()];
    for (let at = 0; at < ids.length; at += AT_ONCE) {
      const some = ids.slice(at, at + AT_ONCE);
      const products = await work.run((tx) => tx.products.many(some));
      const there = new Set(products.map(({ id }) => id));
      for (const product of products) index.put(toIndexed(product), latest.get(product.id) ?? 0);
      for (const id of some) if (!there.has(id)) index.remove(id);
    }
    changed += ids.length;
  }

  async function once(): Promise<void> {
    if (building) return;
    if (mark === null) await load();
    else await change(mark);
    await index.tidy();
    if (changed >= Math.max(FEWEST_TO_KEEP, SHARE_TO_KEEP * index.size())) void keep();
  }

  async function change(since: string): Promise<void> {
    const next = await work.run((tx) => tx.catalogue.mark());
    const written = await work.run((tx) => tx.catalogue.writtenSince(since));
    const latest = new Map(written.map(({ id, revision }) => [id, revision]));
    await take(new Map([...latest].filter(([id, revision]) => had.get(id) !== revision)));
    had = latest;
    mark = next;
  }

  /** Keeps the index where it changed since it was kept. Never throws: the file only saves time. */
  function keep(): Promise<void> {
    if (!keeper || mark === null || changed === 0) return keeping;
    const taken = changed;
    changed = 0;
    keeping = keeper.keep().catch((error: unknown) => {
      changed += taken;
      log.warn({ err: error }, 'the search index was not kept; a start will take longer');
    });
    return keeping;
  }

  return {
    /** The index holds what was committed before this was called, unless it is being built. */
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

    /** How far building is; null where nothing is being built. */
    indexing: (): Indexing | null => building && { done: building.done, total: building.total },

    keep,

    /** Empties the index, for a catalogue that begins anew. */
    async forget(): Promise<void> {
      await running.catch(() => undefined); // As above.
      await building?.ended;
      let after: ProductId | null = null;
      for (;;) {
        const page = await work.run((tx) => tx.products.page(after, AT_ONCE));
        for (const { id } of page) index.remove(id);
        const last = page.at(-1);
        if (!last) break;
        after = last.id;
      }
      await index.tidy();
      mark = null;
      had = new Map();
    },
  };
}

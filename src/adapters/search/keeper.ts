import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as pause } from 'node:timers/promises';
import type { ProductId } from '../../kernel/ids.ts';
import type { Log } from '../../ports/log.ts';
import type { IndexKeeper, Revised } from '../../ports/search.ts';
import type { Bm25fIndex } from './bm25f.ts';
import { BuildAnswer, type BuildOrder } from './build-messages.ts';
import { decode, encoding } from './snapshot.ts';

/** What the database remembers of what was kept. */
export interface KeptMarks {
  note(token: string): Promise<void>;
  knows(token: string): Promise<boolean>;
}

export interface KeeperOptions {
  readonly index: Bm25fIndex;
  readonly folder: string;
  /** What makes the stems. */
  readonly made: string;
  readonly marks: KeptMarks;
  /** A word never used before. */
  readonly token: () => string;
  readonly log: Log;
  /** Starts a thread that builds: it takes each `BuildOrder` and gives a `BuildAnswer`, or null where it was ended. */
  readonly builder: () => Builder;
}

export interface Builder {
  ask(order: BuildOrder): Promise<unknown>;
  close(): Promise<void>;
}

const FILE = 'search.index';

/**
 * Keeps an index in a file beside the database. The catalogue is the truth and the file only saves the work of reading
 * it anew, so a file is believed on three conditions: its checksum is right (a machine that stopped while it wrote
 * leaves the former file, since a new one gets its name last), the same code made its stems, and the database
 * remembers that it was kept: a database that was put back from a backup does not, and would number other changes as
 * the file has them. What the file then lacks, the catalogue's revisions tell.
 */
export function createKeeper(options: KeeperOptions): IndexKeeper & { close(): Promise<void> } {
  const { index, folder, made, marks, log } = options;
  const file = join(folder, FILE);
  let building: Builder | null = null;
  let writing: Promise<void> = Promise.resolve();

  async function write(parts: readonly Uint8Array[]): Promise<void> {
    await mkdir(folder, { recursive: true });
    const fresh = `${file}.${process.pid}.tmp`;
    const handle = await open(fresh, 'w');
    try {
      for (const part of parts) await handle.writeFile(part);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(fresh, file);
    const place = await open(folder, 'r');
    await place.sync().finally(() => place.close());
  }

  /** One after the other. @param make called once it is this one's turn */
  function inTurn(make: () => Promise<void>): Promise<void> {
    const turn = writing.then(make);
    writing = turn.catch(() => undefined); // Whoever asked for it is told; the next tries by itself.
    return turn;
  }

  /** In many small steps: at once it would hold everybody up for as long as a large library takes. */
  async function encoded(token: string): Promise<readonly Uint8Array[]> {
    const steps = encoding(index.contents(), { made, token });
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) return step.value;
      await pause();
    }
  }

  async function restored(): Promise<ReadonlyMap<ProductId, number> | null> {
    const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    if (bytes === null) return null;
    const decoded = decode(bytes, made);
    if (!decoded || !(await marks.knows(decoded.token))) {
      log.info(
        { whole: decoded !== null },
        'the kept search index is not of use; it is built anew',
      );
      return null;
    }
    index.become(decoded.contents);
    return new Map(index.known());
  }

  async function ask(thread: Builder, order: BuildOrder): Promise<BuildAnswer> {
    const answer = BuildAnswer.safeParse(await thread.ask(order));
    // Ended by its limits or by closing: all that it had is gone with it.
    if (!answer.success) throw new Error('the thread that builds the search index was ended');
    return answer.data;
  }

  async function built(pages: AsyncIterable<readonly Revised[]>, thread: Builder) {
    let held = 0;
    for await (const items of pages) {
      const answer = await ask(thread, { kind: 'put', held, items });
      held = answer.held;
    }
    const token = options.token();
    await marks.note(token);
    const { bytes } = await ask(thread, { kind: 'finish', held, made, token });
    if (!bytes) throw new Error('the thread that builds the search index gave nothing');
    return bytes;
  }

  return {
    async restore() {
      try {
        const left = (await readdir(folder)).filter((name) => name.endsWith('.tmp'));
        await Promise.all(left.map((name) => rm(join(folder, name), { force: true })));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
        throw error;
      }
      return restored();
    },

    async rebuild(pages) {
      const thread = options.builder();
      building = thread;
      try {
        const bytes = await built(pages, thread);
        // A disk that takes nothing, as of an image that is read only, costs the next start its time and no more.
        await inTurn(() => write([bytes])).catch((error: unknown) => {
          log.warn({ err: error }, 'the search index was not kept; a start will take longer');
        });
        const decoded = decode(bytes, made);
        if (!decoded) throw new Error('the search index that was built is not whole');
        index.become(decoded.contents);
      } finally {
        building = null;
        await thread.close();
      }
    },

    keep: () =>
      inTurn(async () => {
        const token = options.token();
        await marks.note(token);
        // All of it as it is at one moment, after the database has promised to remember it.
        await write(await encoded(token));
      }),

    async close() {
      await building?.close();
      await writing;
    },
  };
}

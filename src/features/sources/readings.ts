import type { EventType } from '../../kernel/events.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import { RegisterError } from '../../ports/reading.ts';
import type { Transaction, UnitOfWork } from '../../ports/unit-of-work.ts';
import {
  type AnySource,
  failed,
  heldBack,
  isOutside,
  type Outcome,
  type OutsideKey,
  type Source,
  type SourceKey,
  type SourceNews,
  succeeded,
  type Told,
  troubleOf,
  unread,
  unused,
} from './model.ts';
import type { SourceStores } from './store.ts';

/** How a source is read and what follows from it: wired by the app, since other features know what to do with it. */
export interface Feed {
  /** Where it is, for an administrator to recognise; null for the directory and the teams themselves. */
  readonly place: string | null;
  /**
   * Reads and follows what was read.
   * @param admit to be called with the number of rows before anything is changed; it throws where so many are
   *   missing that somebody has to look first
   * @returns null where the organization has no such register; `elsewhere` where another process is at it
   */
  read(admit: (rows: number) => void, signal?: AbortSignal): Promise<Outcome | 'elsewhere' | null>;
}

export interface SourceDeps {
  readonly work: UnitOfWork<SourceStores>;
  readonly clock: Clock;
  readonly log: Log;
  readonly feeds: Readonly<Record<SourceKey, Feed>>;
  /** How a source is read that was added; null where it is gone. */
  readonly outside: (key: OutsideKey) => Promise<Feed | null>;
}

const EVENTS = {
  failing: 'source.failing',
  columns: 'source.columns',
  held: 'source.held',
} as const satisfies Record<SourceNews, EventType>;

type Tx = Transaction & SourceStores;

export const sourceOf = async <K extends AnySource>(tx: Tx, key: K): Promise<Source<K>> =>
  (await tx.sources.get(key)) ?? unread(key);

/** Readings, one of a source at a time, and what is noted of each. */
export function readings({ work, clock, log, feeds, outside }: SourceDeps) {
  const running = new Map<AnySource, Promise<void>>();

  /** The row as it is by now: an owner or a limit may have been set while it was being read. */
  const note = (key: AnySource, how: (source: Source) => Told): Promise<void> =>
    work.run(async (tx) => {
      const { source, news } = how(await sourceOf(tx, key));
      await tx.sources.save(source);
      for (const one of news) {
        tx.emit({ type: EVENTS[one], actor: null, data: { source: key } });
      }
    });

  async function attempt(key: AnySource, signal?: AbortSignal): Promise<void> {
    const feed = isOutside(key) ? await outside(key) : feeds[key];
    if (!feed) return;
    const begun = await work.run(async (tx) => {
      const source = { ...(await sourceOf(tx, key)), readingSince: clock.now() };
      await tx.sources.save(source);
      return source;
    });
    const admit = (rows: number): void => {
      const held = heldBack(begun, rows, feed.place);
      if (held) throw new RegisterError('shrunk', { ...held });
    };
    try {
      const outcome = await feed.read(admit, signal);
      if (outcome === 'elsewhere') {
        await work.run(async (tx) =>
          tx.sources.save({ ...(await sourceOf(tx, key)), readingSince: null }),
        );
        return;
      }
      const { trouble } = outcome ?? {};
      const now = clock.now();
      await note(key, (source) => {
        if (!outcome) return unused(source, now);
        return trouble ? failed(source, trouble, now) : succeeded(source, outcome, now, feed.place);
      });
    } catch (error) {
      if (signal?.aborted) return;
      const trouble = troubleOf(error);
      log.warn({ source: key, trouble: trouble.trouble }, 'a source was not read');
      await note(key, (source) => failed(source, trouble, clock.now()));
      throw error;
    }
  }

  /** One reading at a time: whoever asks meanwhile waits for the same. */
  function read(key: AnySource, signal?: AbortSignal): Promise<void> {
    const known = running.get(key);
    if (known) return known;
    const work = attempt(key, signal).finally(() => running.delete(key));
    running.set(key, work);
    return work;
  }

  return { read, running };
}

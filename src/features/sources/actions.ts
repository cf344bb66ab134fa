import { AppError } from '../../kernel/errors.ts';
import type { EventType } from '../../kernel/events.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { Actor } from '../../kernel/person.ts';
import type { Clock } from '../../ports/clock.ts';
import type { MoveKind } from '../../ports/leavers.ts';
import type { Log } from '../../ports/log.ts';
import { RegisterError } from '../../ports/reading.ts';
import type { Transaction, UnitOfWork } from '../../ports/unit-of-work.ts';
import { missions } from './missions.ts';
import {
  failed,
  heldBack,
  MOST_STALE_HOURS,
  type Outcome,
  SOURCES,
  type Source,
  type SourceKey,
  type SourceNews,
  type SourceState,
  staleSince,
  stateOf,
  succeeded,
  type Told,
  troubleOf,
  unread,
  unused,
} from './model.ts';
import { maySee } from './policy.ts';
import type { SourceStores } from './store.ts';

/** How a source is read and what follows from it: wired by the app, since other features know what to do with it. */
export interface Feed {
  /** Where it is, for an administrator to recognise; null for the directory and the teams themselves. */
  readonly place: string | null;
  /**
   * Reads and follows what was read.
   * @param admit to be called with the number of rows before anything is changed; it throws where so many are
   *   missing that somebody has to look first
   * @returns null where the organization has no such register
   */
  read(admit: (rows: number) => void): Promise<Outcome | null>;
}

export interface SourceDeps {
  readonly work: UnitOfWork<SourceStores>;
  readonly clock: Clock;
  readonly log: Log;
  readonly feeds: Readonly<Record<SourceKey, Feed>>;
}

/** A source as an administrator sees it. */
export interface SourceView {
  readonly source: Source;
  readonly state: SourceState;
  readonly staleSince: Date | null;
  readonly place: string | null;
}

const EVENTS = {
  failing: 'source.failing',
  columns: 'source.columns',
  held: 'source.held',
} as const satisfies Record<SourceNews, EventType>;

/** A reading that has not ended by then died with its process. */
const LONGEST_READING_MS = 15 * 60_000;

type Tx = Transaction & SourceStores;

export function sourceActions({ work, clock, log, feeds }: SourceDeps) {
  const running = new Map<SourceKey, Promise<void>>();

  const mustSee = (who: Actor): void => {
    const refusal = maySee(who);
    if (refusal) throw new AppError(refusal, 'administrators only');
  };
  const sourceOf = async (tx: Tx, key: SourceKey): Promise<Source> =>
    (await tx.sources.get(key)) ?? unread(key);

  /** The row as it is by now: an owner or a limit may have been set while it was being read. */
  const note = (key: SourceKey, how: (source: Source) => Told): Promise<void> =>
    work.run(async (tx) => {
      const { source, news } = how(await sourceOf(tx, key));
      await tx.sources.save(source);
      for (const one of news) {
        tx.emit({ type: EVENTS[one], actor: null, data: { source: key } });
      }
    });

  async function attempt(key: SourceKey): Promise<void> {
    const begun = await work.run(async (tx) => {
      const source = { ...(await sourceOf(tx, key)), readingSince: clock.now() };
      await tx.sources.save(source);
      return source;
    });
    const admit = (rows: number): void => {
      const held = heldBack(begun, rows);
      if (held) throw new RegisterError('shrunk', { ...held });
    };
    try {
      const outcome = await feeds[key].read(admit);
      const { trouble } = outcome ?? {};
      const now = clock.now();
      await note(key, (source) => {
        if (!outcome) return unused(source, now);
        return trouble ? failed(source, trouble, now) : succeeded(source, outcome, now);
      });
    } catch (error) {
      const trouble = troubleOf(error);
      log.warn({ source: key, trouble: trouble.trouble }, 'a source was not read');
      await note(key, (source) => failed(source, trouble, clock.now()));
      throw error;
    }
  }

  /** One reading at a time: whoever asks meanwhile waits for the same. */
  function read(key: SourceKey): Promise<void> {
    const known = running.get(key);
    if (known) return known;
    const work = attempt(key).finally(() => running.delete(key));
    running.set(key, work);
    return work;
  }

  const shown = (source: Source, now: Date): SourceView => {
    const since = source.readingSince ?? (running.has(source.key) ? now : null);
    const alive = since && now.getTime() - since.getTime() < LONGEST_READING_MS;
    return {
      source: { ...source, readingSince: alive ? since : null },
      state: stateOf(source, now),
      staleSince: staleSince(source, now),
      place: feeds[source.key].place,
    };
  };

  async function all(): Promise<SourceView[]> {
    const known = new Map(
      (await work.run((tx) => tx.sources.list())).map((one) => [one.key, one] as const),
    );
    const now = clock.now();
    return SOURCES.map((key) => shown(known.get(key) ?? unread(key), now));
  }

  const change = (who: Actor, key: SourceKey, verb: string, changes: Partial<Source>) => {
    mustSee(who);
    return work.run(async (tx) => {
      await tx.sources.save({ ...(await sourceOf(tx, key)), ...changes });
      tx.audit({ actor: who.id, verb: `source.${verb}`, subject: `source:${key}` });
    });
  };

  /** Begins and does not wait: what comes of it is seen on the source. */
  function begin(key: SourceKey): void {
    // Whatever fails is written on the source and in the log by then.
    read(key).catch(() => undefined);
  }

  return {
    /** Reads a source now. What fails is noted on it. @throws what failed */
    read,

    /** @throws AppError `forbidden` */
    async readNow(who: Actor, key: SourceKey): Promise<void> {
      mustSee(who);
      begin(key);
    },

    /** The shrunken reading is the truth: it is read again and taken. @throws AppError `forbidden`, `illegal-move` */
    async confirm(who: Actor, key: SourceKey): Promise<void> {
      mustSee(who);
      await work.run(async (tx) => {
        const source = await sourceOf(tx, key);
        if (!source.held) {
          throw new AppError('illegal-move', `nothing of ${key} is held back`, {
            state: 'fresh',
            verb: 'confirm',
          });
        }
        await tx.sources.save({ ...source, confirmed: source.held.after });
        tx.audit({ actor: who.id, verb: 'source.confirm', subject: `source:${key}` });
      });
      begin(key);
    },

    /** Whoever answers for it. @throws AppError `forbidden` */
    own: (who: Actor, key: SourceKey, owner: PersonId | null): Promise<void> =>
      change(who, key, 'own', { owner }),

    /** @throws AppError `forbidden`, `invalid-input` */
    async limit(who: Actor, key: SourceKey, hours: number): Promise<void> {
      if (!Number.isInteger(hours) || hours < 1 || hours > MOST_STALE_HOURS) {
        throw new AppError('invalid-input', 'hours', { field: 'hours' });
      }
      await change(who, key, 'limit', { staleAfterHours: hours });
    },

    /** @throws AppError `forbidden` */
    async list(who: Actor): Promise<readonly SourceView[]> {
      mustSee(who);
      return all();
    },

    /** Without a reader's eyes: for messages to administrators and for operators. */
    all,

    /** When a source was read last, where that is so long ago that whoever reads of it should know; else null. */
    async ageOf(key: SourceKey): Promise<Date | null> {
      const source = await work.run((tx) => tx.sources.get(key));
      return source && staleSince(source, clock.now()) ? source.lastSuccess : null;
    },

    /** What kind of move each departure is, where a file says so. */
    keepMoves: (kinds: ReadonlyMap<PersonId, MoveKind>): Promise<void> =>
      work.run((tx) => tx.moves.replace(kinds)),
    moves: (): Promise<ReadonlyMap<PersonId, MoveKind>> => work.run((tx) => tx.moves.all()),

    missions: missions(work, clock),

    /** Resolves when nothing is being read. */
    async idle(): Promise<void> {
      await Promise.allSettled(running.values());
    },
  };
}

export type SourceActions = ReturnType<typeof sourceActions>;

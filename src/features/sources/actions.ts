import { AppError } from '../../kernel/errors.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { Actor } from '../../kernel/person.ts';
import type { MoveKind } from '../../ports/leavers.ts';
import { missions } from './missions.ts';
import {
  type AnySource,
  MOST_STALE_HOURS,
  type OutsideKey,
  SOURCES,
  type Source,
  type SourceKey,
  type SourceState,
  staleSince,
  stateOf,
  unread,
} from './model.ts';
import { maySee } from './policy.ts';
import { readings, type SourceDeps, sourceOf } from './readings.ts';

export type { Feed } from './readings.ts';

/** A source as an administrator sees it. */
export interface SourceView<K extends AnySource = SourceKey> {
  readonly source: Source<K>;
  readonly state: SourceState;
  readonly staleSince: Date | null;
  readonly place: string | null;
}

/** A reading that has not ended by then died with its process. */
const LONGEST_READING_MS = 15 * 60_000;

function mustSee(who: Actor): void {
  const refusal = maySee(who);
  if (refusal) throw new AppError(refusal, 'administrators only');
}

export function sourceActions(deps: SourceDeps) {
  const { work, clock, feeds } = deps;
  const { read, running } = readings(deps);

  const shown = <K extends AnySource>(
    source: Source<K>,
    now: Date,
    place: string | null,
  ): SourceView<K> => {
    const since = source.readingSince ?? (running.has(source.key) ? now : null);
    const alive = since && now.getTime() - since.getTime() < LONGEST_READING_MS;
    return {
      source: { ...source, readingSince: alive ? since : null },
      state: stateOf(source, now),
      staleSince: staleSince(source, now),
      place,
    };
  };

  async function all(): Promise<SourceView[]> {
    const known = new Map(
      (await work.run((tx) => tx.sources.list())).map((one) => [one.key, one] as const),
    );
    const now = clock.now();
    return SOURCES.map((key) => shown(known.get(key) ?? unread(key), now, feeds[key].place));
  }

  const change = (who: Actor, key: AnySource, verb: string, changes: Partial<Source>) => {
    mustSee(who);
    return work.run(async (tx) => {
      await tx.sources.save({ ...(await sourceOf(tx, key)), ...changes });
      tx.audit({ actor: who.id, verb: `source.${verb}`, subject: `source:${key}` });
    });
  };

  /** Begins and does not wait: what comes of it is seen on the source. */
  function begin(key: AnySource): void {
    // Whatever fails is written on the source and in the log by then.
    read(key).catch(() => undefined);
  }

  return {
    /** Reads a source now. What fails is noted on it. @throws what failed */
    read,

    /** @throws AppError `forbidden` */
    async readNow(who: Actor, key: AnySource): Promise<void> {
      mustSee(who);
      begin(key);
    },

    /** The shrunken reading is the truth: it is read again and taken. @throws AppError `forbidden`, `illegal-move` */
    async confirm(who: Actor, key: AnySource): Promise<void> {
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
    own: (who: Actor, key: AnySource, owner: PersonId | null): Promise<void> =>
      change(who, key, 'own', { owner }),

    /** @throws AppError `forbidden`, `invalid-input` */
    async limit(who: Actor, key: AnySource, hours: number): Promise<void> {
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

    ...addedSources(work, (source) => shown(source, clock.now(), null)),

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

/** Catalogues and feeds, which the register knows by their keys alone. */
function addedSources(
  work: SourceDeps['work'],
  shown: (source: Source<OutsideKey>) => SourceView<OutsideKey>,
) {
  return {
    /** How it stands with a source that was added. */
    async outside(key: OutsideKey): Promise<SourceView<OutsideKey>> {
      return shown(await work.run((tx) => sourceOf(tx, key)));
    },

    /** Nothing is known any more of a source that was removed, but who answers for it. */
    forget: (key: OutsideKey): Promise<void> =>
      work.run(async (tx) => {
        const { owner, staleAfterHours } = await sourceOf(tx, key);
        await tx.sources.save({ ...unread(key), owner, staleAfterHours });
      }),
  };
}

export type SourceActions = ReturnType<typeof sourceActions>;

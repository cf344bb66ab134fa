import type { Audience } from '../../kernel/audience.ts';
import type { ProductId } from '../../kernel/ids.ts';
import type { Library, LibraryFile } from '../../ports/library.ts';
import type { SyncDeps } from './sync/deps.ts';
import { Folders } from './sync/folders.ts';
import { indexFollower } from './sync/follow.ts';
import { before, keep, learn } from './sync/learn.ts';
import { audienceOf, failureOf, type LibraryRecord } from './sync/model.ts';
import { isOvertaken } from './sync/overtaken.ts';
import { libraryOverview } from './sync/overview.ts';
import { registerKeeper } from './sync/register.ts';
import { libraryRound } from './sync/round.ts';
import { fileTexts } from './sync/texts.ts';

export interface SyncProgress {
  /** A library is being read, by this process or another. */
  readonly running: boolean;
  readonly libraries: number;
}

/**
 * Follows the libraries by their change feed into the catalogue, and the index of this process by the catalogue. Where
 * reading stands is in the database with what was read, so that whoever goes on after a crash, in this process or
 * another, ends with what an undisturbed reading would have made. One broken file is kept with its reason, one library
 * that cannot be read with its own, and the rest goes on.
 */
export function librarySync(deps: SyncDeps) {
  const { work, library, clock, ids, log } = deps;
  const follower = indexFollower(deps);
  const keepRegister = registerKeeper(deps);
  let records: readonly LibraryRecord[] = [];
  let libraries: readonly Library[] = [];
  let current: Promise<void> | null = null;

  async function refresh(): Promise<void> {
    records = await work.run((tx) => tx.libraries.all());
    if (records.length > 0) libraries = records;
  }

  async function follow(): Promise<void> {
    await refresh();
    await follower.follow();
  }

  async function syncAll(signal?: AbortSignal): Promise<void> {
    libraries = await library.libraries();
    await keepRegister(libraries);
    await follow();
    const read = libraryRound(deps, fileTexts(deps), follow);
    const goOn = () => signal?.throwIfAborted();
    for (const record of records) {
      try {
        await read(record, goOn);
      } catch (error) {
        if (signal?.aborted) return;
        if (isOvertaken(error)) log.info({ drive: record.driveId }, 'read by another process');
        else await noteFailure(deps, record, error);
      }
    }
    await work.run((tx) => tx.catalogue.forgetGone());
    await refresh();
    log.info({ libraries: records.length }, 'libraries synchronised');
  }

  /** The libraries, read now where no round has read them yet: after a start a round takes its time. */
  async function known(): Promise<readonly Library[]> {
    if (libraries.length === 0) await refresh();
    if (libraries.length === 0) libraries = await library.libraries();
    return libraries;
  }

  async function learnPublished(file: LibraryFile, bytes: Uint8Array | null): Promise<ProductId> {
    const audience = audienceIn(await known(), file);
    const { driveId, itemId, parentId } = file;
    const [record, folders, old] = await work.run(async (tx) => [
      await tx.libraries.get(driveId),
      new Folders(await tx.libraries.folders(driveId)),
      await before(tx, driveId, [itemId]),
    ]);
    // A folder that no round has named was made for this file just now, and so has no permissions of its own.
    const covered = parentId === null || !folders.has(parentId) || folders.covers(parentId);
    const readers = audienceOf(driveId, audience, covered);
    const learnt = await learn(
      { file, ownRights: false, audience: readers },
      old,
      // What is in hand is not fetched again: of many it would be an eighth of what the service allows.
      fileTexts(bytes ? { ...deps, library: { ...library, content: async () => bytes } } : deps)
        .read,
      ids,
    );
    const kept = { now: clock.now(), isNews: bytes === null };
    await work.run((tx) => keep(tx, driveId, record?.generation ?? 0, [learnt], kept));
    if (!bytes) await follow();
    const product = await work.run((tx) => tx.catalogue.known(driveId, [itemId]));
    const id = product.get(itemId)?.id;
    if (!id) throw new Error(`published and not in the catalogue: ${itemId}`);
    return id;
  }

  return {
    /**
     * Follows all libraries once; a second call while one runs waits for the same round. Once `signal` is aborted it
     * ends after the files in hand, and goes on from there another time.
     */
    run(signal?: AbortSignal): Promise<void> {
      current ??= syncAll(signal).finally(() => {
        current = null;
      });
      return current;
    },

    /** Fills the index from the catalogue at start. Answers how many products it holds. */
    async load(): Promise<number> {
      await follow();
      return deps.index.size();
    },

    /** Takes into the index what any process wrote into the catalogue. */
    follow,

    /** How far the index of this process is built; null where it is whole. */
    indexing: follower.indexing,
    /** Keeps the index for the next start. Never throws. */
    keepIndex: follower.keep,

    ...bringing(learnPublished),

    /** Empties the index, for a catalogue that begins anew. */
    async forgetAll(): Promise<void> {
      await current;
      await follower.forget();
      records = [];
      libraries = [];
    },

    libraries: () => libraries,
    known,
    ...addresses(deps),
    namedAudiences: (): readonly Audience[] =>
      libraries.map(({ audience }) => audience).filter(({ kind }) => kind === 'named'),
    progress: (): SyncProgress => ({
      running: current !== null || isRead(records),
      libraries: records.length,
    }),
    ...howFar(() => records),
    overview: libraryOverview(deps),
    /** What is not found may only be not read yet: the first reading ever, or the index is being built. */
    firstReading: (): boolean => follower.indexing() !== null || isReadFirst(records),
  };
}

const addresses = ({ work }: SyncDeps) => ({
  /** Where people open this library in SharePoint; null while it was not read. */
  address: (driveId: string): Promise<string | null> =>
    work.run((tx) => tx.libraries.address(driveId)),
});

/** @param records as last looked up */
const howFar = (records: () => readonly LibraryRecord[]) => ({
  /** How far each is read. */
  records,
  /** Libraries that could not be read, by name. */
  failed: (): readonly string[] => failedOf(records()),
});

async function noteFailure(
  { work, clock, log }: Pick<SyncDeps, 'work' | 'clock' | 'log'>,
  { driveId, generation }: LibraryRecord,
  error: unknown,
): Promise<void> {
  const reason = failureOf(error);
  log.warn(
    { err: error, drive: driveId, reason },
    'library not synchronised; the next round tries again',
  );
  await work.run(async (tx) => {
    // A listing that began within the round has a number of its own.
    const now = await tx.libraries.get(driveId);
    const at = { state: 'failed', reason, since: clock.now() } as const;
    await tx.libraries.advance(driveId, now?.generation ?? generation, at);
  });
}

const isRead = (records: readonly LibraryRecord[]): boolean =>
  records.some(({ state }) => state === 'reading');
const isReadFirst = (records: readonly LibraryRecord[]): boolean =>
  records.some(({ state, succeededAt }) => state === 'reading' && !succeededAt);
const failedOf = (records: readonly LibraryRecord[]): readonly string[] =>
  records.filter(({ state }) => state === 'failed').map(({ name }) => name);

export type LibrarySync = ReturnType<typeof librarySync>;

/** @throws Error for a library that is none of ours */
function audienceIn(known: readonly Library[], { driveId }: LibraryFile): Audience {
  const found = known.find((one) => one.driveId === driveId);
  if (!found) throw new Error(`published to a library of unknown audience: ${driveId}`);
  return found.audience;
}

const bringing = (learnt: (file: LibraryFile, bytes: Uint8Array | null) => Promise<ProductId>) => ({
  /** A file that we have just published: found at once, without waiting for the next round. */
  published: (file: LibraryFile): Promise<ProductId> => learnt(file, null),
  /** One of many from before Praxis, with its bytes: news to nobody, and the index follows with all of them. */
  imported: (file: LibraryFile, bytes: Uint8Array): Promise<ProductId> => learnt(file, bytes),
});

import { audienceKey } from '../../../kernel/audience.ts';
import type { Library } from '../../../ports/library.ts';
import { sourceOf } from '../outside/model.ts';
import type { SyncStores } from '../store.ts';
import type { SyncDeps } from './deps.ts';
import { Folders } from './folders.ts';
import type { LibraryRecord } from './model.ts';

const REMOVED_AT_ONCE = 500;

const sameReaders = ({ audience }: LibraryRecord, library: Library): boolean => {
  const people = (one: Library['audience']) =>
    one.kind === 'named' ? [...one.people].sort().join() : '';
  return (
    audienceKey(audience) === audienceKey(library.audience) &&
    people(audience) === people(library.audience)
  );
};

/** Brings the records in line with the register: libraries come, go, and change their name or their readers. */
export function registerKeeper({ work, clock, log }: Pick<SyncDeps, 'work' | 'clock' | 'log'>) {
  const fresh = ({ driveId, name, audience }: Library, place: number): LibraryRecord => ({
    driveId,
    name,
    audience,
    place,
    state: 'waiting',
    reason: null,
    cursor: null,
    generation: 0,
    listing: false,
    read: 0,
    total: null,
    since: clock.now(),
    succeededAt: null,
    listedAt: null,
  });

  /** Whoever read the library before and may not now loses what lies in it before anything else is read. */
  async function regardAnew(tx: SyncStores, library: Library): Promise<void> {
    const { driveId, audience } = library;
    const folders = await tx.libraries.folders(driveId);
    const tree = new Folders(folders);
    const covered = folders.map(({ itemId }) => itemId).filter((id) => tree.covers(id));
    await tx.catalogue.regard(driveId, audience, { covered, others: 'rest' });
  }

  async function forget(driveId: string): Promise<void> {
    const some = () => work.run((tx) => tx.catalogue.removeDrive(driveId, REMOVED_AT_ONCE));
    while ((await some()) === REMOVED_AT_ONCE);
    await work.run((tx) => tx.libraries.remove(driveId));
    log.info({ drive: driveId }, 'library left the register: its documents left the catalogue');
  }

  return async (register: readonly Library[]): Promise<void> => {
    const known = await work.run((tx) => tx.libraries.all());
    const named = new Set(register.map(({ driveId }) => driveId));
    // Also of a library that left before it was ever read there may be something that we published.
    const filled = await work.run((tx) => tx.catalogue.counts());
    const drives = new Set([...known.map(({ driveId }) => driveId), ...filled.keys()]);
    for (const driveId of drives) {
      // What comes from catalogues outside lies in no library, and goes with its source.
      if (!named.has(driveId) && sourceOf(driveId) === null) await forget(driveId);
    }
    const byDrive = new Map(known.map((record) => [record.driveId, record]));
    for (const [place, library] of register.entries()) {
      const record = byDrive.get(library.driveId);
      const { name, audience } = library;
      const readers = record !== undefined && !sameReaders(record, library);
      if (record && !readers && record.name === name && record.place === place) continue;
      await work.run(async (tx) => {
        if (readers) await regardAnew(tx, library);
        await tx.libraries.save(
          record ? { ...record, name, audience, place } : fresh(library, place),
        );
      });
    }
  };
}

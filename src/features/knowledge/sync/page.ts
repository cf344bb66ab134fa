import type { Audience } from '../../../kernel/audience.ts';
import type { LibraryChange, LibraryPage } from '../../../ports/library.ts';
import type { SyncDeps } from './deps.ts';
import type { Folders } from './folders.ts';
import { before, keep, type Learnt, learn, type Named } from './learn.ts';
import { audienceOf, type LibraryRecord, type Placed } from './model.ts';
import { Overtaken } from './overtaken.ts';
import type { FileTexts } from './texts.ts';

/** How many files are fetched and read at the same time: the extractor is one worker, the network is slow. */
const AT_ONCE = 4;
/** Files that are written together: what a crash may have read for nothing. */
const TOGETHER = 20;

type Changed = Extract<LibraryChange, { kind: 'changed' }>;
type Folder = Extract<LibraryChange, { kind: 'folder' }>;

const isFile = (change: LibraryChange): change is Changed => change.kind === 'changed';
const isFolder = (change: LibraryChange): change is Folder => change.kind === 'folder';

const toPlaced = ({ itemId, parentId, webUrl, ownRights }: Folder): Placed => ({
  itemId,
  parentId,
  webUrl,
  ownRights,
  folder: true,
});

/**
 * Applies one page of a library's feed: folders, what went, files, and last where to go on. Each step is a transaction
 * that may be repeated, so that a crash between any two of them costs at most doing them again.
 */
export function pageApplier(deps: SyncDeps, texts: FileTexts) {
  const { work, clock, ids } = deps;

  async function applyFolders(
    { driveId, generation, audience }: LibraryRecord,
    folders: Folders,
    { changes }: LibraryPage,
  ): Promise<void> {
    const named = changes.filter(isFolder).map(toPlaced);
    const deleted = changes.flatMap((change) => (change.kind === 'deleted' ? change.itemId : []));
    // A folder's place may be a file's now.
    const noFolders = [...deleted, ...changes.filter(isFile).map(({ file }) => file.itemId)];
    const effects = folders.take(named, noFolders);
    if (named.length + deleted.length + effects.gone.length === 0) return;
    await work.run(async (tx) => {
      await tx.libraries.unplace(driveId, [...deleted, ...effects.gone]);
      await tx.catalogue.removeItems(driveId, [...deleted, ...named.map(({ itemId }) => itemId)]);
      await tx.libraries.place(driveId, generation, effects.written);
      for (const { from, to } of effects.moved) await tx.catalogue.relocate(driveId, from, to);
      await tx.catalogue.regard(driveId, audience, effects);
    });
  }

  const namedOf = (
    driveId: string,
    library: Audience,
    folders: Folders,
    { file, ownRights }: Changed,
  ): Named => {
    const covered = !ownRights && folders.covers(file.parentId);
    return { file, ownRights, audience: audienceOf(driveId, library, covered) };
  };

  /** Those that could be read are written, also where one could not. @throws what that one threw */
  async function applyFiles(record: LibraryRecord, files: readonly Named[]): Promise<void> {
    const { driveId, generation } = record;
    const itemIds = files.map(({ file }) => file.itemId);
    const old = await work.run((tx) => before(tx, driveId, itemIds));
    const learnt: Learnt[] = [];
    const failures: unknown[] = [];
    const pending = [...files];
    const next = async (): Promise<void> => {
      for (let one = pending.shift(); one; one = pending.shift()) {
        try {
          learnt.push(await learn(one, old, texts.read, ids));
        } catch (error) {
          // Said once what was read beside it is written.
          failures.push(error);
          pending.length = 0;
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, next));
    const isNews = record.succeededAt !== null;
    await work.run((tx) => keep(tx, driveId, generation, learnt, { now: clock.now(), isNews }));
    if (failures.length > 0) throw failures[0];
  }

  return {
    /** Answers the record as it stands after the page. @throws Overtaken, and what the service throws */
    async apply(
      start: LibraryRecord,
      folders: Folders,
      page: LibraryPage,
      goOn: () => void,
    ): Promise<LibraryRecord> {
      let record = start;
      const advance = async (changes: Partial<LibraryRecord>): Promise<void> => {
        const { cursor = record.cursor, read = record.read } = changes;
        const held = await work.run((tx) =>
          tx.libraries.advance(record.driveId, record.generation, { cursor, read }),
        );
        if (!held) throw new Overtaken();
        record = { ...record, cursor, read };
      };
      await applyFolders(record, folders, page);
      const files = page.changes
        .filter(isFile)
        .map((change) => namedOf(record.driveId, record.audience, folders, change));
      for (let at = 0; at < files.length; at += TOGETHER) {
        goOn();
        await applyFiles(record, files.slice(at, at + TOGETHER));
        if (at + TOGETHER < files.length) {
          await advance({ read: start.read + at + TOGETHER });
        }
      }
      await advance({ cursor: page.cursor, read: start.read + files.length });
      return record;
    },
  };
}

export type PageApplier = ReturnType<typeof pageApplier>;

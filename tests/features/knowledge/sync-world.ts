import type { Database } from '../../../src/adapters/database/connect.ts';
import type { AllStores } from '../../../src/adapters/database/stores/all.ts';
import { createUnitOfWork } from '../../../src/adapters/database/unit-of-work.ts';
import { systemIds } from '../../../src/adapters/system/ids.ts';
import { createTextAnalysis } from '../../../src/adapters/text/analysis.ts';
import type { Product } from '../../../src/features/knowledge/model.ts';
import { librarySync } from '../../../src/features/knowledge/sync.ts';
import type { Extraction } from '../../../src/ports/documents.ts';
import type { IndexedProduct, SearchIndex } from '../../../src/ports/search.ts';
import type { UnitOfWork } from '../../../src/ports/unit-of-work.ts';
import { quiet } from '../../support/database/quiet-log.ts';
import type { ScriptedDrives } from './scripted-drive.ts';

export const START = new Date('2026-03-02T09:00:00Z');

const ids = systemIds();
const text = createTextAnalysis();

/** Ends a process at the n-th thing it does to the outside or the database: before it, or just after. */
export interface Kill {
  readonly after: number;
  readonly done: boolean;
}

export class Killed extends Error {
  override readonly name = 'Killed';
}

export interface Process {
  readonly sync: ReturnType<typeof librarySync>;
  /** What the index of this process holds. */
  readonly index: ReadonlyMap<string, IndexedProduct>;
  readonly work: UnitOfWork<AllStores>;
}

export interface ProcessOptions {
  readonly now?: () => Date;
  readonly kill?: Kill | undefined;
  readonly extract?: (name: string, text: string) => Extraction;
}

const plain = (_name: string, words: string): Extraction => ({ ok: true, text: words });

/** One process of the product, as far as libraries and index go; its memory ends with it. */
export function startProcess(
  database: Database,
  drives: ScriptedDrives,
  { now = () => START, kill, extract = plain }: ProcessOptions = {},
): Process {
  let left = kill?.after ?? Number.POSITIVE_INFINITY;
  const may = async <T>(act: () => Promise<T>): Promise<T> => {
    if (left < 0) throw new Killed();
    left -= 1;
    if (left < 0 && !kill?.done) throw new Killed();
    const result = await act();
    if (left < 0) throw new Killed();
    return result;
  };
  const real = createUnitOfWork(database.db, { clock: { now }, ids, onCommit: () => undefined });
  const work: UnitOfWork<AllStores> = { run: (act) => may(() => real.run(act)) };
  const port = drives.port();
  const held = new Map<string, IndexedProduct>();
  const index: SearchIndex = {
    put: (product) => void held.set(product.id, product),
    tidy: async () => {},
    remove: (id) => void held.delete(id),
    query: () => [],
    hasCandidates: () => false,
    size: () => held.size,
  };
  const sync = librarySync({
    work,
    index,
    text,
    ids,
    log: quiet,
    clock: { now },
    library: {
      ...port,
      changes: (drive, cursor) => may(() => port.changes(drive, cursor)),
      content: (drive, item) => may(() => port.content(drive, item)),
    },
    extractor: {
      extract: async (name, bytes) => extract(name, new TextDecoder().decode(bytes)),
    },
  });
  return { sync, index: held, work };
}

/** All of the catalogue, by drive and item. */
export async function catalogueOf({ work }: Process): Promise<Map<string, Product>> {
  const all = await work.run((tx) => tx.products.page(null, 10_000));
  return new Map(all.map((product) => [`${product.driveId}/${product.itemId}`, product]));
}

/** What the catalogue should say, from what lies in the drives. */
export function expected(drives: ScriptedDrives) {
  const files = [...drives.libraries.values()].flatMap(({ driveId, audience }) =>
    drives
      .living(driveId)
      .filter(({ folder }) => !folder)
      .map((item) => ({
        key: `${driveId}/${item.id}`,
        name: item.name,
        body: item.text,
        webUrl: drives.urlOf(item),
        contentTag: `${item.id}@${item.version}`,
        audience: drives.covers(item) ? audience : { kind: 'checked', driveId },
      })),
  );
  return new Map(files.map(({ key, ...rest }) => [key, rest]));
}

/** The same of what the catalogue says. */
export const shown = (catalogue: ReadonlyMap<string, Product>) =>
  new Map(
    [...catalogue].map(([key, { name, body, webUrl, contentTag, audience }]) => [
      key,
      { name, body, webUrl, contentTag, audience },
    ]),
  );

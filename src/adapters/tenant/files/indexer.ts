import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Db } from '../db.ts';
import type { BlobStore } from './blobs.ts';

/** Reads the text of files for search, one after the other in the background, as SharePoint's crawl
 * does: a file is found by name at once and by its words a moment later. */
export interface Indexer {
  /** The text is known already. */
  now(itemId: string, text: string): void;
  /** The title or name changed, the text did not. */
  retitle(itemId: string): void;
  wake(): void;
  /** Resolves when nothing waits any more. */
  idle(): Promise<void>;
  stop(): void;
}

interface Waiting {
  id: string;
  name: string;
  sha: string | null;
  source: string | null;
  version: number;
}

const OFFICE = new Set(['.docx', '.pptx', '.xlsx', '.pdf']);
const PLAIN = new Set(['.txt', '.md', '.html', '.csv']);
const MAX_TEXT = 500_000;

export function createIndexer(db: Db, blobs: BlobStore): Indexer {
  let running: Promise<void> | undefined;
  let stopped = false;
  const write = (id: string, body: string): void => {
    db.run('DELETE FROM fts WHERE ref = ?', id);
    db.run(
      `INSERT INTO fts(title, body, ref, place)
       SELECT coalesce(json_extract(l.fields, '$.Title'), '') || ' ' || i.name, ?, i.id, i.drive_id
       FROM items i LEFT JOIN list_items l ON l.drive_item_id = i.id WHERE i.id = ? AND i.deleted = 0`,
      body,
      id,
    );
  };
  const one = async (row: Waiting): Promise<void> => {
    let text = '';
    let trouble: string | null = null;
    try {
      const bytes = row.source
        ? await readFile(row.source)
        : row.sha
          ? blobs.get(row.sha)
          : undefined;
      text = bytes ? (await textOf(row.name, bytes)).slice(0, MAX_TEXT) : '';
    } catch (error) {
      // A broken or encrypted file stays findable by its name; why is shown under /dev/state.
      trouble = error instanceof Error ? error.message : String(error);
    }
    if (stopped) return;
    write(row.id, text);
    db.run(
      "UPDATE items SET index_state = 'done', index_error = ? WHERE id = ? AND content_version = ?",
      trouble,
      row.id,
      row.version,
    );
  };
  const work = async (): Promise<void> => {
    // The first step waits a turn, so that the transaction that woke us is over.
    await Promise.resolve();
    while (!stopped) {
      const row = db.get<Waiting>(
        `SELECT id, name, sha, source, content_version AS version FROM items
         WHERE index_state = 'waiting' AND deleted = 0 ORDER BY seq LIMIT 1`,
      );
      if (!row) return;
      await one(row);
    }
  };
  const wake = (): void => {
    running ??= work().finally(() => {
      running = undefined;
    });
  };
  return {
    now: (id, text) => {
      write(id, text);
      db.run("UPDATE items SET index_state = 'done', index_error = NULL WHERE id = ?", id);
    },
    retitle: (id) => {
      const known = db.get<{ body: string }>('SELECT body FROM fts WHERE ref = ?', id);
      if (known) write(id, known.body);
    },
    wake,
    idle: async () => {
      while (running) await running;
    },
    stop: () => {
      stopped = true;
    },
  };
}

async function textOf(name: string, bytes: Buffer): Promise<string> {
  const extension = extname(name).toLowerCase();
  if (PLAIN.has(extension)) return bytes.toString('utf8');
  if (!OFFICE.has(extension)) return '';
  // Loaded when first needed: the parser brings its PDF engine along and takes a second to load.
  const { OfficeParser } = await import('officeparser');
  const parsed = await OfficeParser.parseOffice(bytes);
  return (await parsed.to('text')).value;
}

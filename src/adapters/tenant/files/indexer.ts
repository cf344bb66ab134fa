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
  let asked = false;
  let stopped = false;
  const work = async (): Promise<void> => {
    // The first step waits a turn, so that the transaction that woke us is over.
    await Promise.resolve();
    while (asked && !stopped) {
      asked = false;
      for (let row = nextWaiting(db); row && !stopped; row = nextWaiting(db)) {
        const read = await readText(row, blobs);
        if (!stopped) db.tx(() => store(db, row, read));
      }
    }
    running = undefined;
  };
  return {
    now: (id, text) => {
      write(db, id, text);
      db.run("UPDATE items SET index_state = 'done', index_error = NULL WHERE id = ?", id);
    },
    retitle: (id) => {
      const known = db.get<{ body: string }>('SELECT body FROM fts WHERE ref = ?', id);
      if (known) write(db, id, known.body);
    },
    wake: () => {
      asked = true;
      running ??= work();
    },
    idle: async () => {
      while (running) await running;
    },
    stop: () => {
      stopped = true;
    },
  };
}

const nextWaiting = (db: Db): Waiting | undefined =>
  db.get<Waiting>(
    `SELECT id, name, sha, source, content_version AS version FROM items
     WHERE index_state = 'waiting' AND deleted = 0 ORDER BY seq LIMIT 1`,
  );

interface Read {
  text: string;
  trouble: string | null;
}

async function readText(row: Waiting, blobs: BlobStore): Promise<Read> {
  try {
    const bytes = row.source ? await readFile(row.source) : blobs.get(row.sha ?? '');
    const text = bytes ? await textOf(row.name, bytes) : '';
    return { text: text.slice(0, MAX_TEXT), trouble: null };
  } catch (error) {
    // A broken or encrypted file stays findable by its name; why is shown under /dev/state.
    return { text: '', trouble: error instanceof Error ? error.message : String(error) };
  }
}

function store(db: Db, row: Waiting, { text, trouble }: Read): void {
  write(db, row.id, text);
  // A version written meanwhile goes on waiting.
  db.run(
    "UPDATE items SET index_state = 'done', index_error = ? WHERE id = ? AND content_version = ?",
    trouble,
    row.id,
    row.version,
  );
}

function write(db: Db, id: string, body: string): void {
  db.run('DELETE FROM fts WHERE ref = ?', id);
  db.run(
    `INSERT INTO fts(title, body, ref, place)
     SELECT coalesce(json_extract(l.fields, '$.Title'), '') || ' ' || i.name, ?, i.id, i.drive_id
     FROM items i LEFT JOIN list_items l ON l.drive_item_id = i.id WHERE i.id = ? AND i.deleted = 0`,
    body,
    id,
  );
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

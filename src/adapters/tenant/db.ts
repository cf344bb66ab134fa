import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { SCHEMA, TABLES } from './schema.ts';

export type Param = SQLInputValue;

/** A thin door over node:sqlite: prepared statements are kept, rows are typed at the call. */
export interface Db {
  all<T>(sql: string, ...params: Param[]): T[];
  get<T>(sql: string, ...params: Param[]): T | undefined;
  run(sql: string, ...params: Param[]): number;
  /** Runs `work` in one transaction; nested calls join the outer one. */
  tx<T>(work: () => T): T;
  /** The next value of the one change counter behind delta tokens and long polls. */
  nextSeq(): number;
  lastSeq(): number;
  meta(key: string): string | undefined;
  setMeta(key: string, value: string): void;
  /** Empties every table but `meta`: keys and the change counter go on. */
  wipe(): void;
  /** Calls `listener` once after whatever was written in one turn of the loop, transactions being over by then. */
  onWrite(listener: () => void): void;
  close(): void;
}

/** @param file path of the database, or ':memory:' */
export function openDb(file: string): Db {
  const handle = new DatabaseSync(file);
  handle.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;');
  handle.exec(SCHEMA);
  const prepared = keeper(handle);
  const written = afterTheTurn();
  let depth = 0;
  const db: Db = {
    // The tables are ours alone: rows are what was written, so their type is stated, not checked.
    all: (sql, ...params) => prepared(sql).all(...params) as never[],
    get: (sql, ...params) => prepared(sql).get(...params) as undefined,
    run: (sql, ...params) => {
      const changes = Number(prepared(sql).run(...params).changes);
      if (changes > 0) written.happened();
      return changes;
    },
    tx: (work) => {
      if (depth > 0) return work();
      handle.exec('BEGIN IMMEDIATE');
      depth += 1;
      try {
        const result = work();
        handle.exec('COMMIT');
        return result;
      } catch (error) {
        handle.exec('ROLLBACK');
        throw error;
      } finally {
        depth -= 1;
      }
    },
    nextSeq: () => {
      const next = db.lastSeq() + 1;
      db.setMeta('seq', String(next));
      return next;
    },
    lastSeq: () => Number(db.meta('seq') ?? '0'),
    meta: (key) => db.get<{ value: string }>('SELECT value FROM meta WHERE key = ?', key)?.value,
    setMeta: (key, value) => {
      db.run(
        'INSERT INTO meta VALUES(?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
        key,
        value,
      );
    },
    wipe: () => {
      db.tx(() => {
        for (const table of TABLES) {
          if (table !== 'meta') handle.exec(`DELETE FROM ${table}`);
        }
      });
    },
    onWrite: written.tell,
    close: () => {
      written.stop();
      handle.close();
    },
  };
  return db;
}

/** Transactions are synchronous, so a microtask comes after the commit of whatever woke it. */
function afterTheTurn() {
  let listener: (() => void) | undefined;
  let due = false;
  return {
    tell: (wanted: () => void): void => {
      listener = wanted;
    },
    stop: (): void => {
      listener = undefined;
    },
    happened: (): void => {
      if (due || !listener) return;
      due = true;
      queueMicrotask(() => {
        due = false;
        listener?.();
      });
    },
  };
}

/** Each statement is prepared once. */
function keeper(handle: DatabaseSync): (sql: string) => StatementSync {
  const statements = new Map<string, StatementSync>();
  return (sql) => {
    const known = statements.get(sql);
    if (known) return known;
    const made = handle.prepare(sql);
    statements.set(sql, made);
    return made;
  };
}

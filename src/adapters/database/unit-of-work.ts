import { AsyncLocalStorage } from 'node:async_hooks';
import type { ControlledTransaction, Kysely } from 'kysely';
import { AppError } from '../../kernel/errors.ts';
import type { EventType, NewEvent } from '../../kernel/events.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { AuditEntry, DueItem, Transaction, UnitOfWork } from '../../ports/unit-of-work.ts';
import { savePlan } from './due-work.ts';
import { isUniqueViolation, isWorthRepeating } from './postgres-errors.ts';
import type { Schema } from './schema.ts';
import type { Session, SharedReads } from './session.ts';
import { sharedReads } from './shared-reads.ts';
import { type AllStores, allStores } from './stores/all.ts';
import { json } from './values.ts';

export interface UnitOfWorkDeps {
  readonly clock: Clock;
  readonly ids: Ids;
  /** Called after a commit that saved events or due work: something may be waiting for a dispatcher. */
  readonly onCommit: () => void;
}

const MOST_ATTEMPTS = 3;

/**
 * One transaction over all stores, begun by the first write: at PostgreSQL's READ COMMITTED every statement sees
 * its own snapshot, so reads before it lose nothing by standing outside, and a run that only reads costs no
 * BEGIN and no COMMIT. What guards two writers is the version check, the unique key and the retry: a run that
 * lost to another one is repeated from its reads, so that it meets what the other has saved.
 */
export function createUnitOfWork(db: Kysely<Schema>, deps: UnitOfWorkDeps): UnitOfWork<AllStores> {
  const inside = new AsyncLocalStorage<true>();
  const shared = sharedReads(db);
  return {
    async run(work) {
      if (inside.getStore()) {
        // On the embedded database the inner run would wait for the outer one's connection for ever.
        throw new Error('a unit of work was begun inside another: pass the transaction down');
      }
      const { result, wake } = await inside.run(true, () =>
        repeated(() => once(lazyTransaction(db, shared), deps, work)),
      );
      if (wake) deps.onCommit();
      return result;
    },
  };
}

async function repeated<T>(attempt: () => Promise<T>): Promise<T> {
  for (let count = 1; ; count += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (count < MOST_ATTEMPTS && isWorthRepeating(error)) continue;
      if (isUniqueViolation(error)) {
        throw new AppError(
          'changed-meanwhile',
          'somebody else saved the same first',
          {},
          {
            cause: error,
          },
        );
      }
      throw error;
    }
  }
}

async function once<T>(
  session: LazyTransaction,
  deps: UnitOfWorkDeps,
  work: (tx: Transaction & AllStores) => Promise<T>,
): Promise<{ result: T; wake: boolean }> {
  const notes = new Notes();
  try {
    const result = await work({ ...allStores(session), ...notes.taking() });
    const wake = await notes.save(session, deps);
    await session.commit();
    return { result, wake };
  } catch (error) {
    await session.rollback();
    throw error;
  }
}

interface LazyTransaction extends Session {
  commit(): Promise<void>;
  rollback(): Promise<void>;
}

function lazyTransaction(db: Kysely<Schema>, shared: SharedReads): LazyTransaction {
  let begun: Promise<ControlledTransaction<Schema>> | null = null;
  let transaction: ControlledTransaction<Schema> | null = null;
  return {
    read: () => transaction ?? db,
    shared: () => (begun ? null : shared),
    write() {
      begun ??= db
        .startTransaction()
        .execute()
        .then((started) => {
          transaction = started;
          return started;
        });
      return begun;
    },
    async commit() {
      await transaction?.commit().execute();
    },
    async rollback() {
      // A begin that is still on its way must not leave its connection with an open transaction.
      const started = await begun?.catch(() => null);
      if (!started || started.isCommitted) return;
      // A connection that broke has rolled back by itself; the first error is the one that says why.
      await started
        .rollback()
        .execute()
        .catch(() => undefined);
    },
  };
}

/** What a run says besides its stores, kept until its end and saved in the same transaction. */
class Notes {
  readonly #events: NewEvent[] = [];
  readonly #audit: AuditEntry[] = [];
  readonly #plans = new Map<string, readonly DueItem[]>();

  taking(): Transaction {
    return {
      emit: <T extends EventType>(event: NewEvent<T>) => {
        this.#events.push(event as NewEvent);
      },
      audit: (entry) => {
        this.#audit.push(entry);
      },
      plan: (owner, items) => {
        this.#plans.set(owner, items);
      },
    };
  }

  /** True where a dispatcher has something to look at. */
  async save(session: Session, { clock, ids }: UnitOfWorkDeps): Promise<boolean> {
    if (this.#events.length + this.#audit.length + this.#plans.size === 0) return false;
    const db = await session.write();
    const at = clock.now();
    if (this.#events.length > 0) {
      const rows = this.#events.map(({ type, actor, data }) => ({
        id: ids.next(),
        type,
        at,
        actor,
        data: json(data),
      }));
      await db.insertInto('events').values(rows).execute();
    }
    if (this.#audit.length > 0) {
      const rows = this.#audit.map(({ actor, verb, subject, reason, detail }) => ({
        at,
        actor,
        verb,
        subject,
        reason: reason ?? null,
        detail: detail ? json(detail) : null,
      }));
      await db.insertInto('audit_log').values(rows).execute();
    }
    for (const [owner, items] of this.#plans) await savePlan(db, owner, items);
    return this.#events.length + this.#plans.size > 0;
  }
}

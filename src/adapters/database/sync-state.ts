import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';
import { json } from './values.ts';

/** Small facts that adapters keep between runs, such as when a register was read last. */
export interface SyncState {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown, at: Date): Promise<void>;
}

export function createSyncState(db: Kysely<Schema>): SyncState {
  return {
    async get(key) {
      const row = await db
        .selectFrom('sync_state')
        .select('value')
        .where('key', '=', key)
        .executeTakeFirst();
      return row?.value;
    },

    async set(key, value, at) {
      const changes = { value: json(value ?? null), at };
      await db
        .insertInto('sync_state')
        .values({ key, ...changes })
        .onConflict((conflict) => conflict.column('key').doUpdateSet(changes))
        .execute();
    },
  };
}

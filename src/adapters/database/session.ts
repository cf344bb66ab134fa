import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/**
 * Where a store's statements go. Reads before the first write go straight to the pool; the first write begins
 * the transaction, and from then on everything goes through it.
 */
export interface Session {
  read(): Kysely<Schema>;
  write(): Promise<Kysely<Schema>>;
}

import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Schema } from './schema.ts';
import type { TokenKey } from './token-seal.ts';
import { json } from './values.ts';

const LOCAL_KEY = 'tokens.local-key';
const localKeySchema = z.object({ key: z.string() });

/**
 * The local mode's own key, made at its first start and kept beside what it seals. That protects nothing, and need
 * not: tokens of the local tenant open an invented organization on this machine and nothing else. What is gained is
 * that the local mode seals and opens exactly as production does.
 */
export async function localTokenKeys(db: Kysely<Schema>, now: Date): Promise<readonly TokenKey[]> {
  await db
    .insertInto('sync_state')
    .values({
      key: LOCAL_KEY,
      value: json({ key: randomBytes(32).toString('base64') }),
      at: now,
    })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
  const row = await db
    .selectFrom('sync_state')
    .select('value')
    .where('key', '=', LOCAL_KEY)
    .executeTakeFirstOrThrow();
  const key = Buffer.from(localKeySchema.parse(row.value).key, 'base64');
  // By its beginning, so that a key made after everything was wiped is known to be another.
  return [{ id: `local-${key.toString('hex', 0, 4)}`, key }];
}

import { type Kysely, type Selectable, sql } from 'kysely';
import type { Log } from '../../ports/log.ts';
import type { KeptTokens, TokenStore } from '../../ports/token-store.ts';
import { keptFor } from './kept.ts';
import type { Schema } from './schema.ts';
import type { TokenCacheTable } from './schema-tokens.ts';
import type { Seal } from './token-seal.ts';

export interface TokenCacheOptions {
  readonly seal: Seal;
  /** The machine's own time: tokens live by it, however the product's clock is set. */
  readonly now: () => Date;
  readonly log: Log;
}

export interface TokenCache extends TokenStore {
  /** What Entra last said of anybody: the newest word on what the organization has consented to. */
  latestPerson(): Promise<Pick<KeptTokens, 'state' | 'scopes' | 'changedAt'> | null>;
  /**
   * Forgets what nobody has used for as long as a refresh token of Entra lives unused, and seals with the first key what another key sealed.
   * @returns how many rows each
   */
  tidy(): Promise<{ readonly pruned: number; readonly resealed: number }>;
}

const DAY_MS = 86_400_000;
const BATCH = 200;

type Row = Selectable<TokenCacheTable>;

/** Tokens in our database, sealed, one row each; whoever has the database but not the keys has nothing. */
export function createTokenCache(db: Kysely<Schema>, options: TokenCacheOptions): TokenCache {
  const { seal, now, log } = options;
  const told = new Set<string>();

  /** What a row holds; what cannot be opened is as good as absent, and said once for each key. */
  function contentOf({ partition, key_id: keyId, sealed }: Row): string | null {
    if (keyId === null || sealed === null) return null;
    const text = seal.open({ keyId, sealed }, partition);
    if (text === null && !told.has(keyId)) {
      told.add(keyId);
      log.warn(
        { key: keyId },
        'kept tokens cannot be opened: TOKEN_KEYS lacks their key; the people sign in again',
      );
    }
    return text;
  }

  /** Under the same version: what it says is the same, so that nobody who has read it must read again. */
  async function reseal({ partition, version }: Row, text: string): Promise<void> {
    const { keyId: key_id, sealed } = seal.close(text, partition);
    await db
      .updateTable('token_cache')
      .set({ key_id, sealed })
      .where('partition', '=', partition)
      .where('version', '=', version)
      .execute();
  }

  async function used(row: Row): Promise<void> {
    if (now().getTime() - row.used_at.getTime() < DAY_MS) return;
    await db
      .updateTable('token_cache')
      .set({ used_at: now() })
      .where('partition', '=', row.partition)
      .execute();
  }

  async function resealAll(): Promise<number> {
    let resealed = 0;
    for (let after = ''; ; ) {
      const rows = await db
        .selectFrom('token_cache')
        .selectAll()
        .where('key_id', '<>', seal.current)
        .where('partition', '>', after)
        .orderBy('partition')
        .limit(BATCH)
        .execute();
      for (const row of rows) {
        const text = contentOf(row);
        if (text === null) continue;
        await reseal(row, text);
        resealed += 1;
      }
      const last = rows.at(-1);
      if (!last || rows.length < BATCH) return resealed;
      after = last.partition;
    }
  }

  return {
    ...writing(db, options),

    async read(partition) {
      const row = await db
        .selectFrom('token_cache')
        .selectAll()
        .where('partition', '=', partition)
        .executeTakeFirst();
      if (!row) return null;
      await used(row);
      const content = contentOf(row);
      if (content !== null && row.key_id !== seal.current) await reseal(row, content);
      const { state, scopes, version, changed_at: changedAt } = row;
      return { content, state, scopes, version, changedAt };
    },

    async latestPerson() {
      const row = await db
        .selectFrom('token_cache')
        .select(['state', 'scopes', 'changed_at'])
        .where('partition', 'like', 'person:%')
        // Who must sign in again says nothing about what the organization allows.
        .where('state', '<>', 'sign-in')
        .orderBy('changed_at', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row ? { state: row.state, scopes: row.scopes, changedAt: row.changed_at } : null;
    },

    async tidy() {
      const pruned = await db
        .deleteFrom('token_cache')
        .where('used_at', '<', sql<Date>`${now()}::timestamptz - ${keptFor('sign-in')}`)
        .executeTakeFirst();
      return { pruned: Number(pruned.numDeletedRows), resealed: await resealAll() };
    },
  };
}

function writing(
  db: Kysely<Schema>,
  { seal, now }: TokenCacheOptions,
): Pick<TokenCache, 'write' | 'remove'> {
  return {
    async write(partition, { content, state, scopes }, version) {
      const closed = content === null ? null : seal.close(content, partition);
      const row = {
        state,
        scopes,
        key_id: closed?.keyId ?? null,
        sealed: closed?.sealed ?? null,
        changed_at: now(),
        used_at: now(),
      };
      if (version === null) {
        // From the time, so that a row made anew never has a version that somebody read of the one before.
        const made = await db
          .insertInto('token_cache')
          .values({ partition, version: now().getTime(), ...row })
          .onConflict((conflict) => conflict.column('partition').doNothing())
          .executeTakeFirst();
        return Number(made.numInsertedOrUpdatedRows) === 1;
      }
      const changed = await db
        .updateTable('token_cache')
        .set({ version: version + 1, ...row })
        .where('partition', '=', partition)
        .where('version', '=', version)
        .executeTakeFirst();
      return Number(changed.numUpdatedRows) === 1;
    },

    async remove(partition) {
      await db.deleteFrom('token_cache').where('partition', '=', partition).execute();
    },
  };
}

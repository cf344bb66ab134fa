import type { Kysely } from 'kysely';
import type { NotificationKeys } from '../../ports/feed.ts';
import type { Schema } from './schema.ts';
import type { Seal } from './token-seal.ts';

export interface MadeKey {
  /** Base64 of the X.509 certificate. */
  readonly certificate: string;
  /** PEM. */
  readonly privateKey: string;
}

const PERIOD_MS = 180 * 86_400_000;
/** Nothing names it any more: its subscriptions were renewed with the next one within days, and deliveries end. */
const KEPT_MS = 2 * PERIOD_MS;

const placeOf = (id: string): string => `notification-key:${id}`;

/**
 * One key for half a year, made by whichever instance needs it first, and sealed as tokens are. The one before stays
 * readable, since what was encrypted by it may still be on its way.
 */
export function createNotificationKeys(
  db: Kysely<Schema>,
  { make, seal }: { readonly make: (now: Date) => Promise<MadeKey>; readonly seal: Seal },
): NotificationKeys {
  const opened = new Map<string, string>();

  async function known(id: string): Promise<{ certificate: string; key: string } | null> {
    const row = await db
      .selectFrom('notification_keys')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    const key = row ? seal.open({ keyId: row.key_id, sealed: row.sealed }, placeOf(id)) : null;
    return row && key !== null ? { certificate: row.certificate, key } : null;
  }

  /** Takes the place of one that can no longer be opened, and gives way to one that another instance has just made. */
  async function makeAs(id: string, now: Date): Promise<string> {
    opened.delete(id);
    const made = await make(now);
    const { keyId: key_id, sealed } = seal.close(made.privateKey, placeOf(id));
    await db.transaction().execute(async (tx) => {
      const before = await tx
        .selectFrom('notification_keys')
        .selectAll()
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst();
      const lost =
        before && seal.open({ keyId: before.key_id, sealed: before.sealed }, placeOf(id)) === null;
      if (lost) await tx.deleteFrom('notification_keys').where('id', '=', id).execute();
      await tx
        .insertInto('notification_keys')
        .values({ id, certificate: made.certificate, key_id, sealed, made_at: now })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      await tx
        .deleteFrom('notification_keys')
        .where('made_at', '<', new Date(now.getTime() - KEPT_MS))
        .execute();
    });
    return (await known(id))?.certificate ?? made.certificate;
  }

  return {
    async current(now) {
      const id = `praxis-${Math.floor(now.getTime() / PERIOD_MS)}`;
      return { id, text: (await known(id))?.certificate ?? (await makeAs(id, now)) };
    },

    async privateKey(id) {
      const kept = opened.get(id);
      if (kept) return kept;
      const found = await known(id);
      if (found) opened.set(id, found.key);
      return found?.key ?? null;
    },
  };
}

import type { TenantClock } from '../clock.ts';
import type { Db } from '../db.ts';

/** A millisecond timestamp nobody had before: the id of a message, as in Teams. */
export function takeMessageId(db: Db, clock: TenantClock): string {
  const last = Number(db.meta('last-message-id') ?? '0');
  const id = String(Math.max(clock.now().getTime(), last + 1));
  db.setMeta('last-message-id', id);
  return id;
}

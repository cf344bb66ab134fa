import { BOT_ID, BOT_NAME } from '../bot.ts';
import type { Tenant } from '../tenant.ts';
import { type MessageRow, touchMessage } from './messages.ts';

export interface ReactionRow {
  person_id: string;
  kind: string;
  at: string;
  /** Null for the bot. */
  name: string | null;
}

/** Oldest first. */
export const reactionsOf = (tenant: Tenant, row: MessageRow): ReactionRow[] =>
  tenant.db.all<ReactionRow>(
    `SELECT r.person_id, r.kind, r.at, json_extract(u.props, '$.displayName') AS name
     FROM reactions r LEFT JOIN users u ON u.id = r.person_id
     WHERE r.conversation = ? AND r.message_id = ? ORDER BY r.rowid`,
    row.conversation,
    row.id,
  );

/** @returns false where nothing changes: it was there already, or was not */
export function react(
  tenant: Tenant,
  row: MessageRow,
  personId: string,
  { type, remove }: { type: string; remove: boolean },
): boolean {
  const changed = remove
    ? tenant.db.run(
        `DELETE FROM reactions
         WHERE conversation = ? AND message_id = ? AND person_id = ? AND kind = ?`,
        row.conversation,
        row.id,
        personId,
        type,
      )
    : tenant.db.run(
        'INSERT OR IGNORE INTO reactions VALUES(?, ?, ?, ?, ?)',
        row.conversation,
        row.id,
        personId,
        type,
        tenant.clock.iso(),
      );
  if (changed > 0) touchMessage(tenant, row);
  return changed > 0;
}

/** As the client shows them: each kind with the people who chose it. */
export function reactionSummary(tenant: Tenant, row: MessageRow) {
  const kinds = Map.groupBy(reactionsOf(tenant, row), ({ kind }) => kind);
  return [...kinds].map(([type, rows]) => ({
    type,
    people: rows.map(({ person_id: id, name }) => ({
      id,
      name: name ?? (id === BOT_ID ? BOT_NAME : ''),
    })),
  }));
}

import { z } from 'zod';
import type { Tenant } from '../../src/adapters/tenant/tenant.ts';

/** A message of the bot as Teams keeps it. */
export interface Seen {
  readonly id: string;
  readonly conversation: string;
  /** The thread; null in chats and for the first message of a thread. */
  readonly root: string | null;
  /** Our own key, carried inside the card; empty for an answer to a turn. */
  readonly key: string;
  readonly inChannel: boolean;
}

interface Row {
  readonly id: string;
  readonly conversation: string;
  readonly root_id: string | null;
  readonly attachments: string;
}

const attachments = z.array(z.object({ content: z.string().nullable() }));
const card = z.object({ praxisKey: z.string() });

function keyOf(stored: string): string {
  for (const { content } of attachments.parse(JSON.parse(stored))) {
    if (!content?.startsWith('{')) continue;
    const found = card.safeParse(JSON.parse(content));
    if (found.success) return found.data.praxisKey;
  }
  return '';
}

/** Everything that the bot has ever said and not taken back, read from the tenant itself. */
export function everything(tenant: Tenant): Seen[] {
  const channels = new Set(
    tenant.db.all<{ id: string }>('SELECT id FROM channels').map(({ id }) => id),
  );
  return tenant.db
    .all<Row>(
      "SELECT id, conversation, root_id, attachments FROM messages WHERE from_kind = 'bot' AND deleted IS NULL ORDER BY seq",
    )
    .map((row) => ({
      id: row.id,
      conversation: row.conversation,
      root: row.root_id,
      key: keyOf(row.attachments),
      inChannel: channels.has(row.conversation),
    }));
}

export const chatOf = (tenant: Tenant, person: string): string =>
  tenant.db.get<{ chat: string }>('SELECT chat_id AS chat FROM users WHERE id = ?', person)?.chat ??
  '';

/** What was posted under a key that begins so: in channels, or in one person's chat. */
export function postsIn(tenant: Tenant, key: string, person?: string): Seen[] {
  const chat = person === undefined ? null : chatOf(tenant, person);
  return everything(tenant).filter(
    (seen) =>
      seen.key.startsWith(key) && (chat === null ? seen.inChannel : seen.conversation === chat),
  );
}

/** Files of these folders by name, in all libraries. */
export function filesIn(tenant: Tenant, folder: string): string[] {
  return tenant.db
    .all<{ name: string }>(
      `SELECT i.name FROM items i JOIN items f ON f.id = i.parent_id AND f.drive_id = i.drive_id
       WHERE f.name = ? AND i.folder = 0 AND i.deleted = 0`,
      folder,
    )
    .map(({ name }) => name);
}

import type { Tenant } from '../tenant.ts';

export interface MessageRow {
  id: string;
  seq: number;
  conversation: string;
  root_id: string | null;
  from_kind: 'person' | 'bot';
  from_id: string;
  body: string;
  content_type: 'html' | 'text';
  attachments: string;
  mentions: string;
  summary: string | null;
  created: string;
  modified: string;
  edited: string | null;
  deleted: string | null;
  chain: string;
  meta: string;
}

export interface NewMessage {
  conversation: string;
  rootId?: string | undefined;
  from: { kind: 'person' | 'bot'; id: string };
  body: string;
  contentType: 'html' | 'text';
  attachments?: unknown[];
  mentions?: unknown[];
  summary?: string | undefined;
  /** What Graph does not show: the value of a pressed button, the name of an invoke. */
  meta?: Record<string, unknown>;
}

/** A millisecond timestamp nobody had before: the id of a message, as in Teams. */
export function nextMessageId(tenant: Tenant): string {
  const last = Number(tenant.db.meta('last-message-id') ?? '0');
  const id = String(Math.max(tenant.clock.now().getTime(), last + 1));
  tenant.db.setMeta('last-message-id', id);
  return id;
}

export function addMessage(tenant: Tenant, message: NewMessage): MessageRow {
  const row = tenant.db.tx(() => {
    const id = nextMessageId(tenant);
    const at = new Date(Number(id)).toISOString();
    tenant.db.run(
      `INSERT INTO messages(id, seq, conversation, root_id, from_kind, from_id, body, content_type,
         attachments, mentions, summary, created, modified, chain, meta)
       VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      id,
      tenant.db.nextSeq(),
      message.conversation,
      message.rootId ?? null,
      message.from.kind,
      message.from.id,
      message.body,
      message.contentType,
      JSON.stringify(message.attachments ?? []),
      JSON.stringify(message.mentions ?? []),
      message.summary ?? null,
      at,
      at,
      at,
      JSON.stringify(message.meta ?? {}),
    );
    touchChain(tenant, message.conversation, message.rootId, at);
    return messageOf(tenant, message.conversation, id);
  });
  tenant.signal.ring();
  if (!row) throw new Error('a message just written cannot be read');
  return row;
}

export const messageOf = (
  tenant: Tenant,
  conversation: string,
  id: string,
): MessageRow | undefined =>
  tenant.db.get<MessageRow>(
    'SELECT * FROM messages WHERE conversation = ? AND id = ?',
    conversation,
    id,
  );

export function editMessage(
  tenant: Tenant,
  row: MessageRow,
  change: Pick<NewMessage, 'body' | 'contentType' | 'attachments' | 'mentions' | 'summary'>,
): void {
  const at = tenant.clock.iso();
  tenant.db.tx(() => {
    tenant.db.run(
      `UPDATE messages SET seq = ?, body = ?, content_type = ?, attachments = ?, mentions = ?,
         summary = ?, modified = ?, edited = ? WHERE id = ?`,
      tenant.db.nextSeq(),
      change.body,
      change.contentType,
      JSON.stringify(change.attachments ?? []),
      JSON.stringify(change.mentions ?? []),
      change.summary ?? null,
      at,
      at,
      row.id,
    );
    touchChain(tenant, row.conversation, row.root_id ?? row.id, at);
  });
  tenant.signal.ring();
}

export function deleteMessage(tenant: Tenant, row: MessageRow): void {
  const at = tenant.clock.iso();
  tenant.db.tx(() => {
    tenant.db.run(
      `UPDATE messages SET seq = ?, body = '', attachments = '[]', mentions = '[]', modified = ?,
         deleted = ? WHERE id = ?`,
      tenant.db.nextSeq(),
      at,
      at,
      row.id,
    );
    touchChain(tenant, row.conversation, row.root_id ?? row.id, at);
  });
  tenant.signal.ring();
}

/** The time by which channel posts are ordered: the last change anywhere in the thread. */
function touchChain(
  tenant: Tenant,
  conversation: string,
  rootId: string | null | undefined,
  at: string,
): void {
  if (!rootId) return;
  tenant.db.run(
    'UPDATE messages SET chain = max(chain, ?) WHERE conversation = ? AND id = ?',
    at,
    conversation,
    rootId,
  );
}

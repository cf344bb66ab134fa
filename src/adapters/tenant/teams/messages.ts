import type { Tenant } from '../tenant.ts';
import { takeMessageId } from './message-ids.ts';

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

export function addMessage(tenant: Tenant, message: NewMessage): MessageRow {
  const row = tenant.db.tx(() => {
    const id = takeMessageId(tenant.db, tenant.clock);
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
  edited: Pick<NewMessage, 'body' | 'contentType' | 'attachments' | 'mentions' | 'summary'>,
): void {
  change(tenant, row, tenant.clock.iso(), (at) => {
    tenant.db.run(
      `UPDATE messages SET seq = ?, body = ?, content_type = ?, attachments = ?, mentions = ?,
         summary = ?, modified = ?, edited = ? WHERE id = ?`,
      tenant.db.nextSeq(),
      edited.body,
      edited.contentType,
      JSON.stringify(edited.attachments ?? []),
      JSON.stringify(edited.mentions ?? []),
      edited.summary ?? null,
      at,
      at,
      row.id,
    );
  });
}

/** Gone for readers; what it said is kept apart, so that it can be brought back. */
export function deleteMessage(tenant: Tenant, row: MessageRow): void {
  const { body, attachments, mentions } = row;
  const meta = { ...metaOf(row), was: { body, attachments, mentions } };
  change(tenant, row, tenant.clock.iso(), (at) => {
    tenant.db.run(
      `UPDATE messages SET seq = ?, body = '', attachments = '[]', mentions = '[]', modified = ?,
         deleted = ?, meta = ? WHERE id = ?`,
      tenant.db.nextSeq(),
      at,
      at,
      JSON.stringify(meta),
      row.id,
    );
  });
}

/** Brings a deleted message back as it was. @returns the row as it stands now */
export function restoreMessage(tenant: Tenant, row: MessageRow): MessageRow {
  const { was, ...meta } = metaOf(row);
  const kept = was as Pick<MessageRow, 'body' | 'attachments' | 'mentions'> | undefined;
  change(tenant, row, tenant.clock.iso(), (at) => {
    tenant.db.run(
      `UPDATE messages SET seq = ?, body = ?, attachments = ?, mentions = ?, modified = ?,
         deleted = NULL, meta = ? WHERE id = ?`,
      tenant.db.nextSeq(),
      kept?.body ?? '',
      kept?.attachments ?? '[]',
      kept?.mentions ?? '[]',
      at,
      JSON.stringify(meta),
      row.id,
    );
  });
  return messageOf(tenant, row.conversation, row.id) ?? row;
}

/** Notes what readers do not see, without a change that they would notice. */
export function noteOn(tenant: Tenant, row: MessageRow, note: Record<string, unknown>): void {
  tenant.db.run(
    'UPDATE messages SET meta = ? WHERE id = ?',
    JSON.stringify({ ...metaOf(row), ...note }),
    row.id,
  );
}

export const metaOf = (row: MessageRow): Record<string, unknown> =>
  JSON.parse(row.meta) as Record<string, unknown>;

/** Marks a message as changed now without editing it: a reaction does so in Teams. */
export function touchMessage(tenant: Tenant, row: MessageRow): void {
  change(tenant, row, tenant.clock.iso(), (at) => {
    tenant.db.run(
      'UPDATE messages SET seq = ?, modified = ? WHERE id = ?',
      tenant.db.nextSeq(),
      at,
      row.id,
    );
  });
}

function change(tenant: Tenant, row: MessageRow, at: string, write: (at: string) => void): void {
  tenant.db.tx(() => {
    write(at);
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

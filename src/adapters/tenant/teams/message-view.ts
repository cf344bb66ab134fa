import { BOT_ID, BOT_NAME } from '../bot.ts';
import type { Json } from '../odata/page.ts';
import { nameOf, type UserRow } from '../people.ts';
import type { Tenant } from '../tenant.ts';
import { plainText } from './markup.ts';
import { type MessageRow, metaOf } from './messages.ts';
import { reactionSummary } from './reactions.ts';
import { refreshesFor } from './refresh-rule.ts';

/** A message as the client shows it to this person. */
export function showMessage(tenant: Tenant, row: MessageRow, viewerId: string): Json {
  const user =
    row.from_kind === 'person'
      ? tenant.db.get<UserRow>('SELECT * FROM users WHERE id = ?', row.from_id)
      : undefined;
  const from = user
    ? { kind: 'person', id: user.id, name: nameOf(user), mail: user.mail }
    : { kind: 'bot', id: BOT_ID, name: BOT_NAME };
  const meta = metaOf(row);
  return {
    seq: row.seq,
    id: row.id,
    from,
    mine: row.from_kind === 'person' && row.from_id === viewerId,
    text: plainText(row.body),
    html: row.body,
    attachments: (
      JSON.parse(row.attachments) as { contentType: string; content: string | null }[]
    ).map(({ contentType, content }) => ({ contentType, content: parsed(content) })),
    replyTo: row.root_id,
    at: row.created,
    edited: row.edited !== null,
    deleted: row.deleted !== null,
    reactions: reactionSummary(tenant, row),
    // The page asks for the card as this person should see it, once they look at it.
    ...(refreshesFor(tenant, row, viewerId) ? { refresh: true } : {}),
    ...('value' in meta ? { value: meta.value } : {}),
  };
}

function parsed(content: string | null): unknown {
  try {
    return content === null ? null : JSON.parse(content);
  } catch {
    // Attachments other than cards carry plain text.
    return content;
  }
}

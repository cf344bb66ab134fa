import { z } from 'zod';
import type { UserRow } from '../people.ts';
import type { Tenant } from '../tenant.ts';
import { teamMembers } from './members.ts';
import type { MessageRow } from './messages.ts';
import { placeOf } from './place.ts';
import { MOST_REFRESHED } from './sent.ts';

const schema = z.object({
  refresh: z.object({
    action: z.looseObject({ type: z.string(), verb: z.string().optional() }),
    userIds: z.array(z.string()).optional(),
  }),
});
/** How a card wants to be drawn anew. `userIds`: 29: ids; an empty list leaves it to the person's own wish. */
export type Refresh = z.infer<typeof schema>['refresh'];

/** The rule of a message's first card that has one. */
export function refreshOf(row: MessageRow): Refresh | null {
  if (row.deleted) return null;
  for (const { content } of JSON.parse(row.attachments) as { content: string | null }[]) {
    const found = schema.safeParse(parsed(content));
    if (found.success) return found.data.refresh;
  }
  return null;
}

/** Is a card drawn anew for this person as soon as they look at it? */
export function refreshesFor(tenant: Tenant, row: MessageRow, id: string): boolean {
  const refresh = refreshOf(row);
  return refresh !== null && isMeant(tenant, row, refresh, id);
}

/** Named people, or, where nobody is named, everybody of a conversation that is small enough. */
export function isMeant(tenant: Tenant, row: MessageRow, refresh: Refresh, id: string): boolean {
  if (refresh.userIds) {
    const who = tenant.db.get<UserRow>('SELECT * FROM users WHERE id = ?', id);
    return who !== undefined && refresh.userIds.includes(who.teams_id);
  }
  const { channel } = placeOf(tenant, row.conversation);
  return !channel || teamMembers(tenant, channel.team_id).length <= MOST_REFRESHED;
}

function parsed(content: string | null): unknown {
  try {
    return JSON.parse(content ?? 'null');
  } catch {
    // An attachment of plain text is no card.
    return null;
  }
}

import type { Kysely, Selectable } from 'kysely';
import type { Posting } from '../../../features/notifications/model.ts';
import { asId, type PersonId, type PostingId } from '../../../kernel/ids.ts';
import type { PostingsTable, Schema } from '../schema.ts';

export const toPosting = (row: Selectable<PostingsTable>): Posting => ({
  id: asId<PostingId>(row.id),
  key: row.key,
  target: row.target as Posting['target'],
  message: row.message as Posting['message'],
  unasked: row.unasked,
  urgency: row.urgency,
  state: row.state as Posting['state'],
  via: row.via as Posting['via'],
  held: row.held,
  notBefore: row.not_before,
  attempts: row.attempts,
  conversationId: row.conversation_id,
  activityId: row.activity_id,
  createdAt: row.created_at,
});

/** By person, the oldest first. */
export async function heldOf(
  db: Kysely<Schema>,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, readonly Posting[]>> {
  const rows = await db
    .selectFrom('postings')
    .selectAll()
    .where('person', 'in', people)
    .where('state', '=', 'held')
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  const byPerson = Map.groupBy(rows, ({ person }) => person);
  return new Map(people.map((who) => [who, (byPerson.get(who) ?? []).map(toPosting)]));
}

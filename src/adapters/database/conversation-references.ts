import type { Kysely } from 'kysely';
import type { Clock } from '../../ports/clock.ts';
import type { Conversations, StoredConversation } from '../../ports/conversations.ts';
import type { Schema } from './schema.ts';
import { json } from './values.ts';

type Scope = 'person' | 'channel';
type Reference = StoredConversation['reference'];

/** Nothing here looks into a reference. */
export function createConversations(db: Kysely<Schema>, clock: Clock): Conversations {
  async function save(scope: Scope, ownerId: string, reference: Reference, serviceUrl: string) {
    const changes = { reference: json(reference), last_seen: clock.now() };
    await db
      .insertInto('conversation_references')
      .values({ scope, owner_id: ownerId, service_url: serviceUrl, ...changes })
      .onConflict((conflict) =>
        conflict.columns(['scope', 'owner_id', 'service_url']).doUpdateSet(changes),
      )
      .execute();
  }

  async function of(scope: Scope, ownerId: string): Promise<readonly StoredConversation[]> {
    const rows = await db
      .selectFrom('conversation_references')
      .select(['reference', 'service_url'])
      .where('scope', '=', scope)
      .where('owner_id', '=', ownerId)
      .orderBy('last_seen', 'desc')
      .execute();
    return rows.map((row) => ({
      reference: row.reference as Reference,
      serviceUrl: row.service_url,
    }));
  }

  return {
    save: (person, reference, serviceUrl) => save('person', person, reference, serviceUrl),
    of: (person) => of('person', person),
    async forget(person) {
      await db
        .deleteFrom('conversation_references')
        .where('scope', '=', 'person')
        .where('owner_id', '=', person)
        .execute();
    },
    saveChannel: (channelId, reference, serviceUrl) =>
      save('channel', channelId, reference, serviceUrl),
    ofChannel: (channelId) => of('channel', channelId),
  };
}

import type { Kysely, Selectable } from 'kysely';
import type { Schema } from './schema.ts';
import { json } from './values.ts';

/** Where somebody or a channel is reached, as the bot heard it last. Nothing here reads `reference`. */
export interface ConversationReference {
  readonly scope: 'person' | 'channel';
  /** Entra object id of the person, or the channel's id. */
  readonly ownerId: string;
  readonly reference: unknown;
  readonly serviceUrl: string;
  readonly lastSeen: Date;
}

export interface ConversationReferences {
  /** Inserts or overwrites by scope and owner. */
  save(reference: ConversationReference): Promise<void>;
  get(
    scope: ConversationReference['scope'],
    ownerId: string,
  ): Promise<ConversationReference | null>;
  list(scope: ConversationReference['scope']): Promise<readonly ConversationReference[]>;
  /** The bot was removed there. */
  remove(scope: ConversationReference['scope'], ownerId: string): Promise<void>;
}

const toReference = (
  row: Selectable<Schema['conversation_references']>,
): ConversationReference => ({
  scope: row.scope as ConversationReference['scope'],
  ownerId: row.owner_id,
  reference: row.reference,
  serviceUrl: row.service_url,
  lastSeen: row.last_seen,
});

export function createConversationReferences(db: Kysely<Schema>): ConversationReferences {
  const table = () => db.selectFrom('conversation_references').selectAll();
  return {
    async save({ scope, ownerId, reference, serviceUrl, lastSeen }) {
      const changes = {
        reference: json(reference),
        service_url: serviceUrl,
        last_seen: lastSeen,
      };
      await db
        .insertInto('conversation_references')
        .values({ scope, owner_id: ownerId, ...changes })
        .onConflict((conflict) => conflict.columns(['scope', 'owner_id']).doUpdateSet(changes))
        .execute();
    },

    async get(scope, ownerId) {
      const row = await table()
        .where('scope', '=', scope)
        .where('owner_id', '=', ownerId)
        .executeTakeFirst();
      return row ? toReference(row) : null;
    },

    async list(scope) {
      const rows = await table().where('scope', '=', scope).orderBy('owner_id').execute();
      return rows.map(toReference);
    },

    async remove(scope, ownerId) {
      await db
        .deleteFrom('conversation_references')
        .where('scope', '=', scope)
        .where('owner_id', '=', ownerId)
        .execute();
    },
  };
}

import { sql } from 'kysely';
import type { OrderStore } from '../../../features/discussions/order.ts';
import type { TextKind } from '../../../features/moderation/console.ts';
import type { Subject } from '../../../features/moderation/moves.ts';
import type { ModerationStores, NoteKind } from '../../../features/moderation/store.ts';
import {
  asId,
  type CommunityId,
  type ContributionId,
  type DiscussionId,
  type PersonId,
} from '../../../kernel/ids.ts';
import type { Language } from '../../../kernel/language.ts';
import type { Session } from '../session.ts';
import { mustHaveChanged } from './versions.ts';

export function orderStore({ read, write }: Session): OrderStore {
  const of: OrderStore['of'] = async (discussions) => {
    if (discussions.length === 0) return [];
    const rows = await read()
      .selectFrom('discussion_orders')
      .selectAll()
      .where('discussion', 'in', discussions)
      .execute();
    return rows.map(({ discussion, version, locked, slow_hours, pinned }) => ({
      discussion: asId<DiscussionId>(discussion),
      version,
      locked,
      slowHours: slow_hours,
      pinned: pinned.map((id) => asId<ContributionId>(id)),
    }));
  };
  return {
    of,
    get: async (discussion) => (await of([discussion]))[0] ?? null,

    async lastSaid(discussions, authors) {
      if (discussions.length === 0 || authors?.length === 0) return new Map();
      let found = read()
        .selectFrom('contributions')
        .select(['discussion', sql<Date>`max(created_at)`.as('at')])
        .where('state', '=', 'published')
        .where('discussion', 'in', discussions)
        .groupBy('discussion');
      if (authors) found = found.where('author', 'in', authors);
      const rows = await found.execute();
      return new Map(rows.map(({ discussion, at }) => [asId<DiscussionId>(discussion), at]));
    },

    async save({ discussion, version, locked, slowHours, pinned }) {
      const changes = { version: version + 1, locked, slow_hours: slowHours, pinned };
      const db = await write();
      if (version === 0) {
        const made = await db
          .insertInto('discussion_orders')
          .values({ discussion, ...changes })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
        mustHaveChanged({ numUpdatedRows: made.numInsertedOrUpdatedRows ?? 0n }, discussion, 0);
        return;
      }
      const result = await db
        .updateTable('discussion_orders')
        .set(changes)
        .where('discussion', '=', discussion)
        .where('version', '=', version)
        .executeTakeFirst();
      mustHaveChanged(result, `order of ${discussion}`, version);
    },
  };
}

export const moderationStores = ({ read, write }: Session): ModerationStores => ({
  claims: {
    async of(communities) {
      if (communities.length === 0) return [];
      const rows = await read()
        .selectFrom('moderation_claims')
        .selectAll()
        .where('community', 'in', communities)
        .orderBy('item')
        .execute();
      return rows.map(({ item, community, person, by, at }) => ({
        item,
        community: asId<CommunityId>(community),
        person: asId<PersonId>(person),
        by: asId<PersonId>(by),
        at,
      }));
    },
    async save({ item, ...claim }) {
      await (await write())
        .insertInto('moderation_claims')
        .values({ item, ...claim })
        .onConflict((conflict) => conflict.column('item').doUpdateSet(claim))
        .execute();
    },
    async remove(items) {
      if (items.length === 0) return;
      await (await write()).deleteFrom('moderation_claims').where('item', 'in', items).execute();
    },
  },

  absences: {
    async of(people) {
      if (people.length === 0) return [];
      const rows = await read()
        .selectFrom('moderation_absences')
        .selectAll()
        .where('person', 'in', people)
        .execute();
      return rows.map(({ person, until }) => ({ person: asId<PersonId>(person), until }));
    },
    async save(person, until) {
      const db = await write();
      if (until === null) {
        await db.deleteFrom('moderation_absences').where('person', '=', person).execute();
        return;
      }
      await db
        .insertInto('moderation_absences')
        .values({ person, until })
        .onConflict((conflict) => conflict.column('person').doUpdateSet({ until }))
        .execute();
    },
  },

  moderatorNotes: {
    async get(key) {
      const row = await read()
        .selectFrom('moderator_notes')
        .selectAll()
        .where('key', '=', key)
        .executeTakeFirst();
      if (!row) return null;
      return {
        ...row,
        kind: row.kind as NoteKind,
        subject: row.subject as Subject,
        community: asId<CommunityId>(row.community),
        person: asId<PersonId>(row.person),
        by: asId<PersonId>(row.by),
      };
    },
    async add(note) {
      const made = await (await write())
        .insertInto('moderator_notes')
        .values(note)
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return (made.numInsertedOrUpdatedRows ?? 0n) > 0n;
    },
  },

  readyTexts: {
    async of(communities) {
      if (communities.length === 0) return [];
      const rows = await read()
        .selectFrom('ready_texts')
        .selectAll()
        .where('community', 'in', communities)
        .orderBy('id', 'desc')
        .execute();
      return rows.map(({ community, kind, language, text, by, at }) => ({
        community: asId<CommunityId>(community),
        kind: kind as TextKind,
        language: language as Language,
        text,
        by: asId<PersonId>(by),
        at,
      }));
    },
    async add(change) {
      await (await write()).insertInto('ready_texts').values(change).execute();
    },
  },
});

import { type Selectable, sql } from 'kysely';
import type { AnonymousStore, Waiting } from '../../../features/discussions/anonymous.ts';
import { asId, type DiscussionId } from '../../../kernel/ids.ts';
import { NOBODY } from '../../../kernel/nobody.ts';
import type { Schema } from '../schema.ts';
import type { Session } from '../session.ts';

const toWaiting = (row: Selectable<Schema['anonymous_waiting']>): Waiting => ({
  kind: row.kind as Waiting['kind'],
  discussion: asId<DiscussionId>(row.discussion),
  key: row.key,
  text: row.text,
  question: row.question,
  day: row.day,
});

export function anonymousStore({ read, write }: Session): AnonymousStore {
  return {
    async of(key) {
      const row = await read()
        .selectFrom('anonymous_waiting')
        .selectAll()
        .where('key', '=', key)
        .executeTakeFirst();
      return row ? toWaiting(row) : null;
    },

    async all() {
      const rows = await read()
        .selectFrom('anonymous_waiting')
        .selectAll()
        .orderBy('key')
        .execute();
      return rows.map(toWaiting);
    },

    async rewrite(change) {
      const db = await write();
      // Two at once would each put back what they saw: the second waits, and then sees what the first wrote.
      await sql`lock table anonymous_waiting in exclusive mode`.execute(db);
      const rows = await db.deleteFrom('anonymous_waiting').returningAll().execute();
      const kept = change(rows.map(toWaiting));
      if (kept.length > 0)
        await db
          .insertInto('anonymous_waiting')
          .values([...kept])
          .execute();
    },

    async touch(discussion) {
      await (await write())
        .updateTable('contributions')
        .set((eb) => ({ text: eb.ref('text') }))
        .where('discussion', '=', discussion)
        .where('author', '=', NOBODY)
        .execute();
    },

    async touchNextLook() {
      await (await write())
        .updateTable('due_work')
        .set((eb) => ({ ref: eb.ref('ref') }))
        .where('owner', '=', 'anonymous')
        .where('done_at', 'is', null)
        .execute();
    },

    async writers(communities, guests) {
      const { rows } = await sql<{ language: string; people: number }>`
        select coalesce(p.chosen_language, p.directory_language) as language,
          count(*)::int as people
        from people p
        where p.active and (${guests} or not p.external) and p.id in (
          select m.person from memberships m
          where m.community = any(${[...communities]}) and (${guests} or m.role <> 'guest'))
        group by 1`.execute(read());
      return rows;
    },
  };
}

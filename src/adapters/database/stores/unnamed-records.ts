import { type Selectable, sql } from 'kysely';
import type { UnnamedRecordStore } from '../../../features/capture/store.ts';
import { LOOKS, type WaitingRecord } from '../../../features/capture/unnamed.ts';
import { NOBODY } from '../../../kernel/nobody.ts';
import type { Schema } from '../schema.ts';
import type { Session } from '../session.ts';
import { json } from '../values.ts';

const toWaiting = (row: Selectable<Schema['unnamed_records']>): WaitingRecord => ({
  kind: row.kind as WaitingRecord['kind'],
  key: row.key,
  template: row.template,
  templateVersion: row.template_version,
  answers: row.answers,
  day: row.day,
});

export function unnamedRecordStore({ read, write }: Session): UnnamedRecordStore {
  const all = () => read().selectFrom('unnamed_records').selectAll().orderBy('key').orderBy('kind');
  return {
    async of(key) {
      const row = await all().where('key', '=', key).executeTakeFirst();
      return row ? toWaiting(row) : null;
    },

    all: async () => (await all().execute()).map(toWaiting),

    async rewrite(change) {
      const db = await write();
      // Two at once would each put back what they saw: the second waits, and then sees what the first wrote.
      await sql`lock table unnamed_records in exclusive mode`.execute(db);
      const rows = await db.deleteFrom('unnamed_records').returningAll().execute();
      const kept = change(rows.map(toWaiting)).map(({ templateVersion, answers, ...one }) => ({
        ...{ ...one, template_version: templateVersion, answers: json(answers) },
      }));
      if (kept.length > 0) await db.insertInto('unnamed_records').values(kept).execute();
    },

    async touch() {
      await (await write())
        .updateTable('captures')
        .set((eb) => ({ key: eb.ref('key') }))
        .where('owner', '=', NOBODY)
        .execute();
    },

    async touchNextLook() {
      await (await write())
        .updateTable('due_work')
        .set((eb) => ({ ref: eb.ref('ref') }))
        .where('owner', '=', LOOKS)
        .where('done_at', 'is', null)
        .execute();
    },

    async staff() {
      const { rows } = await sql<{ language: string; people: number }>`
        select coalesce(p.chosen_language, p.directory_language) as language, count(*)::int as people
        from people p where p.active and not p.external group by 1`.execute(read());
      return rows;
    },
  };
}

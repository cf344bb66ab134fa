import type { Selectable } from 'kysely';
import type { WordingEditStore } from '../../../features/queries/store.ts';
import type { WordingEdit } from '../../../features/queries/wording.ts';
import {
  asId,
  type EditId,
  type PersonId,
  type QueryId,
  type ReplyId,
} from '../../../kernel/ids.ts';
import type { QueryWordingsTable } from '../schema-queries.ts';
import type { Session } from '../session.ts';
import { mustHaveChanged } from './versions.ts';

const toEdit = (row: Selectable<QueryWordingsTable>): WordingEdit => ({
  id: asId<EditId>(row.id),
  version: row.version,
  key: row.key,
  query: asId<QueryId>(row.query),
  reply: row.reply === null ? null : asId<ReplyId>(row.reply),
  by: asId<PersonId>(row.proposed_by),
  of: asId<PersonId>(row.written_by),
  before: row.before,
  after: row.after,
  why: row.why,
  state: row.state as WordingEdit['state'],
  askedAt: row.asked_at,
  settledAt: row.settled_at,
});

/** Other words for questions and replies, proposed and settled; both wordings stay on record. */
export function wordingEditStore({ read, write }: Session): WordingEditStore {
  return {
    async get(id) {
      const row = await read()
        .selectFrom('query_wordings')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      return row ? toEdit(row) : null;
    },

    async of(query) {
      const rows = await read()
        .selectFrom('query_wordings')
        .selectAll()
        .where('query', '=', query)
        .orderBy('asked_at')
        .orderBy('id')
        .execute();
      return rows.map(toEdit);
    },

    async insert({ by, of, askedAt, settledAt, ...edit }) {
      const result = await (await write())
        .insertInto('query_wordings')
        .values({
          ...edit,
          proposed_by: by,
          written_by: of,
          asked_at: askedAt,
          settled_at: settledAt,
        })
        .onConflict((conflict) => conflict.column('key').doNothing())
        .executeTakeFirst();
      return result.numInsertedOrUpdatedRows === 1n;
    },

    async update(edit) {
      const result = await (await write())
        .updateTable('query_wordings')
        .set({ version: edit.version + 1, state: edit.state, settled_at: edit.settledAt })
        .where('id', '=', edit.id)
        .where('version', '=', edit.version)
        .executeTakeFirst();
      mustHaveChanged(result, `wording ${edit.id}`, edit.version);
    },
  };
}

import type { Selectable } from 'kysely';
import type { Desk, Request } from '../../../features/desks/model.ts';
import type { DeskRequestStore, DeskStore } from '../../../features/desks/store.ts';
import {
  asId,
  type DeskId,
  type DeskRequestId,
  type PersonId,
  type QueryId,
} from '../../../kernel/ids.ts';
import type { Language } from '../../../kernel/language.ts';
import type { DeskRequestsTable, DesksTable } from '../schema-preparing.ts';
import type { Session } from '../session.ts';
import { json } from '../values.ts';
import { mustHaveChanged } from './versions.ts';

const toDesk = (row: Selectable<DesksTable>): Desk => ({
  id: asId<DeskId>(row.id),
  version: row.version,
  names: row.names,
  unit: row.unit,
  topics: row.topics,
  staff: row.staff.map((id) => asId<PersonId>(id)),
  days: row.days,
  open: row.open,
});

const deskRow = ({ names, unit, topics, staff, days, open }: Desk) => ({
  names: json(names),
  unit,
  topics,
  staff,
  days,
  open,
});

export function deskStore({ read, write }: Session): DeskStore {
  return {
    async list() {
      const rows = await read().selectFrom('desks').selectAll().orderBy('id').execute();
      return rows.map(toDesk).sort((a, b) => a.names.en.localeCompare(b.names.en));
    },

    async get(id) {
      const row = await read()
        .selectFrom('desks')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      return row ? toDesk(row) : null;
    },

    async insert(desk) {
      const { id, version } = desk;
      await (await write())
        .insertInto('desks')
        .values({ id, version, ...deskRow(desk) })
        .execute();
    },

    async update(desk) {
      const result = await (await write())
        .updateTable('desks')
        .set({ version: desk.version + 1, ...deskRow(desk) })
        .where('id', '=', desk.id)
        .where('version', '=', desk.version)
        .executeTakeFirst();
      mustHaveChanged(result, `desk ${desk.id}`, desk.version);
    },
  };
}

const toRequest = (row: Selectable<DeskRequestsTable>): Request => ({
  id: asId<DeskRequestId>(row.id),
  version: row.version,
  desk: asId<DeskId>(row.desk),
  asker: asId<PersonId>(row.asker),
  sender: asId<PersonId>(row.sender),
  query: row.query === null ? null : asId<QueryId>(row.query),
  text: row.text,
  language: row.language as Language,
  shared: row.shared,
  state: row.state as Request['state'],
  takenBy: row.taken_by === null ? null : asId<PersonId>(row.taken_by),
  answer: row.answer,
  reason: row.reason,
  createdAt: row.created_at,
  dueAt: row.due_at,
  settledAt: row.settled_at,
});

const requestRow = (one: Request) => ({
  desk: one.desk,
  asker: one.asker,
  sender: one.sender,
  query: one.query,
  text: one.text,
  language: one.language,
  shared: one.shared,
  state: one.state,
  taken_by: one.takenBy,
  answer: one.answer,
  reason: one.reason,
  created_at: one.createdAt,
  due_at: one.dueAt,
  settled_at: one.settledAt,
});

export function deskRequestStore({ read, write }: Session): DeskRequestStore {
  const all = () => read().selectFrom('desk_requests').selectAll();
  const one = async (column: 'id' | 'key', value: string): Promise<Request | null> => {
    const row = await all().where(column, '=', value).executeTakeFirst();
    return row ? toRequest(row) : null;
  };
  return {
    get: (id) => one('id', id),
    byKey: (key) => one('key', key),

    async insert(request, key) {
      const { id, version } = request;
      await (await write())
        .insertInto('desk_requests')
        .values({ id, version, key, ...requestRow(request) })
        .execute();
    },

    async update(request) {
      const result = await (await write())
        .updateTable('desk_requests')
        .set({ version: request.version + 1, ...requestRow(request) })
        .where('id', '=', request.id)
        .where('version', '=', request.version)
        .executeTakeFirst();
      mustHaveChanged(result, `request ${request.id}`, request.version);
    },

    async waitingOn(desks) {
      if (desks.length === 0) return [];
      const rows = await all()
        .where('desk', 'in', desks)
        .where('state', 'in', ['sent', 'taken'])
        .orderBy('due_at')
        .orderBy('id')
        .execute();
      return rows.map(toRequest);
    },

    async of(person, limit) {
      const rows = await all()
        .where((where) => where.or([where('asker', '=', person), where('sender', '=', person)]))
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return rows.map(toRequest);
    },

    async shared(limit) {
      const rows = await all()
        .where('state', '=', 'answered')
        .where('shared', '=', true)
        .where('query', 'is', null)
        .orderBy('settled_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return rows.map(toRequest);
    },

    async since(from) {
      const rows = await all().where('created_at', '>=', from).orderBy('id').execute();
      return rows.map(toRequest);
    },
  };
}

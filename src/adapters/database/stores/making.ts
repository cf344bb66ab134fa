import type { Selectable } from 'kysely';
import type { JoinRequest } from '../../../features/communities/joining.ts';
import type { Making } from '../../../features/communities/making.ts';
import type { JoinRequestStore, MakingStore } from '../../../features/communities/store.ts';
import { asId, type CommunityId, type PersonId } from '../../../kernel/ids.ts';
import type { CommunityMakingsTable, JoinRequestsTable } from '../schema-communities.ts';
import type { Session } from '../session.ts';
import { json } from '../values.ts';
import { mustHaveChanged } from './versions.ts';

const toMaking = (row: Selectable<CommunityMakingsTable>): Making => ({
  id: row.id,
  version: row.version,
  slug: row.slug,
  person: asId<PersonId>(row.person),
  wish: row.wish as Making['wish'],
  state: row.state as Making['state'],
  done: row.done as Making['done'],
  place: row.place as Making['place'],
  trouble: row.trouble as Making['trouble'],
  createdAt: row.created_at,
  settledAt: row.settled_at,
});

const makingRow = (one: Making) => ({
  slug: one.slug,
  person: one.person,
  wish: json(one.wish),
  state: one.state,
  done: [...one.done],
  place: json(one.place),
  trouble: one.trouble,
  created_at: one.createdAt,
  settled_at: one.settledAt,
});

export function makingStore({ read, write }: Session): MakingStore {
  const all = () => read().selectFrom('community_makings').selectAll();
  const one = async (column: 'id' | 'key', value: string): Promise<Making | null> => {
    const row = await all().where(column, '=', value).executeTakeFirst();
    return row ? toMaking(row) : null;
  };
  return {
    get: (id) => one('id', id),
    byKey: (key) => one('key', key),

    async insert(making, key) {
      const { id, version } = making;
      await (await write())
        .insertInto('community_makings')
        .values({ id, version, key, ...makingRow(making) })
        .execute();
    },

    async update(making) {
      const result = await (await write())
        .updateTable('community_makings')
        .set({ version: making.version + 1, ...makingRow(making) })
        .where('id', '=', making.id)
        .where('version', '=', making.version)
        .executeTakeFirst();
      mustHaveChanged(result, `making ${making.id}`, making.version);
    },

    async slugs() {
      const rows = await read().selectFrom('community_makings').select('slug').execute();
      return rows.map(({ slug }) => slug);
    },

    async countOf(person, since) {
      const rows = await all()
        .where('person', '=', person)
        .where('created_at', '>=', since)
        .where('state', '<>', 'dropped')
        .execute();
      return rows.length;
    },

    async underWayOf(person) {
      const rows = await all()
        .where('person', '=', person)
        .where('state', 'in', ['asked', 'making', 'stuck'])
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .execute();
      return rows.map(toMaking);
    },
  };
}

const toRequest = (row: Selectable<JoinRequestsTable>): JoinRequest => ({
  id: row.id,
  version: row.version,
  community: asId<CommunityId>(row.community),
  person: asId<PersonId>(row.person),
  note: row.note,
  state: row.state as JoinRequest['state'],
  decidedBy: row.decided_by === null ? null : asId<PersonId>(row.decided_by),
  reason: row.reason,
  createdAt: row.created_at,
  settledAt: row.settled_at,
});

const requestRow = (one: JoinRequest) => ({
  community: one.community,
  person: one.person,
  note: one.note,
  state: one.state,
  decided_by: one.decidedBy,
  reason: one.reason,
  created_at: one.createdAt,
  settled_at: one.settledAt,
});

export function joinRequestStore({ read, write }: Session): JoinRequestStore {
  const all = () => read().selectFrom('join_requests').selectAll();
  const waiting = () => all().where('state', '=', 'waiting').orderBy('created_at').orderBy('id');
  return {
    async get(id) {
      const row = await all().where('id', '=', id).executeTakeFirst();
      return row ? toRequest(row) : null;
    },

    async waitingOf(person, community) {
      const row = await waiting()
        .where('person', '=', person)
        .where('community', '=', community)
        .executeTakeFirst();
      return row ? toRequest(row) : null;
    },

    async waitingIn(communities) {
      if (communities.length === 0) return [];
      return (await waiting().where('community', 'in', communities).execute()).map(toRequest);
    },

    async waitingBy(person) {
      return (await waiting().where('person', '=', person).execute()).map(toRequest);
    },

    async insert(request) {
      const { id, version } = request;
      await (await write())
        .insertInto('join_requests')
        .values({ id, version, ...requestRow(request) })
        .execute();
    },

    async update(request) {
      const result = await (await write())
        .updateTable('join_requests')
        .set({ version: request.version + 1, ...requestRow(request) })
        .where('id', '=', request.id)
        .where('version', '=', request.version)
        .executeTakeFirst();
      mustHaveChanged(result, `join request ${request.id}`, request.version);
    },
  };
}

import { type Selectable, sql } from 'kysely';
import {
  type Alert,
  type AlertKind,
  DIGEST_JOB,
  type DigestItem,
  type NewsKind,
  type Rhythm,
} from '../../../features/alerts/model.ts';
import type { AlertStore, DigestStore } from '../../../features/alerts/store.ts';
import {
  type AlertId,
  asId,
  type CollectionId,
  type CommunityId,
  type DigestId,
  type PersonId,
} from '../../../kernel/ids.ts';
import type { AlertsTable, DigestItemsTable } from '../schema-collections.ts';
import type { Session } from '../session.ts';
import { mustHaveChanged } from './versions.ts';

const toAlert = (row: Selectable<AlertsTable>): Alert => ({
  id: asId<AlertId>(row.id),
  version: row.version,
  person: asId<PersonId>(row.person),
  topics: row.topics,
  countries: row.countries,
  kinds: row.kinds as AlertKind[],
  collection: row.collection === null ? null : asId<CollectionId>(row.collection),
  state: row.state as Alert['state'],
  since: row.since,
  createdAt: row.created_at,
});

const toRow = ({ createdAt, ...alert }: Alert) => ({ ...alert, created_at: createdAt });

export function alertStore({ read, write }: Session): AlertStore {
  return {
    async get(id) {
      const row = await read()
        .selectFrom('alerts')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      return row ? toAlert(row) : null;
    },

    async of(person) {
      const rows = await read()
        .selectFrom('alerts')
        .selectAll()
        .where('person', '=', person)
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.map(toAlert);
    },

    async insert(alert) {
      await (await write()).insertInto('alerts').values(toRow(alert)).execute();
    },

    async update(alert) {
      const { id, version } = alert;
      const result = await (await write())
        .updateTable('alerts')
        .set({ ...toRow(alert), version: version + 1 })
        .where('id', '=', id)
        .where('version', '=', version)
        .executeTakeFirstOrThrow();
      mustHaveChanged(result, `alert ${id}`, version);
    },

    async rhythm(person) {
      const row = await read()
        .selectFrom('alert_rhythms')
        .select('rhythm')
        .where('person', '=', person)
        .executeTakeFirst();
      return (row?.rhythm as Rhythm | undefined) ?? null;
    },

    async chooseRhythm(person, rhythm) {
      await (await write())
        .insertInto('alert_rhythms')
        .values({ person, rhythm })
        .onConflict((conflict) => conflict.column('person').doUpdateSet({ rhythm }))
        .execute();
    },

    async neverPlanned() {
      const rows = await read()
        .selectFrom('memberships')
        .select('person')
        .distinct()
        .where('role', '!=', 'guest')
        .where(({ not, exists, selectFrom, ref }) =>
          not(
            exists(
              selectFrom('due_work')
                .select('slot')
                .where('job', '=', DIGEST_JOB)
                .where('ref', '=', ref('memberships.person')),
            ),
          ),
        )
        .orderBy('person')
        .execute();
      return rows.map(({ person }) => asId<PersonId>(person));
    },
  };
}

const toItem = ({
  kind,
  item,
  alert,
  community,
}: Pick<Selectable<DigestItemsTable>, 'kind' | 'item' | 'alert' | 'community'>): DigestItem => ({
  kind: kind as NewsKind,
  item,
  alert: alert === null ? null : asId<AlertId>(alert),
  ...(community === null ? {} : { community: asId<CommunityId>(community) }),
});

const toDigest = (row: { id: string; person: string; at: Date }) => ({
  id: asId<DigestId>(row.id),
  person: asId<PersonId>(row.person),
  at: row.at,
});

const digestReads = ({ read }: Session) => ({
  async get(id: DigestId) {
    const row = await read()
      .selectFrom('digests')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    return row ? toDigest(row) : null;
  },

  async last(person: PersonId) {
    const row = await read()
      .selectFrom('digests')
      .selectAll()
      .where('person', '=', person)
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row ? toDigest(row) : null;
  },

  async items(id: DigestId) {
    const rows = await read()
      .selectFrom('digest_items')
      .select(['kind', 'item', 'alert', 'community'])
      .where('digest', '=', id)
      .orderBy('place')
      .execute();
    return rows.map(toItem);
  },

  async lately(person: PersonId, since: Date) {
    const rows = await read()
      .selectFrom('digest_items as told')
      .innerJoin('digests', 'digests.id', 'told.digest')
      .select(['told.kind', 'told.item', 'told.alert', 'told.community'])
      .where('digests.person', '=', person)
      .where('digests.at', '>=', since)
      .orderBy('digests.at', 'desc')
      .orderBy('told.digest', 'desc')
      .orderBy('told.place')
      .execute();
    return rows.map(toItem);
  },

  async told(person: PersonId) {
    const rows = await read()
      .selectFrom('digest_items')
      .select(['kind', 'item'])
      .where('person', '=', person)
      .execute();
    return new Set(rows.map(({ kind, item }) => `${kind} ${item}`));
  },
});

export function digestStore(session: Session): DigestStore {
  const { write } = session;
  return {
    ...digestReads(session),

    async insert(digest) {
      await (await write()).insertInto('digests').values(digest).execute();
    },

    async add({ id, person }, items) {
      if (items.length === 0) return 0;
      const db = await write();
      const last = await db
        .selectFrom('digest_items')
        .select(sql<number>`coalesce(max(place), 0)`.as('place'))
        .where('digest', '=', id)
        .executeTakeFirstOrThrow();
      const rows = await db
        .insertInto('digest_items')
        .values(
          items.map(({ kind, item, alert, community }, at) => ({
            person,
            kind,
            item,
            alert,
            community: community ?? null,
            digest: id,
            place: last.place + at + 1,
          })),
        )
        .onConflict((conflict) => conflict.doNothing())
        .returning('item')
        .execute();
      return rows.length;
    },
  };
}

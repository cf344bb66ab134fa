import type { Insertable, Selectable } from 'kysely';
import type { AnySource, Held, Source, SourceKey } from '../../../features/sources/model.ts';
import { SOURCES } from '../../../features/sources/model.ts';
import type { MissionStore, MoveStore, SourceStore } from '../../../features/sources/store.ts';
import { asId, type PersonId } from '../../../kernel/ids.ts';
import type { MoveKind } from '../../../ports/leavers.ts';
import type { MissionRecord } from '../../../ports/missions.ts';
import type { SourcesTable } from '../schema-registers.ts';
import type { Session } from '../session.ts';
import { json } from '../values.ts';

const toSource = <K extends AnySource>(row: Selectable<SourcesTable>): Source<K> => ({
  key: row.key as K,
  owner: row.owner === null ? null : asId<PersonId>(row.owner),
  staleAfterHours: row.stale_after_hours,
  used: row.used,
  readAt: row.read_at,
  lastAttempt: row.last_attempt,
  lastSuccess: row.last_success,
  readingSince: row.reading_since,
  taken: row.taken,
  refusedCount: row.refused_count,
  refused: row.refused as Source['refused'],
  dropped: row.dropped,
  everDropped: row.ever_dropped,
  trouble: row.trouble as Source['trouble'],
  details: row.details as Source['details'],
  failures: row.failures,
  failingSince: row.failing_since,
  toldFailing: row.told_failing,
  held: row.held as Held | null,
  confirmed: row.confirmed,
});

const toRow = (source: Source): Omit<Insertable<SourcesTable>, 'key'> => ({
  owner: source.owner,
  stale_after_hours: source.staleAfterHours,
  used: source.used,
  read_at: source.readAt,
  last_attempt: source.lastAttempt,
  last_success: source.lastSuccess,
  reading_since: source.readingSince,
  taken: source.taken,
  refused_count: source.refusedCount,
  refused: json(source.refused),
  dropped: source.dropped,
  ever_dropped: source.everDropped,
  trouble: source.trouble,
  details: json(source.details),
  failures: source.failures,
  failing_since: source.failingSince,
  told_failing: source.toldFailing,
  held: source.held === null ? null : json(source.held),
  confirmed: source.confirmed,
});

export function sourceStore({ read, write }: Session): SourceStore {
  return {
    async list() {
      const rows = await read()
        .selectFrom('sources')
        .selectAll()
        .where('key', 'in', [...SOURCES])
        .execute();
      const order = (key: SourceKey): number => SOURCES.indexOf(key);
      return rows.map(toSource<SourceKey>).toSorted((a, b) => order(a.key) - order(b.key));
    },

    async get<K extends AnySource>(key: K) {
      const row = await read()
        .selectFrom('sources')
        .selectAll()
        .where('key', '=', key)
        .executeTakeFirst();
      return row ? toSource<K>(row) : null;
    },

    async save(source) {
      const changes = toRow(source);
      await (await write())
        .insertInto('sources')
        .values({ key: source.key, ...changes })
        .onConflict((conflict) => conflict.column('key').doUpdateSet(changes))
        .execute();
    },

    async remove(key) {
      await (await write()).deleteFrom('sources').where('key', '=', key).execute();
    },
  };
}

export function missionStore({ read, write }: Session): MissionStore {
  return {
    async list() {
      const rows = await read()
        .selectFrom('missions')
        .selectAll()
        .orderBy('ends_on')
        .orderBy('key')
        .execute();
      return rows.map(
        (row): MissionRecord => ({
          key: row.key,
          person: asId<PersonId>(row.person),
          country: row.country,
          startsOn: row.starts_on,
          endsOn: row.ends_on,
          title: row.title,
          state: row.state as MissionRecord['state'],
        }),
      );
    },

    async save(mission) {
      const changes = {
        person: mission.person,
        country: mission.country,
        starts_on: mission.startsOn,
        ends_on: mission.endsOn,
        title: mission.title,
        state: mission.state,
      };
      await (await write())
        .insertInto('missions')
        .values({ key: mission.key, ...changes })
        .onConflict((conflict) => conflict.column('key').doUpdateSet(changes))
        .execute();
    },
  };
}

export function moveStore({ read, write }: Session): MoveStore {
  return {
    async replace(kinds) {
      const db = await write();
      await db.deleteFrom('moves').execute();
      const rows = [...kinds].map(([person, kind]) => ({ person, kind }));
      if (rows.length > 0) await db.insertInto('moves').values(rows).execute();
    },

    async all() {
      const rows = await read().selectFrom('moves').selectAll().execute();
      return new Map(
        rows.map(({ person, kind }) => [asId<PersonId>(person), kind as MoveKind] as const),
      );
    },
  };
}

import { type Selectable, sql } from 'kysely';
import type { Activity, Entry } from '../../../features/membership/calendar.ts';
import type { CalendarStore } from '../../../features/membership/store.ts';
import { asId, type CommunityId, type PersonId } from '../../../kernel/ids.ts';
import type { CalendarEntriesTable, WorkplanActivitiesTable } from '../schema-membership.ts';
import type { Session } from '../session.ts';
import { mustHaveChanged } from './versions.ts';

const toEntry = (row: Selectable<CalendarEntriesTable>): Entry => ({
  id: row.id,
  version: row.version,
  community: asId<CommunityId>(row.community),
  kind: row.kind as Entry['kind'],
  title: row.title,
  startsOn: row.starts_on,
  endsOn: row.ends_on,
  place: row.place,
  guests: row.guests,
  createdBy: asId<PersonId>(row.created_by),
  createdAt: row.created_at,
});

const entryRow = (entry: Entry) => ({
  kind: entry.kind,
  title: entry.title,
  starts_on: entry.startsOn,
  ends_on: entry.endsOn,
  place: entry.place,
  guests: entry.guests,
});

const toActivity = (row: Selectable<WorkplanActivitiesTable>): Activity => ({
  id: row.id,
  version: row.version,
  community: asId<CommunityId>(row.community),
  what: row.what,
  who: row.who === null ? null : asId<PersonId>(row.who),
  by: row.by,
  doneAt: row.done_at,
  createdBy: asId<PersonId>(row.created_by),
  createdAt: row.created_at,
});

const activityRow = ({ what, who, by, doneAt }: Activity) => ({ what, who, by, done_at: doneAt });

const entryPart = ({ read, write }: Session) => ({
  async entry(id: string) {
    const row = await read()
      .selectFrom('calendar_entries')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    return row ? toEntry(row) : null;
  },

  async entries(community: CommunityId) {
    const rows = await read()
      .selectFrom('calendar_entries')
      .selectAll()
      .where('community', '=', community)
      .orderBy('starts_on')
      .orderBy('id')
      .execute();
    return rows.map(toEntry);
  },

  async insertEntry(entry: Entry) {
    const { id, version, community, createdBy, createdAt } = entry;
    const made = { id, version, community, created_by: createdBy, created_at: createdAt };
    await (await write())
      .insertInto('calendar_entries')
      .values({ ...made, ...entryRow(entry) })
      .execute();
  },

  async updateEntry(entry: Entry) {
    const { id, version } = entry;
    const result = await (await write())
      .updateTable('calendar_entries')
      .set({ ...entryRow(entry), version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow();
    mustHaveChanged(result, `entry ${id}`, version);
  },

  async removeEntry(id: string, version: number) {
    const { numDeletedRows } = await (await write())
      .deleteFrom('calendar_entries')
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst();
    mustHaveChanged({ numUpdatedRows: numDeletedRows }, `entry ${id}`, version);
  },
});

export function calendarStore(session: Session): CalendarStore {
  const { read, write } = session;
  return {
    ...entryPart(session),

    async activity(id) {
      const row = await read()
        .selectFrom('workplan_activities')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      return row ? toActivity(row) : null;
    },

    async activities(community) {
      const rows = await read()
        .selectFrom('workplan_activities')
        .selectAll()
        .where('community', '=', community)
        .orderBy(sql`done_at is not null`)
        .orderBy(sql`by nulls last`)
        .orderBy('id')
        .execute();
      return rows.map(toActivity);
    },

    async insertActivity(activity) {
      const { id, version, community, createdBy, createdAt } = activity;
      const made = { id, version, community, created_by: createdBy, created_at: createdAt };
      await (await write())
        .insertInto('workplan_activities')
        .values({ ...made, ...activityRow(activity) })
        .execute();
    },

    async updateActivity(activity) {
      const { id, version } = activity;
      const result = await (await write())
        .updateTable('workplan_activities')
        .set({ ...activityRow(activity), version: version + 1 })
        .where('id', '=', id)
        .where('version', '=', version)
        .executeTakeFirstOrThrow();
      mustHaveChanged(result, `activity ${id}`, version);
    },

    async removeActivity(id, version) {
      const { numDeletedRows } = await (await write())
        .deleteFrom('workplan_activities')
        .where('id', '=', id)
        .where('version', '=', version)
        .executeTakeFirst();
      mustHaveChanged({ numUpdatedRows: numDeletedRows }, `activity ${id}`, version);
    },

    async handOver(community, from, to) {
      if (from.length === 0) return 0;
      const { numUpdatedRows } = await (await write())
        .updateTable('workplan_activities')
        .set({ who: to, version: sql`version + 1` })
        .where('community', '=', community)
        .where('who', 'in', from)
        .where('done_at', 'is', null)
        .executeTakeFirstOrThrow();
      return Number(numUpdatedRows);
    },
  };
}

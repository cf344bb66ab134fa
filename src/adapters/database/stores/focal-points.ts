import type { Selectable } from 'kysely';
import type { FocalPoint, FocalPointStore } from '../../../features/people/store.ts';
import { asId, type FocalPointId, type PersonId } from '../../../kernel/ids.ts';
import type { FocalPointsTable } from '../schema-prompts.ts';
import type { Session } from '../session.ts';

const toPoint = (row: Selectable<FocalPointsTable>): FocalPoint => ({
  id: asId<FocalPointId>(row.id),
  unit: row.unit,
  person: asId<PersonId>(row.person),
  from: row.from_day,
  until: row.until_day,
});

export function focalPointStore({ read, write }: Session): FocalPointStore {
  return {
    async get(id) {
      const row = await read()
        .selectFrom('focal_points')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      return row ? toPoint(row) : null;
    },

    async list(unit) {
      const rows = await read()
        .selectFrom('focal_points')
        .selectAll()
        .$if(unit !== null, (all) => all.where('unit', '=', unit))
        .orderBy('unit')
        .orderBy('from_day')
        .orderBy('id')
        .execute();
      return rows.map(toPoint);
    },

    async save({ id, unit, person, from, until }) {
      const row = { unit, person, from_day: from, until_day: until };
      await (await write())
        .insertInto('focal_points')
        .values({ id, ...row })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
        .execute();
    },

    async units() {
      const rows = await read()
        .selectFrom('people')
        .select('unit')
        .distinct()
        .where('active', '=', true)
        .where('external', '=', false)
        .orderBy('unit')
        .execute();
      return rows.flatMap(({ unit }) => (unit === null ? [] : [unit]));
    },
  };
}

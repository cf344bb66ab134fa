import { type Selectable, sql } from 'kysely';
import type { SheetRun } from '../../../features/importing/model.ts';
import type { ImportedStore, SheetRunStore } from '../../../features/importing/store.ts';
import { asId, type PersonId, type ProductId } from '../../../kernel/ids.ts';
import type { ReportRefusal } from '../../../ports/old-reports.ts';
import type { ImportTables } from '../schema-importing.ts';
import type { Session } from '../session.ts';
import { json } from '../values.ts';

export const importedStore = ({ read, write }: Session): ImportedStore => ({
  async known(numbers) {
    if (numbers.length === 0) return new Map();
    const rows = await read()
      .selectFrom('imported_reports')
      .selectAll()
      .where('number', 'in', numbers)
      .execute();
    return new Map(
      rows.map(({ number, fingerprint, product, file, imported_at }) => [
        number,
        { number, fingerprint, product: asId<ProductId>(product), file, importedAt: imported_at },
      ]),
    );
  },

  async save({ number, fingerprint, product, file, importedAt }) {
    const said = { fingerprint, product, file, imported_at: importedAt };
    await (await write())
      .insertInto('imported_reports')
      .values({ number, ...said })
      .onConflict((found) => found.column('number').doUpdateSet(said))
      .execute();
  },
});

const toRun = ({ took_ms, by, ...row }: Selectable<ImportTables['sheet_runs']>): SheetRun => ({
  ...row,
  state: row.state as SheetRun['state'],
  tookMs: Number(took_ms),
  by: asId<PersonId>(by),
});

const toRow = ({ columns, trouble, tally, tookMs, ...run }: SheetRun) => ({
  ...run,
  columns: json(columns),
  trouble: trouble === null ? null : json(trouble),
  tally: json(tally),
  took_ms: tookMs,
});

/** In the statement itself: between a look and a save somebody may have stopped it. */
const IF_RUNNING = sql<string>`case sheet_runs.state when 'running' then excluded.state else sheet_runs.state end`;

export function sheetRunStore({ read, write }: Session): SheetRunStore {
  const all = () => read().selectFrom('sheet_runs').selectAll();
  return {
    async get(id) {
      const row = await all().where('id', '=', id).executeTakeFirst();
      return row ? toRun(row) : null;
    },

    async latest() {
      const row = await all()
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row ? toRun(row) : null;
    },

    async begin(run) {
      const { numInsertedOrUpdatedRows } = await (await write())
        .insertInto('sheet_runs')
        .values(toRow(run))
        .onConflict((found) => found.doNothing())
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows === 1n;
    },

    async save(run) {
      const { id, ...said } = toRow(run);
      await (await write())
        .insertInto('sheet_runs')
        .values({ id, ...said })
        .onConflict((found) => found.column('id').doUpdateSet({ ...said, state: IF_RUNNING }))
        .execute();
    },

    async stop(id) {
      await (await write())
        .updateTable('sheet_runs')
        .set({ state: 'stopped' })
        .where('id', '=', id)
        .where('state', '=', 'running')
        .execute();
    },

    async refuse(run, refused) {
      if (refused.length === 0) return;
      await (await write())
        .insertInto('sheet_refusals')
        .values(
          refused.map(({ line, number, column, reason }) => ({
            run,
            line,
            number,
            col: column,
            reason,
          })),
        )
        .onConflict((found) => found.doNothing())
        .execute();
    },

    async refused(run) {
      const rows = await read()
        .selectFrom('sheet_refusals')
        .selectAll()
        .where('run', '=', run)
        .orderBy('line')
        .orderBy('col')
        .execute();
      return rows.map(({ line, number, col, reason }) => ({
        ...{ line, number, column: col },
        reason: reason as ReportRefusal,
      }));
    },
  };
}

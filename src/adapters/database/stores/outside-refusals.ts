import { sql } from 'kysely';
import type { RefusedRecord } from '../../../features/knowledge/outside/model.ts';
import type { Refusal } from '../../../ports/reading.ts';
import type { Session } from '../session.ts';

const keyOf = ({ identifier, line }: RefusedRecord): string => identifier ?? `line ${line}`;

/** Records that were not taken. */
export function refusalsIn({ read, write }: Session) {
  return {
    async refuse(source: string, generation: number, rows: readonly RefusedRecord[]) {
      if (rows.length === 0) return;
      await (await write())
        .insertInto('outside_refusals')
        .values(
          rows.map((row) => ({
            source,
            key: keyOf(row),
            field: row.column,
            reason: row.reason,
            identifier: row.identifier,
            line: row.line,
            generation,
          })),
        )
        .onConflict((conflict) =>
          conflict.columns(['source', 'key', 'field']).doUpdateSet((eb) => ({
            reason: eb.ref('excluded.reason'),
            line: eb.ref('excluded.line'),
            generation: eb.ref('excluded.generation'),
          })),
        )
        .execute();
    },
    async pardon(source: string, identifiers: readonly string[]) {
      if (identifiers.length === 0) return;
      await (await write())
        .deleteFrom('outside_refusals')
        .where('source', '=', source)
        .where('identifier', 'in', identifiers)
        .execute();
    },
    async pardonBefore(source: string, generation: number) {
      await (await write())
        .deleteFrom('outside_refusals')
        .where('source', '=', source)
        .where('generation', '<', generation)
        .execute();
    },
    async refused(source: string, limit: number) {
      const all = read().selectFrom('outside_refusals').where('source', '=', source);
      const rows = await all.selectAll().orderBy('line').orderBy('key').limit(limit).execute();
      const { count } = await all
        .select(sql<number>`count(*)`.as('count'))
        .executeTakeFirstOrThrow();
      return {
        rows: rows.map((row) => ({
          line: row.line,
          identifier: row.identifier,
          column: row.field,
          reason: row.reason as Refusal,
        })),
        count,
      };
    },
  };
}

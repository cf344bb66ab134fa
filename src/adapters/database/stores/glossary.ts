import type { Selectable } from 'kysely';
import { z } from 'zod';
import { ENTRY_VERBS, type Entry } from '../../../features/taxonomy/glossary.ts';
import type { GlossaryStore } from '../../../features/taxonomy/store.ts';
import type { GlossaryEntriesTable } from '../schema-glossary.ts';
import type { Session } from '../session.ts';
import { json } from '../values.ts';
import { mustHaveChanged } from './versions.ts';

const names = z.record(z.string(), z.string());
const content = z.object({
  labels: names,
  term: z.string().nullable(),
  meanings: z.array(
    z.object({
      id: z.string(),
      unit: z.string(),
      definition: names,
      source: z.string(),
      sourceUrl: z.string().nullable(),
    }),
  ),
});
const state = z.enum(['current', 'removed']);
/** As a version keeps it: dates are text there. */
const kept = content.extend({
  id: z.string(),
  settled: z.string().nullable(),
  state,
  version: z.number(),
  changedAt: z.coerce.date(),
});
const verb = z.enum(ENTRY_VERBS);

const toEntry = (row: Selectable<GlossaryEntriesTable>): Entry => ({
  ...content.parse(row.content),
  id: row.id,
  settled: row.settled,
  state: state.parse(row.state),
  version: row.version,
  changedAt: row.changed_at,
});

export function glossaryStore({ read, write }: Session): GlossaryStore {
  return {
    async all() {
      const rows = await read().selectFrom('glossary_entries').selectAll().orderBy('id').execute();
      return rows.map(toEntry);
    },

    async get(id) {
      const row = await read()
        .selectFrom('glossary_entries')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      return row ? toEntry(row) : null;
    },

    async save(entry, seen) {
      const { id, labels, term, meanings, version } = entry;
      const row = {
        content: json({ labels, term, meanings }),
        settled: entry.settled,
        state: entry.state,
        version,
        changed_at: entry.changedAt,
      };
      const db = await write();
      if (seen === 0) {
        await db
          .insertInto('glossary_entries')
          .values({ id, ...row })
          .execute();
        return;
      }
      const result = await db
        .updateTable('glossary_entries')
        .set(row)
        .where('id', '=', id)
        .where('version', '=', seen)
        .executeTakeFirst();
      mustHaveChanged(result, `glossary entry ${id}`, seen);
    },

    async versions(id) {
      const rows = await read()
        .selectFrom('glossary_versions')
        .selectAll()
        .where('entry_id', '=', id)
        .orderBy('version')
        .execute();
      return rows.map((row) => ({
        entry: kept.parse(row.entry),
        at: row.at,
        by: row.by,
        verb: verb.parse(row.verb),
      }));
    },

    async keep({ entry, at, by, verb: done }) {
      await (await write())
        .insertInto('glossary_versions')
        .values({
          entry_id: entry.id,
          version: entry.version,
          entry: json({ ...entry, changedAt: entry.changedAt.toISOString() }),
          at,
          by,
          verb: done,
        })
        .execute();
    },
  };
}

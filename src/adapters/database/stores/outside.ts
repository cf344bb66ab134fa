import { type Kysely, type Selectable, sql } from 'kysely';
import type {
  Harvest,
  KeptRecord,
  OutsideSource,
} from '../../../features/knowledge/outside/model.ts';
import type { OutsideStore } from '../../../features/knowledge/outside/store.ts';
import type { Language } from '../../../kernel/language.ts';
import type { OutsidePlace } from '../../../ports/outside.ts';
import { leaseEnd } from '../leases.ts';
import type { Schema } from '../schema.ts';
import type { OutsideRecordsTable, OutsideSourcesTable } from '../schema-outside.ts';
import type { Session } from '../session.ts';
import { json } from '../values.ts';
import { refusalsIn } from './outside-refusals.ts';

const toSource = (row: Selectable<OutsideSourcesTable>): OutsideSource => ({
  id: row.id,
  name: row.name,
  place: {
    kind: row.kind as OutsidePlace['kind'],
    address: row.address,
    prefix: row.prefix as OutsidePlace['prefix'],
    set: row.part,
    columns: row.columns as OutsidePlace['columns'],
  },
  everyHours: row.every_hours,
  paused: row.paused,
  createdAt: row.created_at,
  removedAt: row.removed_at,
  harvest: {
    generation: row.generation,
    cursor: row.cursor,
    whole: row.whole,
    asOf: row.as_of,
    since: row.since,
    wholeAt: row.whole_at,
    read: row.read,
    total: row.total,
  },
});

const toHarvest = (harvest: Harvest) => ({
  generation: harvest.generation,
  cursor: harvest.cursor,
  whole: harvest.whole,
  as_of: harvest.asOf,
  since: harvest.since,
  whole_at: harvest.wholeAt,
  read: harvest.read,
  total: harvest.total,
});

const toRow = ({
  name,
  place,
  everyHours,
  paused,
  createdAt,
  removedAt,
  harvest,
}: OutsideSource) => ({
  name,
  kind: place.kind,
  address: place.address,
  prefix: place.prefix,
  part: place.set,
  columns: json(place.columns),
  every_hours: everyHours,
  paused,
  created_at: createdAt,
  removed_at: removedAt,
  ...toHarvest(harvest),
});

const KEPT = [
  'identifier',
  'mark',
  'title',
  'link',
  'published',
  'authors',
  'subjects',
  'numbers',
  'sector',
  'evaluation',
] as const;

const toKept = (row: Pick<Selectable<OutsideRecordsTable>, (typeof KEPT)[number]>): KeptRecord =>
  row;

const own = (db: Kysely<Schema>, source: string) =>
  db.selectFrom('outside_records').where('source', '=', source);

/** Which sources there are, and who reads each how far. */
function sourcesIn({ read, write }: Session) {
  return {
    async all() {
      const rows = await read()
        .selectFrom('outside_sources')
        .selectAll()
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.map(toSource);
    },
    async get(id: string) {
      const row = await read()
        .selectFrom('outside_sources')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      return row ? toSource(row) : null;
    },
    async save(source: OutsideSource) {
      const changes = toRow(source);
      await (await write())
        .insertInto('outside_sources')
        .values({ id: source.id, ...changes })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(changes))
        .execute();
    },
    async erase(id: string) {
      const db = await write();
      await db.deleteFrom('outside_refusals').where('source', '=', id).execute();
      await db.deleteFrom('outside_records').where('source', '=', id).execute();
      await db.deleteFrom('outside_sources').where('id', '=', id).execute();
    },
    async take(id: string, holder: string, leaseMs: number) {
      const row = await (await write())
        .updateTable('outside_sources')
        .set({ holder, leased_until: leaseEnd(leaseMs) })
        .where('id', '=', id)
        .where(sql<boolean>`(leased_until is null or leased_until <= clock_timestamp())`)
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },
    async keep(id: string, holder: string, leaseMs: number) {
      const row = await (await write())
        .updateTable('outside_sources')
        .set({ leased_until: leaseEnd(leaseMs) })
        .where('id', '=', id)
        .where('holder', '=', holder)
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },
    async release(id: string, holder: string) {
      await (await write())
        .updateTable('outside_sources')
        .set({ holder: null, leased_until: null })
        .where('id', '=', id)
        .where('holder', '=', holder)
        .execute();
    },
    async advance(id: string, harvest: Harvest) {
      const row = await (await write())
        .updateTable('outside_sources')
        .set(toHarvest(harvest))
        .where('id', '=', id)
        .where('generation', '<=', harvest.generation)
        .where('removed_at', 'is', null)
        .where('paused', '=', false)
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}

/** What is kept of records. */
function recordsIn({ read, write }: Session) {
  const count = async (source: string, generation?: number): Promise<number> => {
    const row = await own(read(), source)
      .select(sql<number>`count(*)`.as('count'))
      .$if(generation !== undefined, (query) => query.where('generation', '=', generation ?? 0))
      .executeTakeFirstOrThrow();
    return row.count;
  };
  return {
    async marks(source: string, identifiers: readonly string[]) {
      if (identifiers.length === 0) return new Map<string, string>();
      const rows = await own(read(), source)
        .select(['identifier', 'mark'])
        .where('identifier', 'in', identifiers)
        .execute();
      return new Map(rows.map(({ identifier, mark }) => [identifier, mark]));
    },
    async put(source: string, generation: number, records: readonly KeptRecord[]) {
      if (records.length === 0) return;
      await (await write())
        .insertInto('outside_records')
        .values(records.map((record) => ({ source, generation, ...record })))
        .onConflict((conflict) =>
          conflict.columns(['source', 'identifier']).doUpdateSet((eb) => {
            const named = [...KEPT.slice(1), 'generation'] as const;
            return Object.fromEntries(named.map((name) => [name, eb.ref(`excluded.${name}`)]));
          }),
        )
        .execute();
    },
    async name(source: string, generation: number, identifiers: readonly string[]) {
      if (identifiers.length === 0) return;
      await (await write())
        .updateTable('outside_records')
        .set({ generation })
        .where('source', '=', source)
        .where('identifier', 'in', identifiers)
        .execute();
    },
    async drop(source: string, identifiers: readonly string[]) {
      if (identifiers.length === 0) return;
      await (await write())
        .deleteFrom('outside_records')
        .where('source', '=', source)
        .where('identifier', 'in', identifiers)
        .execute();
    },
    count: (source: string) => count(source),
    named: (source: string, generation: number) => count(source, generation),
    async unnamed(source: string, generation: number, limit: number) {
      const rows = await own(read(), source)
        .select('identifier')
        .where('generation', '<', generation)
        .limit(limit)
        .execute();
      return rows.map(({ identifier }) => identifier);
    },
    async page(source: string, after: string | null, limit: number) {
      const rows = await own(read(), source)
        .select(KEPT)
        .$if(after !== null, (query) => query.where('identifier', '>', after ?? ''))
        .orderBy('identifier')
        .limit(limit)
        .execute();
      return rows.map(toKept);
    },
    async subjects(source: string, limit: number) {
      const { rows } = await sql<{ word: string; count: number; language: Language }>`
        select word, count(*) as count, mode() within group (order by product.language) as language
        from outside_records record
        join products product on product.drive_id = 'outside:' || record.source
          and product.item_id = record.source || '/' || record.identifier,
        unnest(record.subjects) as word
        where record.source = ${source}
        group by word order by count(*) desc, word limit ${limit}`.execute(read());
      return rows.map(({ word, count: records, language }) => ({ word, count: records, language }));
    },
  };
}

export const outsideStore = (session: Session): OutsideStore => ({
  ...sourcesIn(session),
  ...recordsIn(session),
  ...refusalsIn(session),
});

/** After a crash of the only process there can be, nobody reads. */
export async function freeOutside(db: Kysely<Schema>): Promise<void> {
  await db.updateTable('outside_sources').set({ holder: null, leased_until: null }).execute();
}

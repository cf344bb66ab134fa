import { type Kysely, sql } from 'kysely';
import { type Retagged, TAGGED_KINDS } from '../../../features/taxonomy/merging.ts';
import {
  type Lacking,
  SPREAD_LISTS,
  type SpreadUse,
  type TagStore,
} from '../../../features/taxonomy/store.ts';
import type { Audience } from '../../../kernel/audience.ts';
import type { Schema } from '../schema.ts';
import type { Session } from '../session.ts';

/** Where tags lie. What a reply or contribution was understood to be about has its key in two columns. */
const TABLES: Readonly<
  Record<Retagged['kind'], { readonly table: string; readonly id: string; readonly tags: string }>
> = {
  product: { table: 'products', id: 'id', tags: 'topics' },
  community: { table: 'communities', id: 'id', tags: 'topics' },
  query: { table: 'queries', id: 'id', tags: 'topics' },
  gap: { table: 'knowledge_gaps', id: 'id', tags: 'topics' },
  declared: { table: 'expertise_entries', id: 'person', tags: 'topics' },
  concealed: { table: 'expertise_entries', id: 'person', tags: 'hidden_topics' },
  talk: { table: 'talk_tags', id: 'subject', tags: 'topics' },
  spoken: { table: 'expertise_spoken', id: "(kind || ':' || id)", tags: 'topics' },
};
const KINDS = TAGGED_KINDS;

const placeOf = (kind: Retagged['kind']) => {
  const { table, id, tags } = TABLES[kind];
  return { table: sql.table(table), id: sql.raw(id), tags: sql.ref(tags) };
};

interface Tagged {
  readonly id: string;
  readonly topics: readonly string[];
}

/** What the required minimum asks of an item (FR-TAX-3), as the catalogue keeps it; its audience it always has. */
const LACKS: readonly (readonly [string, string])[] = [
  ['topics', `cardinality(topics) = 0`],
  ['geography', `cardinality(countries) = 0 and coalesce(region, '') = ''`],
  ['type', `type = ''`],
  ['unit', `coalesce(unit, '') = ''`],
  ['date', `published_on is null`],
];

const lackList = sql<string[]>`array_remove(array[${sql.join(
  LACKS.map(([name, when]) => sql`case when ${sql.raw(when)} then ${name}::text end`),
)}], null)`;

const same = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((word, at) => word === other[at]);

/** Few lists of tags occur in many items: one statement for each list and not for each item. */
async function write(
  db: Kysely<Schema>,
  changes: readonly Pick<Retagged, 'kind' | 'id' | 'after'>[],
): Promise<void> {
  const groups = new Map<string, { readonly change: (typeof changes)[number]; ids: string[] }>();
  for (const change of changes) {
    const key = JSON.stringify([change.kind, change.after]);
    const group = groups.get(key) ?? { change, ids: [] };
    group.ids.push(change.id);
    groups.set(key, group);
  }
  for (const { change, ids } of groups.values()) {
    const { table, id, tags } = placeOf(change.kind);
    await sql`update ${table} set ${tags} = ${change.after} where ${id} = any(${ids})`.execute(db);
  }
}

async function taggedBy(
  db: Kysely<Schema>,
  kind: Retagged['kind'],
  words: readonly string[],
): Promise<readonly Tagged[]> {
  const { table, id, tags } = placeOf(kind);
  const lowered = words.map((word) => word.toLowerCase());
  const { rows } = await sql<Tagged>`
    select ${id} as id, ${tags} as topics from ${table}
    where exists (select 1 from unnest(${tags}) as tag where lower(tag) = any(${lowered}))`.execute(
    db,
  );
  return rows;
}

const replaced = (tags: readonly string[], words: ReadonlySet<string>, slug: string) => [
  ...new Set(tags.map((tag) => (words.has(tag.toLowerCase()) ? slug : tag))),
];

/** What an item's tags are after a merge is taken back; null where they stay. */
function givenBack(now: readonly string[], { before, after }: Retagged): readonly string[] | null {
  if (same(now, after)) return before;
  const gained = after.filter((tag) => !before.includes(tag));
  const lost = before.filter((tag) => !after.includes(tag) && !now.includes(tag));
  if (gained.length > 0 && !now.some((tag) => gained.includes(tag))) return null;
  const next = [...now.filter((tag) => !gained.includes(tag)), ...lost];
  return same(next, now) ? null : next;
}

export function tagStore({ read, write: begin }: Session): TagStore {
  return {
    async uses() {
      const { rows } = await sql<{ word: string; audience: unknown; count: number }>`
        select tag as word, audience, count(*) as count
        from products, unnest(topics) as tag
        group by tag, audience`.execute(read());
      return rows.map(({ word, audience, count }) => ({
        word,
        audience: audience as Audience,
        count,
      }));
    },

    async spread() {
      const counted = SPREAD_LISTS.map(
        (list) => sql`
          select ${list}::text as list, tag as word, audience, count(*) as count
          from products left join lateral unnest(${sql.ref(list)}) as tag on true
          group by tag, audience`,
      );
      const { rows } = await sql<{
        list: string;
        word: string | null;
        audience: unknown;
        count: number;
      }>`${sql.join(counted, sql` union all `)}`.execute(read());
      return rows.map(({ list, word, audience, count }) => ({
        list: list as SpreadUse['list'],
        word,
        audience: audience as Audience,
        count,
      }));
    },

    async items() {
      const { rows } = await sql<{ audience: unknown; count: number }>`
        select audience, count(*) as count from products group by audience`.execute(read());
      return rows.map(({ audience, count }) => ({ audience: audience as Audience, count }));
    },

    async lacking(limit) {
      const rows = await read()
        .selectFrom('products')
        .select(['id', 'title', 'audience', lackList.as('lacks')])
        .where(
          sql<boolean>`(${sql.join(
            LACKS.map(([, when]) => sql`(${sql.raw(when)})`),
            sql` or `,
          )})`,
        )
        // Nobody here fills in what a catalogue outside leaves open.
        .where('drive_id', 'not like', 'outside:%')
        .orderBy(sql`cardinality(${lackList})`, 'desc')
        .orderBy('title')
        .limit(limit)
        .execute();
      return rows.map(
        ({ id, title, audience, lacks }): Lacking => ({
          id,
          title,
          audience: audience as Audience,
          lacks,
        }),
      );
    },

    async retag(words, slug) {
      const wanted = new Set(words.map((word) => word.toLowerCase()));
      if (wanted.size === 0) return [];
      const db = await begin();
      const changed: Retagged[] = [];
      for (const kind of KINDS) {
        for (const { id, topics } of await taggedBy(db, kind, words)) {
          const after = replaced(topics, wanted, slug);
          if (!same(topics, after)) changed.push({ kind, id, before: topics, after });
        }
      }
      await write(db, changed);
      return changed;
    },

    async add(products, slug) {
      if (products.length === 0) return;
      await sql`update products set topics = array_append(topics, ${slug})
        where id = any(${products}) and not topics @> array[${slug}]::text[]`.execute(
        await begin(),
      );
    },

    async restore(items) {
      const db = await begin();
      const changes: { kind: Retagged['kind']; id: string; after: readonly string[] }[] = [];
      for (const kind of KINDS) {
        const mine = new Map(items.filter((item) => item.kind === kind).map((i) => [i.id, i]));
        if (mine.size === 0) continue;
        const { table, id: key, tags } = placeOf(kind);
        const { rows } = await sql<Tagged>`
          select ${key} as id, ${tags} as topics from ${table}
          where ${key} = any(${[...mine.keys()]})`.execute(db);
        for (const { id, topics } of rows) {
          const item = mine.get(id);
          const after = item ? givenBack(topics, item) : null;
          if (after) changes.push({ kind, id, after });
        }
      }
      await write(db, changes);
      return changes.length;
    },
  };
}

import { type Kysely, sql } from 'kysely';
import type { Retagged } from '../../../features/taxonomy/merging.ts';
import type { Lacking, TagStore } from '../../../features/taxonomy/store.ts';
import type { Audience } from '../../../kernel/audience.ts';
import type { Schema } from '../schema.ts';
import type { Session } from '../session.ts';

const TABLES = { product: 'products', community: 'communities', query: 'queries' } as const;
const KINDS = Object.keys(TABLES) as readonly Retagged['kind'][];

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
    await db
      .updateTable(TABLES[change.kind])
      .set({ topics: change.after })
      .where('id', 'in', ids)
      .execute();
  }
}

async function taggedBy(
  db: Kysely<Schema>,
  kind: Retagged['kind'],
  words: readonly string[],
): Promise<readonly { readonly id: string; readonly topics: readonly string[] }[]> {
  const lowered = words.map((word) => word.toLowerCase());
  return db
    .selectFrom(TABLES[kind])
    .select(['id', 'topics'])
    .where(
      sql<boolean>`exists (select 1 from unnest(topics) as tag where lower(tag) in (${sql.join(lowered)}))`,
    )
    .execute();
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

    async restore(items) {
      const db = await begin();
      const changes: { kind: Retagged['kind']; id: string; after: readonly string[] }[] = [];
      for (const kind of KINDS) {
        const mine = new Map(items.filter((item) => item.kind === kind).map((i) => [i.id, i]));
        if (mine.size === 0) continue;
        const rows = await db
          .selectFrom(TABLES[kind])
          .select(['id', 'topics'])
          .where('id', 'in', [...mine.keys()])
          .execute();
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

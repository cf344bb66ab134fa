import { type Selectable, sql } from 'kysely';
import type { Filled, Gap, GapStore } from '../../../features/knowledge/gaps.ts';
import { asId, type GapId, type PersonId } from '../../../kernel/ids.ts';
import type { Language } from '../../../kernel/language.ts';
import type { KnowledgeGapsTable } from '../schema-knowledge.ts';
import type { Session } from '../session.ts';
import { json } from '../values.ts';

const toGap = (row: Selectable<KnowledgeGapsTable>): Gap => ({
  id: asId<GapId>(row.id),
  key: row.key,
  words: row.words,
  topics: row.topics,
  countries: row.countries,
  language: row.language as Language,
  person: asId<PersonId>(row.person),
  at: row.at,
  about: row.about as Gap['about'],
  takenBy: row.taken_by === null ? null : asId<PersonId>(row.taken_by),
  ...(row.tell ? { tell: true as const } : {}),
  ...(row.settled_at ? { closed: { at: row.settled_at, ...(row.filled as Filled) } } : {}),
});

export function gapStore({ read, write }: Session): GapStore {
  return {
    async record({ takenBy: _, closed: __, ...gap }) {
      const row = await (await write())
        .insertInto('knowledge_gaps')
        .values({
          ...gap,
          about: gap.about && json(gap.about),
          tell: gap.tell ?? false,
          settled_by: null,
          settled_at: null,
          filled: null,
        })
        .onConflict((conflict) =>
          conflict.column('key').doUpdateSet((eb) => ({
            settled_by: null,
            settled_at: null,
            taken_by: null,
            taken_at: null,
            filled: null,
            tell: sql<boolean>`excluded.tell or (knowledge_gaps.settled_at is null and knowledge_gaps.tell)`,
            at: gap.at,
            about: sql`coalesce(${eb.ref('excluded.about')}, ${eb.ref('knowledge_gaps.about')})`,
          })),
        )
        .returning('id')
        .executeTakeFirstOrThrow();
      return row.id === gap.id;
    },

    async open(limit) {
      const rows = await read()
        .selectFrom('knowledge_gaps')
        .selectAll()
        .where('settled_at', 'is', null)
        .orderBy('at', 'desc')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(toGap);
    },

    async get(id) {
      const row = await read()
        .selectFrom('knowledge_gaps')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      return row ? toGap(row) : null;
    },

    async take(words, by, at) {
      await (await write())
        .updateTable('knowledge_gaps')
        .set({ taken_by: by, taken_at: by === null ? null : at })
        .where(sql<string>`lower(words)`, '=', words.toLowerCase())
        .where('settled_at', 'is', null)
        .execute();
    },

    async ofQuery(query) {
      const rows = await read()
        .selectFrom('knowledge_gaps')
        .selectAll()
        .where(sql<string>`about ->> 'query'`, '=', query)
        .where('settled_at', 'is', null)
        .execute();
      return rows.map(toGap);
    },

    async settle(words, by, at, filled) {
      const rows = await (await write())
        .updateTable('knowledge_gaps')
        .set({ settled_by: by, settled_at: at, filled: json(filled) })
        .where(sql<string>`lower(words)`, '=', words.toLowerCase())
        .where('settled_at', 'is', null)
        .returningAll()
        .execute();
      return rows.map(toGap);
    },

    async fill(id, at, filled) {
      const row = await (await write())
        .updateTable('knowledge_gaps')
        .set({ settled_by: null, settled_at: at, filled: json(filled) })
        .where('id', '=', id)
        .where('settled_at', 'is', null)
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },

    async wanted(limit) {
      const rows = await read()
        .selectFrom('knowledge_gaps')
        .selectAll()
        .where('settled_at', 'is', null)
        .where((eb) => eb.or([eb('tell', '=', true), eb('about', 'is not', null)]))
        .orderBy('at', 'desc')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(toGap);
    },
  };
}

import { type SqlBool, sql } from 'kysely';
import type { Spoken, SpokenKind } from '../../../features/expertise/model.ts';
import type { ExpertiseStore } from '../../../features/expertise/store.ts';
import { asId, type PersonId } from '../../../kernel/ids.ts';
import type { Language } from '../../../kernel/language.ts';
import { NOBODY } from '../../../kernel/nobody.ts';
import type { Session } from '../session.ts';
import { forMany } from './queries.ts';
import { forAllReaders } from './replies.ts';

/** The rows of both kinds in one shape. */
interface Row {
  readonly id: string;
  readonly author: string;
  readonly text: string;
  readonly about: string;
  readonly language: string;
  readonly created_at: Date;
}

const toSpoken =
  (kind: SpokenKind) =>
  (row: Row): Spoken => ({
    kind,
    id: row.id,
    person: asId<PersonId>(row.author),
    text: row.text,
    about: row.about,
    language: row.language as Language,
    at: row.created_at,
  });

/** What all members read: what is for fewer shows nobody that its author knows of it. Beside a row of `contributions`. */
export const forAll = sql<SqlBool>`(
  contributions.surface = 'channel' or contributions.audience in ('community', 'guests'))`;

type Said = Pick<
  ExpertiseStore,
  | 'spoken'
  | 'spokenUnder'
  | 'everySpoken'
  | 'understand'
  | 'forget'
  | 'understoodBy'
  | 'markUnderstood'
>;

/** Replies and contributions as they stand, and what was understood of them. */
export function spokenStore({ read, write }: Session): Said {
  const replies = () =>
    read()
      .selectFrom('replies')
      .innerJoin('queries', 'queries.id', 'replies.query')
      .select(['replies.id', 'replies.author', 'replies.text', 'replies.language'])
      .select(['replies.created_at', 'queries.text as about'])
      .where('replies.state', '=', 'published')
      .where(forAllReaders)
      .where(forMany)
      .where('queries.state', 'in', ['open', 'publishing', 'replied']);
  const contributions = () =>
    read()
      .selectFrom('contributions')
      .innerJoin('discussions', 'discussions.id', 'contributions.discussion')
      .select(['contributions.id', 'contributions.author', 'contributions.text'])
      .select(['contributions.language', 'contributions.created_at', 'discussions.title as about'])
      .where('contributions.state', '=', 'published')
      .where('contributions.author', '<>', NOBODY)
      .where(forAll)
      .where('discussions.state', '<>', 'cancelled');

  return {
    async spoken(kind, id) {
      const row =
        kind === 'reply'
          ? await replies().where('replies.id', '=', id).executeTakeFirst()
          : await contributions().where('contributions.id', '=', id).executeTakeFirst();
      return row ? toSpoken(kind)(row) : null;
    },

    async spokenUnder(query) {
      const rows = await read()
        .selectFrom('replies')
        .select('id')
        .where('query', '=', query)
        .execute();
      return rows.map(({ id }) => id);
    },

    async everySpoken(kind, after, limit) {
      const from = after ?? '';
      const rows =
        kind === 'reply'
          ? await replies()
              .where('replies.id', '>', from)
              .orderBy('replies.id')
              .limit(limit)
              .execute()
          : await contributions()
              .where('contributions.id', '>', from)
              .orderBy('contributions.id')
              .limit(limit)
              .execute();
      return rows.map(toSpoken(kind));
    },

    async understand(all) {
      if (all.length === 0) return;
      const rows = all.map(({ at, ...understood }) => ({ ...understood, said_at: at }));
      await (await write())
        .insertInto('expertise_spoken')
        .values(rows)
        .onConflict((conflict) =>
          conflict.columns(['kind', 'id']).doUpdateSet((eb) => ({
            person: eb.ref('excluded.person'),
            topics: eb.ref('excluded.topics'),
            countries: eb.ref('excluded.countries'),
            stems: eb.ref('excluded.stems'),
            said_at: eb.ref('excluded.said_at'),
          })),
        )
        .execute();
    },

    async forget(kind, id) {
      await (await write())
        .deleteFrom('expertise_spoken')
        .where('kind', '=', kind)
        .where('id', '=', id)
        .execute();
    },

    async understoodBy() {
      const row = await read()
        .selectFrom('expertise_understanding')
        .select('version')
        .executeTakeFirst();
      return row?.version ?? null;
    },

    async markUnderstood(version) {
      await (await write())
        .insertInto('expertise_understanding')
        .values({ one: sql<boolean>`true`, version })
        .onConflict((conflict) => conflict.column('one').doUpdateSet({ version }))
        .execute();
    },
  };
}

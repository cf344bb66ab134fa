import { type SqlBool, sql } from 'kysely';
import { type Deed, type DeedKind, MODERATION } from '../../../features/credit/model.ts';
import type { CreditStores } from '../../../features/credit/store.ts';
import { asId, type CommunityId, type PersonId, type RecordShareId } from '../../../kernel/ids.ts';
import type { Language } from '../../../kernel/language.ts';
import type { Session } from '../session.ts';
import { forMany } from './queries.ts';

/** One line of the view below. */
interface Row {
  readonly kind: string;
  readonly title: string;
  readonly language: string | null;
  readonly at: Date;
  readonly community: string | null;
  readonly count: string;
  readonly page: string | null;
  readonly item: string | null;
  readonly open: boolean;
}

const ALL_STAFF = sql<SqlBool>`products.audience ->> 'kind' = 'all'`;

/** Sources of the statements that stand in something published, one row each. */
const sourcesOf = (table: 'syntheses' | 'consolidated_replies') =>
  table === 'syntheses'
    ? sql`syntheses, jsonb_array_elements(syntheses.statements) as part,
        jsonb_array_elements_text(part -> 'sources') as source`
    : sql`consolidated_replies, jsonb_array_elements(consolidated_replies.points) as part,
        jsonb_array_elements_text(part -> 'sources') as source`;

/** What was said in a person's own name and still stands; without a name it is nobody's. */
const said = (person: PersonId) => sql`
  select 'contribution' as kind, discussions.title, discussions.language, max(contributions.created_at) as at,
    discussions.community, count(*) as count, 'discussions' as page, discussions.id as item, false as open
  from contributions join discussions on discussions.id = contributions.discussion
  where contributions.author = ${person} and contributions.state = 'published' and discussions.state <> 'cancelled'
  group by discussions.id, date_part('year', contributions.created_at at time zone 'UTC')
  union all
  select case when queries.verdict = 'solved' then 'accepted' else 'reply' end, queries.text, queries.language,
    max(replies.created_at), queries.community, count(*), 'queries', queries.id, false
  from replies join queries on queries.id = replies.query
  where replies.author = ${person} and replies.state = 'published'
    and queries.state in ('open', 'publishing', 'replied') and ${forMany}
  group by queries.id, date_part('year', replies.created_at at time zone 'UTC')`;

/**
 * What others made of it: read, used, built upon, thanked for. A question for few is nowhere named, since the record may be
 * shown to others; the thanks count.
 */
const made = (person: PersonId) => sql`
  select 'document' as kind, products.title, products.language, (products.published_on || 'T00:00:00Z')::timestamptz as at,
    null as community, 1 as count, 'knowledge' as page, products.id as item, ${ALL_STAFF} as open
  from products where products.owner_id = ${person} and products.published_on ~ '^\\d{4}-\\d{2}-\\d{2}$'
  union all
  select 'reuse', products.title, products.language, max(product_uses.at), null, count(*), 'knowledge', products.id,
    ${ALL_STAFF}
  from product_uses join products on products.id = product_uses.product
  where products.owner_id = ${person} and product_uses.person <> ${person}
  group by products.id, date_part('year', product_uses.at at time zone 'UTC')
  union all
  select 'behind', discussions.title, discussions.language, max(syntheses.created_at), discussions.community,
    count(distinct source), 'discussions', discussions.id, bool_or(syntheses.product is not null)
  from ${sourcesOf('syntheses')}
    join contributions on contributions.id = source
    join discussions on discussions.id = contributions.discussion
  where contributions.author = ${person} and contributions.state = 'published' and syntheses.state = 'published'
    and syntheses.discussion = discussions.id
  group by discussions.id
  union all
  select 'behind', queries.text, queries.language, max(consolidated_replies.created_at), queries.community,
    count(distinct source), 'queries', queries.id, bool_or(consolidated_replies.product is not null)
  from ${sourcesOf('consolidated_replies')}
    join replies on replies.id = source
    join queries on queries.id = replies.query
  where replies.author = ${person} and replies.state = 'published' and consolidated_replies.state = 'published'
    and consolidated_replies.query = queries.id
  group by queries.id
  union all
  select 'thanks', text, null, at, community, 1, null, null, false
  from moderator_notes where person = ${person} and kind = 'thanking'
  union all
  select 'thanks', case when ${forMany} then queries.text else '' end, queries.language, max(replies.thanked_at),
    queries.community, count(*), 'queries', queries.id, false
  from replies join queries on queries.id = replies.query
  where replies.author = ${person} and replies.state = 'published' and replies.thanked_at is not null
  group by queries.id, date_part('year', replies.thanked_at at time zone 'UTC')`;

const GROUP_OF = new Map(
  Object.entries(MODERATION).flatMap(([group, verbs]) => verbs.map((verb) => [verb, group])),
);

const moderated = (person: PersonId) => sql`
  select 'moderation' as kind, verb as title, null as language, max(at) as at, null as community, count(*) as count,
    null as page, null as item, true as open
  from audit_log
  where actor = ${person} and verb in (${sql.join([...GROUP_OF.keys()])})
  group by verb, date_part('year', at at time zone 'UTC')`;

const whole = (person: PersonId) =>
  sql`(${said(person)} union all ${made(person)} union all ${moderated(person)})`;

const toDeed = (row: Row): Deed => ({
  kind: row.kind as DeedKind,
  title: row.title,
  language: row.language as Language | null,
  on: row.at.toISOString().slice(0, 10),
  community: row.community === null ? null : asId<CommunityId>(row.community),
  count: Number(row.count),
  page: row.page && row.item ? { of: row.page as 'queries', id: row.item } : null,
  open: row.open,
});

/** Verbs of one group are one line: what moderators did, and not what they pressed. */
function grouped(deeds: readonly Deed[]): readonly Deed[] {
  const work = Map.groupBy(
    deeds.filter(({ kind }) => kind === 'moderation'),
    ({ title }) => GROUP_OF.get(title) ?? title,
  );
  const lines = [...work].map(([title, some]) => ({
    ...{ kind: 'moderation' as const, title, language: null, community: null, page: null },
    on:
      some
        .map(({ on }) => on)
        .toSorted()
        .at(-1) ?? '',
    count: some.reduce((sum, { count }) => sum + count, 0),
    open: true,
  }));
  return [...deeds.filter(({ kind }) => kind !== 'moderation'), ...lines];
}

export function deedStore({ read }: Session): CreditStores['deeds'] {
  return {
    async of(person, year) {
      const { rows } = await sql<Row>`
        select * from ${whole(person)} as deeds
        where date_part('year', at at time zone 'UTC') = ${year}
        order by at desc, item`.execute(read());
      return grouped(rows.map(toDeed));
    },

    async years(person) {
      const { rows } = await sql<{ readonly year: number }>`
        select distinct date_part('year', at at time zone 'UTC')::integer as year from ${whole(person)} as deeds
        order by year desc`.execute(read());
      return rows.map(({ year }) => Number(year));
    },
  };
}

export function recordShareStore({ read, write }: Session): CreditStores['recordShares'] {
  const all = () => read().selectFrom('record_shares').selectAll().orderBy('shared_at', 'desc');
  const toShare = (
    row: Awaited<ReturnType<ReturnType<typeof all>['executeTakeFirstOrThrow']>>,
  ) => ({
    id: asId<RecordShareId>(row.id),
    owner: asId<PersonId>(row.owner),
    reader: asId<PersonId>(row.reader),
    year: row.year,
    until: row.until,
    sharedAt: row.shared_at,
  });
  return {
    async get(id) {
      const row = await all().where('id', '=', id).executeTakeFirst();
      return row ? toShare(row) : null;
    },
    async by(owner) {
      return (await all().where('owner', '=', owner).execute()).map(toShare);
    },
    async with(reader) {
      return (await all().where('reader', '=', reader).execute()).map(toShare);
    },
    async save({ id, owner, reader, year, until, sharedAt }) {
      const db = await write();
      const row = await db
        .insertInto('record_shares')
        .values({ id, owner, reader, year, until, shared_at: sharedAt })
        .onConflict((found) =>
          found.columns(['owner', 'reader', 'year']).doUpdateSet({ until, shared_at: sharedAt }),
        )
        .returningAll()
        .executeTakeFirstOrThrow();
      return toShare(row);
    },
    async remove(id) {
      const db = await write();
      await db.deleteFrom('record_shares').where('id', '=', id).execute();
    },
  };
}

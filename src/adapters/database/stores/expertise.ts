import { type Expression, type SqlBool, sql } from 'kysely';
import type { Entry, Evidence, Need, Understood } from '../../../features/expertise/model.ts';
import type { ExpertiseStore, Reader, Wanted } from '../../../features/expertise/store.ts';
import { asId, type PersonId, type ProductId } from '../../../kernel/ids.ts';
import type { Language } from '../../../kernel/language.ts';
import type { Session } from '../session.ts';
import { json } from '../values.ts';
import { peopleAndPosts } from './expertise-people.ts';
import { forAll, spokenStore } from './expertise-spoken.ts';
import { forMany } from './queries.ts';
import { forAllReaders } from './replies.ts';

type Condition = Expression<SqlBool>;

const texts = (values: readonly string[]) => sql`${[...values]}::text[]`;
const overlaps = (column: string, values: readonly string[]): Condition =>
  sql<SqlBool>`${sql.ref(column)} && ${texts(values)}`;
const nothing: Condition = sql<SqlBool>`false`;

/** The matter itself; where no topic and no words name it, the country. */
function speaksOf(
  { topics, countries, stems }: Need,
  of: { readonly topics: string; readonly countries: string; readonly stems: string | null },
): Condition {
  if (topics.length > 0) return overlaps(of.topics, topics);
  if (stems.length > 0) {
    return of.stems === null ? nothing : sql<SqlBool>`${sql.ref(of.stems)} @> ${texts(stems)}`;
  }
  return countries.length > 0 ? overlaps(of.countries, countries) : nothing;
}

const communitiesOf = ({ memberships }: Reader): readonly string[] => [...memberships.keys()];

/** As the reader may read it now: in a community of theirs, published, and not hidden with what it answers. */
const standsFor = (reader: Reader): Condition => sql<SqlBool>`(
  (kind = 'reply' and exists (
    select 1 from replies join queries on queries.id = replies.query
    where replies.id = expertise_spoken.id and replies.state = 'published' and ${forAllReaders}
      and queries.state in ('open', 'publishing', 'replied') and ${forMany}
      and queries.community = any(${texts(communitiesOf(reader))})))
  or (kind = 'contribution' and exists (
    select 1 from contributions join discussions on discussions.id = contributions.discussion
    where contributions.id = expertise_spoken.id and contributions.state = 'published'
      and ${forAll} and discussions.state <> 'cancelled'
      and discussions.community = any(${texts(communitiesOf(reader))}))))`;

/** What `mayOpen` says, in the database: what is asked about one by one is open to nobody here. */
const opensFor = (reader: Reader): Condition => sql<SqlBool>`(
  (audience ->> 'kind' = 'all' and ${reader.external !== true})
  or (audience ->> 'kind' = 'community'
    and audience ->> 'community' = any(${texts(communitiesOf(reader))}))
  or (audience ->> 'kind' = 'named'
    and audience @> ${json({ people: [reader.id] })}::jsonb))`;

const day = (iso: string | null): Date | null => {
  const at = iso === null ? null : new Date(`${iso.slice(0, 10)}T00:00:00Z`);
  return at && !Number.isNaN(at.getTime()) ? at : null;
};

const bare = { title: null, product: null } as const;

function evidence({ read }: Session) {
  return {
    async written(wanted: Wanted, reader: Reader): Promise<readonly Evidence[]> {
      const rows = await read()
        .selectFrom('expertise_spoken')
        .select(['kind', 'person', 'topics', 'countries', 'said_at'])
        .where(
          'person' in wanted
            ? sql<SqlBool>`person = ${wanted.person}`
            : speaksOf(wanted.need, { topics: 'topics', countries: 'countries', stems: 'stems' }),
        )
        .where(standsFor(reader))
        .execute();
      return rows.map(({ kind, person, topics, countries, said_at }) => ({
        ...bare,
        person: asId<PersonId>(person),
        kind: kind as Understood['kind'],
        topics,
        countries,
        at: said_at,
      }));
    },

    async owned(wanted: Wanted, reader: Reader): Promise<readonly Evidence[]> {
      const rows = await read()
        .selectFrom('products')
        .select(['id', 'owner_id', 'title', 'topics', 'countries', 'published_on'])
        .where('owner_id', 'is not', null)
        .where(
          'person' in wanted
            ? sql<SqlBool>`owner_id = ${wanted.person}`
            : speaksOf(wanted.need, { topics: 'topics', countries: 'countries', stems: null }),
        )
        .where(opensFor(reader))
        .execute();
      return rows.map((row) => ({
        person: asId<PersonId>(row.owner_id ?? ''),
        kind: 'product',
        topics: row.topics,
        countries: row.countries,
        at: day(row.published_on),
        title: row.title,
        product: asId<ProductId>(row.id),
      }));
    },

    async declared(need: Need): Promise<readonly Evidence[]> {
      const rows = await read()
        .selectFrom('expertise_entries')
        .selectAll()
        .where('hidden', '=', false)
        .where(speaksOf(need, { topics: 'topics', countries: 'countries', stems: null }))
        .execute();
      return rows.map(({ person, topics, countries }) => ({
        ...bare,
        person: asId<PersonId>(person),
        kind: 'declared',
        topics,
        countries,
        at: null,
      }));
    },

    async missions(people: readonly PersonId[] | null, today: string) {
      const rows = await read()
        .selectFrom('missions')
        .select(['person', 'country', 'starts_on'])
        .where('country', 'is not', null)
        .where('state', '=', 'planned')
        .where('starts_on', '<=', today)
        .where('key', 'not like', 'calendar:%')
        .$if(people !== null, (query) =>
          query.where(sql<SqlBool>`person = any(${texts(people ?? [])})`),
        )
        .execute();
      return rows.map(
        ({ person, country, starts_on }): Evidence => ({
          ...bare,
          person: asId<PersonId>(person),
          kind: 'mission',
          topics: [],
          countries: [country ?? ''],
          at: day(starts_on),
        }),
      );
    },
  };
}

export function expertiseStore(session: Session): ExpertiseStore {
  const { read, write } = session;
  return {
    ...evidence(session),
    ...spokenStore(session),
    ...peopleAndPosts(session),

    async entries(people) {
      if (people.length === 0) return new Map();
      const rows = await read()
        .selectFrom('expertise_entries')
        .selectAll()
        .where(sql<SqlBool>`person = any(${texts(people)})`)
        .execute();
      return new Map(
        rows.map((row): [PersonId, Entry] => {
          const person = asId<PersonId>(row.person);
          const { topics, countries, hidden, hidden_topics: hiddenTopics } = row;
          const languages = row.languages as Language[];
          return [person, { person, topics, countries, languages, hidden, hiddenTopics }];
        }),
      );
    },

    async saveEntry({ person, topics, countries, languages, hidden, hiddenTopics }) {
      const changes = { topics, countries, languages, hidden, hidden_topics: hiddenTopics };
      await (await write())
        .insertInto('expertise_entries')
        .values({ person, ...changes })
        .onConflict((conflict) => conflict.column('person').doUpdateSet(changes))
        .execute();
    },
  };
}

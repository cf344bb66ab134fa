import { type SqlBool, sql } from 'kysely';
import type { Share } from '../../../features/expertise/continuity.ts';
import type { Post } from '../../../features/expertise/departing.ts';
import type { ExpertiseStore } from '../../../features/expertise/store.ts';
import { asId, type PersonId } from '../../../kernel/ids.ts';
import type { Session } from '../session.ts';
import { forAll } from './expertise-spoken.ts';
import { forMany } from './queries.ts';
import { forAllReaders } from './replies.ts';

type About = Pick<ExpertiseStore, 'postedIn' | 'headquarters' | 'posts' | 'shares'>;

const given = (holder: string | null): PersonId | null =>
  holder === null ? null : asId<PersonId>(holder);

/** Where people work, which posts they leave, and how much depends on each: numbers, never texts. */
export function peopleAndPosts({ read }: Session): About {
  return {
    async postedIn(names) {
      const wanted = names.map((name) => name.toLowerCase());
      const rows = await read()
        .selectFrom('people')
        .select('id')
        .where('active', '=', true)
        .where(sql<SqlBool>`lower(country) = any(${wanted}::text[])`)
        .orderBy('id')
        .execute();
      return rows.map(({ id }) => asId<PersonId>(id));
    },

    async headquarters() {
      // Whom others report to and who reports to nobody; of several, the office of most of them.
      const { rows } = await sql<{ office: string }>`
        select office from people as head
        where active and office is not null and manager_id is null
          and exists (select 1 from people as below where below.manager_id = head.id)
        group by office order by count(*) desc, office limit 1`.execute(read());
      return rows[0]?.office ?? null;
    },

    async posts(people) {
      if (people.length === 0) return new Map();
      const { rows } = await sql<{
        person: string;
        last_day: string;
        zone: string;
        holder: string | null;
        reassigned: boolean;
      }>`
        select distinct on (handovers.person) handovers.person, last_day, zone,
          case when state in ('delivered', 'acknowledged')
            then coalesce(successor, receivers[array_length(receivers, 1)]) end as holder,
          coalesce(moves.kind = 'reassignment', false) as reassigned
        from handovers left join moves on moves.person = handovers.person
        where state <> 'ended' and handovers.person = any(${[...people]}::text[])
        order by handovers.person, last_day desc`.execute(read());
      return new Map(
        rows.map(({ person, last_day: lastDay, zone, holder, reassigned }): [PersonId, Post] => [
          asId<PersonId>(person),
          { lastDay, zone, reassigned, holder: given(holder) },
        ]),
      );
    },

    async shares() {
      const { rows } = await sql<{
        topic: string;
        person: string;
        pieces: number;
        declared: boolean;
      }>`
        with pieces as (
          select unnest(topics) as topic, person, 1 as piece, false as declared
          from expertise_spoken
          where (kind = 'reply' and exists (
              select 1 from replies join queries on queries.id = replies.query
              where replies.id = expertise_spoken.id and replies.state = 'published'
                and ${forAllReaders}
                and queries.state in ('open', 'publishing', 'replied') and ${forMany}))
            or (kind = 'contribution' and exists (
              select 1 from contributions
              join discussions on discussions.id = contributions.discussion
              where contributions.id = expertise_spoken.id
                and contributions.state = 'published' and ${forAll}
                and discussions.state <> 'cancelled'))
          union all
          select unnest(topics), owner_id, 1, false from products
          where owner_id is not null and audience ->> 'kind' in ('all', 'community')
          union all
          select unnest(topics), person, 0, true from expertise_entries
        )
        select topic, person, sum(piece)::int as pieces, bool_or(declared) as declared
        from pieces group by topic, person order by topic, person`.execute(read());
      return rows.map(
        ({ topic, person, pieces, declared }): Share => ({
          topic,
          person: asId<PersonId>(person),
          pieces,
          declared,
        }),
      );
    },
  };
}

import { sql } from 'kysely';
import type { Constituent, Member } from '../../../features/membership/model.ts';
import type { EndingStore, MemberStore } from '../../../features/membership/store.ts';
import { asId, type CommunityId, type PersonId } from '../../../kernel/ids.ts';
import type { CommunityRole } from '../../../kernel/person.ts';
import type { Session } from '../session.ts';

interface MemberRow {
  person: string;
  name: string;
  role: CommunityRole;
  since: Date | null;
  spoke_at: Date | null;
  spoke: number;
  sign_at: Date | null;
  active: boolean;
  office: string | null;
  region: string | null;
  constituent: string | null;
  kept_at: Date | null;
}

const toMember = (row: MemberRow): Member => ({
  person: asId<PersonId>(row.person),
  name: row.name,
  role: row.role,
  since: row.since,
  spokeAt: row.spoke_at,
  spoke: row.spoke,
  signAt: row.sign_at,
  open: row.active,
  office: row.office,
  region: row.region,
  constituent: (row.constituent as Constituent | null) ?? (row.role === 'guest' ? null : 'staff'),
  keptAt: row.kept_at,
});

/** What was taken back or hidden was said all the same: it is a sign, whatever became of it. */
const membersOf = (community: CommunityId, from: Date) => sql<MemberRow>`
  with spoken as (
    select c.author as person, c.created_at as at
      from contributions c join discussions d on d.id = c.discussion where d.community = ${community}
    union all
    select r.author, r.created_at
      from replies r join queries q on q.id = r.query where q.community = ${community}
    union all
    select asker, asked_at from queries where community = ${community}
  ), said as (
    select person, max(at) as at, (count(*) filter (where at >= ${from}))::int as count
      from spoken group by person
  ), signed as (
    select person, max(at) as at from (
      select person, at from product_uses
      union all select person, at from product_feedback
      union all select person, at from product_choices
      union all select actor, at from audit_log where actor is not null
    ) signs
    where person in (select person from memberships where community = ${community})
    group by person
  )
  select m.person, coalesce(p.name, m.person) as name, m.role, s.since, s.kept_at, s.constituent,
    said.at as spoke_at, coalesce(said.count, 0) as spoke, signed.at as sign_at,
    coalesce(p.active, true) as active, p.office, p.region
  from memberships m
    left join people p on p.id = m.person
    left join members_seen s on s.community = m.community and s.person = m.person
    left join said on said.person = m.person
    left join signed on signed.person = m.person
  where m.community = ${community}
  order by p.name_folded, m.person`;

export function memberStore({ read, write }: Session): MemberStore {
  return {
    async of(community, from) {
      const { rows } = await membersOf(community, from).execute(read());
      return rows.map(toMember);
    },

    async lines(community) {
      const rows = await read()
        .selectFrom('members_seen')
        .select(['person', 'since', 'left_at'])
        .where('community', '=', community)
        .orderBy('person')
        .execute();
      return rows.map(({ person, since, left_at: leftAt }) => ({
        person: asId<PersonId>(person),
        since,
        leftAt,
      }));
    },

    async join(community, people, since) {
      if (people.length === 0) return;
      const again = { since, left_at: null, kept_at: null };
      await (await write())
        .insertInto('members_seen')
        .values(people.map((person) => ({ community, person, constituent: null, ...again })))
        .onConflict((conflict) => conflict.columns(['community', 'person']).doUpdateSet(again))
        .execute();
    },

    async leave(community, people, at) {
      if (people.length === 0) return;
      const db = await write();
      await db
        .updateTable('members_seen')
        .set({ left_at: at })
        .where('community', '=', community)
        .where('person', 'in', people)
        .execute();
      // Whoever goes lays the role down.
      await db
        .deleteFrom('acting_moderators')
        .where('community', '=', community)
        .where('person', 'in', people)
        .execute();
    },

    async keep(community, person, at) {
      await (await write())
        .updateTable('members_seen')
        .set({ kept_at: at })
        .where('community', '=', community)
        .where('person', '=', person)
        .execute();
    },

    async setConstituent(community, person, constituent) {
      await (await write())
        .updateTable('members_seen')
        .set({ constituent })
        .where('community', '=', community)
        .where('person', '=', person)
        .execute();
    },

    async makeModerator(community, person, at) {
      const db = await write();
      await db
        .insertInto('acting_moderators')
        .values({ community, person, at })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      await db
        .updateTable('memberships')
        .set({ role: 'moderator' })
        .where('community', '=', community)
        .where('person', '=', person)
        .execute();
    },
  };
}

export function endingStore({ read, write }: Session): EndingStore {
  return {
    async told(community) {
      const row = await read()
        .selectFrom('endings_told')
        .select(['ends_on', 'days'])
        .where('community', '=', community)
        .executeTakeFirst();
      return row ? { endsOn: row.ends_on, days: row.days } : null;
    },

    async tell(community, { endsOn, days }) {
      const changes = { ends_on: endsOn, days };
      await (await write())
        .insertInto('endings_told')
        .values({ community, ...changes })
        .onConflict((conflict) => conflict.column('community').doUpdateSet(changes))
        .execute();
    },

    async addIdea(idea) {
      const row = await (await write())
        .insertInto('continuity_ideas')
        .values(idea)
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },

    async ideas(community) {
      const rows = await read()
        .selectFrom('continuity_ideas')
        .selectAll()
        .where('community', '=', community)
        .orderBy('at')
        .orderBy('id')
        .execute();
      return rows.map((row) => ({ ...row, community, person: asId<PersonId>(row.person) }));
    },
  };
}

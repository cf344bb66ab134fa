import { type Kysely, type Selectable, sql } from 'kysely';
import type { KnownActor, PersonStore, Term } from '../../../features/people/store.ts';
import { asId, type CommunityId, type PersonId } from '../../../kernel/ids.ts';
import { closestLanguage } from '../../../kernel/language.ts';
import type { CommunityRole, Person } from '../../../kernel/person.ts';
import type { PeopleTable, Schema } from '../schema.ts';
import type { Session } from '../session.ts';
import { contains, folded } from '../values.ts';

const toPerson = (row: Selectable<PeopleTable>): Person => ({
  id: asId<PersonId>(row.id),
  name: row.name,
  mail: row.mail,
  language: closestLanguage(row.chosen_language ?? row.directory_language),
  jobTitle: row.job_title,
  unit: row.unit,
  office: row.office,
  country: row.country,
  region: row.region,
  zone: row.zone,
  managerId: row.manager_id === null ? null : asId<PersonId>(row.manager_id),
  active: row.active,
  ...(row.external ? { external: true } : {}),
});

const toRow = (person: Person, seenAt: Date): Selectable<Omit<PeopleTable, 'chosen_language'>> => ({
  id: person.id,
  name: person.name,
  name_folded: folded(person.name),
  mail: person.mail,
  directory_language: person.language,
  job_title: person.jobTitle,
  unit: person.unit,
  office: person.office,
  country: person.country,
  region: person.region,
  zone: person.zone,
  manager_id: person.managerId,
  active: person.active,
  external: person.external === true,
  seen_at: seenAt,
});

/** One statement, since every turn begins with it. */
export async function actorsOf(
  db: Kysely<Schema>,
  ids: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, KnownActor>> {
  const rows = await db
    .selectFrom('people')
    .selectAll()
    .select((eb) => [
      eb
        .selectFrom('role_grants')
        .select(sql<string[]>`coalesce(array_agg(role), '{}')`.as('roles'))
        .whereRef('role_grants.person', '=', 'people.id')
        .as('roles'),
      eb
        .selectFrom('memberships')
        .select(
          sql<Record<string, string>>`coalesce(jsonb_object_agg(community, role), '{}')`.as(
            'memberships',
          ),
        )
        .whereRef('memberships.person', '=', 'people.id')
        .as('memberships'),
      eb
        .selectFrom('focal_points')
        .select(
          sql<Term[]>`coalesce(jsonb_agg(jsonb_build_object(
            'unit', unit, 'from', from_day, 'until', until_day) order by from_day), '[]')`.as(
            'terms',
          ),
        )
        .whereRef('focal_points.person', '=', 'people.id')
        .as('terms'),
    ])
    .where('id', 'in', ids)
    .execute();
  return new Map(
    rows.map((row) => {
      const person = toPerson(row);
      const roles = Object.entries(row.memberships ?? {}) as [CommunityId, CommunityRole][];
      // Whatever a team's roster says: somebody of another organization is a guest wherever they are.
      const isGuest = ([, role]: (typeof roles)[number]) => role === 'guest' || row.external;
      const guestOf = roles.filter(isGuest).map(([community]) => community);
      const actor = {
        ...person,
        roles: new Set(row.roles as []),
        memberships: new Map(roles.filter((role) => !isGuest(role))),
        ...(guestOf.length > 0 ? { guestOf: new Set(guestOf) } : {}),
      };
      return [person.id, { seenAt: row.seen_at, actor, terms: row.terms ?? [] }] as const;
    }),
  );
}

export function personStore({ read, write, shared }: Session): PersonStore {
  return {
    async actor(id) {
      const together = shared();
      return together ? together.actor(id) : ((await actorsOf(read(), [id])).get(id) ?? null);
    },

    async people(ids) {
      if (ids.length === 0) return [];
      const rows = await read().selectFrom('people').selectAll().where('id', 'in', ids).execute();
      return rows.map(toPerson);
    },

    async howMany(unit) {
      const { count } = await read()
        .selectFrom('people')
        .select(({ fn }) => fn.countAll().as('count'))
        .where('active', '=', true)
        .where('external', '=', false)
        .$if(unit !== null, (all) => all.where('unit', '=', unit))
        .executeTakeFirstOrThrow();
      return Number(count);
    },

    async find(words, limit) {
      const wanted = words.trim();
      if (wanted === '') return [];
      const rows = await read()
        .selectFrom('people')
        .selectAll()
        .where('active', '=', true)
        .where((eb) =>
          eb.or([
            eb(sql`lower(mail)`, '=', wanted.toLowerCase()),
            eb('name_folded', 'like', contains(folded(wanted))),
          ]),
        )
        .orderBy('name')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(toPerson);
    },

    async named(words) {
      const wanted = [...new Set(words.map((word) => word.trim().toLowerCase()))];
      if (wanted.length === 0) return new Map();
      const rows = await read()
        .selectFrom('people')
        .select(['id', 'mail'])
        .where((eb) =>
          eb.or([
            eb(sql`lower(mail)`, '=', eb.fn.any(eb.val(wanted))),
            eb(sql`lower(id)`, '=', eb.fn.any(eb.val(wanted))),
          ]),
        )
        .execute();
      return new Map(
        rows.flatMap(({ id, mail }) =>
          [id, mail].map((word) => [word.toLowerCase(), asId<PersonId>(id)] as const),
        ),
      );
    },

    async save(people, seenAt) {
      const rows = [
        ...new Map(people.map((person) => [person.id, toRow(person, seenAt)])).values(),
      ];
      if (rows.length === 0) return;
      await (await write())
        .insertInto('people')
        .values(rows.map((row) => ({ ...row, chosen_language: null })))
        .onConflict((conflict) =>
          conflict.column('id').doUpdateSet((eb) => ({
            name: eb.ref('excluded.name'),
            name_folded: eb.ref('excluded.name_folded'),
            mail: eb.ref('excluded.mail'),
            directory_language: eb.ref('excluded.directory_language'),
            job_title: eb.ref('excluded.job_title'),
            unit: eb.ref('excluded.unit'),
            office: eb.ref('excluded.office'),
            country: eb.ref('excluded.country'),
            region: eb.ref('excluded.region'),
            zone: eb.ref('excluded.zone'),
            manager_id: eb.ref('excluded.manager_id'),
            active: eb.ref('excluded.active'),
            external: eb.ref('excluded.external'),
            seen_at: eb.ref('excluded.seen_at'),
          })),
        )
        .execute();
    },

    async chooseLanguage(id, language) {
      await (await write())
        .updateTable('people')
        .set({ chosen_language: language })
        .where('id', '=', id)
        .execute();
    },

    async grant(id, role) {
      await (await write())
        .insertInto('role_grants')
        .values({ person: id, role })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },

    async revoke(id, role) {
      const { numDeletedRows } = await (await write())
        .deleteFrom('role_grants')
        .where('person', '=', id)
        .where('role', '=', role)
        .executeTakeFirst();
      return numDeletedRows > 0n;
    },

    async noteRole(change) {
      await (await write()).insertInto('role_changes').values(change).execute();
    },

    async roleChanges(role, limit) {
      const rows = await read()
        .selectFrom('role_changes')
        .selectAll()
        .where('role', '=', role)
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return rows.map((row) => ({
        id: row.id,
        person: asId<PersonId>(row.person),
        role,
        verb: row.verb === 'grant' ? 'grant' : 'revoke',
        by: asId<PersonId>(row.by),
        at: row.at,
      }));
    },

    async withRole(role) {
      const rows = await read()
        .selectFrom('role_grants')
        .select('person')
        .where('role', '=', role)
        .orderBy('person')
        .execute();
      return rows.map(({ person }) => asId<PersonId>(person));
    },
  };
}

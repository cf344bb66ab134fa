import { type Kysely, sql } from 'kysely';

/** Who sees to what a unit writes down, from which day until which; whoever had the role before is one of their own unit. */
const STATEMENTS = [
  `create table focal_points (
    id text primary key,
    unit text not null,
    person text not null,
    from_day text not null,
    until_day text
  )`,
  'create index focal_points_unit on focal_points (unit)',
  'create index focal_points_person on focal_points (person)',
  `insert into focal_points (id, unit, person, from_day)
    select 'granted:' || people.id, people.unit, people.id, '2000-01-01'
    from role_grants join people on people.id = role_grants.person
    where role_grants.role = 'focal-point' and people.unit is not null`,
  "delete from role_grants where role = 'focal-point'",
];

export const focalPoints = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(STATEMENTS.join(';\n')).execute(db);
  },
};

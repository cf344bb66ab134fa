import { type Kysely, sql } from 'kysely';

/** How far good practices have come, what was decided on the way, and who follows it. Those that are out begin it. */
const STATEMENTS = [
  `create table practices (
    id text primary key,
    version integer not null,
    capture text not null unique,
    owner text not null,
    state text not null,
    sponsor text,
    entered_as text not null,
    entered_at timestamptz not null
  )`,

  `create table practice_decisions (
    id text primary key,
    key text not null unique,
    practice text not null,
    number integer not null,
    verb text not null,
    from_stage text not null,
    to_stage text not null,
    by_person text not null,
    sponsor text,
    reason text not null,
    evidence text not null,
    language text not null,
    decided_on text not null,
    at timestamptz not null,
    unique (practice, number)
  )`,

  `create table practice_followers (
    practice text not null,
    person text not null,
    primary key (practice, person)
  )`,

  `insert into practices (id, version, capture, owner, state, sponsor, entered_as, entered_at)
   select id, 1, id, owner, stage, null, stage, updated_at
   from (
     select id, owner, updated_at, coalesce(nullif(answers ->> 'stage', ''), 'idea') as stage
     from captures where template = 'good-practice' and state = 'published'
   ) out`,
];

export const practices = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(STATEMENTS.join(';\n')).execute(db);
  },
};

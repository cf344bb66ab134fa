import { type Kysely, sql } from 'kysely';

/** Questions to those who leave, and what they leave behind. A project's prompt stays what it was. */
const STATEMENTS = [
  `alter table prompts add column kind text not null default 'project-close'`,
  'alter table prompts alter column kind drop default',
  'alter table prompts alter column project drop not null',
  'alter table prompts alter column project_title drop not null',
  `create index prompts_departures on prompts (id) where kind = 'departure'`,

  `create table handovers (
    id text primary key,
    version integer not null,
    person text not null,
    prompt text not null unique,
    capture text unique,
    last_day text not null,
    zone text not null,
    supervisor text,
    successor text,
    receivers text[] not null,
    state text not null,
    sittings integer not null,
    sat_at timestamptz,
    sat_on text,
    reminded integer,
    lessons text not null,
    documents jsonb not null,
    finalised_at timestamptz,
    delivered_at timestamptz,
    acknowledged_at timestamptz
  )`,
  'create index handovers_person on handovers (person)',
  'create index handovers_supervisor on handovers (supervisor)',
  'create index handovers_receivers on handovers using gin (receivers)',
];

export const handovers = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(STATEMENTS.join(';\n')).execute(db);
  },
};

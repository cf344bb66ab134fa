import { type Kysely, sql } from 'kysely';

/** What else people are asked about than the end of projects, who stands in, and how far silence has gone. */
export const prompts = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`alter table prompts rename column project_title to title`.execute(db);
    await sql`alter table prompts
      add column subject text,
      add column stands_in boolean not null default false,
      add column known_on timestamptz,
      add column asked_at timestamptz,
      add column escalation text,
      add column escalate_at timestamptz,
      add column warning text`.execute(db);
    // Known long enough before: nobody's dates are pressed together by this change.
    await sql`update prompts set known_on = ends_on - interval '1 year'`.execute(db);
    await sql`alter table prompts alter column known_on set not null`.execute(db);
    await sql`alter table projects add column milestones text[] not null default '{}'`.execute(db);
  },
};

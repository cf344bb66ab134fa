import { type Kysely, sql } from 'kysely';

/** Who reads which section, what is asked of whoever leaves, and what others fill in afterwards. */
const STATEMENTS = [
  `alter table handovers add column readers jsonb not null default '{}'`,
  'alter table handovers add column unit text',
  'create index handovers_unit on handovers (unit)',
  'create index handovers_successor on handovers (successor)',

  `create table handover_questions (
    id text primary key,
    key text not null unique,
    handover text not null,
    asker text not null,
    asked_as text not null,
    text text not null,
    asked_at timestamptz not null,
    answer text,
    answered_at timestamptz
  )`,
  'create index handover_questions_handover on handover_questions (handover)',

  `create table handover_fillings (
    handover text not null,
    field text not null,
    person text not null,
    text text not null,
    at timestamptz not null,
    primary key (handover, field)
  )`,
];

export const handoversFurther = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(STATEMENTS.join(';\n')).execute(db);
  },
};

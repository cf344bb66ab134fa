import { type Kysely, sql } from 'kysely';

/** What was said of the duties of somebody who leaves: given to who follows, or flagged. */
const STATEMENTS = [
  `create table handover_duties (
    handover text not null,
    kind text not null,
    ref text not null,
    version integer not null,
    state text not null,
    to_person text,
    at timestamptz not null,
    primary key (handover, kind, ref)
  )`,
  'create index handover_duties_to on handover_duties (to_person)',
  'create index handover_duties_state on handover_duties (state)',
  'create index if not exists products_owner on products (owner_id)',
];

export const duties = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(STATEMENTS.join(';\n')).execute(db);
  },
};

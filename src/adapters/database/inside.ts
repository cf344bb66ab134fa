import { type Kysely, sql } from 'kysely';
import type { Schema } from './schema.ts';

/** What waits in the database, for somebody who tries the product on their own machine. */
export interface InsideView {
  /** Events not yet delivered to every reaction. */
  readonly events: number;
  /** Dates are ISO, earliest first. */
  readonly due: readonly { readonly job: string; readonly at: string; readonly ref: string }[];
  /** What is not sent yet and what was sent last. */
  readonly postings: readonly {
    readonly key: string;
    /** With the way it goes, where that is mail, and why it is held. */
    readonly state: string;
    readonly notBefore: string;
  }[];
}

/** True while some process has something in hand, or had it so shortly ago that nobody may take it yet. */
export async function isInHand(db: Kysely<Schema>): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    select exists (select 1 from events where dispatched_at is null and leased_until > clock_timestamp())
      or exists (select 1 from due_work where done_at is null and leased_until > clock_timestamp())
      or exists (select 1 from postings where leased_until > clock_timestamp()) as held`.execute(
    db,
  );
  return rows[0]?.held ?? false;
}

const MOST = 100;

export async function insideView(db: Kysely<Schema>): Promise<InsideView> {
  const events = await db
    .selectFrom('events')
    .select(sql<number>`count(*)`.as('count'))
    .where('dispatched_at', 'is', null)
    .executeTakeFirstOrThrow();
  const due = await db
    .selectFrom('due_work')
    .select(['job', 'at', 'ref'])
    .where('done_at', 'is', null)
    .orderBy('at')
    .limit(MOST)
    .execute();
  const postings = await db
    .selectFrom('postings')
    .select(['key', 'state', 'via', 'held', 'not_before'])
    .orderBy(sql`state in ('intended', 'sending', 'held')`, 'desc')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST)
    .execute();
  return {
    events: events.count,
    due: due.map(({ job, at, ref }) => ({ job, at: at.toISOString(), ref })),
    postings: postings.map(({ key, state, via, held, not_before }) => ({
      key,
      state: [state, via === 'mail' ? via : null, held].filter(Boolean).join(' · '),
      notBefore: not_before.toISOString(),
    })),
  };
}

/** Tables that refuse to be emptied while their trigger is on. */
const ONLY_GROW = ['audit_log', 'settings_history'];

/**
 * Empties every table at once, histories included: the local mode's way to begin anew, called by nothing else.
 * The schema, its migrations and the job queue stay.
 */
export async function wipe(db: Kysely<Schema>): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ name: string }>`
      select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE'
        and table_name not like 'kysely%'`.execute(tx);
    const toggle = async (what: 'disable' | 'enable') => {
      for (const table of ONLY_GROW) {
        await sql`alter table ${sql.table(table)} ${sql.raw(what)} trigger only_grows`.execute(tx);
      }
    };
    await toggle('disable');
    await sql`truncate ${sql.join(rows.map(({ name }) => sql.table(name)))}`.execute(tx);
    await toggle('enable');
  });
}

import { expect, test } from '@jest/globals';
import { type RawBuilder, sql } from 'kysely';
import { createDueWork } from '../../../../src/adapters/database/due-work.ts';
import { createInbox } from '../../../../src/adapters/database/inbox.ts';
import { createDeletions } from '../../../../src/adapters/database/webhooks.ts';
import {
  asId,
  type ContributionId,
  type DiscussionId,
  type PersonId,
} from '../../../../src/kernel/ids.ts';
import { KEPT_DAYS, type KeptFor, keptSetting } from '../../../../src/kernel/kept.ts';
import type { World } from './world.ts';

/** What is forgotten by age goes after exactly the days that people are told. */
export function keptContract(world: () => World): void {
  const db = () => world().database.db;
  const ago = (days: number) => sql`clock_timestamp() - ${days} * interval '1 day'`;

  interface Forgotten {
    readonly insert: (id: string, at: RawBuilder<unknown>) => RawBuilder<unknown>;
    readonly left: RawBuilder<{ id: string }>;
    readonly forget: () => Promise<unknown>;
  }

  const BY_DATABASE: Readonly<Partial<Record<KeptFor, Forgotten>>> = {
    received: {
      insert: (id, at) =>
        sql`insert into inbox (key, accepted_at, leased_until, handled_at) values (${id}, ${at}, ${at}, ${at})`,
      left: sql`select key as id from inbox`,
      forget: () => createInbox(db(), { leaseMs: 60_000 }).prune(),
    },
    deleted: {
      insert: (id, at) => sql`insert into deleted_messages (source_key, at) values (${id}, ${at})`,
      left: sql`select source_key as id from deleted_messages`,
      forget: () => createDeletions(db()).prune(),
    },
    done: {
      insert: (id, at) =>
        sql`insert into due_work (job, slot, owner, at, ref, done_at) values ('j', ${id}, 'o', ${at}, 'r', ${at})`,
      left: sql`select slot as id from due_work`,
      forget: () => createDueWork(db()).prune(),
    },
    gone: {
      insert: (id, at) =>
        sql`insert into products_gone (id, drive_id, item_id, revision, written_in, gone_at)
          values (${id}, 'd', ${id}, 1, '1'::xid8, ${at})`,
      left: sql`select id from products_gone`,
      forget: () => world().work.run((tx) => tx.catalogue.forgetGone()),
    },
    checks: {
      insert: (id, at) =>
        sql`with asked as (
            insert into attribution_checks
              (id, version, kind, item, community, person, round, state, shown, asked_by, asked_at, until)
            values (${id}, 1, 'synthesis', ${id}, 'c', 'p', 1, 'suggested', '[]', 'm', ${at}, ${at}) returning id)
          insert into attribution_suggestions (check_id, statement, text, state, made_at)
          select id, 's', 't', 'waiting', ${at} from asked`,
      left: sql`select check_id as id from attribution_suggestions join attribution_checks on id = check_id`,
      forget: () => world().work.run((tx) => tx.attributionChecks.forgetOld()),
    },
  };

  test.each(Object.entries(BY_DATABASE))('%s', async (what, { insert, left, forget }) => {
    const days = KEPT_DAYS[what as KeptFor];
    await insert('older', ago(days + 0.01)).execute(db());
    await insert('younger', ago(days - 0.01)).execute(db());
    await forget();
    expect((await left.execute(db())).rows).toEqual([{ id: 'younger' }]);
    // Set by an administrator, it holds for the next statement on.
    const set = days + 10;
    const key = keptSetting(what as KeptFor);
    await sql`insert into settings (key, value, changed_at) values (${key}, ${set}::text::jsonb, now())`.execute(
      db(),
    );
    await insert('old', ago(days + 9)).execute(db());
    await insert('oldest', ago(days + 11)).execute(db());
    await forget();
    expect((await left.execute(db())).rows.map(({ id }) => id).sort()).toEqual(['old', 'younger']);
  });

  /** Of a person's time a day and no hour is kept. */
  test('caught-up', async () => {
    const { 'caught-up': days } = KEPT_DAYS;
    for (const [person, more] of [
      ['older', 1],
      ['younger', 0],
    ] as const)
      await sql`insert into caught_up (person, discussion, until, told_on)
        values (${person}, 'd', clock_timestamp(), current_date - ${days + more}::int)`.execute(
        db(),
      );
    const told = { until: new Date('2026-03-02T10:00:00Z'), waiting: [asId<ContributionId>('c')] };
    const me = asId<PersonId>('me');
    const discussion = asId<DiscussionId>('d');
    await world().work.run((tx) => tx.caughtUp.keep(me, discussion, told));
    await world().work.run((tx) => tx.caughtUp.keep(me, discussion, told));
    const left = await sql<{
      person: string;
    }>`select person from caught_up order by person`.execute(db());
    expect(left.rows.map(({ person }) => person)).toEqual(['me', 'younger']);
    expect(await world().work.run((tx) => tx.caughtUp.get(me, discussion))).toEqual(told);
  });
}

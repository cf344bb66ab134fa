import { sql } from 'kysely';
import type { WeekStore } from '../../../features/communities/weeks.ts';
import type { WorkingDays } from '../../../kernel/days.ts';
import { asId, type CommunityId, type PersonId } from '../../../kernel/ids.ts';
import type { Session } from '../session.ts';
import { json } from '../values.ts';

/** On which days communities work: added to, never changed. */
export function weekStore({ read, write }: Session): WeekStore {
  return {
    async current() {
      const rows = await read()
        .selectFrom('community_weeks')
        .select(['community', 'week'])
        .where(
          'id',
          'in',
          read()
            .selectFrom('community_weeks')
            .select(sql<number>`max(id)`.as('last'))
            .groupBy('community'),
        )
        .execute();
      return new Map(rows.map((row) => [asId<CommunityId>(row.community), row.week]));
    },

    async history(community) {
      const rows = await read()
        .selectFrom('community_weeks')
        .selectAll()
        .where('community', '=', community)
        .orderBy('id')
        .execute();
      return rows.map((row) => ({
        community: asId<CommunityId>(row.community),
        week: row.week satisfies WorkingDays,
        by: asId<PersonId>(row.decided_by),
        at: row.decided_at,
      }));
    },

    async decide({ community, week, by, at }) {
      await (await write())
        .insertInto('community_weeks')
        .values({ community, week: json(week), decided_by: by, decided_at: at })
        .execute();
    },
  };
}

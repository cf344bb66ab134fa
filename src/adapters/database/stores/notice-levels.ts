import type { Level } from '../../../features/alerts/levels.ts';
import type { NoticeLevelStore } from '../../../features/alerts/store.ts';
import { asId, type CommunityId, type PersonId } from '../../../kernel/ids.ts';
import type { Session } from '../session.ts';

/** How much each person hears of each community. */
export const noticeLevelStore = ({ read, write }: Session): NoticeLevelStore => ({
  async of(person) {
    const rows = await read()
      .selectFrom('notice_levels')
      .select(['community', 'level', 'since'])
      .where('person', '=', person)
      .execute();
    return new Map(
      rows.map(({ community, level, since }) => [
        asId<CommunityId>(community),
        { level: level as Level, since },
      ]),
    );
  },

  async choose(person, community, level, since) {
    await (await write())
      .insertInto('notice_levels')
      .values({ person, community, level, since })
      .onConflict((conflict) =>
        conflict
          .columns(['person', 'community'])
          .doUpdateSet({ level, since })
          .where('notice_levels.level', '<>', level),
      )
      .execute();
  },

  async at(community, level) {
    const rows = await read()
      .selectFrom('notice_levels')
      .select('person')
      .where('community', '=', community)
      .where('level', '=', level)
      .orderBy('person')
      .execute();
    return rows.map(({ person }) => asId<PersonId>(person));
  },
});

import { sql } from 'kysely';
import type { RulesStore } from '../../../features/safety/store.ts';
import type { Rules } from '../../../features/safety/watching.ts';
import { AppError } from '../../../kernel/errors.ts';
import type { Session } from '../session.ts';

/** What a community's moderators look at before others read it. */
export function rulesStore({ read, write }: Session): RulesStore {
  return {
    async get(community) {
      const row = await read()
        .selectFrom('safety_rules')
        .selectAll()
        .where('community', '=', community)
        .executeTakeFirst();
      if (!row) return null;
      return {
        community,
        version: row.version,
        watched: row.watched,
        allowed: row.allowed,
        onWatched: row.on_watched as Rules['onWatched'],
        guestsWait: row.guests_wait,
        firstPosts: row.first_posts,
      };
    },

    async save({ community, version, watched, allowed, onWatched, guestsWait, firstPosts }) {
      const values = {
        version: version + 1,
        watched,
        allowed,
        on_watched: onWatched,
        guests_wait: guestsWait,
        first_posts: firstPosts,
      };
      const result = await (await write())
        .insertInto('safety_rules')
        .values({ community, ...values })
        .onConflict((conflict) =>
          conflict
            .column('community')
            .doUpdateSet(values)
            .where('safety_rules.version', '=', version),
        )
        .executeTakeFirst();
      if (result.numInsertedOrUpdatedRows !== 1n) {
        throw new AppError('changed-meanwhile', `rules of ${community} are not version ${version}`);
      }
    },

    async seenOf(author, community) {
      const row = await read()
        .selectNoFrom([
          sql<number>`(select count(*) from contributions said
            join discussions within on within.id = said.discussion
            where said.author = ${author} and said.state = 'published' and within.community = ${community})
            + (select count(*) from replies said join queries within on within.id = said.query
            where said.author = ${author} and said.state = 'published' and within.community = ${community})`.as(
            'seen',
          ),
        ])
        .executeTakeFirstOrThrow();
      return Number(row.seen);
    },
  };
}

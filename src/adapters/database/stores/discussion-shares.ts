import type { Selectable } from 'kysely';
import type { Share, ShareStore } from '../../../features/discussions/elsewhere.ts';
import { AppError } from '../../../kernel/errors.ts';
import { asId, type CommunityId, type DiscussionId, type PersonId } from '../../../kernel/ids.ts';
import type { DiscussionSharesTable } from '../schema-notices.ts';
import type { Session } from '../session.ts';

const toShare = (row: Selectable<DiscussionSharesTable>): Share => ({
  discussion: asId<DiscussionId>(row.discussion),
  community: asId<CommunityId>(row.community),
  version: row.version,
  state: row.state as Share['state'],
  offeredBy: asId<PersonId>(row.offered_by),
  note: row.note,
  offeredAt: row.offered_at,
  decidedBy: row.decided_by === null ? null : asId<PersonId>(row.decided_by),
  reason: row.reason,
  decidedAt: row.decided_at,
});

/** Where discussions were offered, besides their own communities. */
export const discussionShareStore = ({ read, write }: Session): ShareStore => ({
  async get(discussion, community) {
    const row = await read()
      .selectFrom('discussion_shares')
      .selectAll()
      .where('discussion', '=', discussion)
      .where('community', '=', community)
      .executeTakeFirst();
    return row ? toShare(row) : null;
  },

  async of(discussion) {
    const rows = await read()
      .selectFrom('discussion_shares')
      .selectAll()
      .where('discussion', '=', discussion)
      .orderBy('offered_at')
      .orderBy('community')
      .execute();
    return rows.map(toShare);
  },

  async offered(communities) {
    if (communities.length === 0) return [];
    const rows = await read()
      .selectFrom('discussion_shares')
      .selectAll()
      .where('state', '=', 'offered')
      .where('community', 'in', communities)
      .orderBy('offered_at')
      .orderBy('discussion')
      .execute();
    return rows.map(toShare);
  },

  async save({
    discussion,
    community,
    version,
    offeredBy,
    offeredAt,
    decidedBy,
    decidedAt,
    ...rest
  }) {
    const values = {
      ...rest,
      version: version + 1,
      offered_by: offeredBy,
      offered_at: offeredAt,
      decided_by: decidedBy,
      decided_at: decidedAt,
    };
    const result = await (await write())
      .insertInto('discussion_shares')
      .values({ discussion, community, ...values })
      .onConflict((conflict) =>
        conflict
          .columns(['discussion', 'community'])
          .doUpdateSet(values)
          .where('discussion_shares.version', '=', version),
      )
      .executeTakeFirst();
    if (result.numInsertedOrUpdatedRows !== 1n)
      throw new AppError('changed-meanwhile', `share of ${discussion} is not version ${version}`);
  },
});

import type { Selectable } from 'kysely';
import type { Consolidated, GonePoint, Point } from '../../../features/queries/consolidated.ts';
import type { ConsolidatedStore } from '../../../features/queries/store.ts';
import {
  asId,
  type CommunityId,
  type PersonId,
  type ProductId,
  type QueryId,
  type ReplyId,
} from '../../../kernel/ids.ts';
import type { ConsolidatedRepliesTable } from '../schema-queries.ts';
import type { Session } from '../session.ts';
import { json } from '../values.ts';
import { draftVersionStore } from './draft-versions.ts';
import { mustHaveChanged } from './versions.ts';

const toConsolidated = (row: Selectable<ConsolidatedRepliesTable>): Consolidated => ({
  query: asId<QueryId>(row.query),
  version: row.version,
  community: asId<CommunityId>(row.community),
  state: row.state as Consolidated['state'],
  edited: row.edited,
  points: row.points as Consolidated['points'],
  setAside: row.set_aside as Consolidated['setAside'],
  gone: row.gone as GonePoint[],
  considered: row.considered as ReplyId[],
  reworded: row.reworded as ReplyId[],
  product: row.product === null ? null : asId<ProductId>(row.product),
  webUrl: row.web_url,
  createdAt: row.created_at,
  approvedBy: row.approved_by === null ? null : asId<PersonId>(row.approved_by),
});

const toRow = (consolidated: Consolidated) => ({
  community: consolidated.community,
  state: consolidated.state,
  edited: consolidated.edited,
  points: json(consolidated.points),
  set_aside: json(consolidated.setAside),
  gone: json(consolidated.gone ?? []),
  considered: consolidated.considered,
  reworded: consolidated.reworded,
  product: consolidated.product,
  web_url: consolidated.webUrl,
  created_at: consolidated.createdAt,
  approved_by: consolidated.approvedBy,
});

export function consolidatedStore(session: Session): ConsolidatedStore {
  const { read, write } = session;
  return {
    versions: draftVersionStore<QueryId, Point>(session, 'consolidated'),

    async get(query) {
      const row = await read()
        .selectFrom('consolidated_replies')
        .selectAll()
        .where('query', '=', query)
        .executeTakeFirst();
      return row ? toConsolidated(row) : null;
    },

    async insert(consolidated) {
      const { query, version } = consolidated;
      const result = await (await write())
        .insertInto('consolidated_replies')
        .values({ query, version, ...toRow(consolidated) })
        .onConflict((conflict) => conflict.column('query').doNothing())
        .executeTakeFirst();
      return result.numInsertedOrUpdatedRows === 1n;
    },

    async update(consolidated) {
      const result = await (await write())
        .updateTable('consolidated_replies')
        .set({ version: consolidated.version + 1, ...toRow(consolidated) })
        .where('query', '=', consolidated.query)
        .where('version', '=', consolidated.version)
        .executeTakeFirst();
      const what = `consolidated reply to ${consolidated.query}`;
      mustHaveChanged(result, what, consolidated.version);
    },
  };
}

import type { Selectable } from 'kysely';
import type { PieceKind, Showing } from '../../../features/showcase/model.ts';
import type { ShowingStore } from '../../../features/showcase/store.ts';
import { asId, type CommunityId, type PersonId } from '../../../kernel/ids.ts';
import type { ShowingsTable } from '../schema-showcase.ts';
import type { Session } from '../session.ts';
import { mustHaveChanged } from './versions.ts';

const toShowing = (row: Selectable<ShowingsTable>): Showing => ({
  id: row.id,
  version: row.version,
  community: asId<CommunityId>(row.community),
  piece: { kind: row.kind as PieceKind, id: row.piece },
  author: asId<PersonId>(row.author),
  by: asId<PersonId>(row.chosen_by),
  state: row.state as Showing['state'],
  askedAt: row.asked_at,
  settledAt: row.settled_at,
});

export function showingStore({ read, write }: Session): ShowingStore {
  const rows = () => read().selectFrom('showings').selectAll();
  return {
    async get(id) {
      const row = await rows().where('id', '=', id).executeTakeFirst();
      return row ? toShowing(row) : null;
    },

    async ofPiece(community, { kind, id }) {
      const row = await rows()
        .where('community', '=', community)
        .where('kind', '=', kind)
        .where('piece', '=', id)
        .executeTakeFirst();
      return row ? toShowing(row) : null;
    },

    async insert({ id, version, community, piece, author, by, state, askedAt, settledAt }) {
      const result = await (await write())
        .insertInto('showings')
        .values({
          ...{ id, version, community, kind: piece.kind, piece: piece.id, author },
          ...{ chosen_by: by, state, asked_at: askedAt, settled_at: settledAt },
        })
        .onConflict((conflict) => conflict.columns(['community', 'kind', 'piece']).doNothing())
        .executeTakeFirst();
      return result.numInsertedOrUpdatedRows === 1n;
    },

    async update({ id, version, state, settledAt }) {
      const result = await (await write())
        .updateTable('showings')
        .set({ version: version + 1, state, settled_at: settledAt })
        .where('id', '=', id)
        .where('version', '=', version)
        .executeTakeFirst();
      mustHaveChanged(result, `showing ${id}`, version);
    },

    async ofCommunity(community, limit) {
      const found = await rows()
        .where('community', '=', community)
        .orderBy('asked_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return found.map(toShowing);
    },

    async chosenIn(community) {
      const found = await read()
        .selectFrom('showings')
        .select(['kind', 'piece'])
        .where('community', '=', community)
        .execute();
      return found.map(({ kind, piece }) => ({ kind: kind as PieceKind, id: piece }));
    },

    async ofAuthor(author, limit) {
      const found = await rows()
        .where('author', '=', author)
        .orderBy('asked_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return found.map(toShowing);
    },
  };
}

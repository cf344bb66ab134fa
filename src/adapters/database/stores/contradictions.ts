import type { Selectable } from 'kysely';
import type { Contradiction, ContradictionStore } from '../../../features/knowledge/notices.ts';
import { AppError } from '../../../kernel/errors.ts';
import {
  asId,
  type CommunityId,
  type ContradictionId,
  type PersonId,
  type ProductId,
} from '../../../kernel/ids.ts';
import type { ContradictionsTable } from '../schema-knowledge.ts';
import type { Session } from '../session.ts';

const toContradiction = (row: Selectable<ContradictionsTable>): Contradiction => ({
  id: asId<ContradictionId>(row.id),
  version: row.version,
  one: asId<ProductId>(row.one),
  other: asId<ProductId>(row.other),
  why: row.why,
  flaggedBy: asId<PersonId>(row.flagged_by),
  community: row.community === null ? null : asId<CommunityId>(row.community),
  state: row.state as Contradiction['state'],
  outcome: row.outcome,
  settledBy: row.settled_by === null ? null : asId<PersonId>(row.settled_by),
  flaggedAt: row.flagged_at,
  settledAt: row.settled_at,
});

const toRow = (contradiction: Contradiction) => ({
  id: contradiction.id,
  version: contradiction.version,
  one: contradiction.one,
  other: contradiction.other,
  why: contradiction.why,
  flagged_by: contradiction.flaggedBy,
  community: contradiction.community,
  state: contradiction.state,
  outcome: contradiction.outcome,
  settled_by: contradiction.settledBy,
  flagged_at: contradiction.flaggedAt,
  settled_at: contradiction.settledAt,
});

export function contradictionStore({ read, write }: Session): ContradictionStore {
  const all = () => read().selectFrom('contradictions').selectAll();
  return {
    async insert(contradiction) {
      const row = await (await write())
        .insertInto('contradictions')
        .values(toRow(contradiction))
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },

    async update(contradiction) {
      const row = await (await write())
        .updateTable('contradictions')
        .set(toRow(contradiction))
        .where('id', '=', contradiction.id)
        .where('version', '=', contradiction.version - 1)
        .returning('id')
        .executeTakeFirst();
      if (!row) throw new AppError('changed-meanwhile', `contradiction ${contradiction.id}`);
    },

    async get(id) {
      const row = await all().where('id', '=', id).executeTakeFirst();
      return row ? toContradiction(row) : null;
    },

    async of(ids) {
      if (ids.length === 0) return [];
      const rows = await all()
        .where((where) => where.or([where('one', 'in', ids), where('other', 'in', ids)]))
        .orderBy('flagged_at', 'desc')
        .orderBy('id')
        .execute();
      return rows.map(toContradiction);
    },

    async open() {
      const rows = await all()
        .where('state', '=', 'open')
        .orderBy('flagged_at')
        .orderBy('id')
        .execute();
      return rows.map(toContradiction);
    },
  };
}

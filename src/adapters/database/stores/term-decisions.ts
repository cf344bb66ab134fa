import type { Insertable, Selectable } from 'kysely';
import { keyOf } from '../../../features/taxonomy/alike.ts';
import type { Merge, Retagged } from '../../../features/taxonomy/merging.ts';
import type { Proposal } from '../../../features/taxonomy/proposal.ts';
import type { MergeStore, ProposalStore } from '../../../features/taxonomy/store.ts';
import type { Term } from '../../../features/taxonomy/term.ts';
import { asId, type PersonId } from '../../../kernel/ids.ts';
import type { Language } from '../../../kernel/language.ts';
import type { TaxonomyMergesTable, TaxonomyProposalsTable } from '../schema-taxonomy.ts';
import type { Session } from '../session.ts';
import { json } from '../values.ts';
import { chunks } from './terms.ts';

const toProposal = (row: Selectable<TaxonomyProposalsTable>): Proposal => ({
  id: row.id,
  scheme: row.scheme,
  word: row.word,
  language: row.language as Language,
  note: row.note,
  state: row.state as Proposal['state'],
  proposedBy: asId<PersonId>(row.proposed_by),
  askedBy: row.asked_by.map((id) => asId<PersonId>(id)),
  createdAt: row.created_at,
  decidedBy: row.decided_by === null ? null : asId<PersonId>(row.decided_by),
  decidedAt: row.decided_at,
  reason: row.reason,
  term: row.term_id,
});

const toProposalRow = (proposal: Proposal): Omit<Insertable<TaxonomyProposalsTable>, 'id'> => ({
  scheme: proposal.scheme,
  word: proposal.word,
  key: keyOf(proposal.word),
  language: proposal.language,
  note: proposal.note,
  state: proposal.state,
  proposed_by: proposal.proposedBy,
  asked_by: proposal.askedBy,
  created_at: proposal.createdAt,
  decided_by: proposal.decidedBy,
  decided_at: proposal.decidedAt,
  reason: proposal.reason,
  term_id: proposal.term,
});

export function proposalStore({ read, write }: Session): ProposalStore {
  const proposals = () => read().selectFrom('taxonomy_proposals').selectAll();
  return {
    async list(limit) {
      const waiting = await proposals()
        .where('state', '=', 'waiting')
        .orderBy('created_at')
        .orderBy('id')
        .limit(limit)
        .execute();
      const decided = await proposals()
        .where('state', '<>', 'waiting')
        .orderBy('decided_at', 'desc')
        .orderBy('id')
        .limit(limit)
        .execute();
      return [...waiting, ...decided].map(toProposal);
    },
    async get(id) {
      const row = await proposals().where('id', '=', id).executeTakeFirst();
      return row ? toProposal(row) : null;
    },
    async waiting(scheme, key) {
      const row = await proposals()
        .where('scheme', '=', scheme)
        .where('key', '=', key)
        .where('state', '=', 'waiting')
        .executeTakeFirst();
      return row ? toProposal(row) : null;
    },
    async save(proposal) {
      const row = toProposalRow(proposal);
      await (await write())
        .insertInto('taxonomy_proposals')
        .values({ id: proposal.id, ...row })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
        .execute();
    },
  };
}

const toMerge = (row: Selectable<TaxonomyMergesTable>): Merge => ({
  id: row.id,
  at: row.at,
  by: asId<PersonId>(row.by),
  target: row.target,
  words: row.words,
  before: row.before as readonly Term[],
  items: row.items,
  undoneAt: row.undone_at,
  undoneBy: row.undone_by === null ? null : asId<PersonId>(row.undone_by),
});

export function mergeStore({ read, write }: Session): MergeStore {
  const merges = () => read().selectFrom('taxonomy_merges').selectAll();
  return {
    async get(id) {
      const row = await merges().where('id', '=', id).executeTakeFirst();
      return row ? toMerge(row) : null;
    },
    async list(limit) {
      // Ids are time-ordered.
      const rows = await merges()
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return rows.map(toMerge);
    },
    async save(merge, items = []) {
      const db = await write();
      const row = {
        at: merge.at,
        by: merge.by,
        target: merge.target,
        words: merge.words,
        before: json(merge.before),
        items: merge.items,
        undone_at: merge.undoneAt,
        undone_by: merge.undoneBy,
      };
      await db
        .insertInto('taxonomy_merges')
        .values({ id: merge.id, ...row })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
        .execute();
      for (const some of chunks(items)) {
        await db
          .insertInto('taxonomy_merge_items')
          .values(
            some.map(({ kind, id, before, after }) => ({
              merge_id: merge.id,
              kind,
              item_id: id,
              before,
              after,
            })),
          )
          .execute();
      }
    },
    async items(id) {
      const rows = await read()
        .selectFrom('taxonomy_merge_items')
        .selectAll()
        .where('merge_id', '=', id)
        .execute();
      return rows.map((row) => ({
        kind: row.kind as Retagged['kind'],
        id: row.item_id,
        before: row.before,
        after: row.after,
      }));
    },
  };
}

import type { Selectable } from 'kysely';
import type { TopicProposal } from '../../../features/discussions/proposals.ts';
import type { TopicProposalStore } from '../../../features/discussions/store.ts';
import {
  asId,
  type CommunityId,
  type DiscussionId,
  type PersonId,
  type TopicProposalId,
} from '../../../kernel/ids.ts';
import type { Language } from '../../../kernel/language.ts';
import type { TopicProposalsTable } from '../schema-discussions.ts';
import type { Session } from '../session.ts';
import { mustHaveChanged } from './versions.ts';

const MOST = 300;

const optional = <T>(value: string | null, as: (value: string) => T): T | null =>
  value === null ? null : as(value);

const toProposal = (row: Selectable<TopicProposalsTable>): TopicProposal => ({
  id: asId<TopicProposalId>(row.id),
  version: row.version,
  community: asId<CommunityId>(row.community),
  title: row.title,
  why: row.why,
  language: row.language as Language,
  by: asId<PersonId>(row.by),
  createdAt: row.created_at,
  state: row.state as TopicProposal['state'],
  reason: row.reason,
  mergedInto: optional(row.merged_into, asId<TopicProposalId>),
  discussion: optional(row.discussion, asId<DiscussionId>),
  answeredBy: optional(row.answered_by, asId<PersonId>),
  answeredAt: row.answered_at,
});

const toRow = (proposal: TopicProposal) => ({
  community: proposal.community,
  title: proposal.title,
  why: proposal.why,
  language: proposal.language,
  by: proposal.by,
  created_at: proposal.createdAt,
  state: proposal.state,
  reason: proposal.reason,
  merged_into: proposal.mergedInto,
  discussion: proposal.discussion,
  answered_by: proposal.answeredBy,
  answered_at: proposal.answeredAt,
});

export function topicProposalStore({ read, write }: Session): TopicProposalStore {
  const one = async (column: 'id' | 'key', value: string) => {
    const row = await read()
      .selectFrom('topic_proposals')
      .selectAll()
      .where(column, '=', value)
      .executeTakeFirst();
    return row ? toProposal(row) : null;
  };
  return {
    get: (id) => one('id', id),
    byKey: (key) => one('key', key),

    async list(communities) {
      if (communities.length === 0) return [];
      const rows = await read()
        .selectFrom('topic_proposals')
        .selectAll()
        .where('community', 'in', communities)
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(MOST)
        .execute();
      return rows.map(toProposal);
    },

    async insert(proposal, key) {
      await (await write())
        .insertInto('topic_proposals')
        .values({ id: proposal.id, version: proposal.version, key, ...toRow(proposal) })
        .execute();
    },

    async update(proposal) {
      const result = await (await write())
        .updateTable('topic_proposals')
        .set({ version: proposal.version + 1, ...toRow(proposal) })
        .where('id', '=', proposal.id)
        .where('version', '=', proposal.version)
        .executeTakeFirst();
      mustHaveChanged(result, `proposal ${proposal.id}`, proposal.version);
    },

    async backing(proposals) {
      if (proposals.length === 0) return [];
      const rows = await read()
        .selectFrom('topic_backings')
        .select(['proposal', 'person'])
        .where('proposal', 'in', proposals)
        .orderBy('at')
        .orderBy('person')
        .execute();
      return rows.map(({ proposal, person }) => ({
        proposal: asId<TopicProposalId>(proposal),
        person: asId<PersonId>(person),
      }));
    },

    async back({ proposal, person }) {
      await (await write())
        .insertInto('topic_backings')
        .values({ proposal, person })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },

    async unback({ proposal, person }) {
      await (await write())
        .deleteFrom('topic_backings')
        .where('proposal', '=', proposal)
        .where('person', '=', person)
        .execute();
    },
  };
}

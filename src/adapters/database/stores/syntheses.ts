import type { Selectable } from 'kysely';
import type { SynthesisStore } from '../../../features/discussions/store.ts';
import type { Gone, Statement, Synthesis } from '../../../features/discussions/synthesis.ts';
import {
  asId,
  type CommunityId,
  type DiscussionId,
  type PersonId,
  type ProductId,
} from '../../../kernel/ids.ts';
import type { Language } from '../../../kernel/language.ts';
import type { SynthesesTable } from '../schema.ts';
import type { Session } from '../session.ts';
import { json } from '../values.ts';
import { draftVersionStore } from './draft-versions.ts';
import { mustHaveChanged } from './versions.ts';

const toSynthesis = (row: Selectable<SynthesesTable>): Synthesis => ({
  discussion: asId<DiscussionId>(row.discussion),
  version: row.version,
  community: asId<CommunityId>(row.community),
  state: row.state as Synthesis['state'],
  languages: row.languages as Language[],
  statements: row.statements as Synthesis['statements'],
  setAside: row.set_aside as Synthesis['setAside'],
  gone: row.gone as Gone[],
  named: row.named as PersonId[],
  contributors: row.contributors,
  product: row.product === null ? null : asId<ProductId>(row.product),
  webUrl: row.web_url,
  createdAt: row.created_at,
  approvedBy: row.approved_by === null ? null : asId<PersonId>(row.approved_by),
});

const toRow = (synthesis: Synthesis) => ({
  community: synthesis.community,
  state: synthesis.state,
  languages: synthesis.languages,
  statements: json(synthesis.statements),
  set_aside: json(synthesis.setAside),
  gone: json(synthesis.gone ?? []),
  named: synthesis.named,
  contributors: synthesis.contributors,
  product: synthesis.product,
  web_url: synthesis.webUrl,
  created_at: synthesis.createdAt,
  approved_by: synthesis.approvedBy,
});

export function synthesisStore(session: Session): SynthesisStore {
  const { read, write } = session;
  return {
    versions: draftVersionStore<DiscussionId, Statement>(session, 'synthesis'),

    async get(discussion) {
      const row = await read()
        .selectFrom('syntheses')
        .selectAll()
        .where('discussion', '=', discussion)
        .executeTakeFirst();
      return row ? toSynthesis(row) : null;
    },

    async insert(synthesis) {
      const { discussion, version } = synthesis;
      const result = await (await write())
        .insertInto('syntheses')
        .values({ discussion, version, ...toRow(synthesis) })
        .onConflict((conflict) => conflict.column('discussion').doNothing())
        .executeTakeFirst();
      return result.numInsertedOrUpdatedRows === 1n;
    },

    async update(synthesis) {
      const result = await (await write())
        .updateTable('syntheses')
        .set({ version: synthesis.version + 1, ...toRow(synthesis) })
        .where('discussion', '=', synthesis.discussion)
        .where('version', '=', synthesis.version)
        .executeTakeFirst();
      mustHaveChanged(result, `synthesis of ${synthesis.discussion}`, synthesis.version);
    },

    async drafts(communities) {
      if (communities.length === 0) return [];
      const rows = await read()
        .selectFrom('syntheses')
        .selectAll()
        .where('state', '=', 'draft')
        .where('community', 'in', communities)
        .orderBy('created_at')
        .orderBy('discussion')
        .execute();
      return rows.map(toSynthesis);
    },
  };
}

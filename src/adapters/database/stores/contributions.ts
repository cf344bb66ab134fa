import { type Selectable, sql } from 'kysely';
import type {
  Audience,
  Contribution,
  ContributionHead,
} from '../../../features/discussions/contribution.ts';
import type { ContributionStore } from '../../../features/discussions/store.ts';
import type { Surface } from '../../../kernel/events.ts';
import {
  asId,
  type ContributionId,
  type DiscussionId,
  type PersonId,
} from '../../../kernel/ids.ts';
import type { Language } from '../../../kernel/language.ts';
import type { ContributionsTable } from '../schema.ts';
import type { Session } from '../session.ts';
import { mustHaveChanged } from './versions.ts';

const toContribution = (row: Selectable<ContributionsTable>): Contribution => ({
  id: asId<ContributionId>(row.id),
  version: row.version,
  discussion: asId<DiscussionId>(row.discussion),
  author: asId<PersonId>(row.author),
  text: row.text,
  language: row.language as Language,
  question: row.question,
  ...(row.answers ? { answers: asId<ContributionId>(row.answers) } : {}),
  consent: row.consent as Contribution['consent'],
  surface: row.surface as Surface,
  sourceKey: row.source_key,
  state: row.state as Contribution['state'],
  reason: row.reason,
  createdAt: row.created_at,
  ...(row.words_at ? { wordsAt: row.words_at } : {}),
  audience: row.audience as Audience,
  readers: row.readers.map((id) => asId<PersonId>(id)),
  cause: row.cause,
});

const HEAD = [
  'id',
  'author',
  'question',
  'answers',
  'surface',
  'state',
  'created_at',
  'audience',
  'readers',
] as const;

const toHead = (
  row: Pick<Selectable<ContributionsTable>, (typeof HEAD)[number]>,
): ContributionHead => ({
  id: asId<ContributionId>(row.id),
  author: asId<PersonId>(row.author),
  question: row.question,
  ...(row.answers ? { answers: asId<ContributionId>(row.answers) } : {}),
  surface: row.surface as Surface,
  state: row.state as Contribution['state'],
  createdAt: row.created_at,
  audience: row.audience as Audience,
  readers: row.readers.map((id) => asId<PersonId>(id)),
});

const toRow = (contribution: Contribution) => ({
  discussion: contribution.discussion,
  author: contribution.author,
  text: contribution.text,
  language: contribution.language,
  question: contribution.question,
  answers: contribution.answers ?? null,
  consent: contribution.consent,
  surface: contribution.surface,
  source_key: contribution.sourceKey,
  state: contribution.state,
  reason: contribution.reason,
  created_at: contribution.createdAt,
  words_at: contribution.wordsAt ?? null,
  audience: contribution.audience ?? 'community',
  readers: [...(contribution.readers ?? [])],
  cause: contribution.cause ?? null,
});

export function contributionStore({ read, write }: Session): ContributionStore {
  const one = async (column: 'id' | 'source_key', value: string): Promise<Contribution | null> => {
    const row = await read()
      .selectFrom('contributions')
      .selectAll()
      .where(column, '=', value)
      .executeTakeFirst();
    return row ? toContribution(row) : null;
  };
  return {
    get: (id) => one('id', id),
    bySource: (sourceKey) => one('source_key', sourceKey),

    async of(discussion) {
      const rows = await read()
        .selectFrom('contributions')
        .selectAll()
        .where('discussion', '=', discussion)
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.map(toContribution);
    },

    async headsOf(discussion) {
      const rows = await read()
        .selectFrom('contributions')
        .select(HEAD)
        .where('discussion', '=', discussion)
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.map(toHead);
    },

    async some(ids) {
      if (ids.length === 0) return [];
      const rows = await read()
        .selectFrom('contributions')
        .selectAll()
        .where('id', '=', sql<string>`any(${[...ids]}::text[])`)
        .execute();
      return rows.map(toContribution);
    },

    async saidBy(discussion, { author, from, to }) {
      const rows = await read()
        .selectFrom('contributions')
        .selectAll()
        .where('discussion', '=', discussion)
        .where('author', '=', author)
        .where('created_at', '>=', from)
        .where('created_at', '<=', to)
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.map(toContribution);
    },

    async insert(contribution) {
      const { id, version } = contribution;
      const result = await (await write())
        .insertInto('contributions')
        .values({ id, version, ...toRow(contribution) })
        .onConflict((conflict) => conflict.column('source_key').doNothing())
        .executeTakeFirst();
      return result.numInsertedOrUpdatedRows === 1n;
    },

    async update(contribution) {
      const result = await (await write())
        .updateTable('contributions')
        .set({ version: contribution.version + 1, ...toRow(contribution) })
        .where('id', '=', contribution.id)
        .where('version', '=', contribution.version)
        .executeTakeFirst();
      mustHaveChanged(result, `contribution ${contribution.id}`, contribution.version);
    },

    async waiting(communities) {
      if (communities.length === 0) return [];
      const rows = await read()
        .selectFrom('contributions')
        .innerJoin('discussions', 'discussions.id', 'contributions.discussion')
        .selectAll('contributions')
        .where('contributions.state', 'in', ['held', 'late'])
        .where('discussions.community', 'in', communities)
        .orderBy('contributions.created_at')
        .orderBy('contributions.id')
        .execute();
      return rows.map(toContribution);
    },

    async countPublished(discussions) {
      if (discussions.length === 0) return new Map();
      const rows = await read()
        .selectFrom('contributions')
        .select(['discussion', sql<number>`count(*)`.as('count')])
        .where('state', '=', 'published')
        .where('audience', 'in', ['community', 'guests'])
        .where('discussion', 'in', discussions)
        .groupBy('discussion')
        .execute();
      const counts = new Map(rows.map(({ discussion, count }) => [discussion, count]));
      return new Map(discussions.map((id) => [id, counts.get(id) ?? 0]));
    },
  };
}

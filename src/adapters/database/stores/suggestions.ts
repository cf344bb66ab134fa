import type { Selectable } from 'kysely';
import type {
  DismissalStore,
  Suggestion,
  SuggestionKind,
  SuggestionStore,
} from '../../../features/discussions/suggestions.ts';
import { asId, type ContributionId } from '../../../kernel/ids.ts';
import type { TendingTables } from '../schema-tending.ts';
import type { Session } from '../session.ts';

type PlaceKind = NonNullable<Suggestion['place']>['kind'];

const toSuggestion = (row: Selectable<TendingTables['contribution_suggestions']>): Suggestion => ({
  contribution: asId<ContributionId>(row.contribution),
  kind: row.kind as SuggestionKind,
  words: row.words,
  place:
    row.place_kind === null || row.place === null
      ? null
      : { kind: row.place_kind as PlaceKind, id: row.place },
  at: row.at,
});

export const suggestionStore = ({ read, write }: Session): SuggestionStore => ({
  async open(communities) {
    const rows = await read()
      .selectFrom('contribution_suggestions')
      .innerJoin('contributions', 'contributions.id', 'contribution_suggestions.contribution')
      .innerJoin('discussions', 'discussions.id', 'contributions.discussion')
      .selectAll('contribution_suggestions')
      .where('contributions.state', '=', 'published')
      .where('discussions.state', 'in', ['open', 'closing'])
      .where('discussions.community', 'in', communities)
      .orderBy('contribution_suggestions.at')
      .orderBy('contribution_suggestions.contribution')
      .execute();
    return rows.map(toSuggestion);
  },

  async get(contribution) {
    const row = await read()
      .selectFrom('contribution_suggestions')
      .selectAll()
      .where('contribution', '=', contribution)
      .executeTakeFirst();
    return row ? toSuggestion(row) : null;
  },

  async save({ contribution, kind, words, place, at }) {
    const row = { kind, words, place_kind: place?.kind ?? null, place: place?.id ?? null, at };
    await (await write())
      .insertInto('contribution_suggestions')
      .values({ contribution, ...row })
      .onConflict((conflict) => conflict.column('contribution').doUpdateSet(row))
      .execute();
  },

  async remove(contribution) {
    await (await write())
      .deleteFrom('contribution_suggestions')
      .where('contribution', '=', contribution)
      .execute();
  },
});

export const dismissalStore = ({ read, write }: Session): DismissalStore => ({
  async of(keys) {
    if (keys.length === 0) return new Set();
    const rows = await read()
      .selectFrom('dismissed_suggestions')
      .select('key')
      .where('key', 'in', keys)
      .execute();
    return new Set(rows.map(({ key }) => key));
  },

  async add(dismissal) {
    await (await write())
      .insertInto('dismissed_suggestions')
      .values(dismissal)
      .onConflict((conflict) => conflict.column('key').doNothing())
      .execute();
  },
});

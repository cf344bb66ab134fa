import type { Selectable } from 'kysely';
import type {
  JoinStore,
  TendingStores,
  Turn,
  TurnState,
} from '../../../features/discussions/tending.ts';
import { asId, type ContributionId, type PersonId, type QueryId } from '../../../kernel/ids.ts';
import type { TendingTables } from '../schema-tending.ts';
import type { Session } from '../session.ts';
import { dismissalStore, suggestionStore } from './suggestions.ts';
import { mustHaveChanged } from './versions.ts';

const toTurn = (row: Selectable<TendingTables['contribution_turns']>): Turn => ({
  contribution: asId<ContributionId>(row.contribution),
  version: row.version,
  by: asId<PersonId>(row.by),
  of: asId<PersonId>(row.of),
  text: row.text,
  state: row.state as TurnState,
  query: row.query === null ? null : asId<QueryId>(row.query),
  askedAt: row.asked_at,
  settledAt: row.settled_at,
});

const toRow = ({ by, of, text, state, query, askedAt, settledAt }: Turn) => ({
  ...{ by, of, text, state, query },
  asked_at: askedAt,
  settled_at: settledAt,
});

type Tended = TendingStores & { readonly joins: JoinStore };

export const tendingStores = (session: Session): Tended => ({
  suggestions: suggestionStore(session),
  dismissals: dismissalStore(session),
  ...madeOf(session),
});

const madeOf = ({ read, write }: Session): Pick<Tended, 'joins' | 'turns'> => ({
  joins: {
    async of(discussion) {
      const rows = await read()
        .selectFrom('contribution_joins')
        .innerJoin('contributions', 'contributions.id', 'contribution_joins.part')
        .selectAll('contribution_joins')
        .where('contributions.discussion', '=', discussion)
        .orderBy('contributions.created_at')
        .orderBy('contribution_joins.part')
        .execute();
      return rows.map(({ part, into, by, at }) => ({
        part: asId<ContributionId>(part),
        into: asId<ContributionId>(into),
        by: asId<PersonId>(by),
        at,
      }));
    },

    async save({ part, ...join }) {
      await (await write())
        .insertInto('contribution_joins')
        .values({ part, ...join })
        .onConflict((conflict) => conflict.column('part').doUpdateSet(join))
        .execute();
    },

    async remove(part) {
      await (await write()).deleteFrom('contribution_joins').where('part', '=', part).execute();
    },
  },

  turns: {
    async get(contribution) {
      const row = await read()
        .selectFrom('contribution_turns')
        .selectAll()
        .where('contribution', '=', contribution)
        .executeTakeFirst();
      return row ? toTurn(row) : null;
    },

    async of(discussion) {
      const rows = await read()
        .selectFrom('contribution_turns')
        .innerJoin('contributions', 'contributions.id', 'contribution_turns.contribution')
        .selectAll('contribution_turns')
        .where('contributions.discussion', '=', discussion)
        .orderBy('contribution_turns.asked_at')
        .execute();
      return rows.map(toTurn);
    },

    async save(turn) {
      const { contribution, version } = turn;
      const row = toRow(turn);
      const result = await (await write())
        .insertInto('contribution_turns')
        .values({ contribution, version: version + 1, ...row })
        .onConflict((conflict) =>
          conflict
            .column('contribution')
            .doUpdateSet({ version: version + 1, ...row })
            .where('contribution_turns.version', '=', version),
        )
        .executeTakeFirst();
      const changed = { numUpdatedRows: result.numInsertedOrUpdatedRows ?? 0n };
      mustHaveChanged(changed, `question of ${contribution}`, version);
    },
  },
});

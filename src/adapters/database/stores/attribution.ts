import { type Selectable, type SqlBool, sql } from 'kysely';
import type { Check, DraftKind, Suggestion } from '../../../features/attribution/model.ts';
import type { CheckStore } from '../../../features/attribution/store.ts';
import { asId, type CheckId, type CommunityId, type PersonId } from '../../../kernel/ids.ts';
import { keptFor } from '../kept.ts';
import type { AttributionTables } from '../schema-attribution.ts';
import type { Session } from '../session.ts';
import { json } from '../values.ts';
import { mustHaveChanged } from './versions.ts';

/** Of what somebody is asked and was asked. */
const MOST_LISTED = 100;

const toCheck = (row: Selectable<AttributionTables['attribution_checks']>): Check => ({
  id: asId<CheckId>(row.id),
  version: row.version,
  kind: row.kind as DraftKind,
  item: row.item,
  community: asId<CommunityId>(row.community),
  person: asId<PersonId>(row.person),
  round: row.round,
  state: row.state as Check['state'],
  shown: row.shown,
  askedBy: asId<PersonId>(row.asked_by),
  askedAt: row.asked_at,
  until: row.until,
  answeredAt: row.answered_at,
  request: row.request,
});

const toSuggestion = (
  row: Selectable<AttributionTables['attribution_suggestions']>,
): Suggestion => ({
  check: asId<CheckId>(row.check_id),
  statement: row.statement,
  text: row.text,
  state: row.state as Suggestion['state'],
  madeAt: row.made_at,
});

const changing = (check: Check) => ({
  round: check.round,
  state: check.state,
  shown: json(check.shown),
  asked_by: check.askedBy,
  asked_at: check.askedAt,
  until: check.until,
  answered_at: check.answeredAt,
  request: check.request,
});

const suggesting = ({ read, write }: Session) =>
  ({
    async suggestions(checks) {
      if (checks.length === 0) return [];
      const rows = await read()
        .selectFrom('attribution_suggestions')
        .selectAll()
        .where('check_id', 'in', checks)
        .orderBy('made_at')
        .orderBy('check_id')
        .orderBy('statement')
        .execute();
      return rows.map(toSuggestion);
    },

    async suggest({ check, statement, text, state, madeAt }) {
      const said = { text, state, made_at: madeAt };
      await (await write())
        .insertInto('attribution_suggestions')
        .values({ check_id: check, statement, ...said })
        .onConflict((conflict) => conflict.columns(['check_id', 'statement']).doUpdateSet(said))
        .execute();
    },

    async forget({ check, statement }) {
      await (await write())
        .deleteFrom('attribution_suggestions')
        .where('check_id', '=', check)
        .where('statement', '=', statement)
        .execute();
    },

    async forgetOld() {
      const db = await write();
      const old = sql<SqlBool>`until < clock_timestamp() - ${keptFor('checks')} and state <> 'redaction'`;
      await db
        .deleteFrom('attribution_suggestions')
        .where('check_id', 'in', db.selectFrom('attribution_checks').select('id').where(old))
        .execute();
      await db.deleteFrom('attribution_checks').where(old).execute();
    },

    async waiting(communities) {
      if (communities.length === 0) return [];
      const rows = await read()
        .selectFrom('attribution_suggestions as given')
        .innerJoin('attribution_checks as asked', 'asked.id', 'given.check_id')
        .select(['asked.kind', 'asked.item', 'asked.community', 'given.made_at as since'])
        .where('given.state', '=', 'waiting')
        .where('asked.community', 'in', communities)
        .orderBy('given.made_at')
        .execute();
      return rows.map(({ kind, item, community, since }) => ({
        kind: kind as DraftKind,
        item,
        community: asId<CommunityId>(community),
        since,
      }));
    },
  }) satisfies Partial<CheckStore>;

export function checkStore(session: Session): CheckStore {
  const { read, write } = session;
  const all = () => read().selectFrom('attribution_checks').selectAll();
  return {
    ...suggesting(session),

    async get(id) {
      const row = await all().where('id', '=', id).executeTakeFirst();
      return row ? toCheck(row) : null;
    },

    async of({ kind, item }) {
      const rows = await all()
        .where('kind', '=', kind)
        .where('item', '=', item)
        .orderBy('asked_at')
        .orderBy('id')
        .execute();
      return rows.map(toCheck);
    },

    async ofPerson(person) {
      const rows = await all()
        .where('person', '=', person)
        .orderBy('asked_at', 'desc')
        .orderBy('id', 'desc')
        .limit(MOST_LISTED)
        .execute();
      return rows.map(toCheck);
    },

    async byRequest(request) {
      const row = await all().where('request', '=', request).executeTakeFirst();
      return row ? toCheck(row) : null;
    },

    async insert(check) {
      const { id, version, kind, item, community, person } = check;
      const result = await (await write())
        .insertInto('attribution_checks')
        .values({ id, version, kind, item, community, person, ...changing(check) })
        .onConflict((conflict) => conflict.columns(['kind', 'item', 'person']).doNothing())
        .executeTakeFirst();
      return result.numInsertedOrUpdatedRows === 1n;
    },

    async update(check) {
      const result = await (await write())
        .updateTable('attribution_checks')
        .set({ version: check.version + 1, ...changing(check) })
        .where('id', '=', check.id)
        .where('version', '=', check.version)
        .executeTakeFirst();
      mustHaveChanged(result, `check ${check.id}`, check.version);
    },
  };
}

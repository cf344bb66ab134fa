import { sql } from 'kysely';
import type { CountedId, ScopeKind } from '../../../features/insights/indicators.ts';
import type { Charge, Decision, Figure, Outcome, Tally } from '../../../features/insights/model.ts';
import type {
  ChargeStore,
  DecisionStore,
  FigureStore,
  InPeriod,
  InsightStores,
} from '../../../features/insights/store.ts';
import { asId, type DecisionId, type PersonId } from '../../../kernel/ids.ts';
import { NOBODY } from '../../../kernel/nobody.ts';
import type { Session } from '../session.ts';
import { json } from '../values.ts';
import { FACTS } from './insight-facts.ts';

/** Statements with more parameters than that are refused by PostgreSQL; nine for each figure. */
const AT_ONCE = 5_000;

const person = (id: string | null): PersonId | null => (id === null ? null : asId<PersonId>(id));

interface Row {
  readonly indicator: string;
  readonly kind: string;
  readonly scope: string;
  readonly part: string;
  readonly value: number | null;
  readonly n: number;
  readonly people: number;
}

const toFigure = ({ indicator, kind, scope, part, value, n, people }: Row): Figure => ({
  ...{ scope, part, value, n, people },
  indicator: indicator as CountedId,
  kind: kind as ScopeKind,
});

const SCOPES = {
  community: sql`('community', f.community)`,
  unit: sql`('unit', coalesce(f.unit, ''))`,
  region: sql`('region', coalesce(f.region, ''))`,
} as const;

function figureStore({ read, write }: Session): FigureStore {
  return {
    async count({ id, by }, asked) {
      if (id === 'members-state') return [];
      const scopes = sql.join([sql`('all', '')`, ...by.map((kind) => SCOPES[kind])]);
      const periods = json(
        asked.periods.map(({ id: period, from, until }) => ({ period, from, until })),
      );
      const { rows } = await sql<InPeriod<Tally>>`
        select p.period, s.kind, s.scope, f.part,
          (count(*) filter (where f.hit))::int as hits, count(*)::int as total,
          (count(distinct f.person) filter (where f.person <> ${NOBODY}))::int as people,
          count(distinct f.thing)::int as things,
          percentile_cont(0.5) within group (order by f.amount) as median, count(f.amount)::int as measured
        from (${FACTS[id](asked)}) f
          join jsonb_to_recordset(${periods}::jsonb) as p(period text, "from" timestamptz, until timestamptz)
            on f.at is null or (f.at >= p."from" and f.at < p.until)
          cross join lateral (values ${scopes}) as s(kind, scope)
        where s.scope is not null
        group by p.period, s.kind, s.scope, f.part`.execute(read());
      return rows;
    },

    async keep({ id }, periods, figures, at) {
      const db = await write();
      await db
        .deleteFrom('figures')
        .where('indicator', '=', id)
        .where(
          'period',
          'in',
          periods.map((one) => one.id),
        )
        .execute();
      for (let from = 0; from < figures.length; from += AT_ONCE) {
        const rows = figures
          .slice(from, from + AT_ONCE)
          .map(({ period, indicator, kind, scope, part, value, n, people }) => {
            return { period, indicator, kind, scope, part, value, n, people, at };
          });
        // Two who ask first at the same moment both count: the later says the same.
        await db
          .insertInto('figures')
          .values(rows)
          .onConflict((conflict) =>
            conflict
              .columns(['period', 'kind', 'scope', 'indicator', 'part'])
              .doUpdateSet(({ ref }) => ({
                value: ref('excluded.value'),
                n: ref('excluded.n'),
                people: ref('excluded.people'),
                at: ref('excluded.at'),
              })),
          )
          .execute();
      }
    },

    async countedAt() {
      const row = await read().selectFrom('figures_counted').select('at').executeTakeFirst();
      return row?.at ?? null;
    },

    async counted(at) {
      await (await write())
        .insertInto('figures_counted')
        .values({ at })
        .onConflict((conflict) => conflict.column('one').doUpdateSet({ at }))
        .execute();
    },

    async of(period, kind) {
      const rows = await read()
        .selectFrom('figures')
        .selectAll()
        .where('period', '=', period)
        .where('kind', '=', kind)
        .orderBy('indicator')
        .orderBy('part')
        .execute();
      return rows.map((row) => ({ ...toFigure(row), at: row.at }));
    },

    async along(periods, kind) {
      if (periods.length === 0) return [];
      const rows = await read()
        .selectFrom('figures')
        .selectAll()
        .where('period', 'in', periods)
        .where('kind', '=', kind)
        .where('part', '=', '')
        .execute();
      return rows.map((row) => ({ ...toFigure(row), period: row.period }));
    },

    async places() {
      const of = (column: 'unit' | 'region') =>
        read()
          .selectFrom('people')
          .select(column)
          .distinct()
          .where('active', '=', true)
          .where(column, 'is not', null)
          .where(column, '<>', '')
          .orderBy(column)
          .execute();
      const [units, regions] = await Promise.all([of('unit'), of('region')]);
      return {
        units: units.flatMap(({ unit }) => unit ?? []),
        regions: regions.flatMap(({ region }) => region ?? []),
      };
    },
  };
}

function chargeStore({ read, write }: Session): ChargeStore {
  return {
    async all() {
      const rows = await read().selectFrom('indicator_charges').selectAll().execute();
      return rows.map(
        (row): Charge => ({
          indicator: row.indicator as Charge['indicator'],
          owner: person(row.owner),
          baseline: row.baseline,
          target: row.target,
          changedBy: asId<PersonId>(row.changed_by),
          changedAt: row.changed_at,
        }),
      );
    },

    async save({ indicator, owner, baseline, target, changedBy, changedAt }) {
      const changes = { owner, baseline, target, changed_by: changedBy, changed_at: changedAt };
      await (await write())
        .insertInto('indicator_charges')
        .values({ indicator, ...changes })
        .onConflict((conflict) => conflict.column('indicator').doUpdateSet(changes))
        .execute();
    },
  };
}

function decisionStore({ read, write }: Session): DecisionStore {
  return {
    async add({ id, key, period, outcome, text, indicators, owner, due, decidedBy, decidedAt }) {
      await (await write())
        .insertInto('figure_decisions')
        .values({
          ...{ id, key, period, outcome, text, owner, due },
          indicators: [...indicators],
          decided_by: decidedBy,
          decided_at: decidedAt,
        })
        .onConflict((conflict) => conflict.column('key').doNothing())
        .execute();
    },

    async of(periods) {
      if (periods.length === 0) return [];
      const rows = await read()
        .selectFrom('figure_decisions')
        .selectAll()
        .where('period', 'in', periods)
        .orderBy('decided_at', 'desc')
        .orderBy('id')
        .execute();
      return rows.map(
        (row): Decision => ({
          id: asId<DecisionId>(row.id),
          key: row.key,
          period: row.period,
          outcome: row.outcome as Outcome,
          text: row.text,
          indicators: row.indicators as Decision['indicators'],
          owner: person(row.owner),
          due: row.due,
          decidedBy: asId<PersonId>(row.decided_by),
          decidedAt: row.decided_at,
        }),
      );
    },
  };
}

export const insightStores = (session: Session): InsightStores => ({
  figures: figureStore(session),
  charges: chargeStore(session),
  decisions: decisionStore(session),
});

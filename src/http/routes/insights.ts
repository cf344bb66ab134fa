import { z } from 'zod';
import {
  chargeIndicator,
  closePeriod,
  type Indicator,
  type Insights,
  insightQuery,
  insights,
} from '../../contract/insights.ts';
import {
  INDICATORS,
  type IndicatorId,
  indicatorOf,
  isCounted,
} from '../../features/insights/indicators.ts';
import type { Period } from '../../features/insights/periods.ts';
import type { Shown } from '../../features/insights/showing.ts';
import { addDays } from '../../kernel/days.ts';
import { AppError } from '../../kernel/errors.ts';
import type { InsightPage } from '../../views/insights.ts';
import { colleague } from '../colleague.ts';
import type { HttpDeps } from '../deps.ts';
import { type Route, route } from '../route.ts';

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

const presentPeriod = ({ id, kind, from, until }: Period): Insights['period'] => ({
  ...{ id, kind, from: dayOf(from) },
  until: addDays(dayOf(until), -1),
});

function presentIndicator(page: InsightPage, shown: Shown): Indicator {
  const { indicator, standing, value, n, small, at, parts, partsWithheld, trend } = shown;
  const { id, group } = indicator;
  const charge = page.charges.get(id);
  const counted = isCounted(indicator);
  return {
    ...{ id, group, standing, value, n, small, partsWithheld },
    formula: counted ? indicator.formula : null,
    when: counted ? indicator.when : null,
    page: counted ? null : indicator.page,
    at: at?.toISOString() ?? null,
    parts: parts.map((one) => ({ ...one, label: page.partLabel(id, one.part) })),
    trend: [...trend],
    owner: page.nameOf(charge?.owner ?? null),
    baseline: charge?.baseline ?? null,
    target: charge?.target ?? null,
  };
}

const present = (page: InsightPage): Insights => ({
  ...{ scope: page.scope, smallest: page.smallest, mayDecide: page.mayDecide },
  period: presentPeriod(page.period),
  periods: page.periods.map(presentPeriod),
  scopes: [...page.scopes],
  countedAt: page.countedAt?.toISOString() ?? null,
  indicators: page.shown.map((one) => presentIndicator(page, one)),
  decisions: page.decisions.map(({ id, period, outcome, text, indicators, ...one }) => ({
    ...{ id, period, outcome, text, indicators: [...indicators], due: one.due },
    owner: page.nameOf(one.owner),
    by: page.nameOf(one.decidedBy),
    at: one.decidedAt.toISOString(),
  })),
});

/** @throws AppError `not-found` */
function known(id: string): IndicatorId {
  const found = indicatorOf(id);
  if (!found) throw new AppError('not-found', `no indicator ${id}`);
  return found.id;
}

/** Indicators with what they mean and rest on, and what is decided because of them. */
export function insightRoutes({
  views,
  actions: { insights: figures, people },
}: HttpDeps): Route[] {
  const person = async (words: string | null) => (words === null ? null : colleague(people, words));
  return [
    route({
      method: 'GET',
      path: '/insights',
      summary: 'Indicators by period, community, unit or region, with what is withheld or missing',
      query: insightQuery,
      answer: insights,
      run: async (who, { query: { period, ...scope } }) =>
        present(await views.insights.page(who, scope, period ?? null)),
    }),
    route({
      method: 'PUT',
      path: '/insights/indicators/:id',
      summary: 'Who answers for an indicator, where it began and where it should be (governance)',
      params: z.object({ id: z.enum(INDICATORS.map(({ id }) => id)) }),
      body: chargeIndicator,
      answer: null,
      run: async (who, { params, body }) => {
        await figures.charge(who, params.id, { ...body, owner: await person(body.owner) });
      },
    }),
    route({
      method: 'POST',
      path: '/insights/decisions',
      summary: 'Close a period with what was decided, or why nothing changes (governance)',
      body: closePeriod,
      answer: null,
      run: async (who, { body: { nonce, indicators, ...body } }) => {
        await figures.decide(who, {
          ...body,
          key: `${who.id}:${nonce}`,
          indicators: indicators.map(known),
          owner: await person(body.owner),
        });
      },
    }),
  ];
}

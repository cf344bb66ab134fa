import { z } from 'zod';
import { id, instant, nonce } from './common.ts';

const group = z.enum([
  'value',
  'reach',
  'quality',
  'uptake',
  'capture',
  'culture',
  'benefits',
  'sustainability',
]);
const periodId = z.string().regex(/^\d{4}(-(Q[1-4]|0[1-9]|1[0-2]))?$/);
const kind = z.enum(['all', 'community', 'unit', 'region']);
const day = z.iso.date();

export const insightQuery = z.object({
  /** `2026-11`, `2026-Q4` or `2026`; absent: the quarter that runs. */
  period: periodId.optional(),
  kind: kind.default('all'),
  /** Id of a community, name of a unit or region. */
  name: z.string().max(200).default(''),
});

const period = z.object({
  id: periodId,
  kind: z.enum(['month', 'quarter', 'year']),
  /** The first and the last day. */
  from: day,
  until: day,
});
export type InsightPeriod = z.infer<typeof period>;

const scope = z.object({ kind, name: z.string(), label: z.string() });
export type InsightScope = z.infer<typeof scope>;

const indicator = z.object({
  /** Its words are `figures.of.<id>`. */
  id: z.string(),
  group,
  /** How it is counted; null where it is not. A share is a fraction of 1, a median is in hours. */
  formula: z.enum(['count', 'people', 'share', 'per', 'median', 'distinct']).nullable(),
  /** `now`: as things stood when it was counted. */
  when: z.enum(['period', 'now']).nullable(),
  standing: z.enum(['shown', 'withheld', 'none', 'not-kept', 'not-here', 'elsewhere', 'missing']),
  /** The page that shows it, where it stands elsewhere. */
  page: z.string().nullable(),
  value: z.number().nullable(),
  /** How many facts it rests on. */
  n: z.number().int(),
  /** Fewer than a figure should rest on. */
  small: z.boolean(),
  at: instant.nullable(),
  /** Largest first. `label`: null where the words are `figures.part.<id>.<part>`. */
  parts: z.array(
    z.object({
      part: z.string(),
      label: z.string().nullable(),
      value: z.number().nullable(),
      n: z.number().int(),
    }),
  ),
  partsWithheld: z.number().int(),
  /** Oldest first. */
  trend: z.array(
    z.object({
      period: periodId,
      value: z.number().nullable(),
      n: z.number().int(),
      standing: z.enum(['shown', 'withheld', 'none']),
    }),
  ),
  /** Who answers for it; null: nobody. */
  owner: z.string().nullable(),
  baseline: z.number().nullable(),
  target: z.number().nullable(),
});
export type Indicator = z.infer<typeof indicator>;

export const insights = z.object({
  period,
  /** Newest first. */
  periods: z.array(period),
  scope: z.object({ kind, name: z.string() }),
  /** Besides those of all. */
  scopes: z.array(scope),
  /** Fewer people are not shown as a group. */
  smallest: z.number().int(),
  countedAt: instant.nullable(),
  indicators: z.array(indicator),
  /** Of this period and the one before, newest first. */
  decisions: z.array(
    z.object({
      id,
      period: periodId,
      outcome: z.enum(['decided', 'unchanged']),
      text: z.string(),
      indicators: z.array(z.string()),
      owner: z.string().nullable(),
      due: day.nullable(),
      by: z.string(),
      at: instant,
    }),
  ),
  /** Whether this person names who answers for what, and closes periods. */
  mayDecide: z.boolean(),
});
export type Insights = z.infer<typeof insights>;

export const chargeIndicator = z.object({
  /** By name or mail address; null: nobody. */
  owner: z.string().trim().min(1).max(200).nullable(),
  baseline: z.number().min(-1e12).max(1e12).nullable(),
  target: z.number().min(-1e12).max(1e12).nullable(),
});
export type ChargeIndicator = z.infer<typeof chargeIndicator>;

export const closePeriod = z.object({
  nonce,
  period: periodId,
  outcome: z.enum(['decided', 'unchanged']),
  text: z.string().trim().min(3).max(2_000),
  indicators: z.array(z.string().max(60)).max(40),
  /** By name or mail address; null: nobody. */
  owner: z.string().trim().min(1).max(200).nullable(),
  due: day.nullable(),
});
export type ClosePeriod = z.infer<typeof closePeriod>;

import { z } from 'zod';

const count = z.number().int();
const figures = z.object({
  /** How many were asked. */
  people: count,
  /** The seven that follow add up to it. */
  sent: count,
  answered: count,
  begun: count,
  snoozed: count,
  declined: count,
  overdue: count,
  waiting: count,
  off: count,
});
export type PromptFigures = z.infer<typeof figures>;

/** What became of what people were asked in the last year, by unit. */
export const promptsByUnit = z.object({
  /** The first day that is counted. */
  since: z.iso.date(),
  /** All together; null for whoever sees units alone. */
  all: figures.nullable(),
  units: z.array(figures.extend({ unit: z.string().nullable(), reasons: z.array(z.string()) })),
  /** Units that are not shown, since too few people were asked there or to keep that from being told. */
  withheld: count,
  smallest: count,
});
export type PromptsByUnit = z.infer<typeof promptsByUnit>;

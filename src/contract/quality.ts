import { z } from 'zod';
import { id } from './common.ts';

const words = z.object({ en: z.string(), fr: z.string(), es: z.string() });
const scale = z.enum(['context', 'quality']);

const figures = z.object({
  dimension: z.string(),
  /** `context`: 1 to 4, 1 the best. `quality`: 1 to 8, 8 the best. */
  scale,
  /** How many gave a number. */
  n: z.number().int(),
  iia: z.number().int(),
  /** Null where there is none. */
  mean: z.number().nullable(),
  /** Sample standard deviation; null below two numbers. */
  sd: z.number().nullable(),
  /** Fewer numbers than a mean should rest on. */
  small: z.boolean(),
});
export type QualityFigures = z.infer<typeof figures>;

export const quality = z.object({
  dimensions: z.array(z.object({ id: z.string(), scale, label: words })),
  /** As many numbers as a mean should rest on. */
  least: z.number().int(),
  /** All together first (`programme` null), then each programme. */
  portfolios: z.array(
    z.object({
      programme: z.string().nullable(),
      assessments: z.array(z.object({ id, product: z.string() })),
      figures: z.array(figures),
    }),
  ),
  /** Of what is out and says anything on the point. */
  reached: z.array(
    z.object({
      point: z.enum(['gender', 'disability', 'vulnerable-groups', 'social-partners']),
      yes: z.number().int(),
      of: z.number().int(),
    }),
  ),
});
export type Quality = z.infer<typeof quality>;

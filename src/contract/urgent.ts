import { z } from 'zod';
import { id, instant, language } from './common.ts';

/** One page of what has come of an urgent discussion so far. */
export const outputPage = z.object({
  /** Empty as long as nobody wrote it. */
  text: z.string(),
  by: z.string().nullable(),
  at: instant.nullable(),
  /** How often it was written. */
  versions: z.number().int(),
  mayWrite: z.boolean(),
});
export type OutputPage = z.infer<typeof outputPage>;

export const writeOutput = z.object({
  version: z.number().int(),
  text: z.string().trim().min(1).max(6_000),
});
export type WriteOutput = z.infer<typeof writeOutput>;

/** What goes on urgently, and who coordinates it. */
export const urgentDiscussions = z.object({
  items: z.array(
    z.object({
      id,
      title: z.string(),
      language,
      community: z.object({ id, name: z.string() }),
      coordinator: z.string(),
      endsAt: instant,
      /** This reader belongs there; else they may join the community without asking. */
      mine: z.boolean(),
    }),
  ),
});
export type UrgentDiscussions = z.infer<typeof urgentDiscussions>;

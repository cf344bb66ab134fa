import { z } from 'zod';
import { id, instant } from './common.ts';
import { contribution } from './discussions.ts';

/** What waits for a moderator, oldest first. */
export const waiting = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('contribution'),
    since: instant,
    discussion: z.object({ id, title: z.string() }),
    contribution,
  }),
  z.object({
    kind: z.literal('synthesis'),
    since: instant,
    discussion: z.object({ id, title: z.string() }),
  }),
]);
export type Waiting = z.infer<typeof waiting>;

export const queue = z.object({ items: z.array(waiting) });
export type Queue = z.infer<typeof queue>;

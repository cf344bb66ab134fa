import { z } from 'zod';
import { id, instant } from './common.ts';
import { contribution } from './discussions.ts';
import { querySummary, reply } from './queries.ts';

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
  z.object({ kind: z.literal('reply'), since: instant, query: querySummary, reply }),
  /** Nobody has replied for three working days. */
  z.object({ kind: z.literal('unanswered'), since: instant, query: querySummary }),
  /** Ten days after posting, or once its needed-by date is near: the consolidated reply is due. */
  z.object({ kind: z.literal('consolidated'), since: instant, query: querySummary }),
]);
export type Waiting = z.infer<typeof waiting>;

/** How taking a message out of its channel ended; `url` leads to it where it is still there. */
export const removal = z.object({
  result: z.enum(['removed', 'gone', 'refused', 'sign-in', 'consent', 'unavailable']),
  url: z.string().nullable(),
});
export type Removal = z.infer<typeof removal>;

export const queue = z.object({ items: z.array(waiting) });
export type Queue = z.infer<typeof queue>;

import { z } from 'zod';
import { id, instant } from './common.ts';

const named = { id, name: z.string() };

/** Whom neither chat nor mail reaches, and who reads of it by mail alone. The first two hundred of each. */
export const reachList = z.object({
  unreached: z.array(
    z.object({
      ...named,
      messages: z.number().int(),
      since: instant,
      /** `reach.why.<why>` and `reach.remedy.<why>`. */
      why: z.enum(['no-sender', 'no-mail-right', 'no-mailbox', 'no-address', 'unknown']),
    }),
  ),
  unreachedCount: z.number().int(),
  /** In the last thirty days. */
  mailed: z.array(
    z.object({
      ...named,
      letters: z.number().int(),
      last: instant,
      /** `reach.closed.<why>`. */
      why: z.enum(['removed', 'no-right', 'not-in-catalogue', 'no-account', 'unknown']),
    }),
  ),
  mailedCount: z.number().int(),
});
export type ReachList = z.infer<typeof reachList>;

import { z } from 'zod';
import { id, instant } from './common.ts';

const someone = z.object({ id, name: z.string(), unit: z.string().nullable() });

/** Who sees to terms and tags, and who was named or let go, the newest first. */
export const contentManagers = z.object({
  people: z.array(someone),
  changes: z.array(
    z.object({
      id,
      person: z.string(),
      by: z.string(),
      verb: z.enum(['grant', 'revoke']),
      at: instant,
    }),
  ),
});
export type ContentManagers = z.infer<typeof contentManagers>;

/** The mail address, the full name, or enough of the name to mean one person only. */
export const nameManager = z.object({ person: z.string().trim().min(1).max(200) });

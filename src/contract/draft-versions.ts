import { z } from 'zod';
import { instant } from './common.ts';

/** What a draft said at each of its versions, newest first. */
export const draftVersions = <T extends z.ZodType>(statement: T) =>
  z.object({
    items: z.array(
      z.object({
        version: z.number().int(),
        /** Null: made by Praxis. */
        by: z.string().nullable(),
        at: instant,
        statements: z.array(statement),
        setAside: z.array(z.object({ statement, reason: z.string() })),
      }),
    ),
  });

import { z } from 'zod';

/** How far each library is read: for administrators. Moments are ISO. */
export const libraryProgress = z.object({
  driveId: z.string(),
  name: z.string(),
  audience: z.enum(['all', 'community', 'named', 'checked']),
  state: z.enum(['waiting', 'reading', 'ready', 'failed']),
  /** Where it failed: why. */
  reason: z.enum(['unreachable', 'forbidden', 'missing', 'unexpected']).nullable(),
  /** Files read since `since`; of how many, where that is known. */
  read: z.number().int(),
  total: z.number().int().nullable(),
  since: z.string(),
  lastSuccess: z.string().nullable(),
  secondsLeft: z.number().int().nullable(),
  products: z.number().int(),
  unreadable: z.number().int(),
  /** Some of the unreadable, newest first: those that the reader may open. `reason` is a word of `common.unreadable`. */
  files: z.array(z.object({ name: z.string(), reason: z.string(), webUrl: z.string() })),
});
export type LibraryProgress = z.infer<typeof libraryProgress>;

export const readLibraries = z.object({
  /** A library is being read at this moment. */
  reading: z.boolean(),
  libraries: z.array(libraryProgress),
});
export type ReadLibraries = z.infer<typeof readLibraries>;

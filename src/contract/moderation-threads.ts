import { z } from 'zod';
import { id, language } from './common.ts';

/** For whom a text is to be prepared; absent: its author. */
export const preparedQuery = z.object({
  kind: z.enum(['thanking', 'inviting']),
  person: id.optional(),
});
/** The ready text in the language of whoever reads it, filled in. */
export const prepared = z.object({ text: z.string(), language, name: z.string() });
export type Prepared = z.infer<typeof prepared>;

/** The author's new words for what a moderator gave back. */
export const resubmit = z.object({
  text: z.string().trim().min(1).max(20_000),
  version: z.number().int(),
});
export type Resubmit = z.infer<typeof resubmit>;

/** Where a thread comes from and leads to. */
export const threadLinks = z.object({
  items: z.array(
    z.object({
      kind: z.enum(['merged', 'split']),
      /** `on`: it leads on to the other one; `back`: it comes from there. */
      direction: z.enum(['on', 'back']),
      id,
      title: z.string(),
      language,
    }),
  ),
});
export type ThreadLinks = z.infer<typeof threadLinks>;

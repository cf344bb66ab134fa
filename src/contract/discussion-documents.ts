import { z } from 'zod';
import { language } from './common.ts';

/** What was made of a discussion at its end, where SharePoint keeps it. */
export const discussionDocument = z.object({
  kind: z.enum(['synthesis', 'brief', 'proceedings', 'group']),
  /** Of a `group`: which constituent group; null for the other kinds. */
  group: z.enum(['government', 'employers', 'workers']).nullable(),
  language,
  webUrl: z.string(),
  pdfUrl: z.string().nullable(),
});
export type DiscussionDocument = z.infer<typeof discussionDocument>;

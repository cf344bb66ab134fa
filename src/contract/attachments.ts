import { z } from 'zod';
import { id } from './common.ts';

/** What a text carries of files: a contribution's or a reply's. */
export const attachmentsQuery = z.object({ kind: z.enum(['contribution', 'reply']), id });

const openers = z.object({
  kind: z.enum(['all', 'community', 'named', 'checked']),
  /** Its name in the reader's language, where the file is of a community. */
  community: z.string().nullable(),
});

/** As far as this reader may know of it: of a `closed` or `gone` one there is nothing but that. */
const attachment = z.object({
  standing: z.enum(['open', 'elsewhere', 'closed', 'gone']),
  title: z.string().nullable(),
  url: z.string().nullable(),
  library: z.string().nullable(),
  openers: openers.nullable(),
});
export type Attachment = z.infer<typeof attachment>;

export const attachmentList = z.object({ items: z.array(attachment) });
export type AttachmentList = z.infer<typeof attachmentList>;

/** A file that is about to be given, for whoever gives it. */
export const givenBefore = z.object({
  /** As its giver wrote it. */
  url: z.string(),
  title: z.string().nullable(),
  library: z.string().nullable(),
  openers: openers.nullable(),
  /** How many of the `readers` cannot open it; null where that is not known. */
  cannot: z.number().int().min(0).nullable(),
  readers: z.number().int().min(0),
});
export type GivenBefore = z.infer<typeof givenBefore>;

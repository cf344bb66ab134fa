import { z } from 'zod';
import { instant, reason } from './common.ts';

/** A document outside the libraries of Praxis, found by Microsoft Search with this person's own rights. */
export const elsewhereItem = z.object({
  title: z.string(),
  /** The ending of its name, such as `docx`; empty where it has none. */
  type: z.string(),
  webUrl: z.string(),
  /** The site's name in its address. */
  site: z.string().nullable(),
  modifiedAt: instant.nullable(),
  reasons: z.array(reason),
  /** The same file lies in so many other places. */
  copies: z.number().int(),
  /** The title of a document that is shown beside it and whose file has the same name. */
  namesake: z.string().nullable(),
});
export type ElsewhereItem = z.infer<typeof elsewhereItem>;

export const elsewhere = z.object({
  items: z.array(elsewhereItem),
  /** Why nothing can be said of it. `late`: Microsoft was not waited for any longer. */
  silence: z.enum(['sign-in', 'consent', 'unavailable', 'late']).nullable(),
});
export type Elsewhere = z.infer<typeof elsewhere>;

import { z } from 'zod';

/** Interface languages; the same list as the kernel's, restated because the tab knows only the contract. */
export const language = z.enum(['en', 'fr', 'es']);
export const id = z.string().min(1).max(200);
/** ISO 8601 instant with zone. */
export const instant = z.iso.datetime({ offset: true });

/** Every refusal: a code, and the sentence for the person in their language. */
export const problem = z.object({
  code: z.string(),
  message: z.string(),
  /** Field names of the request that did not parse. */
  fields: z.array(z.string()).optional(),
});
export type Problem = z.infer<typeof problem>;

/** Makes a click or form the same however often it is sent: a random id from the sender. */
export const nonce = z.string().min(8).max(100);

/**
 * Why an item is shown: `reasons.<kind>` in locales, filled with `values`: names and words; of `answered` the month
 * (`YYYY-MM`), of `missions` how many.
 */
export const reason = z.object({
  kind: z.enum(['topic', 'country', 'answered', 'missions', 'words', 'language', 'recent']),
  values: z.array(z.string()),
});
export type Reason = z.infer<typeof reason>;

/**
 * Why documents that are shared with people one by one were not looked at for this person: not signed in, not allowed
 * by the organization, no answer. It says nothing of whether there are any.
 */
export const unable = z.enum(['sign-in', 'consent', 'unavailable']);
export type Unable = z.infer<typeof unable>;

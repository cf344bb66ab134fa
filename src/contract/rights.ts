import { z } from 'zod';

/** What can be done in the name of the person who asks, and what their organization has not allowed. */
export const ownRights = z.object({
  state: z.enum(['ready', 'sign-in', 'consent', 'unavailable']),
  missing: z
    .object({
      /** Delegated rights of Microsoft Graph, by name. */
      rights: z.array(z.string()),
      /** Where an administrator gives them. */
      link: z.string(),
    })
    .nullable(),
});
export type OwnRights = z.infer<typeof ownRights>;

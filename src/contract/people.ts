import { z } from 'zod';
import { capture, prompt } from './capture.ts';
import { id, instant, language } from './common.ts';
import { discussionSummary } from './discussions.ts';
import { handoverSummary } from './handovers.ts';
import { querySummary } from './queries.ts';

export const me = z.object({
  id,
  name: z.string(),
  language,
  zone: z.string(),
  communities: z.array(
    z.object({
      id,
      name: z.string(),
      role: z.enum(['member', 'moderator', 'guest']),
      /** The channel in which it talks: a tab there knows by it where it is. */
      channelId: z.string(),
      /** It is opened to guests. */
      guests: z.boolean().optional(),
    }),
  ),
  administrator: z.boolean(),
  /** By which links to pages are made for others to follow. */
  tab: z.object({ publicUrl: z.string(), teamsApp: z.string().nullable() }).optional(),
  /** Of another organization: sees what is marked for guests; absent: staff. */
  guest: z.boolean().optional(),
  /** The product's time, which local mode can move: forms begin from it and not from the browser's clock. */
  now: instant,
});
export type Me = z.infer<typeof me>;

export const home = z.object({
  discussions: z.array(discussionSummary),
  /** Open questions of one's communities, and one's own that want a verdict. */
  queries: z.array(querySummary),
  /** Handovers in which one is leaver, supervisor or successor and something is to be done. */
  handovers: z.array(handoverSummary),
  waiting: z.number().int(),
  prompts: z.array(prompt),
  drafts: z.array(capture),
  /** Documents that came lately on the topics of one's communities and that one may open, newest first. */
  fresh: z.array(
    z.object({ id, title: z.string(), type: z.string(), language: z.string(), at: instant }),
  ),
  /** The product's time: what is due soon is due by it and not by the browser's clock. */
  now: instant,
});
export type Home = z.infer<typeof home>;

export const chooseLanguage = z.object({ language });

/** By Microsoft Entra: what the browser's library asks there, for a token of this server's own API. */
const entraSignIn = z.object({
  mode: z.literal('entra'),
  /** `https://login.microsoftonline.com/<tenant id>` */
  authority: z.url(),
  tenantId: z.string(),
  clientId: z.string(),
  /** The one right it asks for: `api://…/access_as_user`. */
  scope: z.string(),
});
export type EntraSignIn = z.infer<typeof entraSignIn>;

/** How a browser outside Teams signs in: locally by choosing a person; `teams`: not at all. */
export const signIn = z.discriminatedUnion('mode', [
  z.object({
    mode: z.literal('local'),
    people: z.array(z.object({ id, name: z.string(), title: z.string(), office: z.string() })),
  }),
  z.object({ mode: z.literal('teams') }),
  entraSignIn,
]);
export type SignIn = z.infer<typeof signIn>;

import { z } from 'zod';
import { id, language } from './common.ts';
import { discussionSummary } from './discussions.ts';

/** What a script on a page of the organization's SharePoint must know before it has a token. */
export const siteService = z.object({
  /** What it asks a token for, such as `api://praxis.example.org/botid-<app id>`. */
  resource: z.string(),
  /** By which Teams knows the app; null where there is no Teams. */
  teamsApp: z.string().nullable(),
});
export type SiteService = z.infer<typeof siteService>;

const MOST_BESIDE = 20;

export const besideQuery = z.object({
  /** Of the page or document that is read. */
  address: z.url({ protocol: /^https?$/ }).max(2000),
  /** What a page that is not in the catalogue is about. */
  title: z.string().trim().max(300).default(''),
  limit: z.coerce.number().int().min(1).max(MOST_BESIDE).default(5),
});
export type BesideQuery = z.infer<typeof besideQuery>;

export const besidePage = z.object({
  /** The page itself, where the catalogue knows it and this person may open it. */
  document: z.object({ id, title: z.string() }).nullable(),
  items: z.array(
    z.object({
      id,
      title: z.string(),
      language,
      publishedOn: z.string().nullable(),
      webUrl: z.string(),
      /** Who answers for it; null where nobody does. */
      owner: z.string().nullable(),
      /** Past its review date. */
      outdated: z.boolean(),
      /** It is said to contradict another that this person may open. */
      contradicted: z.boolean(),
      /** Why it is shown, each in the reader's language. */
      why: z.array(z.string()),
    }),
  ),
});
export type BesidePage = z.infer<typeof besidePage>;

export const openDiscussionsQuery = z.object({ community: id.optional() });

export const openDiscussions = z.object({
  /** Absent where none was asked for, or none that this person is in. */
  community: z.object({ id, name: z.string() }).optional(),
  items: z.array(discussionSummary),
});
export type OpenDiscussions = z.infer<typeof openDiscussions>;

/** Those that this person is in. */
export const ownCommunities = z.object({
  items: z.array(z.object({ id, name: z.string() })),
});
export type OwnCommunities = z.infer<typeof ownCommunities>;

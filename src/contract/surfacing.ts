import { z } from 'zod';
import { id, instant, language } from './common.ts';
import { beside, product } from './knowledge.ts';

/** What was just made. */
export const made = z.object({ id });
export type Made = z.infer<typeof made>;

/** A document by its title, for who may open it. */
const documentLink = z.object({
  id,
  title: z.string(),
  language,
  webUrl: z.string(),
  publishedOn: z.string().nullable(),
  /** Absent where nothing stands on it. */
  beside: beside.optional(),
});

const chosen = z.record(z.string().max(40), z.array(z.string().max(200)).max(30));
const audience = z.enum(['all', 'community']);

export const collectionSummary = z.object({
  id,
  name: z.string(),
  description: z.string(),
  community: z.object({ id, name: z.string() }),
  topics: z.array(z.string()),
  audience,
  state: z.enum(['active', 'archived']),
  checkedAt: instant,
  /** Nobody looked at it for longer than it should be left. */
  stale: z.boolean(),
});
export type CollectionSummary = z.infer<typeof collectionSummary>;

export const collectionList = z.object({ items: z.array(collectionSummary) });
export type CollectionList = z.infer<typeof collectionList>;

const placed = documentLink.extend({ reason: z.string() });

/** A collection as this reader finds it today. */
export const collectionPage = collectionSummary.extend({
  version: z.number().int(),
  words: z.string(),
  chosen,
  checkedBy: z.string(),
  actions: z.array(z.enum(['edit', 'check', 'archive', 'restore'])),
  pinned: z.array(placed),
  hits: z.array(product),
  more: z.number().int(),
  /** For those who keep it. */
  leftOut: z.array(placed),
});
export type CollectionPage = z.infer<typeof collectionPage>;

const collectionWords = {
  name: z.string().trim().min(1).max(120),
  description: z.string().trim().max(2_000),
  words: z.string().trim().min(1).max(2_000),
  chosen,
  topics: z.array(z.string().max(100)).max(10),
  audience,
};

export const newCollection = z.object({ ...collectionWords, community: id });
export type NewCollection = z.infer<typeof newCollection>;
export const editCollection = z.object({ ...collectionWords, version: z.number().int() });
export type EditCollection = z.infer<typeof editCollection>;

export const placeInCollection = z.object({
  product: id,
  how: z.enum(['pinned', 'left-out', 'none']),
  reason: z.string().trim().max(500),
});
export type PlaceInCollection = z.infer<typeof placeInCollection>;

export const shownQuery = z.object({ limit: z.coerce.number().int().min(1).max(50).default(10) });
export const onQuery = z.object({ q: z.string().trim().min(1).max(2_000) });

export const alertKind = z.enum(['product', 'lesson', 'mission', 'query', 'discussion']);
export type AlertKind = z.infer<typeof alertKind>;
export const rhythm = z.enum(['daily', 'weekly']);

const about = {
  topics: z.array(z.string().max(100)).max(10),
  countries: z.array(z.string().max(100)).max(10),
};

export const alert = z.object({
  id,
  ...about,
  kinds: z.array(alertKind),
  collection: z.object({ id, name: z.string() }).nullable(),
  state: z.enum(['active', 'paused']),
  actions: z.array(z.enum(['change', 'pause', 'resume', 'delete', 'restore'])),
});
export type Alert = z.infer<typeof alert>;

export const newsKind = z.enum([...alertKind.options, 'posts', 'showcase', 'thanks']);

export const newsLine = z.object({
  kind: newsKind,
  id,
  title: z.string(),
  language,
  publishedOn: z.string().nullable(),
  /** Of a document: what stands on it. */
  beside: beside.optional(),
  reason: z.object({
    topics: z.array(z.string()),
    countries: z.array(z.string()),
    /** The name of the community by which it came; null where it came by an alert. */
    community: z.string().nullable(),
  }),
  /** Of a discussion: new contributions. */
  posts: z.number().int(),
  /** Its page is not this reader's any more. */
  leadsNowhere: z.literal(true).optional(),
});
export type NewsLine = z.infer<typeof newsLine>;

export const myAlerts = z.object({
  items: z.array(alert),
  rhythm,
  /** What was told in the last month, as far as this person may open it now. */
  lately: z.array(newsLine),
});
export type MyAlerts = z.infer<typeof myAlerts>;

export const newAlert = z.object({
  ...about,
  kinds: z.array(alertKind).min(1),
  collection: id.nullable(),
});
export type NewAlert = z.infer<typeof newAlert>;
export const changeAlert = newAlert.omit({ collection: true });
export type ChangeAlert = z.infer<typeof changeAlert>;
export const chooseRhythm = z.object({ rhythm });

/** What words are about, and all that an alert can be about. */
export const alertChoices = z.object({
  ...about,
  allTopics: z.array(z.object({ slug: z.string(), label: z.string() })),
  allCountries: z.array(z.object({ name: z.string(), label: z.string() })),
});
export type AlertChoices = z.infer<typeof alertChoices>;

export const announcements = z.object({
  items: z.array(
    z.object({
      id,
      document: documentLink,
      community: z.object({ id, name: z.string() }),
      topics: z.array(z.string()),
      state: z.enum(['suggested', 'announced', 'declined']),
      line: z.string(),
      reason: z.string().nullable(),
      at: instant,
      actions: z.array(z.enum(['announce', 'decline'])),
    }),
  ),
});
export type Announcements = z.infer<typeof announcements>;
export const announce = z.object({ line: z.string().trim().max(500) });
export const decline = z.object({ reason: z.string().trim().max(500) });

export const wouldTellQuery = z.object({
  kind: z.enum(['capture', 'synthesis', 'consolidated', 'lessons']),
  id,
});
export type WouldTellQuery = z.infer<typeof wouldTellQuery>;
export const wouldTell = z.object({ communities: z.array(z.string()) });
export type WouldTell = z.infer<typeof wouldTell>;

export const reviews = z.object({
  items: z.array(
    z.object({
      document: documentLink,
      owner: z.string().nullable(),
      reviewOn: z.string(),
      mine: z.boolean(),
      state: z.enum(['asked', 'work', 'withdraw', 'settled']).nullable(),
      note: z.string(),
    }),
  ),
});
export type Reviews = z.infer<typeof reviews>;

export const stillRight = z.object({ reviewOn: z.iso.date() });
export const reviewNote = z.object({ note: z.string().trim().max(500) });
export const newOwner = z.object({ to: z.string().trim().min(1).max(200) });

/** What is kept of a document besides itself: versions, sources, its review. */
export const history = z.object({
  versions: z.array(z.object({ modifiedAt: instant })),
  /** The library it lies in. */
  library: z.string().nullable(),
  /** What it was made of, for those who may read that. */
  origin: z.object({ kind: z.enum(['discussion', 'query', 'capture']), id }).nullable(),
  review: z
    .object({
      state: z.enum(['asked', 'work', 'withdraw', 'settled']),
      note: z.string(),
      by: z.string().nullable(),
      at: instant.nullable(),
      keptHere: z.boolean(),
    })
    .nullable(),
  mayReview: z.boolean(),
});
export type History = z.infer<typeof history>;

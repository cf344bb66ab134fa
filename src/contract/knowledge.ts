import { z } from 'zod';
import { id, instant, language, reason, unable } from './common.ts';
import { elsewhere } from './elsewhere.ts';

/** Another form of an item: the same in another language, or another copy of it. */
export const otherForm = z.object({
  id,
  title: z.string(),
  language,
  publishedOn: z.string().nullable(),
  webUrl: z.string(),
  how: z.enum(['translation', 'copy', 'version']),
});
export type OtherForm = z.infer<typeof otherForm>;

/** Somebody says that this item and another contradict each other. Only for those who may open both. */
export const contradictionNotice = z.object({
  id,
  other: z.object({ id, title: z.string(), language, webUrl: z.string() }),
  why: z.string(),
  state: z.enum(['open', 'settled']),
  /** What came of it; null while it is open. */
  outcome: z.string().nullable(),
  flaggedAt: instant,
  settledAt: instant.nullable(),
});
export type ContradictionNotice = z.infer<typeof contradictionNotice>;

/** What stands on a document, where it has one line in a list. */
export const beside = z.object({
  contradicted: z.enum(['open', 'settled']).nullable(),
  differing: z.number().int(),
});
export type Beside = z.infer<typeof beside>;

/** What readers said, once enough of them did. */
export const readersSay = z.object({
  people: z.number().int(),
  /** Means of 1 to 5. */
  quality: z.number(),
  usefulness: z.number(),
});
export type ReadersSay = z.infer<typeof readersSay>;

/** Where an item comes from that is known by link and metadata alone. */
export const origin = z.object({
  /** `outside.mark.<kind>` with the name of the source. */
  kind: z.enum(['catalogue', 'lessons']),
  name: z.string(),
  /** `2019`, `2019-05` or `2019-05-31`. */
  published: z.string().nullable(),
  authors: z.array(z.string()),
  numbers: z.array(z.string()),
  sector: z.string().nullable(),
  evaluation: z.string().nullable(),
  readAt: instant.nullable(),
  /** So many days ago. */
  age: z.number().int().nullable(),
  /** It was not read for longer than it should be, or does not answer. */
  stale: z.boolean(),
});
export type Origin = z.infer<typeof origin>;

export const product = z.object({
  id,
  title: z.string(),
  type: z.string(),
  abstract: z.string(),
  language,
  topics: z.array(z.string()),
  countries: z.array(z.string()),
  unit: z.string().nullable(),
  publishedOn: z.string().nullable(),
  reviewOn: z.string().nullable(),
  /** Past its review date. */
  outdated: z.boolean(),
  webUrl: z.string(),
  /** Absent of files. */
  origin: origin.optional(),
  reasons: z.array(reason),
  /** Who answers for it; absent where nobody was looked up. */
  owner: z.string().nullable().optional(),
  /** Grouped under it. */
  alike: z.array(otherForm).optional(),
  notices: z.array(contradictionNotice).optional(),
  /** How many say beside it that they see it differently; absent where nobody does. */
  differing: z.number().int().min(1).optional(),
  readers: readersSay.nullable().optional(),
});
export type Product = z.infer<typeof product>;

/** What is nearly the same as something that is about to be published. */
export const likelyCopies = z.object({ items: z.array(product) });
export type LikelyCopies = z.infer<typeof likelyCopies>;

/** What is on the same as a record that is being written. `startable`: the ids of those that it may start from. */
export const relatedToRecord = likelyCopies.extend({ startable: z.array(id) });
export type RelatedToRecord = z.infer<typeof relatedToRecord>;

/** The document that a record starts from. */
export const startFrom = z.object({ product: id });

/** By what results are narrowed. */
export const facetName = z.enum([
  'type',
  'topic',
  'country',
  'language',
  'year',
  'unit',
  'community',
  'goal',
  'driver',
]);
export type FacetName = z.infer<typeof facetName>;

export const facet = z.object({
  name: facetName,
  values: z.array(
    z.object({
      value: z.string(),
      /** Of values that are not words themselves, such as a community's. */
      label: z.string().nullable(),
      count: z.number().int(),
      /** How many of these are of our libraries, and no records of a catalogue outside. */
      own: z.number().int(),
      chosen: z.boolean(),
    }),
  ),
});
export type Facet = z.infer<typeof facet>;

/** Values of one facet, separated by `|`: any of them. */
const chosen = z.string().max(2_000).optional();

export const searchQuery = z.object({
  q: z.string().trim().min(1).max(2_000),
  limit: z.coerce.number().int().min(1).max(50).default(5),
  type: chosen,
  topic: chosen,
  country: chosen,
  language: chosen,
  year: chosen,
  unit: chosen,
  community: chosen,
  goal: chosen,
  driver: chosen,
});

export const searchAnswer = z.object({
  /** Absent where only the libraries of Praxis are searched; neither counted nor narrowed with the rest. */
  elsewhere: elsewhere.optional(),
  hits: z.array(product),
  more: z.number().int(),
  unable: unable.nullable(),
  facets: z.array(facet),
  /** There is more than was counted. */
  atLeast: z.boolean(),
  /** False: what is shown is near, and probably not what was asked for. */
  good: z.boolean(),
  /** While documents are still being read, how many of them are; `total` null: not known yet. */
  reading: z.object({ done: z.number().int(), total: z.number().int().nullable() }).nullish(),
});
export type SearchAnswer = z.infer<typeof searchAnswer>;

export const missing = z.object({
  words: z.string().trim().min(1).max(2_000),
  /** They want to hear when something is there; absent: they do not. */
  tell: z.boolean().optional(),
});
export type Missing = z.infer<typeof missing>;

export const knowledgeGaps = z.object({
  items: z.array(
    z.object({
      id,
      words: z.string(),
      topics: z.array(z.string()),
      countries: z.array(z.string()),
      language,
      people: z.number().int(),
      at: instant,
      /** Who sees to it. */
      takenBy: z.string().nullable(),
      mine: z.boolean(),
      /** The questions that left it; who only searched is counted and not named. */
      questions: z.array(
        z.object({
          /** Null where this reader may not open it. */
          query: id.nullable(),
          asker: z.string().nullable(),
          neededBy: z.string().nullable(),
          /** What was found beside it, and did not answer it. */
          found: z.array(z.object({ id, title: z.string(), language })),
          asked: z.array(z.string()),
        }),
      ),
    }),
  ),
});
export const takeGap = z.object({ take: z.boolean() });
export type KnowledgeGaps = z.infer<typeof knowledgeGaps>;

export const libraryState = z.object({
  products: z.number().int(),
  syncing: z.boolean(),
  unreadable: z.array(z.object({ name: z.string(), reason: z.string(), webUrl: z.string() })),
});
export type LibraryState = z.infer<typeof libraryState>;
